// One search at once, where f of one number can be called.

import type { Estimate } from "./estimate.ts";
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
  let step = search.next();
  if (step.done) return step.value;
  const probe = step.value;
  probe.values[0] = atCenter(probe.positions[0]);
  for (step = search.next(); !step.done; step = search.next()) {
    for (let i = 0; i < probe.count; i++) {
      probe.values[i] = evaluate(probe.positions[i]);
    }
  }
  return step.value;
}
