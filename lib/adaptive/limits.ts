// What a search may cost, and the error that is enough.

import type { Method } from "../core/method.ts";
import type { Heuristic } from "./heuristics.ts";

/** A tolerance from this on asks to save evaluations. */
export const COARSE_TOLERANCE = 1e-10;

/** What a search may cost and the error that is enough. */
export interface Limits {
  readonly maxEvaluations: number;
  readonly tolerance: number;
  /** The tolerance, where it was asked for: then an ok answer keeps to it. */
  readonly promise: number | undefined;
  /** What a test leaves out. */
  readonly without?: Heuristic | undefined;
}

/** What a method's searches may cost, if it is `adaptive()`: its lines may share steps. */
export function limitsOf(method: Method): Limits | undefined {
  return (method as { readonly limits?: Limits }).limits;
}
