import { typicalOf } from "../point/nearby.ts";
import type { Measurement } from "../measure/measure.ts";
import type { Subject } from "../subject/subject.ts";

/** An element along which f has a kink at x. */
export interface Kink {
  readonly measurement: Measurement;
  /** The position of the element of x. */
  readonly position: number;
  /** The slopes at x on both sides. */
  readonly left: number;
  readonly right: number;
}

/** How far a kink is followed, relative to x: as near as smooth parts hardly bend, as far as rounding does not matter. */
const NEAR = 1e-5;

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
  /** How often f was evaluated. */
  evaluations: number = 0;
  readonly #subject: Subject;
  readonly #center: number;

  constructor(subject: Subject, kinks: readonly Kink[]) {
    this.#subject = subject;
    this.kinks = kinks;
    const { base, relativeNoise: grain = 0 } = subject.point;
    const near = Math.max(NEAR, 3 * Math.sqrt(grain));
    this.tolerance = grain > 0 ? 3e-2 : 1e-3;
    const typical = typicalOf(base);
    this.step = near * kinks.reduce(
      (least, kink) =>
        Math.min(
          least,
          (Math.abs(base[kink.position]) || typical) * gapOf(kink),
        ),
      Infinity,
    );
    this.#center = this.at([]);
  }

  /** f with some of the elements moved, each by so many of its units; undefined there, NaN. */
  at(moves: readonly number[], from: readonly number[] = []): number {
    const { point } = this.#subject;
    this.kinks.forEach((kink, k) => {
      const by = ((moves[k] ?? 0) + (from[k] ?? 0)) / gapOf(kink);
      if (by !== 0) {
        point.move(kink.position, point.base[kink.position] + by);
      }
    });
    this.evaluations++;
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

  /** The one-sided slope at x along a direction, extrapolated from two steps. */
  slope(direction: readonly number[]): number {
    const { step } = this;
    const along = (h: number) => this.change(direction.map((d) => h * d)) / h;
    return 2 * along(step / 2) - along(step);
  }

  /** The slope along a direction at a point beside x, by a step that is small beside the way there. */
  slopeAt(from: readonly number[], direction: readonly number[]): number {
    const h = this.step / 30;
    const to = (t: number) => this.at(direction.map((d) => t * d), from);
    return (to(h) - to(-h)) / (2 * h);
  }

  /** What the code under test says along a direction. */
  analytic(direction: readonly number[]): number {
    return this.kinks.reduce(
      (sum, kink, k) =>
        sum + (direction[k] ?? 0) * kink.measurement.analytic / gapOf(kink),
      0,
    );
  }

  /** What the slopes along single elements make of moves, if elements do not act on each other. */
  additive(moves: readonly number[]): number {
    return this.kinks.reduce((sum, kink, k) => {
      const by = moves[k] ?? 0;
      return sum + by * (by > 0 ? kink.right : kink.left) / gapOf(kink);
    }, 0);
  }
}

/** The height of a kink: how much the slope changes there. */
export function gapOf({ left, right }: Kink): number {
  return Math.abs(right - left);
}
