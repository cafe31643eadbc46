// Whether f at the first step of a fast path is what smaller steps say. In the last polynomial through the pairs the first one
// hardly counts; but on a tread of stairs, which is smooth, it would be far off, and so would the others be that lie beyond.

import type { Pair } from "../sequence/pair.ts";

/** Pairs that say what f is at the first step, and that one: more would hardly add but their rounding. */
const USED = 5;

/** The least rate at which polynomials are trusted to settle, as in stretch.ts. */
const SETTLING = 0.02;

/** What rounding may do to what they say, in what it does with the worst signs. */
const SURE = 3;

// Columns of numbers for one call, which calls nobody: making them would take as long as the arithmetic.
const squares = [NaN, NaN, NaN, NaN, NaN];
const odds = [NaN, NaN, NaN, NaN, NaN];
const bends = [NaN, NaN, NaN, NaN, NaN];
const noises = [NaN, NaN, NaN, NaN, NaN];
const row = [NaN, NaN, NaN, NaN, NaN];
const noise = [NaN, NaN, NaN, NaN, NaN];

/**
 * Whether the parts of f at the first of so many pairs are as the others have them.
 *
 * @param level The noise of f's values.
 */
export function isFirstPairExtrapolated(
  pairs: readonly Pair[],
  count: number,
  level: number,
): boolean {
  const used = Math.min(USED, count);
  for (let k = 0; k < used; k++) {
    const { h, odd, even } = pairs[k];
    squares[k] = h * h;
    odds[k] = odd;
    bends[k] = even / h / h;
    noises[k] = level / h;
  }
  if (!isFirstExtrapolated(squares, odds, noises, used)) return false;
  for (let k = 0; k < used; k++) noises[k] /= pairs[k].h;
  return isFirstExtrapolated(squares, bends, noises, used);
}

/** Whether the first value is as near to the polynomials through ever more of the others as those settle. */
function isFirstExtrapolated(
  t: readonly number[],
  values: readonly number[],
  noises: readonly number[],
  count: number,
): boolean {
  // Neville's scheme at the first place: after value j, entry 1 is that of the polynomial through the values from 1 to j.
  let best = NaN;
  let least = Infinity;
  let settled = Infinity;
  for (let j = 1; j < count; j++) {
    const before = row[1];
    row[j] = values[j];
    noise[j] = noises[j];
    for (let k = j - 1; k >= 1; k--) {
      const gain = (t[0] - t[k]) / (t[k] - t[j]);
      row[k] += (row[k] - row[k + 1]) * gain;
      noise[k] += (noise[k] + noise[k + 1]) * gain;
    }
    if (j === 1) continue;
    const change = Math.abs(row[1] - before);
    const rate = Math.max(SETTLING, change / settled);
    const allowed = (j === 2 ? change : 4 * rate * change) + SURE * noise[1];
    settled = change;
    if (!(allowed < least)) continue;
    least = allowed;
    best = row[1];
  }
  return Math.abs(values[0] - best) <= least;
}
