/**
 * Mathematics as TeX writes it.
 *
 * @module
 */
import type { Spelling } from "./row.ts";

/** What stands in braces without others in them. */
const GROUP = String.raw`\{([^{}]*)\}`;

/** How a formula of TeX is written here; nothing where a text is none. */
export function fromTeX(text: string): Spelling | undefined {
  const isTeX = /\\[a-zA-Z]+|\^\{|^\$.*\$$/.test(text);
  if (!isTeX || /\\(?:int|lim|iint|oint)\b/.test(text)) return undefined;
  return { reason: "TeX is not read", hint: `write ${plain(text)}` };
}

function plain(text: string): string {
  let written = text.replace(/^\$+|\$+$/g, "")
    .replace(/\\(?:left|right|displaystyle|,|;|!|quad)(?![a-zA-Z])/g, "")
    .replace(/\\(?:mathrm|text|operatorname|mathbf)\{(\w+)\}/g, "$1")
    .replace(/\\(sum|prod)_\{(\w)=([^{}]+)\}\^(?:\{([^{}]+)\}|(\w))\s*(.+)$/, (
      _,
      name,
      i,
      from,
      to,
      other,
      term,
    ) => `${name}(${i}, ${from}, ${to ?? other}, ${term})`)
    .replace(/\\(?:d?frac)\{d\}\{d(\w)\}/g, "d/d$1 ")
    .replace(/\\(?:d?frac)\{d(\w)\}\{d(\w)\}/g, "d$1/d$2 ")
    .replace(
      /\\(?:d?frac)\{\\partial\s*(\w?)\}\{\\partial\s*(\w)\}/g,
      "∂$1/∂$2 ",
    );
  // From the inside out: each pass opens one level of braces.
  for (let before = ""; before !== written;) {
    before = written;
    written = written
      .replace(new RegExp(String.raw`\\d?frac${GROUP}${GROUP}`), "($1)/($2)")
      .replace(new RegExp(String.raw`\\sqrt\[3\]${GROUP}`), "cbrt($1)")
      .replace(new RegExp(String.raw`\\sqrt${GROUP}`), "sqrt($1)")
      .replace(
        new RegExp(String.raw`\^${GROUP}`),
        (_, power) =>
          /^(?:\d+|[a-zA-Z])$/.test(power) ? `^${power}` : `^(${power})`,
      )
      .replace(new RegExp(String.raw`_${GROUP}`), "_$1");
  }
  return written.replace(/\\(?:cdot|times)\b\s*/g, "*").replace(
    /\\nabla\s*/g,
    "grad ",
  )
    .replace(/\\ln\b/g, "log")
    .replace(/\\([a-zA-Z]+)/g, "$1")
    .replace(/\s+/g, " ").trim();
}
