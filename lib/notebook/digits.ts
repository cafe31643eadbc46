/**
 * The decimal digits of a float: the fewest that identify it, or the exact value rounded half to even.
 *
 * @module
 */

/** A non-negative number in decimal, d₁.d₂d₃… × 10^exponent, without trailing zeros; zero is "0". */
export interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

const SMALLEST_NORMAL = 2 ** -1022;
const SMALLEST_NORMAL_SINGLE = 2 ** -126;

/** The fewest digits that read back as the same float: a double, or a float32 if `single`. */
export function shortest(x: number, single: boolean): Decimal {
  const size = Math.abs(x);
  const double = parse(size.toExponential());
  return single && size > 0 ? shortestSingle(size, double) : double;
}

// Six digits or fewer survive a trip through a normal float32, so one that has so short a form has only that one; nine always
// suffice.
function shortestSingle(size: number, double: Decimal): Decimal {
  const isNormal = size >= SMALLEST_NORMAL_SINGLE;
  if (isNormal && double.digits.length <= 6) return double;
  for (let count = isNormal ? 6 : 1;; count++) {
    const decimal = roundedSingle(size, count, double);
    if (isSingle(decimal, size)) return decimal;
  }
}

/** The shortest digits if there are at most `count`, else the exact value rounded half to even there. */
export function cut(
  x: number,
  single: boolean,
  count: number,
  decimal: Decimal = shortest(x, single),
): Decimal {
  return decimal.digits.length <= count
    ? decimal
    : rounded(x, count, single ? undefined : decimal);
}

/** The exact value at `count` digits, though fewer may identify the float. */
export function exact(
  x: number,
  single: boolean,
  count: number,
  decimal?: Decimal,
): Decimal {
  return single
    ? roundedSingle(Math.abs(x), count, shortest(x, false))
    : rounded(x, count, decimal);
}

/** A float32 in so many digits: the gap above a power of two is twice the gap below, and numpy rounds up into it from afar, too. */
function roundedSingle(size: number, count: number, double: Decimal): Decimal {
  const nearest = rounded(size, count, double);
  const isUneven = Number.isInteger(Math.log2(size));
  if (!isUneven || isSingle(nearest, size)) return nearest;
  const above = next(nearest, count);
  return isSingle(above, size) ? above : nearest;
}

/**
 * The exact value rounded half to even at `count` digits.
 *
 * Rounding the shortest digits D of a double is rounding its exact value, unless D ends in a lone 5 at the cut: no decimal as short
 * as the midpoint there can lie between the double and D, or it would be D.
 */
function rounded(
  x: number,
  count: number,
  double: Decimal = shortest(x, false),
): Decimal {
  const { digits, exponent } = double;
  const size = Math.abs(x);
  const isSubnormal = size > 0 && size < SMALLEST_NORMAL;
  if (digits.length <= count && !isSubnormal) return double;
  const kept = digits.slice(0, count);
  const isLoneFive = digits.length === count + 1 && digits[count] === "5";
  if (!isLoneFive && !isSubnormal) {
    return digits[count] < "5" ? trimmed(kept, exponent) : next(double, count);
  }
  // The engine rounds the exact value, too, but ties up. Only a multiple of 2⁻ᵏ may be a tie of k decimals.
  const isTie = Number.isInteger(size * 2 ** (count - exponent)) &&
    parse(size.toExponential(100)).digits === digits;
  return isTie && Number(kept) % 2 === 0
    ? trimmed(kept, exponent)
    : parse(size.toExponential(count - 1));
}

/** The decimal one unit in the last of `count` places above its first digits. */
function next({ digits, exponent }: Decimal, count: number): Decimal {
  const up = String(Number(digits.slice(0, count).padEnd(count, "0")) + 1);
  return trimmed(up, exponent + up.length - count);
}

/** Whether a decimal reads as a float32. */
function isSingle({ digits, exponent }: Decimal, size: number): boolean {
  const last = exponent - digits.length + 1;
  return Math.fround(Number(`${digits}e${last}`)) === size;
}

function parse(text: string): Decimal {
  const mark = text.indexOf("e");
  return trimmed(text[0] + text.slice(2, mark), Number(text.slice(mark + 1)));
}

function trimmed(digits: string, exponent: number): Decimal {
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === ZERO) end--;
  return { digits: digits.slice(0, end), exponent };
}

const ZERO = "0".charCodeAt(0);
