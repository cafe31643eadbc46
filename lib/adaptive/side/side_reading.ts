// What polynomials through points x, x + h, x + h/2, ... on one side say at x, and those through the points without x.
//
// One side converges with every power of h, not every second one, so it takes more points than pairs do.

import type { Line } from "../../core/line.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import { weightsAtZero } from "../../difference/stencil/fornberg.ts";
import { ROUNDOFF_FACTOR } from "../sequence/table_row.ts";

/** Points in one polynomial at most. */
const MAX_EXTRAPOLATION_ORDER = 9;

/** What polynomials through points on one side say. */
export interface SideReading {
  /** The least step among the points. */
  readonly h: number;
  /** The derivative at x from this side. */
  readonly value: number;
  /** How far it may be off. */
  readonly error: number;
  /** Where f tends to, less f(x); only in a reading without x. */
  readonly gap: number;
  /** How far `gap` may be off. */
  readonly gapError: number;
  /** Whether rounding alone accounts for the error. */
  readonly roundoffLimited: boolean;
}

/** A point: its distance and how much f changed. */
export interface Rise {
  readonly h: number;
  readonly rise: number;
}

/** What polynomials through ever more points say at x, by the number of their points. */
interface Rows {
  /** The derivative, with x as one of the points. */
  readonly values: number[];
  /** The derivative without x. */
  readonly slopes: number[];
  /** Where f tends to, less f(x). */
  readonly gaps: number[];
  /** What rounding does to the newest value of f. */
  readonly roundoffFloor: number;
  /** What it does to the greatest. */
  readonly coarsest: number;
}

/** Reads the points of one side, from row to row of ever more of them. */
export class SideReader {
  readonly #order: DerivativeOrder;
  readonly #line: Line;
  readonly #center: number;
  /** What turns a derivative by the distance into one along the line. */
  readonly #sign: number;
  #last: Rows;

  constructor(
    order: DerivativeOrder,
    line: Line,
    center: number,
    direction: 1 | -1,
  ) {
    this.#order = order;
    this.#line = line;
    this.#center = center;
    this.#sign = direction ** order;
    this.#last = this.#newRows(0, 0);
  }

  /**
   * What the polynomials that end at the newest point say.
   *
   * @param points The newest first.
   * @param greatest The greatest |f| so far.
   */
  read(points: readonly Rise[], greatest: number): {
    readonly withCenter: SideReading | undefined;
    readonly withoutCenter: SideReading | undefined;
  } {
    const rows = this.#newRows(Math.abs(points[0].rise), greatest);
    const most = Math.min(points.length, MAX_EXTRAPOLATION_ORDER);
    let withCenter: SideReading | undefined;
    let withoutCenter: SideReading | undefined;
    for (let m = 1; m <= most; m++) {
      const used = points.slice(0, m);
      const apart = this.#readWithoutCenter(used, rows);
      withoutCenter = surer(apart, withoutCenter);
      const joined = this.#readWithCenter(used, rows, m === most);
      withCenter = surer(joined, withCenter);
    }
    this.#last = rows;
    return { withCenter, withoutCenter };
  }

  /** Rows yet to be filled, where f has changed so far at the newest point. */
  #newRows(far: number, greatest: number): Rows {
    const { relativeNoise = Number.EPSILON } = this.#line;
    // See step_sequence.ts: no change at all may be one that was rounded away inside f.
    const size = far === 0 ? greatest : Math.abs(this.#center) + far;
    return {
      values: [],
      slopes: [],
      gaps: [],
      roundoffFloor: Math.max(relativeNoise * size, Number.MIN_VALUE),
      coarsest: Number.EPSILON * greatest,
    };
  }

  /** The polynomial through these points alone. */
  #readWithoutCenter(
    points: readonly Rise[],
    { slopes, gaps, roundoffFloor }: Rows,
  ): SideReading | undefined {
    const order = this.#order;
    const m = points.length;
    const weights = weightsAtZero(points.map(({ h }) => h), order);
    gaps[m] = dot(weights[0], points);
    slopes[m] = m > order ? this.#sign * dot(weights[order], points) : NaN;
    if (m <= order + 1) return;
    const gapError = change(gaps, this.#last.gaps, m) +
      roundoffFloor * sizeOf(weights[0]);
    const error = change(slopes, this.#last.slopes, m) +
      3 * Math.max(roundoffFloor, gapError) * sizeOf(weights[order]);
    return {
      h: points[0].h,
      value: slopes[m],
      error,
      gap: gaps[m],
      gapError,
      roundoffLimited: error < Infinity,
    };
  }

  /**
   * The polynomial through these points and x.
   *
   * @param longest Whether no other has more points.
   */
  #readWithCenter(
    points: readonly Rise[],
    { values, gaps, roundoffFloor, coarsest }: Rows,
    longest: boolean,
  ): SideReading | undefined {
    const order = this.#order;
    const m = points.length;
    if (m < order) return;
    const nodes = [0, ...points.map(({ h }) => h)];
    const weights = weightsAtZero(nodes, order)[order];
    const value = this.#sign * ofQuotients(weights, points, order) + 0;
    values[m] = value;
    // Two polynomials may agree by chance; three hardly do.
    const alone = m === order + 1;
    if (m <= order || (alone && !longest)) return;
    // What is not smooth in f, as far as it is known.
    const level = Math.max(roundoffFloor, Math.abs(gaps[m]));
    const truncation = change(values, this.#last.values, m);
    const error = truncation + 3 * level * sizeOf(weights);
    const sample = Math.max(level, truncation / sizeOf(weights));
    const isRounding = sample <= ROUNDOFF_FACTOR * roundoffFloor ||
      (sample <= ROUNDOFF_FACTOR * coarsest &&
        error < 0.01 * Math.abs(value));
    return {
      h: points[0].h,
      value,
      error,
      gap: 0,
      gapError: 0,
      roundoffLimited: isRounding && !alone,
    };
  }
}

/** The reading with the smaller error. */
function surer(
  reading: SideReading | undefined,
  best: SideReading | undefined,
): SideReading | undefined {
  return reading && (!best || reading.error < best.error) ? reading : best;
}

/** How far an entry is from the two with one point less. */
function change(row: number[], last: number[], m: number): number {
  const a = Math.abs(row[m] - row[m - 1]);
  const b = Math.abs(row[m] - last[m - 1]);
  return Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.max(a, b);
}

function dot(weights: readonly number[], points: readonly Rise[]): number {
  return points.reduce((sum, { rise }, i) => sum + weights[i] * rise, 0);
}

/** A derivative at x from weights of x and of the points: the quotients' differences keep a straight line exact. */
function ofQuotients(
  weights: readonly number[],
  points: readonly Rise[],
  order: number,
): number {
  const nearest = points[0].rise / points[0].h;
  return points.reduce(
    (sum, { h, rise }, i) => sum + weights[i + 1] * h * (rise / h - nearest),
    order === 1 ? nearest : 0,
  );
}

function sizeOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
}
