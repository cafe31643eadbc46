// Many estimates as one.

import type { ArrayEstimate, Estimate } from "../core/estimate.ts";
import type { Verdict } from "../core/verdict.ts";
import { OK, worst } from "../core/verdicts.ts";

/** The place of every number, and its name. */
export interface Assembly {
  /** Numbers in their places. */
  readonly place: (numbers: ArrayLike<number>) => unknown;
  /** Verdicts in theirs. */
  readonly nest: (verdicts: readonly Verdict[]) => unknown;
  readonly path: (position: number) => string;
  readonly evaluations: number;
  /** Without, the value is all that is made. */
  readonly wantsError: boolean;
}

/** The estimates of all numbers as one. */
export function assemble(
  estimates: readonly Omit<Estimate, "evaluations">[],
  { place, nest, path, evaluations, wantsError }: Assembly,
): ArrayEstimate<unknown> {
  const value = place(estimates.map(({ value }) => value));
  if (!wantsError) {
    return { value, error: NaN, evaluations, verdict: OK, verdicts: [] };
  }
  const verdicts = estimates.map(({ verdict }) => verdict);
  return {
    value,
    error: place(estimates.map(({ error }) => error)),
    evaluations,
    verdict: worst(verdicts, path),
    verdicts: nest(verdicts) as ArrayEstimate<unknown>["verdicts"],
  };
}
