import {
  checkWritable,
  fromRows,
  isFloatArray,
  layoutOf,
  type Row,
  type Tensor,
  zerosLikeRow,
} from "../core/tensor.ts";
import { identity, type Line } from "../core/line.ts";
import { Point } from "../core/tensor_point.ts";
import { type Box, boxOf } from "../operator/bounds.ts";
import type { Bounds } from "../operator/options.ts";

/** Where a number stands among others: one element by its position, or a weight for each. */
export type Weights = number | Float64Array;

/** An array as its elements in row-major order, and its shape. */
export interface Flat {
  /** The length of each axis; none for a number. */
  readonly shape: readonly number[];
  /** The elements. */
  readonly data: Float64Array;
}

/** The elements of a number or an array, in row-major order. */
export function flatten(x: Tensor, action: string): Flat {
  if (typeof x === "number") return { shape: [], data: Float64Array.of(x) };
  const { shape, rows } = layoutOf(x, action);
  const data = new Float64Array(shape.reduce((size, n) => size * n, 1));
  rows.forEach((row, r) => data.set(row, r * row.length));
  return { shape, data };
}

/** The name of an element, as one would write it: `W[1][0]`. */
export function pathOf(
  name: string,
  shape: readonly number[],
  position: number,
): string {
  let path = "";
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    path = `[${position % shape[axis]}]${path}`;
    position = Math.floor(position / shape[axis]);
  }
  return name + path;
}

/**
 * x as f sees it, moved in place: a function that closes over the array sees the moves. `base` is where a check stands
 * and where every move comes back to; `close` puts the array back to the bits that it came with.
 */
export class Standpoint {
  readonly shape: readonly number[];
  readonly size: number;
  readonly base: Float64Array;
  /** The relative rounding of f here, if it is known to be coarser than that of doubles. */
  grain: number | undefined;
  readonly #original: Float64Array;
  readonly #x: Tensor;
  readonly #rows: readonly Row[];
  readonly #width: number;
  readonly #box: Box;

  /**
   * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number.
   * @throws {RangeError} If x lies outside the bounds.
   */
  constructor(x: Tensor, action: string, bounds?: Bounds) {
    this.#x = x;
    this.#box = boxOf(bounds, new Point(x, action));
    const layout = typeof x === "number"
      ? { shape: [], rows: [[x]] }
      : layoutOf(x, action);
    if (typeof x !== "number") checkWritable(layout, action);
    this.shape = layout.shape;
    this.#rows = layout.rows;
    this.#width = layout.rows[0].length;
    this.size = this.#rows.length * this.#width;
    this.#original = new Float64Array(this.size);
    this.#rows.forEach((row, r) => this.#original.set(row, r * this.#width));
    this.base = this.#original.slice();
  }

  /** What f is called with: the very array that was given, or the number. */
  get argument(): Tensor {
    return typeof this.#x === "number" ? this.#rows[0][0] : this.#x;
  }

  /** Whether the elements are stored in single precision. */
  get single(): boolean {
    return this.#rows[0] instanceof Float32Array;
  }

  /** The least that an element may be. */
  lower(i: number): number {
    const bound = this.#box.lower(i);
    return this.single ? bound + beside(bound) : bound;
  }

  /** The greatest that an element may be. */
  upper(i: number): number {
    const bound = this.#box.upper(i);
    return this.single ? bound - beside(bound) : bound;
  }

  /** Whether a point lies within the bounds. */
  allows(values: Float64Array): boolean {
    return values.every((x, i) => x >= this.lower(i) && x <= this.upper(i));
  }

  /** The line along one element, or along a direction from the base, whose weights are in units of x. */
  line(weights: Weights): Line {
    const grain = this.grain ? { grain: this.grain } : {};
    if (typeof weights !== "number") {
      const longest = weights.reduce(
        (most, w) => Math.max(most, Math.abs(w)),
        0,
      );
      return {
        ...grain,
        ...this.#room(weights),
        origin: 0,
        scale: 1,
        unit: 1 / longest,
        size: 1,
        round: identity,
      };
    }
    const origin = this.base[weights];
    const scale = Math.abs(origin);
    return {
      ...grain,
      lower: this.lower(weights),
      upper: this.upper(weights),
      origin,
      scale,
      unit: 1,
      size: scale,
      round: this.single ? Math.fround : identity,
    };
  }

