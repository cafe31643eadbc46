// Keeps the numbers of rows while f is evaluated in them, and puts them back to the same bits.

import type { Row } from "../core/array.ts";
import { changesItsArgument } from "../core/line.ts";

// A new typed array takes as long as the whole gradient of a few elements, so one is lent again and again.
const LENT = 64;
let lent: Float64Array | undefined;

/** A copy of a row's numbers, perhaps with others behind them, to be given back by `returnCopy`. */
export function borrowCopy(row: Row): Float64Array {
  const isFree = row.length <= LENT && lent !== undefined;
  const kept = isFree ? lent! : new Float64Array(Math.max(row.length, LENT));
  if (isFree) lent = undefined;
  for (let i = 0; i < row.length; i++) kept[i] = row[i];
  return kept;
}

/** Gives back what `borrowCopy` took. */
export function returnCopy(kept: Float64Array): void {
  if (kept.length === LENT) lent = kept;
}

/** Puts a row back to the same bits; returns whether f has left it alone. */
export function restored(row: Row, kept: Row, length: number): boolean {
  let unchanged = true;
  for (let i = 0; i < length; i++) {
    const now = row[i];
    const was = kept[i];
    // As Object.is, which V8 does not inline: NaN is itself, and -0 is not 0.
    const isSame = now === was
      ? now !== 0 || 1 / now === 1 / was
      : now !== now && was !== was;
    if (isSame) continue;
    unchanged = false;
    row[i] = was;
  }
  return unchanged;
}

/** Runs work that moves rows and should leave them as they were: puts them back to the same bits, and throws if it had to. */
export function withRestoredRows(
  rows: readonly Row[],
  action: string,
  work: () => void,
): void {
  const kept = rows.map((row) => row.slice());
  let unchanged = true;
  try {
    work();
  } finally {
    rows.forEach((row, r) => {
      if (!restored(row, kept[r], kept[r].length)) unchanged = false;
    });
  }
  if (!unchanged) throw changesItsArgument(action);
}
