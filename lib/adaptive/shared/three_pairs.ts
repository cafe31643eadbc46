// Three pairs x ± h with steps in one ratio r, and the first derivative extrapolated from them, in plain arithmetic: two columns
// of Neville's scheme, as in ladder.ts.
//
// The odd part over h is f' + c₃h² + c₅h⁴ + ...; the first column removes c₃, the second c₅. The last change of each column is the
// error of the one before; where f is smooth, what is left is to the second change about what that is to the first.

import type { Line, Probe } from "../../core/line.ts";
import { amplifications, RATIO } from "../ladder/amplification.ts";

/** What a level of noise over the least step does to the value. */
const AMPLIFICATION = amplifications(1).independent[2];

/** That is for one rounding in f; real functions take several. */
const SAFETY = 3;

/** How much slower than before the scheme may converge: r² as its next term comes from steps that much larger, and ten. */
const SLOWER = 10 * RATIO ** 2;

/** What a pair shows. */
export interface Pair {
  readonly h: number;
  /** The odd part of f over h. */
  readonly odd: number;
  /** The even part of f, less f(x). */
  readonly even: number;
  /** The greatest change of f. */
  readonly change: number;
  /** The rounding of f's values. */
  readonly nominal: number;
  /** What rounding f's argument would do to f. */
  readonly conditioning: number;
}

/** The derivative that three pairs make. */
export interface Reading {
  readonly value: number;
  readonly error: number;
  /** The part of the error that is the rounding of f, which larger steps would lessen. */
  readonly roundoff: number;
}

/** The pair at two positions, the one above x first. */
export function pairAt(
  i: number,
  { positions, values }: Pick<Probe, "positions" | "values">,
  { origin, size, relativeNoise = Number.EPSILON }: Line,
  center: number,
): Pair {
  const up = positions[i] - origin;
  const down = origin - positions[i + 1];
  const above = values[i];
  const below = values[i + 1];
  const h = (up + down) / 2;
  const rise = above - center;
  const fall = below - center;
  let odd = (above - below) / (up + down);
  let even = (rise + fall) / 2;
  // Where x ± h cannot both be represented, the middle of the pair is a little off x.
  const shift = (up - down) / 2;
  if (shift !== 0) {
    even -= odd * shift;
    odd -= 2 * even / h / h * shift;
  }
  const change = Math.max(Math.abs(rise), Math.abs(fall));
  const most = Math.max(Math.abs(above), Math.abs(below), Math.abs(center));
  return {
    h,
    odd,
    even,
    change,
    nominal: relativeNoise * most,
    conditioning: relativeNoise * size / h * change,
  };
}

/** What a level of noise does to the derivative from pairs of which this is the least step. */
export function roundoffAt(h: number, level: number): number {
  return AMPLIFICATION * level / h;
}

/**
 * The first derivative from three pairs, the largest step first.
 *
 * @param noise What is known of the noise of f's values.
 */
export function readPairs(
  [far, mid, near]: readonly Pair[],
  { size, relativeNoise = Number.EPSILON }: Line,
  noise: number,
): Reading {
  const [high, low] = [gainOf(far, mid), gainOf(mid, near)];
  const top = gainOf(far, near);
  const before = mid.odd + (mid.odd - far.odd) * high;
  const last = near.odd + (near.odd - mid.odd) * low;
  const value = last + (last - before) * top;
  const bendBefore = mid.even + (mid.even - far.even) * high;
  const bend = near.even + (near.even - mid.even) * low;
  const rest = bend + (bend - bendBefore) * top;
  const first = Math.abs(last - near.odd);
  // The second difference may vanish by chance: then the ones before it tell.
  const remainder = Math.max(
    remaining(Math.abs(value - last), first),
    first * (first / (far.change / far.h)) ** 2,
  );
  const nominal = Math.max(far.nominal, near.nominal);
  // Symmetric rounding of f's argument may hide from every sample.
  const rounding = Math.max(
    SAFETY * Math.max(nominal, near.conditioning / 8),
    noise,
  );
  const unexplained = remaining(Math.abs(rest), Math.abs(bend));
  const level = Math.max(rounding, SAFETY * unexplained);
  // x itself is rounded, which moves the derivative by the next one times half an ulp.
  const moved = Math.abs(far.even) / far.h * (relativeNoise * size / far.h);
  const error = remainder + roundoffAt(near.h, level) + moved;
  return { value, error, roundoff: roundoffAt(near.h, rounding) };
}

/** What extrapolation from two steps to 0 adds of the difference. */
function gainOf(far: Pair, near: Pair): number {
  const ratio = far.h / near.h;
  return 1 / (ratio * ratio - 1);
}

/** What is left after a difference, from the difference before it. */
function remaining(difference: number, before: number): number {
  return difference > 0
    ? difference * Math.min(1, SLOWER * difference / before)
    : 0;
}
