// The derivative from one side: points x, x + h, x + h/2, ... and the polynomials through them.
//
// Where f is undefined on the other side, may not be evaluated there, or is another function there. The same polynomials
// without x itself tell where f tends to, which at a jump is not f(x). One side converges with every power of h, not every
// second one, so it takes more points than pairs do.

import type { Line } from "../line.ts";
import { weightsAtZero } from "./fornberg.ts";
import type { DerivativeOrder } from "./derivative_order.ts";
import { EXPLAINED } from "./rung.ts";
import { leastStep, startsOf } from "./scale.ts";

/** Steps nearly halve, see `RATIO` in amplification.ts; once the scale has not been found after `PATIENT` of them, they fall faster. */
const RATIO = Math.exp(0.7);
const FAST_RATIO = 5;
const PATIENT = 14;

/** Points in one polynomial at most, and steps in all. */
const COLUMNS = 9;
const STEPS = 34;

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
  readonly explained: boolean;
}

/** One point: its distance and how much f changed. */
interface Point {
  readonly h: number;
  readonly rise: number;
}

/** The search from one side: ask `next()` for a distance, tell `learn()` what f is there. */
export class SideSearch {
  readonly points: Point[] = [];
  /** The best reading with f(x) as one of the points. */
  through: SideReading | undefined;
  /** The best reading from the other points alone. */
  beyond: SideReading | undefined;
  /** The greatest quotient |f(x ± h) - f(x)| / h. */
  steepest: number = 0;
  /** The smallest distance looked at. */
  smallest: number = Infinity;

  #greatest: number;
  readonly #least: number;
  readonly #starts: number[];
  #step: number;
  #left: number[] = [];
  #leftBeyond: number[] = [];
  #leftGap: number[] = [];
  #rises = 0;
  #count = 0;

  readonly order: DerivativeOrder;
  readonly line: Line;
  readonly center: number;
  readonly direction: 1 | -1;

  /** @param direction 1 for the right side, -1 for the left. */
  constructor(
    order: DerivativeOrder,
    line: Line,
    center: number,
    direction: 1 | -1,
  ) {
    this.order = order;
    this.line = line;
    this.center = center;
    this.direction = direction;
    this.#greatest = Math.abs(center);
    const room = direction > 0
      ? line.upper - line.origin
      : line.origin - line.lower;
    this.#least = leastStep(line);
    this.#starts = startsOf(line).map((start) => Math.min(start, room));
    this.#step = this.#starts.shift() ?? 0;
  }

  /** The next distance to look at; 0 when the search is over. */
  next(): number {
    return this.#step >= this.#least && this.#count < STEPS ? this.#step : 0;
  }

  /** f at the distance h. */
  learn(h: number, value: number): void {
    this.#count++;
    this.smallest = Math.min(this.smallest, h);
    this.#step = h / (this.#count < PATIENT ? RATIO : FAST_RATIO);
    if (!Number.isFinite(value)) {
      this.points.length = 0;
      return;
    }
    this.#greatest = Math.max(this.#greatest, Math.abs(value));
    this.points.unshift({ h, rise: value - this.center });
    this.steepest = Math.max(this.steepest, Math.abs(value - this.center) / h);
    this.#read();
    const { through } = this;
    if (!through?.explained) return;
    if (this.#rises >= 2) this.#finish(through);
  }

  /** Tries the other scale too unless the answer is good. */
  #finish({ value, error }: SideReading): void {
    const start = error <= 1e-9 * Math.abs(value)
      ? undefined
      : this.#starts.shift();
    this.#step = start ?? 0;
    this.points.length = 0;
    this.#left = [];
    this.#rises = 0;
  }

