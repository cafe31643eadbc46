// One search at once, where f of one number can be called.

import type { Estimate } from "./estimate.ts";
import type { Probe } from "./line.ts";
import type { Search } from "./method.ts";

/**
 * Runs one search of a function of one number.
 *
 * @param evaluate f at a coordinate beside x, NaN where it is undefined.
 * @param atCenter f at x; the estimate counts it even if it was known already.
 */
export function drive(
  search: Search,
  evaluate: (position: number) => number,
  atCenter: (position: number) => number = evaluate,
): Estimate {
  const first = search.next();
  if (first.done) return first.value;
  const probe = first.value;
  probe.values[0] = atCenter(probe.positions[0]);
  return goOn(search, evaluate);
}

/** The same for a search that stands beyond f at x. */
export function goOn<T>(
  search: Generator<Probe, T, void>,
  evaluate: (position: number) => number,
): T {
  let step = search.next();
  for (; !step.done; step = search.next()) {
    const { count, positions, values } = step.value;
    for (let i = 0; i < count; i++) values[i] = evaluate(positions[i]);
  }
  return step.value;
}
