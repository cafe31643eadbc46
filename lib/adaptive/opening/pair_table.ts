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

  /** The last three of so many pairs, as polynomials through them want them. */
  last(count: number): NearPair[] {
    const { h, odd, even } = this;
    const pairs: NearPair[] = [];
    for (let k = Math.max(0, count - 3); k < count; k++) {
      pairs.push({ h: h[k], odd: odd[k], even: even[k] });
    }
    return pairs;
  }
}

/** Room for as many pairs as anybody keeps. */
function column(): number[] {
  return [NaN, NaN, NaN, NaN, NaN, NaN];
}