  /** What the polynomials that end at the newest point say. */
  #read(): void {
    const { points, order, direction } = this;
    const sign = direction ** order;
    const values: number[] = [];
    const slopes: number[] = [];
    const gaps: number[] = [];
    const most = Math.min(points.length, COLUMNS);
    const far = Math.abs(points[0].rise);
    const { size: sizeOfX, grain = Number.EPSILON } = this.line;
    // See ladder.ts: no change at all may be one that was rounded away inside f.
    const size = far === 0 ? this.#greatest : Math.abs(this.center) + far;
    const nominal = Math.max(grain * size, Number.MIN_VALUE);
    const conditioning = grain * sizeOfX * far /
      points[0].h;
    let best: SideReading | undefined;
    let bestBeyond: SideReading | undefined;
    let residual = Infinity;
    for (let m = 1; m <= most; m++) {
      const used = points.slice(0, m);
      const nodes = used.map(({ h }) => h);
      const free = weightsAtZero(nodes, order);
      gaps[m] = dot(free[0], used);
      slopes[m] = m > order ? sign * dot(free[order], used) : NaN;
      if (m > 1) {
        residual = Math.min(
          residual,
          Math.max(Math.abs(gaps[m]), Math.abs(gaps[m - 1])),
        );
      }
      if (m > order + 1) {
        const gapError = change(gaps, this.#leftGap, m) +
          nominal * sizeOf(free[0]);
        const error = change(slopes, this.#leftBeyond, m) +
          3 * Math.max(nominal, gapError) * sizeOf(free[order]);
        if (!bestBeyond || error < bestBeyond.error) {
          bestBeyond = {
            h: nodes[0],
            value: slopes[m],
            error,
            gap: gaps[m],
            gapError,
            explained: error < Infinity,
          };
        }
      }
      if (m < order) continue;
      const fixed = weightsAtZero([0, ...nodes], order)[order];
      values[m] = sign * ofQuotients(fixed, used, order) + 0;
      // Two polynomials may agree by chance; three hardly do.
      const alone = m === order + 1;
      if (m <= order || (alone && most > m)) continue;
      const truncation = change(values, this.#left, m);
      const level = Math.max(nominal, Math.min(residual, Math.abs(gaps[m])));
      const error = truncation + 3 * level * sizeOf(fixed);
      if (!best || error < best.error) {
        const sample = alone
          ? Infinity
          : Math.max(level, truncation / sizeOf(fixed));
        best = {
          h: nodes[0],
          value: values[m],
          error,
          gap: 0,
          gapError: 0,
          explained: sample <= EXPLAINED * nominal ||
            (sample <= EXPLAINED * Number.EPSILON * this.#greatest &&
              error < 0.01 * Math.abs(values[m])) ||
            (sample <= EXPLAINED * conditioning &&
              error < 0.01 * Math.abs(values[m])),
        };
      }
    }
    this.#left = values;
    this.#leftBeyond = slopes;
    this.#leftGap = gaps;
    this.#keep(best, bestBeyond);
  }

  #keep(best: SideReading | undefined, beyond: SideReading | undefined): void {
    if (best) {
      const { through } = this;
      const wins = !through ||
        (best.explained === through.explained
          ? best.error < through.error
          : best.explained);
      this.#rises = wins ? 0 : this.#rises + 1;
      if (wins) this.through = best;
    }
    if (beyond && (!this.beyond || beyond.error < this.beyond.error)) {
      this.beyond = beyond;
    }
  }

  /**
   * The power with which f leaves its limit, between the last points: 1 where a slope exists, less where it grows
   * without bound, 0 at a jump; NaN if it cannot be told.
   */
  power(): number {
    const powers: number[] = [];
    for (let i = 0; i < 4; i++) {
      const [near, far] = [this.points[i], this.points[i + 1]];
      if (!far || near.rise === 0) return NaN;
      powers.push(Math.log(far.rise / near.rise) / Math.log(far.h / near.h));
    }
    const [least, most] = [Math.min(...powers), Math.max(...powers)];
    return most - least < 0.1 ? powers[0] : NaN;
  }
}

/** How far an entry is from the two with one point less. */
function change(row: number[], last: number[], m: number): number {
  const a = Math.abs(row[m] - row[m - 1]);
  const b = Math.abs(row[m] - last[m - 1]);
  return Number.isNaN(a) || Number.isNaN(b) ? Infinity : Math.max(a, b);
}

function dot(weights: readonly number[], points: readonly Point[]): number {
  return points.reduce((sum, { rise }, i) => sum + weights[i] * rise, 0);
}

/** A derivative at x from weights of x and of the points: the quotients' differences keep a straight line exact. */
function ofQuotients(
  weights: readonly number[],
  points: readonly Point[],
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
