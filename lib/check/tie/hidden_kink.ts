// Kinks that no single element shows: the median of [1, 2, 2, 2, 3] does not change with any one element, and yet it is nowhere
// smooth there. Where many elements are moved at once, f changes by another amount than the elements make of it one by one;
// and, unlike what a bend does, by a fourth of that amount where they are moved a fourth of the way.

import { attempt } from "../point/calls.ts";
import type { Measurement } from "../measure/measure.ts";
import { typicalOf } from "../point/other_points.ts";
import type { BoundedPoint } from "../point/bounded_point.ts";
import type { Subject } from "../subject/subject.ts";
import { signPatterns } from "./interaction.ts";
import type { Kink } from "./kink.ts";
import { nearOf } from "./local_change.ts";

/** The part of the way that tells a kink from a bend. */
const PART = 0.25;

/** How far from PART times as much the change may be there: a bend makes PART² of it, noise as much as before. */
const ALIKE = 0.5;

/** Roundings of f that its change may be off by: half a unit for each of 64 terms, as where f is to stand still. */
const ROUNDINGS = 32;

/** Elements moved at once, and the values of f there and a part of the way. */
interface Moved {
  readonly by: Float64Array;
  readonly far: Float64Array;
  readonly near: () => Float64Array;
}

/** What f does where elements that show no kink are moved at once. Every output is told from the same values. */
export class MovedAtOnce {
  readonly #subject: Subject;
  readonly #positions: ReadonlySet<number>;
  readonly #center: Float64Array;
  readonly #moved: readonly Moved[];

  /** @param positions The elements of x that are moved. */
  constructor(
    subject: Subject,
    positions: readonly number[],
    random: () => number,
  ) {
    const { point } = subject;
    this.#subject = subject;
    this.#positions = new Set(positions);
    this.#center = subject.values();
    this.#moved = signPatterns(positions.length).map((signs) => {
      const by = new Float64Array(point.size);
      positions.forEach((i, k) =>
        by[i] = moveOf(point, i, signs[k] * (0.5 + random()))
      );
      let near: Float64Array | undefined;
      return {
        by,
        far: valuesAt(subject, by),
        near: () => near ??= valuesAt(subject, by.map((b) => PART * b)),
      };
    });
  }

  /** The elements of an output that may make a kink together: none where its changes add up. */
  kinksOf(all: readonly Measurement[]): Kink[] {
    const measurements = all.filter((one) =>
      this.#positions.has(positionOf(one))
    );
    const height = measurements.length < 2 ? 0 : this.#heightOf(measurements);
    const { base } = this.#subject.point;
    const typical = typicalOf(base);
    return height === 0 ? [] : measurements.map((measurement) => {
      const position = positionOf(measurement);
      const { value } = measurement.estimate;
      const gap = height / (Math.abs(base[position]) || typical);
      return { measurement, position, left: value, right: value, gap };
    });
  }

  /** How much f changes besides what the elements make of it one by one, where that is a kink: for a move of the size of x. */
  #heightOf(measurements: readonly Measurement[]): number {
    const subject = this.#subject;
    const [{ index, weights }] = measurements;
    const output = index.length > 1 ? index[0] : 0;
    const { near, tolerance } = nearOf(subject.point);
    const rounding = ROUNDINGS * subject.greatest(weights) *
      Math.max(Number.EPSILON, subject.point.relativeNoise ?? 0);
    let height = 0;
    for (const moved of this.#moved) {
      const parts = measurements.map(({ estimate, ...one }) =>
        estimate.value * moved.by[positionOf(one)]
      );
      const expected = parts.reduce((sum, part) => sum + part, 0);
      const size = parts.reduce((sum, part) => sum + Math.abs(part), 0);
      const change = moved.far[output] - this.#center[output];
      const extra = change - expected;
      const granted = tolerance * (size + Math.abs(change)) + rounding;
      if (!(Math.abs(extra) > granted)) continue;
      const less = moved.near()[output] - this.#center[output] -
        PART * expected;
      const isKink = Math.abs(less - PART * extra) <=
        ALIKE * PART * Math.abs(extra);
      if (isKink) height = Math.max(height, Math.abs(extra) / near);
    }
    return height;
  }
}

function positionOf({ index }: Pick<Measurement, "index">): number {
  return index[index.length - 1];
}

/** A small move, on the side that bounds leave. */
function moveOf(point: BoundedPoint, i: number, part: number): number {
  const x = point.base[i];
  const by = part * nearOf(point).near * (Math.abs(x) || typicalOf(point.base));
  const isFree = (b: number) =>
    x + b >= point.lower(i) && x + b <= point.upper(i);
  return [by, -by].find(isFree) ?? 0;
}

/** Values of f where elements are moved by so much; NaN where it has none. */
function valuesAt(subject: Subject, by: Float64Array): Float64Array {
  const { point } = subject;
  by.forEach((b, i) => b !== 0 && point.move(i, point.base[i] + b));
  const values = attempt(() => subject.values());
  point.restore();
  return values.kind === "threw" ? new Float64Array(1).fill(NaN) : values.value;
}
