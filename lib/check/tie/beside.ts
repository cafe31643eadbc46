// Where many elements are tied, the slopes along one of them at x are not all that there are around x.

import type { LocalChange } from "./local_change.ts";
import { isBetween } from "./witness.ts";

/** How many places it takes to move an element past all others of its group, with two between any two of them. */
export function placesAmong(size: number): number {
  return 2 * size;
}

/** Whether what is said of an element lies between the slopes of f along it beside x, though not between those at x. */
export function isBeside(
  change: LocalChange,
  k: number,
  group: readonly number[],
  random: () => number,
): boolean {
  const count = placesAmong(group.length);
  if (change.left < count) return false;
  const along = change.kinks.map((_, i) => Number(i === k));
  const others = group.filter((i) => i !== k)
    .map((i) => ({ i, key: random() })).sort((a, b) => a.key - b.key);
  // Evenly to both sides of x, a step apart.
  const middle = (others.length - 1) / 2;
  const from = change.kinks.map(() => 0);
  others.forEach(({ i }, rank) => from[i] = (rank - middle) * change.step);
  const places = Array.from(
    { length: count },
    (_, i) => (i >> 1) - middle - (i % 2 ? 0.25 : 0.75),
  );
  const slopes = change.slopesAlong(along, from, places);
  return isBetween(
    change.analytic(along),
    Math.min(...slopes),
    Math.max(...slopes),
    change.tolerance,
  );
}
