/**
 * The names of partial derivatives: `∂f/∂x`, `∂²f/∂x²`, `∂²f/∂x∂y`.
 *
 * @module
 */

const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A partial derivative: of what, and how often by each variable in turn. */
interface PartialName {
  readonly of: string;
  readonly by: readonly (readonly [variable: string, times: number])[];
}

function superscript(times: number): string {
  return times === 1
    ? ""
    : [...String(times)].map((digit) => DIGITS[Number(digit)]).join("");
}

function timesOf(power: string): number {
  return power === ""
    ? 1
    : Number([...power].map((digit) => DIGITS.indexOf(digit)).join(""));
}

/** What a name says, if it is that of a partial derivative. */
export function readPartialName(name: string): PartialName | undefined {
  const [, of, below] =
    new RegExp(`^∂[${DIGITS}]*([^/]+)/(∂.+)$`, "u").exec(name) ?? [];
  if (of === undefined) return undefined;
  const each = new RegExp(`∂([^∂${DIGITS}]+)([${DIGITS}]*)`, "gu");
  const by = [...below.matchAll(each)].map(
    ([, variable, power]) => [variable, timesOf(power)] as const,
  );
  return { of, by };
}

/** The name of the derivative of a function, a partial derivative perhaps, by one more variable. */
export function partialName(f: string, variable: string): string {
  const { of, by } = readPartialName(f) ?? { of: f, by: [] };
  const last = by.at(-1);
  const all = last?.[0] === variable
    ? [...by.slice(0, -1), [variable, last[1] + 1] as const]
    : [...by, [variable, 1] as const];
  const order = all.reduce((sum, [, times]) => sum + times, 0);
  const below = all.map(([name, times]) => `∂${name}${superscript(times)}`)
    .join("");
  return `∂${superscript(order)}${of}/${below}`;
}
