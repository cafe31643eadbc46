// Pairs of points around x, a column for each thing that a pair shows: to make an object of every pair would take longer than the
// arithmetic with them.

import type { Line } from "../../core/line.ts";
import type { NearPair } from "./nearby.ts";
import { evenPart, oddPart } from "./pair_parts.ts";

/** What pairs show, by their row. */
export class PairTable {
  readonly h: number[] = column();
  /** The odd part of f over h. */
  readonly odd: number[] = column();
  /** The even part of f, less f(x). */
  readonly even: number[] = column();
  /** The greatest change of f. */
  readonly change: number[] = column();
  /** The rounding of f's values. */
  readonly roundoffFloor: number[] = column();
  /** What rounding f's argument would do to f. */
  readonly argumentRoundoff: number[] = column();

  readonly #last = Array.from(
    { length: 3 },
    () => ({ h: NaN, odd: NaN, even: NaN }),
  );

  /** Takes the pair at two positions, the one above x first. */
  take(
    row: number,
    positions: readonly number[],
    values: readonly number[],
    at: number,
    { origin, size, relativeNoise = Number.EPSILON }: Line,
    center: number,
  ): void {
    const up = positions[at] - origin;
    const down = origin - positions[at + 1];
    const above = values[at];
    const below = values[at + 1];
    const h = (up + down) / 2;
    const shift = (up - down) / 2;
    const rise = above - center;
    const fall = below - center;
    const quotient = (above - below) / (up + down);
    const even = evenPart(rise, fall, quotient, shift);
    const change = Math.max(Math.abs(rise), Math.abs(fall));
    const most = Math.max(Math.abs(above), Math.abs(below), Math.abs(center));
    this.h[row] = h;
    this.odd[row] = oddPart(quotient, even, h, shift);
    this.even[row] = even;
    this.change[row] = change;
    this.roundoffFloor[row] = relativeNoise * most;
    this.argumentRoundoff[row] = relativeNoise * size / h * change;
  }

  /** The last three of so many pairs, as polynomials through them want them: kept for the next call, too. */
  last(count: number): readonly NearPair[] {
    const { h, odd, even } = this;
    const from = Math.max(0, count - 3);
    for (let k = from; k < count; k++) {
      const pair = this.#last[k - from];
      pair.h = h[k];
      pair.odd = odd[k];
      pair.even = even[k];
    }
    return count < 3 ? this.#last.slice(0, count) : this.#last;
  }
}

/** Room for as many pairs as anybody keeps. */
function column(): number[] {
  return [NaN, NaN, NaN, NaN, NaN, NaN];
}
