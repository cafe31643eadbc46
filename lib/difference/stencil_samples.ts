// f at the points of a stencil along a line: the differences that they make, and what they show of f.

import type { Line, Probe } from "../core/line.ts";
import type { Sides } from "./graded.ts";
import type { Weights } from "./stencil/describe.ts";
import { positionOf } from "./stencil/placed_stencil.ts";

/** f at multiples of a step, by their offsets. x itself, offset 0, comes first. */
export class StencilSamples {
  /** How many points f was asked for. */
  readonly count: number;
  /** The largest |f|, and the largest change of f from x. */
  readonly biggest: number;
  readonly change: number;
  readonly #offsets: readonly number[];
  readonly #positions: readonly number[];
  readonly #values: readonly number[];

  constructor(
    offsets: readonly number[],
    positions: readonly number[],
    values: readonly number[],
  ) {
    this.#offsets = offsets;
    this.#positions = positions;
    this.#values = values;
    this.count = offsets.length - 1;
    const [center] = values;
    let biggest = 0;
    let change = 0;
    for (const value of values) {
      biggest = Math.max(biggest, Math.abs(value));
      change = Math.max(change, Math.abs(value - center));
    }
    this.biggest = biggest;
    this.change = change;
  }

  /** Whether every step was rounded away beside x. */
  get isStill(): boolean {
    const [origin, ...others] = this.#positions;
    return others.every((position) => position === origin);
  }

  /** Whether f is undefined at some point above x (1) or below (-1). */
  isUndefined(side: 1 | -1): boolean {
    return this.#offsets.some((offset, i) =>
      offset * side > 0 && !Number.isFinite(this.#values[i])
    );
  }

  /** The difference with so many times the step; divided by the distance that f really saw, unless another is given. */
  difference(
    { offsets, weights, denominator, derivativeOrder }: Weights,
    factor: number = 1,
    spacing: number = this.#spacing(offsets, factor),
  ): number {
    let sum = 0;
    for (let j = 0; j < offsets.length; j++) {
      sum += weights[j] * this.#values[this.#at(factor * offsets[j])];
    }
    return sum / denominator / spacing ** derivativeOrder;
  }

  /** What a rounding of f by so many ε does to a difference with this step. */
  roundoff(
    { weights, denominator, derivativeOrder }: Weights,
    h: number,
    ulps: number,
  ): number {
    const size = weights.reduce((sum, w) => sum + Math.abs(w), 0);
    return ulps * size / denominator * Number.EPSILON * this.biggest /
      h ** derivativeOrder;
  }

  /** The slopes to the points so many steps from x, if both were sampled. */
  sides(offset: number): Sides | undefined {
    const both = [-offset, offset];
    if (!both.every((its) => this.#offsets.includes(its))) return;
    const [below, above] = both.map((its) => this.#at(its));
    const h = Math.abs(this.#positions[above] - this.#positions[0]);
    return {
      h,
      left: this.#slope(below),
      right: this.#slope(above),
      rounding: 2 * Number.EPSILON * this.biggest / h,
    };
  }

  #at(offset: number): number {
    return this.#offsets.indexOf(offset);
  }

  #slope(i: number): number {
    return (this.#values[i] - this.#values[0]) /
      (this.#positions[i] - this.#positions[0]);
  }

  #spacing(offsets: readonly number[], factor: number): number {
    const [most, least] = [Math.max(...offsets), Math.min(...offsets)];
    const at = (offset: number) => this.#positions[this.#at(factor * offset)];
    return (at(most) - at(least)) / (most - least);
  }
}

/** Asks for f at multiples of a step, each once; f at x is known. */
export function* samplesOf(
  offsets: readonly number[],
  h: number,
  center: number,
  line: Line,
  probe: Probe,
): Generator<Probe, StencilSamples, void> {
  const sampled = [0];
  for (const offset of offsets) {
    if (!sampled.includes(offset)) sampled.push(offset);
  }
  const positions = sampled.map((offset) => positionOf(offset, h, line));
  probe.count = sampled.length - 1;
  for (let i = 0; i < probe.count; i++) {
    probe.positions[i] = positions[i + 1];
  }
  yield probe;
  const values = [center];
  for (let i = 0; i < probe.count; i++) values.push(probe.values[i]);
  return new StencilSamples(sampled, positions, values);
}
