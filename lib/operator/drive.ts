/**
 * Who owns the calls of f while a method searches: the driver of plain functions.
 *
 * f beside x may be undefined: NaN, an infinity, or a throw. What it throws at x itself is the caller's to see, and so is a
 * mistake in the program, or a call for an end, wherever it shows.
 *
 * @module
 */
import type { Estimate } from "../core/estimate.ts";
import type { Probe } from "../core/line.ts";
import { missing, pendingEstimate } from "./pending.ts";

/**
 * Runs a search.
 *
 * @param evaluate f at a coordinate.
 * @param center f at x, if it is known already; the estimate counts it all the same.
 */
export function drive(
  search: Generator<Probe, Estimate, void>,
  evaluate: (position: number) => number,
  center?: number,
): Estimate {
  let step = search.next();
  if (step.done) return step.value;
  const probe = step.value;
  const before = missing.count;
  probe.values[0] = center ?? evaluate(probe.positions[0]);
  if (missing.count > before) return pendingEstimate;
  for (step = search.next(); !step.done; step = search.next()) {
    for (let i = 0; i < probe.count; i++) {
      probe.values[i] = orUndefined(evaluate, probe.positions[i]);
    }
    if (missing.count > before) return pendingEstimate;
  }
  return step.value;
}

/** f at a position beside x: NaN where it throws, unless that is a mistake in the program. */
export function orUndefined(
  evaluate: (position: number) => number,
  position: number,
): number {
  try {
    return evaluate(position);
  } catch (error) {
    if (isMistake(error)) throw error;
    return NaN;
  }
}

/**
 * Whether an error tells of anything but a point where f is undefined: of a mistake in the program, or of an end that was
 * called for.
 */
export function isMistake(error: unknown): boolean {
  return error instanceof TypeError || error instanceof ReferenceError ||
    error instanceof SyntaxError || !(error instanceof Error) || isEnd(error);
}

/** Whether an error calls for an end, as `signal.throwIfAborted()` does; the names are those of an `AbortSignal`'s reasons. */
export function isEnd(error: unknown): boolean {
  return error instanceof Error &&
    (error.name === "AbortError" || error.name === "TimeoutError");
}

/**
 * Runs many searches along one line in lock-step, one for each output of f: each takes its own decisions, and f is
 * evaluated once at each position that any of them asks for.
 *
 * @param evaluate All outputs at a coordinate.
 * @param center All outputs at x.
 */
export function driveAll(
  searches: readonly Generator<Probe, Estimate, void>[],
  evaluate: (position: number) => readonly number[],
  center: readonly number[],
): Estimate[] {
  const before = missing.count;
  const known = new Map<number, readonly number[] | undefined>();
  const outputsAt = (position: number) => {
    if (!known.has(position)) {
      known.set(position, outputsOrUndefined(evaluate, position));
    }
    return known.get(position);
  };
  const steps = searches.map((search, k) => {
    const step = search.next();
    if (step.done) return step;
    step.value.values[0] = center[k];
    return search.next();
  });
  while (steps.some((step) => !step.done)) {
    steps.forEach((step, k) => {
      if (step.done) return;
      const { count, positions, values } = step.value;
      for (let i = 0; i < count; i++) {
        values[i] = outputsAt(positions[i])?.[k] ?? NaN;
      }
      steps[k] = searches[k].next();
    });
    if (missing.count > before) return searches.map(() => pendingEstimate);
  }
  return steps.map(({ value }) => value as Estimate);
}

function outputsOrUndefined(
  evaluate: (position: number) => readonly number[],
  position: number,
): readonly number[] | undefined {
  try {
    return evaluate(position);
  } catch (error) {
    if (isMistake(error)) throw error;
    return undefined;
  }
}
