// The first derivative from three pairs x ± h with steps in one ratio r, in plain arithmetic: two columns of Neville's scheme, as
// in step_sequence.ts.
//
// The odd part over h is f' + c₃h² + c₅h⁴ + ...; the first column removes c₃, the second c₅. The last change of each column is the
// error of the one before; where f is smooth, what is left is to the second change about what that is to the first.

import type { Line } from "../../core/line.ts";
import { evenPart, oddPart } from "../opening/pair_parts.ts";
import { noiseAmplifications, RATIO } from "../sequence/noise_amplification.ts";

/** Amplified noise is that of one rounding in f; real functions take several. */
const SAFETY = 3;

/** How much slower than before the scheme may converge: r² as its next term comes from steps that much larger, and ten. */
const SLOWER = 10 * RATIO ** 2;

/** The derivative that three pairs make. */
export interface Reading {
  value: number;
  error: number;
  /** The part of the error that is the rounding of f, which larger steps would lessen. */
  roundoff: number;
  /** The change of f at the largest step, over that. */
  steepness: number;
}

/** What a level of noise does to the derivative from pairs of which this is the least step. */
export function roundoffAt(h: number, level: number): number {
  return noiseAmplifications(1).independent[2] * level / h;
}

// What each pair shows, for one call, which calls nobody: an object for it would take as long as the arithmetic.
const h = /* @__PURE__ */ new Float64Array(3);
const odd = /* @__PURE__ */ new Float64Array(3);
const even = /* @__PURE__ */ new Float64Array(3);

/**
 * Reads the first derivative from three pairs, the largest step first, and of each the position above x first.
 *
 * @param from Where the first pair stands among the positions and the values.
 * @param center f at x.
 * @param noise What is known of the noise of f's values.
 */
export function readPairs(
  positions: readonly number[],
  values: readonly number[],
  from: number,
  { origin, size, relativeNoise = Number.EPSILON }: Line,
  center: number,
  noise: number,
  into: Reading,
): void {
  let far = 0;
  let near = 0;
  let most = Math.abs(center);
  for (let k = 0; k < 3; k++) {
    const at = from + 2 * k;
    const above = values[at];
    const below = values[at + 1];
    const up = positions[at] - origin;
    const down = origin - positions[at + 1];
    const shift = (up - down) / 2;
    const rise = above - center;
    const fall = below - center;
    const quotient = (above - below) / (up + down);
    h[k] = (up + down) / 2;
    even[k] = evenPart(rise, fall, quotient, shift);
    odd[k] = oddPart(quotient, even[k], h[k], shift);
    if (k === 1) continue;
    most = Math.max(most, Math.abs(above), Math.abs(below));
    near = Math.max(Math.abs(rise), Math.abs(fall));
    if (k === 0) far = near;
  }
  const high = gainOf(h[0] / h[1]);
  const low = gainOf(h[1] / h[2]);
  const top = gainOf(h[0] / h[2]);
  const before = odd[1] + (odd[1] - odd[0]) * high;
  const last = odd[2] + (odd[2] - odd[1]) * low;
  const value = last + (last - before) * top;
  const bendBefore = even[1] + (even[1] - even[0]) * high;
  const bend = even[2] + (even[2] - even[1]) * low;
  const rest = bend + (bend - bendBefore) * top;
  const first = Math.abs(last - odd[2]);
  // The second difference may vanish by chance: then the ones before it tell.
  const steepness = far / h[0];
  const chance = first / steepness;
  const remainder = Math.max(
    remaining(Math.abs(value - last), first),
    first * (chance * chance),
  );
  // Rounding f's argument by half a spacing may be symmetric, and hide from every sample.
  const argument = relativeNoise * size / h[2] * near / 2;
  const rounding = Math.max(SAFETY * relativeNoise * most, argument, noise);
  const unexplained = remaining(Math.abs(rest), Math.abs(bend));
  const level = Math.max(rounding, SAFETY * unexplained);
  // x itself is rounded, which moves the derivative by the next one times half an ulp.
  const moved = Math.abs(even[0]) / h[0] * (relativeNoise * size / h[0]);
  into.value = value;
  into.error = remainder + roundoffAt(h[2], level) + moved;
  into.roundoff = roundoffAt(h[2], rounding);
  into.steepness = steepness;
}

/** What extrapolation to 0 from two steps of this ratio adds of the difference. */
function gainOf(ratio: number): number {
  return 1 / (ratio * ratio - 1);
}

/** What is left after a difference, from the difference before it. */
function remaining(difference: number, before: number): number {
  return difference > 0
    ? difference * Math.min(1, SLOWER * difference / before)
    : 0;
}
