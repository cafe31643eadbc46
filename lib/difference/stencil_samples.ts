// f at the points of a stencil along a line: the differences that they make, and what they show of f.

import type { Line, Probe } from "../core/line.ts";
import type { Sides } from "./graded.ts";
import type { Weights } from "./stencil/describe.ts";
import { positionOf } from "./stencil/placed_stencil.ts";

/** f at multiples of a step, by their offsets. x itself, offset 0, is among them. */
export class StencilSamples {
  /** How many points f was asked for. */
  readonly count: number;
  /** The largest |f|, and the largest change of f from x. */
  readonly biggest: number;
  readonly change: number;
  readonly #positions: ReadonlyMap<number, number>;
  readonly #values: ReadonlyMap<number, number>;

  constructor(
    positions: ReadonlyMap<number, number>,
    values: ReadonlyMap<number, number>,
  ) {
    this.#positions = positions;
    this.#values = values;
    this.count = positions.size - 1;
    const center = values.get(0)!;
    const all = [...values.values()];
    this.biggest = Math.max(...all.map(Math.abs));
    this.change = Math.max(...all.map((value) => Math.abs(value - center)));
  }

  /** Whether every step was rounded away beside x. */
  get isStill(): boolean {
    const [origin, ...others] = this.#positions.values();
    return others.every((position) => position === origin);
  }

  /** Whether f is undefined at some point above x (1) or below (-1). */
  isUndefined(side: 1 | -1): boolean {
    return [...this.#values].some(([offset, value]) =>
      offset * side > 0 && !Number.isFinite(value)
    );
  }

  /** The difference with so many times the step; divided by the distance that f really saw, unless another is given. */
  difference(
    { offsets, weights, denominator, derivativeOrder }: Weights,
    factor: number = 1,
    spacing: number = this.#spacing(offsets, factor),
  ): number {
    const sum = offsets.reduce(
      (sum, offset, j) => sum + weights[j] * this.#values.get(factor * offset)!,
      0,
    );
    return sum / denominator / spacing ** derivativeOrder;
  }

  /** The slopes to the points so many steps from x, if both were sampled. */
  sides(offset: number): Sides | undefined {
    const origin = this.#positions.get(0)!;
    const center = this.#values.get(0)!;
    const [left, right] = [-offset, offset].map((at) =>
      (this.#values.get(at)! - center) / (this.#positions.get(at)! - origin)
    );
    if (!this.#values.has(-offset) || !this.#values.has(offset)) return;
    const h = Math.abs(this.#positions.get(offset)! - origin);
    const rounding = 2 * Number.EPSILON * this.biggest / h;
    return { h, left, right, rounding };
  }

  #spacing(offsets: readonly number[], factor: number): number {
    const [most, least] = [Math.max(...offsets), Math.min(...offsets)];
    const at = (offset: number) => this.#positions.get(factor * offset)!;
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
  const asked = [...new Set(offsets)].filter((offset) => offset !== 0);
  const positions = new Map([[0, line.origin]]);
  const values = new Map([[0, center]]);
  probe.count = asked.length;
  asked.forEach((offset, i) => {
    probe.positions[i] = positionOf(offset, h, line);
    positions.set(offset, probe.positions[i]);
  });
  yield probe;
  asked.forEach((offset, i) => values.set(offset, probe.values[i]));
  return new StencilSamples(positions, values);
}
