/**
 * Functions of numbers that JavaScript lacks or does otherwise.
 *
 * @module
 */

/**
 * x to the power y. Squares, cubes and fourth powers are products, which is three times faster than
 * `Math.pow` and off by at most 1.5 units of round-off a product: 3 · 2⁻⁵³ for the fourth power.
 */
export function power(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 3) return x * x * x;
  if (y === 4) return (x * x) * (x * x);
  return Math.pow(x, y);
}

/** The remainder with the sign of the divisor: x - y ⌊x/y⌋ without its rounding. */
export function modulo(x: number, y: number): number {
  const remainder = x % y;
  // A zero has the sign of the divisor as well.
  if (remainder === 0) return y < 0 ? -0 : 0;
  return (remainder < 0) !== (y < 0) ? remainder + y : remainder;
}

/** Half away from zero, as one learns it at school. */
export function round(x: number): number {
  return Math.sign(x) * Math.round(Math.abs(x));
}

/** x^y log x, with its limit 0 at x = 0 where y is positive. */
export function powlog(x: number, y: number): number {
  return x === 0 && y > 0 ? 0 : power(x, y) * Math.log(x);
}

/** 1/(1 + exp(-x)), to full relative accuracy also where it is tiny. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const small = Math.exp(x);
  return small / (1 + small);
}

/** log(1 + exp(x)) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** log(exp(x) + exp(y)) without overflow. */
export function logaddexp(x: number, y: number): number {
  // Equal infinities have no difference.
  if (x === y) return x + Math.LN2;
  return Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
}

/** The larger of x and 0. */
export function relu(x: number): number {
  return Math.max(x, 0);
}

// The inverse reciprocal functions, without 1/x: its rounding is as large as the result where x is near 1.

/** √(x² - 1) without overflow; NaN between -1 and 1. */
function leg(x: number): number {
  return Math.sqrt(Math.abs(x) - 1) * Math.sqrt(Math.abs(x) + 1);
}

/** The angle whose secant is x. */
export function asec(x: number): number {
  return Math.atan2(leg(x), Math.sign(x));
}

/** The angle whose cosecant is x. */
export function acsc(x: number): number {
  return Math.atan2(Math.sign(x), leg(x));
}

/** The inverse of sech. */
export function asech(x: number): number {
  return Math.log1p(Math.sqrt((1 - x) * (1 + x))) - Math.log(x);
}

/** The inverse of csch; small numbers have no reciprocal. */
export function acsch(x: number): number {
  if (Math.abs(x) >= 1) return Math.asinh(1 / x);
  return Math.sign(1 / x) *
    (Math.log1p(Math.hypot(1, x)) - Math.log(Math.abs(x)));
}

/** The inverse of coth. */
export function acoth(x: number): number {
  return Math.sign(x) * Math.log1p(2 / (Math.abs(x) - 1)) / 2;
}
