import { type Layout, layoutOf } from "./regular_array.ts";
import type { Tensor } from "../core/array.ts";
import {
  formatColumn,
  minus,
  nonFiniteName,
  power,
  split,
} from "./number_format.ts";
import { shortest } from "./digits.ts";
import { GAP, layOut, type LayoutStyle, visibleIndices } from "./layout.ts";

const ACTION = "Cannot print x";
const OPENING = "array(";
const COLUMNS = 75;
const SUMMARY_THRESHOLD = 1000;

/**
 * The text of a number or an array as numpy 1.24 prints it: `str(np.array(x))`, or `str(np.float64(x))` for a
 * number, with numpy's default print options.
 *
 * An array shows at most 8 digits after the point, in columns of one width, wrapped at 75 columns, and only its
 * ends where it has more than 1,000 items; a number shows all the digits that identify it. A `Float32Array` shows
 * the digits of float32.
 *
 * @param x A number, a nested array of any depth, or a typed array.
 * @throws {TypeError} If the array is ragged or holds anything but numbers.
 * @see {@link https://numpy.org/doc/1.24/reference/generated/numpy.set_printoptions.html}
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { numpyString } from "@fluxion/fluxion";
 *
 * strictEqual(numpyString([8, 15.000000010019221]), "[ 8.         15.00000001]");
 * strictEqual(numpyString(15.000000010019221), "15.000000010019221");
 * ```
 */
export function numpyString(x: Tensor): string {
  if (typeof x === "number") return numpyScalar(x, false);
  const array = layoutOf(x, ACTION);
  return arrayString(array, { separator: " ", columns: COLUMNS, prefix: 0 });
}

/**
 * The text by which numpy 1.24 represents a number or an array: `repr(np.array(x))`, as a notebook cell shows it,
 * with numpy's default print options.
 *
 * Like {@linkcode numpyString}, but with commas, inside `array(...)`, and with the dtype where it is not float64
 * or the array is empty; a number is a 0-d array.
 *
 * @param x A number, a nested array of any depth, or a typed array.
 * @throws {TypeError} If the array is ragged or holds anything but numbers.
 * @see {@link https://numpy.org/doc/1.24/reference/generated/numpy.set_printoptions.html}
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { numpyRepr } from "@fluxion/fluxion";
 *
 * strictEqual(numpyRepr([[5, 13], [32, 15]]), "array([[ 5., 13.],\n       [32., 15.]])");
 * strictEqual(numpyRepr(3), "array(3.)");
 * ```
 */
export function numpyRepr(x: Tensor): string {
  const array = layoutOf(x, ACTION);
  const style = {
    separator: ", ",
    columns: COLUMNS - 1,
    prefix: OPENING.length,
  };
  const isEmpty = array.shape.includes(0);
  const shapeNote = isEmpty && array.shape.length > 1
    ? `, shape=(${array.shape.join(", ")})`
    : "";
  const text = OPENING + arrayString(array, style) + shapeNote;
  const single = isSingle(array);
  if (!isEmpty && !single) return text + ")";

  const dtype = `dtype=${single ? "float32" : "float64"})`;
  const lastLine = text.length - (text.lastIndexOf("\n") + 1) + ",".length;
  const fits = lastLine + 1 + dtype.length <= COLUMNS;
  return text + "," + (fits ? " " : "\n" + " ".repeat(OPENING.length)) + dtype;
}

/** The text of a scalar as numpy 1.24 prints it: `str(np.float64(x))`, or `str(np.float32(x))`. */
export function numpyScalar(x: number, single: boolean): string {
  if (!Number.isFinite(x)) return nonFiniteName(x);
  const decimal = shortest(x, single);
  const size = Math.abs(x);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) {
    const [whole, fraction] = split(decimal);
    return `${minus(x)}${whole}.${fraction || "0"}`;
  }
  const { digits, exponent } = decimal;
  const point = digits.length > 1 ? "." : "";
  return minus(x) + digits[0] + point + digits.slice(1) + power(exponent, 2);
}

function arrayString(
  array: Layout,
  style: Omit<LayoutStyle, "summarized">,
): string {
  const { shape } = array;
  if (shape.includes(0)) return "[]";
  const size = shape.reduce((product, length) => product * length, 1);
  const summarized = size > SUMMARY_THRESHOLD;
  const items = visibleItems(array, summarized);
  const words = formatColumn(items, isSingle(array));
  return layOut(shape, words, { ...style, summarized });
}

function visibleItems({ shape, rows }: Layout, summarized: boolean): number[] {
  const visible = shape.map((length) =>
    visibleIndices(length, summarized).filter((index) => index !== GAP)
  );
  const columns = visible.pop() ?? [0];
  const visibleRows = visible.reduce(
    (rows, indices, axis) =>
      rows.flatMap((row) => indices.map((index) => row * shape[axis] + index)),
    [0],
  );
  return visibleRows.flatMap((row) =>
    columns.map((column) => rows[row][column])
  );
}

/** Whether numpy holds these rows as float32: it does where all are, and gives mixed ones the dtype float64. */
export function isSingle({ rows }: Layout): boolean {
  return rows.every((row) => row instanceof Float32Array);
}
