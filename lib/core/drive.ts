// Runs one search to its end, where f can be called directly.

import { isProgramError } from "./errors.ts";
import type { Estimate } from "./estimate.ts";
import type { Probe } from "./line.ts";
import type { Search } from "./method.ts";

/**
 * Fills in f at all positions that a probe asks for, NaN where it is undefined. One call answers all of them, as V8 may box each
 * number that is passed to a function.
 */
export type AnswerProbe = (probe: Probe) => void;

/**
 * Runs one search.
 *
 * @param atCenter f at x; the estimate counts it even if it was known already.
 */
export function drive(
  search: Search,
  answer: AnswerProbe,
  atCenter: () => number,
): Estimate {
  const first = search.next();
  if (first.done) return first.value;
  first.value.values[0] = atCenter();
  return goOn(search, answer);
}

/** The same for a search that has been given f at x. */
export function goOn<T>(
  search: Generator<Probe, T, void>,
  answer: AnswerProbe,
): T {
  let step = search.next();
  for (; !step.done; step = search.next()) answer(step.value);
  return step.value;
}

/** Answers probes by a function of the position. */
export function answering(
  evaluate: (position: number) => number,
): AnswerProbe {
  return ({ count, positions, values }) => {
    for (let i = 0; i < count; i++) values[i] = evaluate(positions[i]);
  };
}

/** f at a position beside x: NaN where it throws, unless that is a mistake in the program. */
export function evaluateOrNaN(
  evaluate: (position: number) => number,
  position: number,
): number {
  try {
    return evaluate(position);
  } catch (error) {
    if (isProgramError(error)) throw error;
    return NaN;
  }
}
