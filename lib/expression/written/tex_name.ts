/**
 * Names in TeX.
 *
 * @module
 */

const GREEK = /* @__PURE__ */ new Set(
  /* @__PURE__ */ ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega " +
    "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega").split(" "),
);

// The letters of the first line are the words of the second.
const LETTERS = /* @__PURE__ */ Array.from("αβγδεζηθικλμνξρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ");
const WORDS = /* @__PURE__ */ Array.from(GREEK).filter((word) => word !== "pi");

function greek(letter: string): string {
  const at = LETTERS.indexOf(letter);
  return at < 0 ? letter : WORDS[at];
}

/** A name: Greek letters as commands, digits at the end as an index, words upright. */
export function name(text: string): string {
  if (text === "inf") return "\\infty";
  const [, whole, index] = /^(.+)\[(.+)\]$/u.exec(text) ?? [];
  if (whole !== undefined) {
    // TeX refuses a second subscript.
    const base = name(whole);
    return `${base.endsWith("}") ? `{${base}}` : base}_{${index}}`;
  }
  const plain = text.replace(
    /[₀-₉]/g,
    (digit) => String(digit.charCodeAt(0) - 0x2080),
  );
  const [, letters, digits] = /^(.+?)_?(\d*)$/u.exec(plain)!;
  const stem = greek(letters);
  const shown = GREEK.has(stem)
    ? `\\${stem}`
    : [...stem].length === 1
    ? stem.replace("_", "\\_")
    : `\\mathrm{${stem.replaceAll("_", "\\_")}}`;
  return digits ? `${shown}_{${digits}}` : shown;
}
