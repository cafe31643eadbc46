import { Point } from "../../core/point.ts";
import { identity, type Line } from "../../core/line.ts";
import type { Tree } from "../../core/number_tree.ts";
import { boxOf } from "../../operator/line/bounds.ts";
import type { Bounds } from "../../operator/options.ts";
import { rounded } from "./single.ts";

/** Where a number stands among others: one element by its position, or a weight for each. */
export type Weights = number | Float64Array;

/** Bits of a position along a direction: times those of a weight, they fit single precision beside x. */
const SHORT = 6;

/** The point of a check: it moves along directions as well as along elements, and never leaves its bounds. */
export class BoundedPoint extends Point {
  /** Whether f is looked at here by a few evaluations alone. */
  brief: boolean = false;
  /** Whether it was found out how coarse f is here. */
  noiseKnown: boolean = false;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #single: boolean;

  /**
   * @throws {TypeError} If x holds anything but numbers, or is frozen, or a bound is not like x.
   * @throws {RangeError} If x lies outside the bounds.
   */
  constructor(x: Tree, action: string, bounds?: Bounds) {
    super(x, action);
    this.checkWritable();
    const { coordinates } = this;
    this.#single = coordinates.some((i) => this.isSingle(i));
    const box = boxOf(bounds, this);
    const lines = coordinates.map((i) =>
      this.line(i, box.lower(i), box.upper(i))
    );
    this.#lower = Float64Array.from(lines, ({ lower }) => lower);
    this.#upper = Float64Array.from(lines, ({ upper }) => upper);
  }

  /** Whether some elements are stored in single precision. */
  get single(): boolean {
    return this.#single;
  }

  /** The greatest element, in size. */
  get greatest(): number {
    return this.base.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  }

  /** The least that an element may be. */
  lower(i: number): number {
    return this.#lower[i];
  }

  /** The greatest that an element may be. */
  upper(i: number): number {
    return this.#upper[i];
  }

  /** Whether a point lies within the bounds. */
  allows(values: Float64Array): boolean {
    return values.every((x, i) => x >= this.#lower[i] && x <= this.#upper[i]);
  }

  /** The line along one element, or along a direction from the base, whose weights are in units of x. */
  lineAlong(weights: Weights): Line {
    if (typeof weights === "number") {
      return this.line(weights, this.#lower[weights], this.#upper[weights]);
    }
    const longest = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
    return {
      relativeNoise: this.relativeNoise,
      ...this.#room(weights),
      origin: 0,
      scale: 1,
      unit: 1 / longest,
      size: 1,
      round: this.#single ? (t) => rounded(t, SHORT) : identity,
    };
  }

  /** How far a direction can be followed to both sides without leaving the bounds. */
  #room(weights: Float64Array): { lower: number; upper: number } {
    let [lower, upper] = [-Infinity, Infinity];
    weights.forEach((w, i) => {
      if (w === 0) return;
      const down = (this.lower(i) - this.base[i]) / w;
      const up = (this.upper(i) - this.base[i]) / w;
      lower = Math.max(lower, Math.min(down, up));
      upper = Math.min(upper, Math.max(down, up));
    });
    return { lower, upper };
  }

  /** Moves to a position on such a line. */
  moveAlong(weights: Weights, position: number): void {
    if (typeof weights === "number") {
      this.move(weights, position);
      return;
    }
    for (let i = 0; i < this.size; i++) {
      if (weights[i] === 0) continue;
      // Rounding on the way must not lead past a bound.
      const to = this.base[i] + position * weights[i];
      this.move(i, Math.min(Math.max(to, this.#lower[i]), this.#upper[i]));
    }
  }
}
