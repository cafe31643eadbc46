/**
 * Random expressions of the whole language, as text.
 *
 * @module
 */

const NAMES = ["x", "y", "zeta", "β"];
const NUMBERS = ["0", "1", "2", "10", "0.5", "1e-3", "2.5E2", "7"];
const FUNCTIONS = ["sin", "sqrt", "exp", "f", "abs", "erf"];
const BINARY = ["+", "-", "*", "/", "^", "mod", "and", "or", " ", "·", "**"];

/** A random expression that is right more often than not. */
export function randomExpression(random: () => number, depth: number): string {
  const pick = <T>(list: readonly T[]): T =>
    list[Math.floor(random() * list.length)];
  const below = () => randomExpression(random, depth - 1);
  if (depth <= 0) return pick(random() < 0.5 ? NAMES : NUMBERS);
  const forms: (() => string)[] = [
    () => `${below()} ${pick(BINARY)} ${below()}`,
    () => `${below()}${pick(["+", "-", "*", "/", "^"])}${below()}`,
    () => `${below()} ${below()}`,
    () => `(${below()})`,
    () => `(${below()})`,
    () => `${pick(FUNCTIONS)}(${below()})`,
    () => `atan2(${below()}, ${below()})`,
    () => `${pick(["-", "+", "not ", "√", "2"])}(${below()})`,
    () => `-${below()}`,
    () => `|${below()}|`,
    () => `(${below()})${pick(["!", "²", "⁻¹"])}`,
    () => `${below()} ${pick(["<", "<=", "==", "≠"])} ${below()}`,
    () => `${below()} ? ${below()} : ${below()}`,
    () =>
      `{${below()} if ${below()}; ${below()} if ${below()}; ${below()} otherwise}`,
    () => `{${below()} if ${below()}}`,
    () => `[${below()}, ${below()}]`,
    () => `[${below()}, ${below()}; ${below()}, ${below()}]`,
    () => `[[${below()}], ${below()}; [2], 3]`,
    () => `[${below()}, 2][1]`,
    () => `(${below()})[2]`,
    () => `f${pick(["'", "''", "′"])}(${below()})`,
    () => `${pick(["sum", "prod"])}(i, 1, 3, i ${below()})`,
  ];
  return pick(forms)();
}
