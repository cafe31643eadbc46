/**
 * Numbers, nested arrays and typed arrays. A row is an innermost array: looping over it is as cheap as looping over a plain
 * array.
 *
 * @module
 */

/** An array of numbers, or of arrays of numbers (plain or typed), to any depth. */
export type NestedArray = (number | NestedArray | FloatArray)[];

/** A typed array of floating point numbers. */
export type FloatArray = Float64Array | Float32Array;

/** A point: a number (a 0-d array), a nested array of any depth, or a typed array. */
export type Tensor = number | NestedArray | FloatArray;

/** An innermost array: numbers side by side. */
export type Row = number[] | FloatArray;

/** Whether the value is a `Float64Array` or a `Float32Array`. */
export function isFloatArray(x: unknown): x is FloatArray {
  return x instanceof Float64Array || x instanceof Float32Array;
}

/** A value as an error message shows it: strings quoted, long ones cut. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (typeof value === "function") return "a function";
  if (value instanceof Promise) return "a Promise";
  if (Array.isArray(value) || isFloatArray(value)) {
    const items = Array.from(
      value.slice(0, 8),
      (item) => Array.isArray(item) ? "[...]" : shown(item),
    );
    return `[${cut(items.join(", "))}${value.length > 8 ? ", ..." : ""}]`;
  }
  if (typeof value === "object" && value !== null) {
    return `an object (${value.constructor?.name ?? "without a class"})`;
  }
  return typeof value === "bigint"
    ? `${value}n`
    : Object.is(value, -0)
    ? "-0"
    : String(value);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Whether all items are numbers. */
export function areNumbers(items: ArrayLike<unknown>): boolean {
  for (let i = 0; i < items.length; i++) {
    if (typeof items[i] !== "number") return false;
  }
  return true;
}

/** A row of the same kind and length, to be filled. */
export function rowLike(row: Row): Row {
  // V8 knows that a copy of doubles holds doubles; it would convert an array of zeros at the first double.
  if (Array.isArray(row)) return row.slice();
  return row instanceof Float32Array
    ? new Float32Array(row.length)
    : new Float64Array(row.length);
}
