// What a search may cost, and the error that is enough.

import type { Line } from "../core/line.ts";
import type { DerivativeOrder, Method } from "../core/method.ts";
import type { Heuristic } from "./heuristics.ts";

/** A tolerance from this on asks to save evaluations. */
const COARSE_TOLERANCE = 1e-10;

/** What each further order of the derivative costs in relative accuracy, at the best steps: two digits. */
const LOSS = 100;

/** What a search may cost and the error that is enough. */
export interface Limits {
  readonly maxEvaluations: number;
  readonly tolerance: number;
  /** The tolerance, where it was asked for: then an ok answer keeps to it. */
  readonly promise: number | undefined;
  /** Whether an answer will do that has not been looked into, where evaluations run out. */
  readonly isBrief?: boolean;
  /** What a test leaves out. */
  readonly without?: Heuristic | undefined;
}

/** What a method's searches may cost, if it is `adaptive()`: its lines may share steps. */
export function limitsOf(method: Method): Limits | undefined {
  return (method as { readonly limits?: Limits }).limits;
}

/** The relative error that is enough. */
export function targetErrorOf(
  line: Line,
  order: DerivativeOrder,
  { tolerance, promise }: Limits,
): number {
  return Math.max(
    promise ?? tolerance * LOSS ** (order - 1),
    line.targetError ?? 0,
  );
}

/** Whether to stop at that error; otherwise the digits that cost one more pair are taken, too. */
export function stopsAtTarget(line: Line, { tolerance }: Limits): boolean {
  return tolerance >= COARSE_TOLERANCE || line.targetError !== undefined;
}
