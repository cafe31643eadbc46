// One rung of a ladder, and which of two to believe.

/** A pair of points x ± h, and the best that the polynomials ending there can say. */
export interface Rung {
  /** The step. */
  readonly h: number;
  /** f(x+h) - f(x). */
  readonly rise: number;
  /** f(x-h) - f(x). */
  readonly fall: number;
  /** The odd part of f over h. */
  readonly odd: number;
  /** The even part of f, less f(x). */
  readonly even: number;
  /** The rounding of f's values at x and at this step. */
  readonly nominal: number;
  /** What rounding f's argument would do to f. */
  readonly conditioning: number;
  /** The measured level of everything in f that is not smooth; at least `nominal`. */
  level: number;
  /** A raw sample of that level, from the differences between polynomials too. */
  sample: number;
  /** Which polynomial the value is from: `column + 1` rungs; 0 for no value yet. */
  column: number;
  /** The derivative. */
  value: number;
  /** The difference to the neighbours in Neville's scheme. */
  truncation: number;
  /** How far the value may be from the limit of the scheme, by the rate at which its columns converge. */
  remainder: number;
  /** What `level` does to the value. */
  roundoff: number;
  /** `truncation + roundoff`. */
  total: number;
  /** What `nominal` alone would do. */
  floor: number;
  /** Whether this rung brought nothing over the one before. */
  stalled: boolean;
  /** Whether rounding alone accounts for the level. */
  explained: boolean;
  /** Whether the rounding of f's values at the largest step of the ladder does: f may be a small difference of such values. */
  excused: boolean;
}

/** What a pair of points showed. */
export type Seen = Pick<
  Rung,
  | "h"
  | "rise"
  | "fall"
  | "odd"
  | "even"
  | "nominal"
  | "conditioning"
  | "explained"
>;

/** A level is explained by the rounding of f, or of its argument, up to this factor: f may take dozens of operations. */
export const EXPLAINED = 30;

/** Whether a rung shows nothing but the rounding of f. */
export function isRounding({ level, sample, nominal }: Rung): boolean {
  return Math.max(level, sample) <= EXPLAINED * nominal;
}

/** The measured level in units of the rounding of f, at least 1. */
export function loudness({ level, sample, nominal }: Rung): number {
  return Math.max(1, Math.max(level, sample) / nominal);
}

/** Whether a rung is to be believed rather than another: explained ones first, then the smaller error. */
export function better(rung: Rung, other: Rung | undefined): boolean {
  if (!other) return rung.column > 0;
  if (rung.explained !== other.explained) return rung.explained;
  // A value with an error as large as itself says little, however small the two.
  const isSound = rung.explained || isClear(rung);
  const wasSound = rung.explained || isClear(other);
  return isSound === wasSound ? rung.total < other.total : isSound;
}

function isClear({ total, value }: Rung): boolean {
  return total < 0.3 * Math.abs(value);
}
