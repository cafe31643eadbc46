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

/** Every point where f was seen to be finite, beside x, and its change there. */
export function knownBy(pairs: PairSearch): { t: number; change: number }[] {
  return seenBy(pairs)
    .flatMap(({ h, rise, fall }) => [
      { t: h, change: rise },
      { t: -h, change: fall },
    ])
    .filter(({ change }) => Number.isFinite(change));
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
