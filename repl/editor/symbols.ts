/**
 * The signs that a keyboard lacks, by the names that TeX gives them: `\alpha` and Tab make α.
 *
 * @module
 */
import type { Completion } from "./language.ts";

const GREEK = "alpha beta gamma delta epsilon zeta eta theta iota kappa " +
  "lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega";

/** Each sign by its name. */
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  // The final sigma stands between rho and sigma, and is no letter of formulas.
  ...GREEK.split(" ").flatMap((name, i): [string, string][] => {
    const code = 0x3b1 + i + (i > 16 ? 1 : 0);
    const capital = name[0].toUpperCase() + name.slice(1);
    return [
      [name, String.fromCharCode(code)],
      [capital, String.fromCharCode(code - 0x20)],
    ];
  }),
  ["nabla", "∇"],
  ["partial", "∂"],
  ["sqrt", "√"],
  ["cbrt", "∛"],
  ["infty", "∞"],
  ["times", "×"],
  ["cdot", "·"],
  ["div", "÷"],
  ["le", "≤"],
  ["ge", "≥"],
  ["ne", "≠"],
  ["prime", "′"],
  ["^2", "²"],
  ["^3", "³"],
  ["^n", "ⁿ"],
]);

/** The signs whose name begins like the one at the cursor; nothing where there is no backslash. */
export function completeSymbol(
  source: string,
  cursor: number,
): Completion | undefined {
  const typed = /\\([A-Za-z^][A-Za-z0-9]*)?$/.exec(source.slice(0, cursor));
  if (!typed) return undefined;
  const [whole, name = ""] = typed;
  const exact = SYMBOLS.get(name);
  const names = exact !== undefined
    ? [name]
    : [...SYMBOLS.keys()].filter((known) => known.startsWith(name));
  return {
    from: cursor - whole.length,
    to: cursor,
    items: names.map((name) => ({
      text: SYMBOLS.get(name)!,
      detail: `\\${name}`,
    })),
  };
}
