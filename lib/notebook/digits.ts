/**
 * The decimal digits of a float: the fewest that identify it, or the exact value rounded half to even.
 *
 * @module
 */
import { type Decimal, dragon4, roundUp, trim } from "./dragon4.ts";

export type { Decimal };

const ZERO: Decimal = { digits: "0", exponent: 0 };
const SMALLEST_NORMAL = 2 ** -1022;
const SMALLEST_NORMAL_SINGLE = 2 ** -126;

/** The fewest digits that read back as the same float: a double, or a float32 if `single`. */
export function shortest(x: number, single: boolean): Decimal {
  const size = Math.abs(x);
  if (size === 0) return ZERO;
  const double = parse(size.toExponential());
  return single ? shortestSingle(size, double) : double;
}

/** The shortest digits if there are at most `count`, else the exact value rounded half to even there. */
export function cut(
  x: number,
  single: boolean,
  count: number,
  digits: Decimal = shortest(x, single),
): Decimal {
  if (digits.digits.length <= count) return digits;
  return round(x, single ? shortest(x, false) : digits, count);
}

/** The exact value rounded half to even at `count` digits, though fewer would identify the float. */
export function exact(
  x: number,
  single: boolean,
  count: number,
  digits: Decimal = shortest(x, single),
): Decimal {
  const size = Math.abs(x);
  if (size === 0) return ZERO;
  const isSubnormal = size < SMALLEST_NORMAL;
  if (isSubnormal || (single && isPowerOfTwo(size))) {
    return dragon4(size, single, { atLeast: count, atMost: count });
  }
  return round(size, single ? shortest(size, false) : digits, count);
}

// Rounding the shortest digits D of a double is rounding its exact value, unless D ends in a lone 5 at the
// cut: no decimal as short as the midpoint there can lie between the double and D, or it would be D.
function round(
  x: number,
  { digits, exponent }: Decimal,
  count: number,
): Decimal {
  if (digits.length <= count) return { digits, exponent };
  const next = digits.charCodeAt(count);
  if (next === FIVE && digits.length === count + 1) {
    return dragon4(Math.abs(x), false, { atLeast: count, atMost: count });
  }
  const kept = digits.slice(0, count);
  return next < FIVE
    ? trim({ digits: kept, exponent })
    : roundUp(kept, exponent);
}

const FIVE = "5".charCodeAt(0);

// Six digits or fewer survive a trip through a normal float32, so one that has so short a form has only that one;
// nine always suffice. `toExponential` rounds ties up, numpy to even: a tie shows as a double of one digit more.
function shortestSingle(size: number, double: Decimal): Decimal {
  const count = double.digits.length;
  if (size < SMALLEST_NORMAL_SINGLE || isPowerOfTwo(size)) {
    return dragon4(size, true);
  }
  if (count <= 6) return double;
  if (count <= 10 && double.digits.endsWith("5")) return dragon4(size, true);
  for (let kept = 6; kept < 9; kept++) {
    const text = size.toExponential(kept - 1);
    if (Math.fround(Number(text)) === size) return trim(parse(text));
  }
  return parse(size.toExponential(8));
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size)) &&
    2 ** Math.round(Math.log2(size)) === size;
}

function parse(text: string): Decimal {
  const mark = text.indexOf("e");
  const exponent = Number(text.slice(mark + 1));
  const digits = mark === 1 ? text[0] : text[0] + text.slice(2, mark);
  return { digits, exponent };
}
