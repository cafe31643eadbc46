import type { Kink } from "./kink.ts";
import { typicalOf } from "../point/other_points.ts";
import type { BoundedPoint } from "../point/bounded_point.ts";
import type { Subject } from "../subject/subject.ts";

/** How far a kink is followed, relative to x: as near as smooth parts hardly bend, as far as rounding does not matter. */
const NEAR = 1e-5;

/**
 * How far beside a point kinks are looked at, relative to x, and how far slopes may be off there. Parts whose slope changes by K
 * times itself over the size of x bend it by K times the distance: in doubles K is 100 here, in single precision 30. Rounding
 * takes little of that: the grain over the distance, 2e-11 and 1e-4 of f.
 */
export function nearOf(
  { relativeNoise, single }: BoundedPoint,
): { near: number; tolerance: number } {
  const grain = relativeNoise ?? (single ? 2 ** -24 : 0);
  return grain > 0
    ? { near: Math.max(NEAR, 3 * Math.sqrt(grain)), tolerance: 3e-2 }
    : { near: NEAR, tolerance: 1e-3 };
}

/**
 * How f changes around a point where it has kinks. Steps are in units in which every kink is 1 high, so that elements of any
 * size weigh alike.
 */
export class LocalChange {
  readonly kinks: readonly Kink[];
  /** A small step, in these units. */
  readonly step: number;
  /** How far slopes may be off, in these units. */
  readonly tolerance: number;
  /** How often f may still be evaluated. */
  left: number;
  readonly #subject: Subject;
  readonly #center: number;

  /** @param budget The most evaluations to spend on each of the kinks. */
  constructor(subject: Subject, kinks: readonly Kink[], budget: number) {
    this.#subject = subject;
    this.left = budget * kinks.length;
    this.kinks = kinks;
    const { base } = subject.point;
    const { near, tolerance } = nearOf(subject.point);
    this.tolerance = tolerance;
    const typical = typicalOf(base);
    this.step = near * kinks.reduce(
      (least, kink) =>
        Math.min(
          least,
          (Math.abs(base[kink.position]) || typical) * kink.gap,
        ),
      Infinity,
    );
    this.#center = this.at([]);
  }

  /** f with some of the elements moved, each by so many of its units; undefined there, NaN. */
  at(moves: readonly number[], from: readonly number[] = []): number {
    const { point } = this.#subject;
    this.kinks.forEach((kink, k) => {
      const by = ((moves[k] ?? 0) + (from[k] ?? 0)) / kink.gap;
      if (by !== 0) {
        point.move(kink.position, point.base[kink.position] + by);
      }
    });
    this.left--;
    try {
      return this.#subject.output(this.kinks[0].measurement.weights);
    } finally {
      for (const { position } of this.kinks) point.putBack(position);
    }
  }

  /** How f changes from x. */
  change(moves: readonly number[]): number {
    return this.at(moves) - this.#center;
  }

  /** The one-sided slope at x along a direction. */
  slope(direction: readonly number[]): number {
    const { step } = this;
    return this.change(direction.map((d) => step * d)) / step;
  }

  /** The mean slopes between points along a direction, that lie so many steps from a point beside x. */
  slopesAlong(
    direction: readonly number[],
    from: readonly number[],
    steps: readonly number[],
  ): number[] {
    const values = steps.map((t) =>
      this.at(direction.map((d) => t * this.step * d), from)
    );
    return values.slice(1).map((value, k) =>
      (value - values[k]) / (this.step * (steps[k + 1] - steps[k]))
    );
  }

  /** What the code under test says along a direction. */
  analytic(direction: readonly number[]): number {
    return this.kinks.reduce(
      (sum, kink, k) =>
        sum + (direction[k] ?? 0) * kink.measurement.analytic / kink.gap,
      0,
    );
  }

  /** What the slopes along single elements make of moves, if elements do not act on each other. */
  additive(moves: readonly number[]): number {
    return this.kinks.reduce((sum, kink, k) => {
      const by = moves[k] ?? 0;
      return sum + by * (by > 0 ? kink.right : kink.left) / kink.gap;
    }, 0);
  }
}
