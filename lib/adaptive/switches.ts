// The heuristics of the search that a test can switch off, to show that each of them earns its place.

/** The heuristics by name; where each comes from is said at the top of its file. */
export const HEURISTICS = [
  "nine values",
  "sentinel",
  "staircase",
  "piecewise fit",
  "growth",
  "climb",
  "shared steps",
  "random direction",
] as const;

/** A heuristic. */
export type Heuristic = typeof HEURISTICS[number];

const off = new Set<Heuristic>();

/** Whether a heuristic is in use: always, but in its test. */
export function isEnabled(heuristic: Heuristic): boolean {
  return !off.has(heuristic);
}

/** Does something without a heuristic: for tests alone. */
export function without<T>(heuristic: Heuristic, work: () => T): T {
  off.add(heuristic);
  try {
    return work();
  } finally {
    off.delete(heuristic);
  }
}
