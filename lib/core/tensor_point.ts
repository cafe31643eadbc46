/**
 * A point as coordinates that can be moved in place and put back, whatever kind of tensor it is.
 *
 * @module
 */
import {
  changesItsArgument,
  identity,
  type Line,
  notOneNumber,
} from "./line.ts";
import {
  checkWritable,
  fromRows,
  indexOfRow,
  type Layout,
  layoutOf,
  pathOf,
  type Row,
  shown,
  type Tensor,
} from "./tensor.ts";

/** A point of an operator: its coordinates, counted through in row-major order. */
export class Point {
  /** How many coordinates it has. */
  readonly size: number;
  /** How often f has been evaluated. */
  evaluations: number = 0;
  readonly #layout: Layout;
  readonly #kept: Row[];
  readonly #width: number;
  readonly #cell: number[] | undefined;

  readonly x: Tensor;
  readonly action: string;

  constructor(x: Tensor, action: string) {
    this.x = x;
    this.action = action;
    this.#cell = typeof x === "number" ? [x] : undefined;
    this.#layout = this.#cell
      ? { shape: [], rows: [this.#cell] }
      : layoutOf(x as Exclude<Tensor, number>, action);
    checkWritable(this.#layout, action);
    const { rows } = this.#layout;
    this.#kept = rows.map((row) => row.slice());
    this.#width = rows[0].length;
    this.size = this.#width * rows.length;
  }

  /** The length of each axis. */
  get shape(): readonly number[] {
    return this.#layout.shape;
  }

  /** The positions of all coordinates. */
  get coordinates(): number[] {
    return Array.from({ length: this.size }, (_, i) => i);
  }

  /** A coordinate of the point itself. */
  at(i: number): number {
    return this.#kept[Math.floor(i / this.#width)][i % this.#width];
  }

  /** Moves a coordinate; returns where it is now, which a Float32Array rounds. */
  move(i: number, to: number): number {
    const row = this.#layout.rows[Math.floor(i / this.#width)];
    row[i % this.#width] = to;
    return row[i % this.#width];
  }

  /** Puts a coordinate back to the same bits. */
  putBack(i: number): void {
    this.move(i, this.at(i));
  }

  /** Puts everything back. */
  restore(): void {
    this.#layout.rows.forEach((row, r) => {
      for (let i = 0; i < row.length; i++) row[i] = this.#kept[r][i];
    });
  }

  /** f where the coordinates are now. */
  evaluate<Y>(f: (x: Tensor) => Y): Y {
    this.evaluations++;
    return f(this.#cell ? this.#cell[0] : this.x);
  }

  /** f at the point, which it may not change. */
  evaluateCenter<Y>(f: (x: Tensor) => Y): Y {
    const value = this.evaluate(f);
    this.checkUnchanged();
    return value;
  }

  /** Throws unless all coordinates are where they were at first. */
  checkUnchanged(): void {
    for (let i = 0; i < this.size; i++) this.checkAt(i);
  }

  /** Throws unless a coordinate is where it was at first. */
  checkAt(i: number): void {
    if (!this.#isMoved(i)) return;
    const change = `${this.path(i)} was ${shown(this.at(i))} and is ${
      shown(this.#now(i))
    }`;
    throw changesItsArgument(this.action, `: ${change}`);
  }

  /** f as a scalar function, where the coordinates are now. */
  scalar(f: (x: Tensor) => number): number {
    const value = this.evaluate(f);
    if (typeof value !== "number") {
      const moved = this.coordinates.filter((i) => this.#isMoved(i));
      const places = moved.map((i) => `${this.path(i)} = ${this.#now(i)}`);
      throw notOneNumber(value, this.action, places.slice(0, 3).join(", "));
    }
    return value;
  }

  #now(i: number): number {
    return this.#layout.rows[Math.floor(i / this.#width)][i % this.#width];
  }

  #isMoved(i: number): boolean {
    return !Object.is(this.#now(i), this.at(i));
  }

  /** The position of a coordinate. */
  position(path: number | readonly number[]): number {
    const index = typeof path === "number" ? [path] : path;
    const { shape } = this;
    const fits = index.length === shape.length &&
      index.every((i, axis) =>
        Number.isInteger(i) && i >= 0 && i < shape[axis]
      );
    if (!fits) {
      throw new RangeError(
        `${this.action} as there is no element ${
          shown([...index])
        } in x: its shape is ${shown([...shape])}`,
      );
    }
    return index.reduce((sum, i, axis) => sum * shape[axis] + i, 0);
  }

  /** The name of a coordinate: `x[1][0]`. */
  path(i: number): string {
    if (this.#cell) return "x";
    const row = Math.floor(i / this.#width);
    return pathOf([...indexOfRow(this.shape, row), i % this.#width]);
  }

  /** Whether the coordinates are held as 32-bit numbers. */
  isSingle(i: number): boolean {
    return this.#layout.rows[Math.floor(i / this.#width)] instanceof
      Float32Array;
  }

  /** The line along a coordinate. */
  line(i: number, lower: number, upper: number): Line {
    const origin = this.at(i);
    const single = this.isSingle(i);
    return {
      origin,
      scale: Math.abs(origin),
      unit: 1,
      size: Math.abs(origin),
      lower: single ? inward(lower, origin) : lower,
      upper: single ? inward(upper, origin) : upper,
      round: single ? Math.fround : identity,
    };
  }

  /** Numbers in the kind and the shape of the point. */
  shaped(values: ArrayLike<number>): Tensor {
    if (this.#cell) return values[0];
    const rows = this.#kept.map((row, r) => {
      const copy = row.slice();
      for (let i = 0; i < copy.length; i++) {
        copy[i] = values[r * this.#width + i];
      }
      return copy;
    });
    return fromRows(rows, this.shape);
  }
}

/** Anything in the shape of nested arrays. */
export function nest<T>(
  items: readonly T[],
  shape: readonly number[],
): T | Nested<T> {
  if (shape.length === 0) return items[0];
  let level: unknown[] = [...items];
  for (let axis = shape.length - 1; axis >= 1; axis--) {
    const length = shape[axis];
    level = Array.from(
      { length: level.length / length },
      (_, i) => level.slice(i * length, (i + 1) * length),
    );
  }
  return level as Nested<T>;
}

/** Arrays of arrays of something. */
export type Nested<T> = (T | Nested<T>)[];

/** The 32-bit number next to a bound, on the side of x. */
function inward(bound: number, x: number): number {
  let single = Math.fround(bound);
  const outside = bound < x ? single < bound : single > bound;
  if (outside) {
    const ulp = Math.max(Math.abs(single) * 2 ** -23, 2 ** -149);
    single = Math.fround(single + (bound < x ? ulp : -ulp));
  }
  return single;
}
