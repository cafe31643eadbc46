// One row of a sequence, and which of two to believe.

import type { Pair } from "./pair.ts";

/** A pair of points x ± h, and the best that the polynomials ending there can say. */
export interface TableRow extends Readonly<Pair> {
  /** The measured level of everything in f that is not smooth; at least `roundoffFloor`. */
  noiseLevel: number;
  /** A raw sample of that level, from the differences between polynomials too. */
  noiseSample: number;
  /** Which polynomial the value is from: `column + 1` rows; 0 for no value yet. */
  column: number;
  /** The derivative. */
  value: number;
  /** The difference to the neighbours in Neville's scheme. */
  truncation: number;
  /** How far the value may be from the limit of the scheme, by the rate at which its columns converge. */
  remainder: number;
  /** What `noiseLevel` does to the value. */
  roundoff: number;
  /** `truncation + roundoff`. */
  total: number;
  /** What `roundoffFloor` alone would do. */
  leastRoundoff: number;
  /** Whether this row brought nothing over the one before. */
  stalled: boolean;
  /** Whether rounding alone accounts for the level. */
  roundoffLimited: boolean;
  /** Whether the rounding of f's values at the largest step of the sequence does: f may be a small difference of such values. */
  cancellationLimited: boolean;
}

/** A noise level up to this factor of the rounding of f, or of its argument, is that rounding: f may take dozens of operations. */
export const ROUNDOFF_FACTOR = 30;

/** Whether a row shows nothing but the rounding of f. */
export function isRounding(
  { noiseLevel, noiseSample, roundoffFloor }: TableRow,
): boolean {
  return Math.max(noiseLevel, noiseSample) <= ROUNDOFF_FACTOR * roundoffFloor;
}

/** The measured level in units of the rounding of f, at least 1. */
export function noiseToRoundoffRatio(
  { noiseLevel, noiseSample, roundoffFloor }: TableRow,
): number {
  return Math.max(1, Math.max(noiseLevel, noiseSample) / roundoffFloor);
}

/** Whether a row is to be believed rather than another: those that roundoff limits first, then the smaller error. */
export function better(row: TableRow, other: TableRow | undefined): boolean {
  if (!other) return row.column > 0;
  if (row.roundoffLimited !== other.roundoffLimited) return row.roundoffLimited;
  // A value with an error as large as itself says little, however small the two.
  const isSound = row.roundoffLimited || isClear(row);
  const wasSound = row.roundoffLimited || isClear(other);
  return isSound === wasSound ? row.total < other.total : isSound;
}

function isClear({ total, value }: TableRow): boolean {
  return total < 0.3 * Math.abs(value);
}
