// What lines through one point have in common.

import type { Estimate } from "../../core/estimate.ts";

/** A line through the same point, along which f is known. */
export interface Neighbour {
  /** Its name, such as `x[3]`. */
  readonly path: string;
  /** The derivative of f along it. */
  readonly value: number;
  /** The noise of f's values. */
  readonly level: number;
  /** What served it. */
  readonly served: Served;
}

/** Which first steps served a line. */
export interface Served {
  /** The step. */
  readonly start: number;
  /** Whether it is in proportion to x; undefined where the line has but one. */
  readonly isRelative: boolean | undefined;
  /** The part of it on which f was smooth. */
  readonly part: number;
}

/** An estimate, which may come from a neighbour's steps. */
export interface SharedEstimate extends Estimate {
  /** If it does: the part of a first step on which f was smooth. */
  readonly part?: number;
}
