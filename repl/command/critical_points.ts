/**
 * Where the derivative of a function of one number is 0.
 *
 * @module
 */

/** A zero of the derivative and what f does there. */
export interface CriticalPoint {
  readonly x: number;
  readonly value: number;
  /** The second derivative; NaN at a kink. */
  readonly curvature: number;
  readonly kind: "minimum" | "maximum" | "no extremum";
  /** What shows it. */
  readonly evidence: string;
}

/** A function by its derivatives: order 0 is the function itself. */
export type Derivatives = (order: number) => (x: number) => number;

// Zeros of the derivative closer together than this part of the range are not told apart.
const CELLS = 1000;

/**
 * The zeros of f' over an interval: where it changes its sign, found by bisection to the last bit, and where it touches 0,
 * found as minima of |f'|. A change of sign through a pole is none.
 */
export function criticalPoints(
  derivative: Derivatives,
  [from, to]: readonly [number, number],
): CriticalPoint[] {
  const slope = derivative(1);
  const xs = Array.from(
    { length: CELLS + 1 },
    (_, i) => from + (to - from) * (i / CELLS),
  );
  const slopes = xs.map((x) => slope(x));
  const largest = Math.max(...slopes.filter(Number.isFinite).map(Math.abs), 0);
  const zeros: number[] = [];
  for (let i = 0; i <= CELLS; i++) {
    const [left, here, right] = [slopes[i - 1], slopes[i], slopes[i + 1]];
    if (here === 0) {
      // Of a stretch of zeros, its ends.
      if (left !== 0 || right !== 0) zeros.push(xs[i]);
    } else if (here * right < 0) {
      const zero = bisect(slope, xs[i], xs[i + 1]);
      if (Math.abs(slope(zero)) <= Math.max(Math.abs(here), Math.abs(right))) {
        zeros.push(zero);
      }
    } else if (
      Math.abs(here) < Math.abs(left) && Math.abs(here) <= Math.abs(right) &&
      left * here > 0
    ) {
      const touch = lowest((x) => Math.abs(slope(x)), xs[i - 1], xs[i + 1]);
      if (Math.abs(slope(touch)) <= 1e-12 * largest) zeros.push(touch);
    }
  }
  return zeros.map((x) => classify(derivative, x, (to - from) / CELLS));
}

/** Halves the interval until no number lies between its ends. */
function bisect(f: (x: number) => number, a: number, b: number): number {
  const sign = Math.sign(f(a));
  for (;;) {
    const middle = a + (b - a) / 2;
    if (middle === a || middle === b) {
      return Math.abs(f(a)) < Math.abs(f(b)) ? a : b;
    }
    const value = f(middle);
    if (value === 0) return middle;
    if (Math.sign(value) === sign) a = middle;
    else b = middle;
  }
}

/** The lowest point between two ends, by golden sections (Kiefer, 1953). */
function lowest(f: (x: number) => number, a: number, b: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  for (let k = 0; k < 80; k++) {
    const [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
    if (f(c) < f(d)) b = d;
    else a = c;
  }
  return (a + b) / 2;
}

function classify(
  derivative: Derivatives,
  x: number,
  reach: number,
): CriticalPoint {
  const value = derivative(0)(x);
  const curvature = derivative(2)(x);
  const [before, after] = [derivative(1)(x - reach), derivative(1)(x + reach)];
  const signs = `f' goes from ${word(before)} to ${word(after)}`;
  const kind = before < 0 && after > 0
    ? "minimum"
    : before > 0 && after < 0
    ? "maximum"
    : "no extremum";
  const near = reach * 1e-6;
  const isKink = Math.abs(derivative(1)(x - near)) > Math.abs(before) / 2 &&
    Math.abs(derivative(1)(x + near)) > Math.abs(after) / 2 && before !== after;
  if (isKink) {
    return { x, value, curvature: NaN, kind, evidence: `a kink, ${signs}` };
  }
  // A second derivative that is plainly not 0 settles it; else the signs on both sides do.
  const scale = Math.max(Math.abs(before), Math.abs(after)) / reach;
  const isPlain = Math.abs(curvature) > 1e-6 * scale;
  const sign = isPlain ? (curvature > 0 ? "> 0" : "< 0") : "= 0";
  return { x, value, curvature, kind, evidence: `f'' ${sign}, ${signs}` };
}

function word(slope: number): string {
  return slope > 0 ? "+" : slope < 0 ? "-" : "0";
}
