// What a search may cost, and what it is to be content with.

import type { Heuristic } from "./heuristics.ts";

/** A tolerance from this on is a wish to save evaluations. */
export const HASTY = 1e-10;

/** What a search may cost and what it is to be content with. */
export interface Limits {
  readonly maxEvaluations: number;
  readonly tolerance: number;
  /** The tolerance, where it was asked for: then an ok answer keeps to it. */
  readonly promise: number | undefined;
  /** What a test leaves out. */
  readonly without?: Heuristic | undefined;
}
