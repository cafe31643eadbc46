// The pairs of points that a search has looked at.

import type { PairSearch } from "./pair_search.ts";
import type { Seen } from "../ladder/rung.ts";

/** Every pair that was looked at beyond a step, also those with f undefined on a side. */
export function seenBy(pairs: PairSearch, beyond = 0): Seen[] {
  const seen: Seen[] = [];
  for (const { rungs } of pairs.ladders) {
    for (const rung of rungs) if (rung.h > beyond) seen.push(rung);
  }
  for (const pair of pairs.gapped) if (pair.h > beyond) seen.push(pair);
  for (const pair of pairs.earlier) if (pair.h > beyond) seen.push(pair);
  return seen;
}

/** The largest step of those pairs. */
export function farthestOf({ ladders, gapped, earlier }: PairSearch): number {
  let farthest = 0;
  for (const { rungs } of ladders) {
    if (rungs.length > 0) farthest = Math.max(farthest, rungs[0].h);
  }
  for (const { h } of gapped) farthest = Math.max(farthest, h);
  for (const { h } of earlier) farthest = Math.max(farthest, h);
  return farthest;
}
