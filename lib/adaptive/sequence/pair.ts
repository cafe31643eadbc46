// A pair of points around x, and the two parts of f there: the odd part over h, which tends to f', and the even part less f(x),
// which tends to 0.

import type { Line } from "../../core/line.ts";

/** What a pair of points shows of f. */
export interface Pair {
  /** The step. */
  h: number;
  /** f(x+h) - f(x). */
  rise: number;
  /** f(x-h) - f(x). */
  fall: number;
  /** The odd part of f over h. */
  odd: number;
  /** The even part of f, less f(x). */
  even: number;
  /** The rounding of f's values at x and at this step. */
  roundoffFloor: number;
  /** What rounding f's argument would do to f. */
  argumentRoundoff: number;
}

/** A pair that has not been looked at. */
export function newPair(): Pair {
  return {
    h: NaN,
    rise: NaN,
    fall: NaN,
    odd: NaN,
    even: NaN,
    roundoffFloor: NaN,
    argumentRoundoff: NaN,
  };
}

/**
 * The pair of two points, `up` above and `down` below x by about the same.
 *
 * @param into What becomes it: in the shortest searches making an object would take as long as the arithmetic.
 */
export function readPair(
  up: number,
  down: number,
  above: number,
  below: number,
  center: number,
  { size, relativeNoise = Number.EPSILON }: Line,
  into: Pair = newPair(),
): Pair {
  const h = (up + down) / 2;
  const rise = above - center;
  const fall = below - center;
  // Where x ± h cannot both be represented, the middle of the pair is a little off x: both parts are put right by that.
  const shift = (up - down) / 2;
  const quotient = (above - below) / (up + down);
  const even = (rise + fall) / 2 - quotient * shift;
  const most = Math.max(Math.abs(above), Math.abs(below), Math.abs(center));
  into.h = h;
  into.rise = rise;
  into.fall = fall;
  into.odd = shift === 0 ? quotient : quotient - 2 * even / h / h * shift;
  into.even = even;
  into.roundoffFloor = relativeNoise * most;
  into.argumentRoundoff = relativeNoise * size / h * changeOf(into);
  return into;
}

/** The greater change of f at a pair of points. */
export function changeOf({ rise, fall }: Pick<Pair, "rise" | "fall">): number {
  return Math.max(Math.abs(rise), Math.abs(fall));
}

/** Whether f is f(x) at both. */
export function isStill({ rise, fall }: Pick<Pair, "rise" | "fall">): boolean {
  return rise === 0 && fall === 0;
}
