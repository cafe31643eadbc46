/**
 * Arrays of numbers in one piece: a shape and the elements in row-major order.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import type { ArrayValue } from "../value.ts";

/** A number, or an array with its lengths along each axis. */
export interface Whole {
  readonly shape: readonly number[];
  /** The elements, or the one value that all of them have. */
  readonly data: Column;
}

/** Shapes that do not fit, or an operation that is not done on arrays in one piece. */
export class Unsupported extends TypeError {}

/** How many elements there are. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}

function isArray(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

/** Whether all of a row are numbers, which are copied. */
function fillRow(
  data: Float64Array,
  start: number,
  row: ArrayLike<unknown>,
): boolean {
  for (let i = 0; i < row.length; i++) {
    const each = row[i];
    if (typeof each !== "number") return false;
    data[start + i] = each;
  }
  return true;
}

/** A value in one piece; undefined where it is ragged or holds anything but numbers. */
export function wholeOf(value: unknown): Whole | undefined {
  if (typeof value === "number") return { shape: [], data: value };
  const shape: number[] = [];
  for (let v = value; isArray(v); v = v[0]) {
    if (v.length === 0 || shape.length > 8) return undefined;
    shape.push(v.length);
  }
  if (shape.length === 0) return undefined;
  if (value instanceof Float64Array) return { shape, data: value };
  const data = new Float64Array(sizeOf(shape));
  let next = 0;
  const fill = (part: ArrayLike<unknown>, axis: number): boolean => {
    if (!isArray(part) || part.length !== shape[axis]) return false;
    if (axis + 1 === shape.length) {
      const start = next;
      next += part.length;
      return fillRow(data, start, part);
    }
    for (let i = 0; i < part.length; i++) {
      if (!fill(part[i] as ArrayLike<unknown>, axis + 1)) return false;
    }
    return true;
  };
  return fill(value as ArrayLike<unknown>, 0) ? { shape, data } : undefined;
}

/** The elements of an array, each on its own. */
export function elementsOf({ shape, data }: Whole): Float64Array {
  return typeof data === "number"
    ? new Float64Array(sizeOf(shape)).fill(data)
    : data;
}

/** A value as nested arrays. */
export function nested(whole: Whole): ArrayValue {
  const { shape, data } = whole;
  if (shape.length === 0) return typeof data === "number" ? data : data[0];
  const elements = elementsOf(whole);
  let next = 0;
  const build = (axis: number): ArrayValue[] => {
    if (axis === shape.length - 1) {
      // Several times as quick as Array.from.
      const row = new Array<number>(shape[axis]);
      for (let i = 0; i < row.length; i++) row[i] = elements[next++];
      return row;
    }
    return Array.from({ length: shape[axis] }, () => build(axis + 1));
  };
  return build(0);
}

/** The shape of arrays element by element, as NumPy has it: axes match from the last, and a length of 1 goes with any. */
export function commonShape(shapes: readonly (readonly number[])[]): number[] {
  const depth = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: depth }, (_, axis) => {
    const lengths = shapes
      .map((shape) => shape[axis - depth + shape.length] ?? 1)
      .filter((length) => length !== 1);
    if (lengths.some((length) => length !== lengths[0])) {
      throw new Unsupported("shapes");
    }
    return lengths[0] ?? 1;
  });
}

/** For each element of a larger shape the element of the smaller that goes with it. */
function places(
  shape: readonly number[],
  from: readonly number[],
): Int32Array {
  const result = new Int32Array(sizeOf(shape));
  const steps = shape.map((_, axis) => {
    const own = axis - shape.length + from.length;
    if (own < 0 || from[own] === 1) return 0;
    return sizeOf(from.slice(own + 1));
  });
  const index = shape.map(() => 0);
  for (let i = 0, place = 0; i < result.length; i++) {
    result[i] = place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]++;
      place += steps[axis];
      if (index[axis] < shape[axis]) break;
      place -= steps[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return result;
}

/** The elements of an array where it goes with a larger shape. */
export function spread(whole: Whole, shape: readonly number[]): Column {
  const { data } = whole;
  if (typeof data === "number" || String(whole.shape) === String(shape)) {
    return data;
  }
  const from = places(shape, whole.shape);
  const result = new Float64Array(from.length);
  for (let i = 0; i < result.length; i++) result[i] = data[from[i]];
  return result;
}

/** The sums over all elements that one element was spread to. */
export function gathered(
  column: Column,
  shape: readonly number[],
  to: readonly number[],
): Column {
  if (String(shape) === String(to)) return column;
  if (typeof column === "number") return column * sizeOf(shape) / sizeOf(to);
  const result = new Float64Array(sizeOf(to));
  if (result.length === 1) {
    let sum = 0;
    for (let i = 0; i < column.length; i++) sum += column[i];
    return to.length === 0 ? sum : result.fill(sum);
  }
  const from = places(shape, to);
  for (let i = 0; i < column.length; i++) result[from[i]] += column[i];
  return result;
}
