// The first derivative from three pairs x ± h with steps in one ratio r, in plain arithmetic: two columns of Neville's scheme, as
// in step_sequence.ts.
//
// The odd part over h is f' + c₃h² + c₅h⁴ + ...; the first column removes c₃, the second c₅. The last change of each column is the
// error of the one before; where f is smooth, what is left is to the second change about what that is to the first.

import type { Line } from "../../core/line.ts";
import { noiseAmplifications, RATIO } from "../sequence/noise_amplification.ts";
import { changeOf, newPair, readPair } from "../sequence/pair.ts";

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

// What each pair shows, for one call, which calls nobody: objects for it would take as long as the arithmetic.
const first = /* @__PURE__ */ newPair();
const second = /* @__PURE__ */ newPair();
const third = /* @__PURE__ */ newPair();

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
  line: Line,
  center: number,
  noise: number,
  into: Reading,
): void {
  const { origin, size, relativeNoise = Number.EPSILON } = line;
  [first, second, third].forEach((pair, k) => {
    const at = from + 2 * k;
    const up = positions[at] - origin;
    const down = origin - positions[at + 1];
    readPair(up, down, values[at], values[at + 1], center, line, pair);
  });
  const high = gainOf(first.h / second.h);
  const low = gainOf(second.h / third.h);
  const top = gainOf(first.h / third.h);
  const before = second.odd + (second.odd - first.odd) * high;
  const last = third.odd + (third.odd - second.odd) * low;
  const value = last + (last - before) * top;
  const bendBefore = second.even + (second.even - first.even) * high;
  const bend = third.even + (third.even - second.even) * low;
  const rest = bend + (bend - bendBefore) * top;
  const change = Math.abs(last - third.odd);
  // The second difference may vanish by chance: then the ones before it tell.
  const steepness = changeOf(first) / first.h;
  const chance = change / steepness;
  const remainder = Math.max(
    remaining(Math.abs(value - last), change),
    change * (chance * chance),
  );
  // Rounding f's argument by half a spacing may be symmetric, and hide from every sample.
  const rounding = Math.max(
    SAFETY * Math.max(first.roundoffFloor, third.roundoffFloor),
    third.argumentRoundoff / 2,
    noise,
  );
  const unexplained = remaining(Math.abs(rest), Math.abs(bend));
  const level = Math.max(rounding, SAFETY * unexplained);
  // x itself is rounded, which moves the derivative by the next one times half an ulp.
  const moved = Math.abs(first.even) / first.h *
    (relativeNoise * size / first.h);
  into.value = value;
  into.error = remainder + roundoffAt(third.h, level) + moved;
  into.roundoff = roundoffAt(third.h, rounding);
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
