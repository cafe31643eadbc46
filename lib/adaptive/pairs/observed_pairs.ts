// The pairs of points that a search has looked at.

import type { CentralSearch } from "./central_search.ts";
import type { Pair } from "../sequence/pair.ts";

/** Every pair that was looked at beyond a step, also those with f undefined on a side. */
export function observedPairs(pairs: CentralSearch, beyond = 0): Pair[] {
  const seen: Pair[] = [];
  for (const { rows } of pairs.sequences) {
    for (const row of rows) if (row.h > beyond) seen.push(row);
  }
  for (const pair of pairs.gapped) if (pair.h > beyond) seen.push(pair);
  for (const pair of pairs.earlier) if (pair.h > beyond) seen.push(pair);
  return seen;
}

/** The largest step of those pairs. */
export function farthestStep(pairs: CentralSearch): number {
  return Math.max(0, ...observedPairs(pairs).map(({ h }) => h));
}
