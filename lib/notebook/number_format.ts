/**
 * One format for all the numbers of an array, decided over all of them, as numpy's default print options do:
 * at most 8 digits after the point, points aligned, scientific where the magnitudes need it.
 *
 * @module
 */
import { cut, type Decimal, exact, shortest } from "./digits.ts";

const PRECISION = 8;

/** The items of an array as words of one width. `single` says that they are float32. */
export function formatColumn(
  items: readonly number[],
  single: boolean,
): string[] {
  const finite = items.filter(Number.isFinite);
  const words = needsExponent(finite, single)
    ? scientificWords(finite, single)
    : positionalWords(finite, single);
  if (finite.length === items.length) return words;

  const names = items.map((x) => Number.isFinite(x) ? "" : nonFiniteName(x));
  const width = Math.max(
    words[0]?.length ?? 0,
    ...new Set(names.map((name) => name.length)),
  );
  let next = 0;
  return names.map((name) => (name || words[next++]).padStart(width));
}

/** What numpy calls a number that is not finite. */
export function nonFiniteName(x: number): string {
  return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf";
}

function needsExponent(finite: readonly number[], single: boolean): boolean {
  let max = 0;
  let min = Infinity;
  for (const x of finite) {
    const size = Math.abs(x);
    if (size > max) max = size;
    if (size < min && size > 0) min = size;
  }
  if (max === 0) return false;
  const ratio = single ? Math.fround(max / min) : max / min;
  return max >= 1e8 || min < 1e-4 || ratio > 1e3;
}

function positionalWords(finite: readonly number[], single: boolean): string[] {
  let left = 0;
  let right = 0;
  const parts = finite.map((x) => {
    const [whole, fraction] = split(positionalDigits(x, single));
    const signed = minus(x) + whole;
    left = Math.max(left, signed.length);
    right = Math.max(right, fraction.length);
    return [signed, fraction] as const;
  });
  return parts.map(([whole, fraction]) =>
    whole.padStart(left) + "." + fraction.padEnd(right)
  );
}

// Before the point numpy prints the exact value: the float32 76482912 is not shortened to 76482910.
function positionalDigits(x: number, single: boolean): Decimal {
  const digits = shortest(x, single);
  const wholeDigits = digits.exponent + 1;
  return digits.digits.length < wholeDigits
    ? exact(x, single, wholeDigits)
    : cut(x, single, wholeDigits + PRECISION, digits);
}

// The longest of the shortest forms decides how many digits all of them get, and then numpy prints the exact
// value to that many: 5e-324 beside 1.25 is 4.94e-324, and a float32 0.1 beside 1e-9 shows its true digits.
function scientificWords(finite: readonly number[], single: boolean): string[] {
  const cuts = finite.map((x) => cut(x, single, 1 + PRECISION));
  let longest = 0;
  let powerDigits = 2;
  for (const { digits, exponent } of cuts) {
    longest = Math.max(longest, digits.length);
    if (Math.abs(exponent) >= 100) powerDigits = 3;
  }
  const words = finite.map((x, index) => {
    const { digits, exponent } = exact(x, single, longest, cuts[index]);
    const fraction = digits.slice(1).padEnd(longest - 1, "0");
    return minus(x) + digits[0] + "." + fraction + power(exponent, powerDigits);
  });
  const width = words.reduce((width, word) => Math.max(width, word.length), 0);
  return words.map((word) => word.padStart(width));
}

/** The sign of a number as numpy shows it, that of zero included. */
export function minus(x: number): string {
  return x < 0 || Object.is(x, -0) ? "-" : "";
}

/** A power of ten, such as "e-05". */
export function power(exponent: number, digits: number): string {
  const size = String(Math.abs(exponent)).padStart(digits, "0");
  return (exponent < 0 ? "e-" : "e+") + size;
}

/** The digits before and after the point; what is before is never empty. */
export function split({ digits, exponent }: Decimal): [string, string] {
  const point = exponent + 1;
  if (point <= 0) return ["0", "0".repeat(-point) + digits];
  if (digits.length <= point) return [digits.padEnd(point, "0"), ""];
  return [digits.slice(0, point), digits.slice(point)];
}
