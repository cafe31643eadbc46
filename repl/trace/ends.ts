/**
 * Of many things the first and the last: ten fill a screen, and beyond that nobody reads on.
 *
 * @module
 */
const MOST = 10;

/** How many are told before the rest is left out. */
export const FIRST = 3;

/** Whether some are left out. */
export function isLong(count: number): boolean {
  return count > MOST;
}

/** The first and the last, with what `between` says of those that are left out. */
export function ends<T>(all: readonly T[], between: (count: number) => T): T[] {
  if (!isLong(all.length)) return [...all];
  const leftOut = all.length - FIRST - 1;
  return [...all.slice(0, FIRST), between(leftOut), ...all.slice(-1)];
}
