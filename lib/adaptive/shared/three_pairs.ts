// The first derivative from three pairs x ± h with steps in one ratio r, in plain arithmetic: two columns of Neville's scheme, as
// in step_sequence.ts.
//
// The odd part over h is f' + c₃h² + c₅h⁴ + ...; the first column removes c₃, the second c₅. The last change of each column is the
// error of the one before; where f is smooth, what is left is to the second change about what that is to the first.

import type { Line } from "../../core/line.ts";
import type { PairTable } from "../opening/pair_table.ts";
import { noiseAmplifications, RATIO } from "../sequence/noise_amplification.ts";

/** What a level of noise over the least step does to the value. */
const NOISE_AMPLIFICATION = noiseAmplifications(1).independent[2];

/** That is for one rounding in f; real functions take several. */
const SAFETY = 3;

/** How much slower than before the scheme may converge: r² as its next term comes from steps that much larger, and ten. */
const SLOWER = 10 * RATIO ** 2;

/** The derivative that three pairs make. */
export interface Reading {
  value: number;
  error: number;
  /** The part of the error that is the rounding of f, which larger steps would lessen. */
  roundoff: number;
}

/** What a level of noise does to the derivative from pairs of which this is the least step. */
export function roundoffAt(h: number, level: number): number {
  return NOISE_AMPLIFICATION * level / h;
}

/**
 * Reads the first derivative from three pairs of a table, the largest step first.
 *
 * @param far The row of the first.
 * @param noise What is known of the noise of f's values.
 */
export function readPairs(
  { h, odd, even, change, roundoffFloor, argumentRoundoff }: PairTable,
  far: number,
  { size, relativeNoise = Number.EPSILON }: Line,
  noise: number,
  into: Reading,
): void {
  const mid = far + 1;
  const near = far + 2;
  const high = gainOf(h[far], h[mid]);
  const low = gainOf(h[mid], h[near]);
  const top = gainOf(h[far], h[near]);
  const before = odd[mid] + (odd[mid] - odd[far]) * high;
  const last = odd[near] + (odd[near] - odd[mid]) * low;
  const value = last + (last - before) * top;
  const bendBefore = even[mid] + (even[mid] - even[far]) * high;
  const bend = even[near] + (even[near] - even[mid]) * low;
  const rest = bend + (bend - bendBefore) * top;
  const first = Math.abs(last - odd[near]);
  // The second difference may vanish by chance: then the ones before it tell.
  const chance = first / (change[far] / h[far]);
  const remainder = Math.max(
    remaining(Math.abs(value - last), first),
    first * (chance * chance),
  );
  // Symmetric rounding of f's argument may hide from every sample.
  const rounding = Math.max(
    SAFETY *
      Math.max(
        roundoffFloor[far],
        roundoffFloor[near],
        argumentRoundoff[near] / 8,
      ),
    noise,
  );
  const unexplained = remaining(Math.abs(rest), Math.abs(bend));
  const level = Math.max(rounding, SAFETY * unexplained);
  // x itself is rounded, which moves the derivative by the next one times half an ulp.
  const moved = Math.abs(even[far]) / h[far] * (relativeNoise * size / h[far]);
  into.value = value;
  into.error = remainder + roundoffAt(h[near], level) + moved;
  into.roundoff = roundoffAt(h[near], rounding);
}

/** What extrapolation from two steps to 0 adds of the difference. */
function gainOf(far: number, near: number): number {
  const ratio = far / near;
  return 1 / (ratio * ratio - 1);
}

/** What is left after a difference, from the difference before it. */
function remaining(difference: number, before: number): number {
  return difference > 0
    ? difference * Math.min(1, SLOWER * difference / before)
    : 0;
}
