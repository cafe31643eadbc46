// Many estimates as one.

import type { ArrayEstimate, Estimate } from "../../core/estimate.ts";
import { OK, worst } from "../../core/verdict/verdicts.ts";

/** What is known of one number. */
export type Element = Omit<Estimate, "evaluations">;

/** The place of every number, and its name. */
export interface Assembly {
  /** Numbers in their places, each read from its estimate. */
  readonly numbers: (read: (element: Element) => number) => unknown;
  /** Anything in the same structure, in plain arrays and objects. */
  readonly items: <T>(read: (element: Element) => T) => unknown;
  /** All estimates, one after another. */
  readonly all: () => readonly Element[];
  readonly path: (position: number) => string;
  readonly evaluations: number;
  /** Without, the value is all that is made. */
  readonly wantsError: boolean;
}

/** The estimates of all numbers as one. */
export function assemble(
  { numbers, items, all, path, evaluations, wantsError }: Assembly,
): ArrayEstimate<unknown> {
  const value = numbers(({ value }) => value);
  if (!wantsError) {
    return { value, error: NaN, evaluations, verdict: OK, verdicts: [] };
  }
  return {
    value,
    error: numbers(({ error }) => error),
    evaluations,
    verdict: worst(all().map(({ verdict }) => verdict), path),
    verdicts: items(
      ({ verdict }) => verdict,
    ) as ArrayEstimate<unknown>["verdicts"],
  };
}
