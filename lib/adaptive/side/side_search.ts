// The derivative from one side: points x, x + h, x + h/2, ... and the polynomials through them.
//
// Where f is undefined on the other side, may not be evaluated there, or is another function there. See side_reading.ts for
// the polynomials, which also tell where f tends to: at a jump that is not f(x).

import type { Measured } from "../../core/verdict/verdict.ts";
import type { Line } from "../../core/line.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import type { Scale } from "../verdict/grade.ts";
import { type Limit, limitOfQuotients } from "./growth.ts";
import { leastStep, startsOf } from "../scale.ts";
import { type Rise, SideReader, type SideReading } from "./side_reading.ts";

import { uses } from "../heuristics.ts";

/**
 * Steps nearly halve, see `RATIO` in noise_amplification.ts; once the scale has not been found after `PATIENT` of them, they fall
 * faster.
 */
const RATIO = /* @__PURE__ */ Math.exp(0.7);
const FAST_RATIO = /* @__PURE__ */ Math.exp(1.6);
const PATIENT = 14;

/** Steps in all. */
const STEPS = 34;

/** The search from one side: ask `next()` for a distance, tell `learn()` what f is there. */
export class SideSearch {
  readonly points: Rise[] = [];
  /** The best reading with f(x) as one of the points. */
  withCenter: SideReading | undefined;
  /** The best reading from the other points alone. */
  withoutCenter: SideReading | undefined;
  /** The greatest quotient |f(x ± h) - f(x)| / h. */
  steepest: number = 0;
  /** The smallest distance looked at. */
  smallest: number = Infinity;

  #greatest: number;
  readonly #least: number;
  readonly #starts: number[];
  readonly #reader: SideReader;
  #step: number;
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
    this.#reader = new SideReader(order, line, center, direction);
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
    const { withCenter: best, withoutCenter } = this.#reader.read(
      this.points,
      this.#greatest,
    );
    this.#keep(best, withoutCenter);
    const { withCenter } = this;
    const isClear = withCenter?.roundoffLimited &&
      (this.order > 1 || withCenter.error <= 0.01 * this.steepest);
    if (isClear && this.#rises >= 2) this.#finish(withCenter);
  }

  /** Tries the other scale too unless the answer is good. */
  #finish({ value, error }: SideReading): void {
    const start = error <= 1e-9 * Math.abs(value)
      ? undefined
      : this.#starts.shift();
    this.#step = start ?? 0;
    if (start === undefined) return;
    this.points.length = 0;
    this.#rises = 0;
  }

  #keep(
    best: SideReading | undefined,
    withoutCenter: SideReading | undefined,
  ): void {
    if (best) {
      const { withCenter } = this;
      const wins = !withCenter ||
        (best.roundoffLimited === withCenter.roundoffLimited
          ? best.error < withCenter.error
          : best.roundoffLimited);
      this.#rises = wins ? 0 : this.#rises + 1;
      if (wins) this.withCenter = best;
    }
    if (
      withoutCenter &&
      (!this.withoutCenter || withoutCenter.error < this.withoutCenter.error)
    ) {
      this.withoutCenter = withoutCenter;
    }
  }

  /**
   * The power with which f leaves its limit, between the last points: 1 where a slope exists, less where it grows
   * without bound, 0 at a jump; NaN if it cannot be told.
   */
  power(): number {
    const powers: number[] = [];
    for (let i = 0; i < 4; i++) {
      const [near, far] = this.points.slice(i, i + 2);
      if (!far) return NaN;
      powers.push(Math.log(far.rise / near.rise) / Math.log(far.h / near.h));
    }
    const [least, most] = [Math.min(...powers), Math.max(...powers)];
    return most - least < 0.1 ? powers[0] : NaN;
  }

  /** The infinity that the derivative tends to where f goes like a fractional power of the step; nothing where it does not. */
  steepness(): number | undefined {
    const { order, direction, points } = this;
    const power = this.power();
    const isFractional = uses(this.line, "fractional power") &&
      power < order - 0.03 &&
      Math.abs(power - Math.round(power)) > 0.03;
    if (!isFractional) return;
    let sign = Math.sign(points[0].rise) * direction ** order;
    for (let k = 0; k < order; k++) sign *= Math.sign(power - k);
    return sign * Infinity;
  }

  /** What an error is measured by where the derivative is about 0. */
  scale(): Scale {
    const { h, rise } = this.points[this.points.length - 1] ??
      { h: 1, rise: 0 };
    const change = Math.abs(rise) / h ** this.order;
    return { bend: this.order === 1 ? change : 0, change };
  }

  /** What the slope tends to where it does not converge like a power series. */
  limit(): Limit | undefined {
    if (this.order > 1 || !uses(this.line, "growth")) return;
    const size = Math.abs(this.center) + Math.abs(this.points[0]?.rise ?? 0);
    return limitOfQuotients(
      this.points,
      this.direction,
      Number.EPSILON * size / 2,
    );
  }

  /** Whether the quotients follow a law that the reading does not know of: nearer points may agree because they are all rounding. */
  isSlow(limit: Limit | undefined = this.limit()): boolean {
    const { withCenter } = this;
    const isGood = withCenter?.roundoffLimited &&
      withCenter.error <= 1e-3 * Math.abs(withCenter.value);
    return limit !== undefined && !(isGood && withCenter.h > 0.1 * limit.h);
  }

  /** What the same points say of a derivative of another order. */
  ofOrder(order: DerivativeOrder): SideSearch {
    const other = new SideSearch(order, this.line, this.center, this.direction);
    for (const { h, rise } of this.points.toReversed()) {
      other.learn(h, this.center + rise);
    }
    return other;
  }

  /** The derivative from this side, as far as it is known. */
  derivative(): Measured {
    const { withCenter } = this;
    const limit = this.limit();
    if (limit && this.isSlow(limit)) {
      const { value, error } = limit;
      return { value, error };
    }
    const steep = this.steepness();
    if (steep !== undefined) return { value: steep, error: Infinity };
    return withCenter
      ? { value: withCenter.value, error: withCenter.error }
      : { value: NaN, error: Infinity };
  }
}