  /** How far a direction can be followed to both sides without leaving the bounds. */
  #room(weights: Float64Array): { lower: number; upper: number } {
    let [lower, upper] = [-Infinity, Infinity];
    weights.forEach((w, i) => {
      if (w === 0) return;
      // Rounding on the way must not lead past a bound.
      const slack = 1 - 4 * Number.EPSILON;
      const down = (this.lower(i) - this.base[i]) / w * slack;
      const up = (this.upper(i) - this.base[i]) / w * slack;
      lower = Math.max(lower, Math.min(down, up));
      upper = Math.min(upper, Math.max(down, up));
    });
    return { lower, upper };
  }

  /** Moves to a position on such a line. */
  move(weights: Weights, position: number): void {
    if (typeof weights === "number") {
      this.#write(weights, position);
      return;
    }
    for (let i = 0; i < this.size; i++) {
      if (weights[i] !== 0) {
        this.#write(i, this.base[i] + position * weights[i]);
      }
    }
  }

  /** Back to the base. */
  settle(): void {
    this.#rows.forEach((row, r) => {
      const from = r * this.#width;
      for (let i = 0; i < row.length; i++) row[i] = this.base[from + i];
    });
  }

  /** Makes another point the base. */
  standAt(values: Float64Array): void {
    this.base.set(this.single ? Float32Array.from(values) : values);
    this.settle();
  }

  /** Where an element differs from the base, if somebody else has changed it. */
  disturbed(): { position: number; value: number } | undefined {
    for (let position = 0; position < this.size; position++) {
      const value = this.#measure(position);
      if (!Object.is(value, this.base[position])) return { position, value };
    }
  }

  /** Puts x back. */
  close(): void {
    this.standAt(this.#original);
  }

  /** Values of the kind and shape of x as one would type them, or nothing where that would be long. */
  literal(data: Float64Array): string | undefined {
    if (this.size > 24) return;
    const items = Array.from(data, (x) => Object.is(x, -0) ? "-0" : `${x}`);
    if (this.shape.length === 0) return items[0];
    let level = this.#rows.map((row, r) => {
      const own = items.slice(r * this.#width, (r + 1) * this.#width).join(
        ", ",
      );
      return isFloatArray(row)
        ? `${row.constructor.name}.of(${own})`
        : `[${own}]`;
    });
    for (let axis = this.shape.length - 2; axis >= 0; axis--) {
      const length = this.shape[axis];
      level = Array.from(
        { length: level.length / length },
        (_, i) => `[${level.slice(i * length, (i + 1) * length).join(", ")}]`,
      );
    }
    return level[0];
  }

  #measure(i: number): number {
    return this.#rows[Math.floor(i / this.#width)][i % this.#width];
  }

  #write(i: number, value: number): void {
    this.#rows[Math.floor(i / this.#width)][i % this.#width] = value;
  }
}

/** A little more than the rounding of a 32-bit number. */
function beside(bound: number): number {
  return Math.abs(bound) === Infinity
    ? 0
    : Math.abs(bound) * 2 ** -23 + 2 ** -149;
}

/** An array of the kind and shape of another. */
export function likewise(sample: Tensor, data: Float64Array): Tensor {
  if (typeof sample === "number") return data[0];
  const { shape, rows } = layoutOf(sample, "Cannot copy a shape");
  const width = rows[0].length;
  const filled = rows.map((_, r) => {
    const row = zerosLikeRow(rows[r]);
    for (let i = 0; i < width; i++) row[i] = data[r * width + i];
    return row;
  });
  return fromRows(filled, shape);
}

/** Whether the result of a function is an array or a number. */
export function isTensor(value: unknown): value is Tensor {
  return typeof value === "number" || Array.isArray(value) ||
    isFloatArray(value);
}
