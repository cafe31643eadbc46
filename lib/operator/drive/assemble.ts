// Many estimates as one.

import type { ArrayEstimate, Estimate } from "../../core/estimate.ts";
import { OK, worst } from "../../core/verdict/verdicts.ts";
import type { Lines } from "../line/lines.ts";

/** What is known of one number. */
export type Element = Omit<Estimate, "evaluations">;

/** The place of every number, and its name. */
interface Assembly {
  /** Anything in the structure of the result, in plain arrays and objects, each item read from its estimate. */
  readonly items: <T>(read: (element: Element) => T) => unknown;
  /** The same for numbers, where their arrays are others. */
  readonly numbers?: (read: (element: Element) => number) => unknown;
  /** All estimates, one after another. */
  readonly all: () => readonly Element[];
  readonly path: (position: number) => string;
}

/** The estimates of all numbers as one. Where nobody wants errors, only the value is made. */
export function assemble(
  lines: Lines,
  { items, numbers = items, all, path }: Assembly,
): ArrayEstimate<unknown> {
  const { point: { evaluations }, wantsError } = lines;
  const value = numbers(({ value }) => value);
  if (!wantsError) return valueAlone(lines, value);
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

/** A value whose errors nobody wants. */
export function valueAlone(
  { point: { evaluations } }: Lines,
  value: unknown,
): ArrayEstimate<unknown> {
  return { value, error: NaN, evaluations, verdict: OK, verdicts: [] };
}
