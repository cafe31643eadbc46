/**
 * Numbers, nested arrays and typed arrays as one kind of thing: numbers with a shape, walked in
 * row-major order. A walk goes row by row, a row being an innermost array, so that a loop over a row
 * costs what a loop over a plain array costs.
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

/** An array seen as rows: every row holds the last axis, in row-major order of the others. */
export interface Layout {
  /** The length of each axis, outermost first. */
  readonly shape: readonly number[];
  /** The innermost arrays themselves, not copies. */
  readonly rows: readonly Row[];
}

/** Whether the value is a `Float64Array` or a `Float32Array`. */
export function isFloatArray(x: unknown): x is FloatArray {
  return x instanceof Float64Array || x instanceof Float32Array;
}

/** A value as an error message shows it: strings quoted, long things cut. */
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

/** The name of an element or a row, as one would write it: `x[1][0]`, and `x` for no index. */
export function pathOf(index: readonly number[]): string {
  return `x${index.map((i) => `[${i}]`).join("")}`;
}

/** The multi-index of the row at a position among the rows. */
export function indexOfRow(
  shape: readonly number[],
  position: number,
): number[] {
  const index: number[] = [];
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    index.unshift(position % shape[axis]);
    position = Math.floor(position / shape[axis]);
  }
  return index;
}

// Deeper than any array that somebody means; an array that contains itself ends here too.
const MAX_AXES = 256;

/**
 * An array seen as rows.
 *
 * @param action What an error says could not be done, such as `Cannot take the gradient of f`.
 * @throws {TypeError} If the array is ragged or holds anything but numbers; the message says where.
 */
export function layoutOf(x: Exclude<Tensor, number>, action: string): Layout {
  const shape = expectedShape(x, action);
  const rows: Row[] = [];
  collectRows(x, shape, 0, [], rows, action);
  return { shape, rows };
}

/** The shape that the first elements promise; `collectRows` holds all others to it. */
function expectedShape(x: unknown, action: string): number[] {
  if (!Array.isArray(x) && !isFloatArray(x)) {
    throw new TypeError(
      `${action} as x is ${shown(x)}: ` +
        `x must be a number, an array of numbers to any depth, a Float64Array or a Float32Array`,
    );
  }
  const shape: number[] = [];
  let level: unknown = x;
  while (Array.isArray(level) || isFloatArray(level)) {
    shape.push(level.length);
    if (shape.length > MAX_AXES) {
      throw new TypeError(
        `${action} as x is nested more than ${MAX_AXES} arrays deep`,
      );
    }
    if (isFloatArray(level)) break;
    level = level[0];
  }
  return shape;
}

function collectRows(
  x: unknown,
  shape: readonly number[],
  axis: number,
  index: number[],
  rows: Row[],
  action: string,
): void {
  if ((!Array.isArray(x) && !isFloatArray(x)) || x.length !== shape[axis]) {
    const found = Array.isArray(x) || isFloatArray(x)
      ? `has length ${x.length}`
      : `is ${shown(x)}`;
    throw new TypeError(
      `${action} as x is ragged: ${pathOf(index)} ${found} where ` +
        `${pathOf(index.map(() => 0))} has length ${shape[axis]}`,
    );
  }
  if (axis === shape.length - 1) {
    checkNumbers(x, action, index);
    rows.push(x as Row);
    return;
  }
  if (isFloatArray(x)) {
    throw new TypeError(
      `${action} as x is ragged: ${pathOf(index)} holds numbers where ` +
        `${pathOf(index.map(() => 0))} holds arrays`,
    );
  }
  for (let i = 0; i < x.length; i++) {
    collectRows(x[i], shape, axis + 1, [...index, i], rows, action);
  }
}

/** Throws unless every element of the row is a number. */
export function checkNumbers(
  row: ArrayLike<unknown>,
  action: string,
  index: number[] = [],
): void {
  for (let i = 0; i < row.length; i++) {
    if (typeof row[i] !== "number") {
      const why = Array.isArray(row[i]) || isFloatArray(row[i])
        ? "x is ragged: its neighbours are numbers"
        : "every element must be a number";
      throw new TypeError(
        `${action} as ${pathOf([...index, i])} is ${shown(row[i])}: ${why}`,
      );
    }
  }
}

/**
 * Throws unless every element can be changed in place, one at a time: no axis is empty, no row is
 * frozen, and no array stands in two places, where a change of one element would change two.
 */
export function checkWritable(layout: Layout, action: string): void {
  const empty = layout.shape.indexOf(0);
  if (empty >= 0) {
    const where = pathOf(layout.shape.slice(0, empty).map(() => 0));
    throw new TypeError(
      `${action} as ${where} is empty: give at least one number`,
    );
  }
  const seen = new Map<Row, number>();
  layout.rows.forEach((row, position) => {
    const path = () => pathOf(indexOfRow(layout.shape, position));
    checkNotFrozen(row, action, path);
    const earlier = seen.get(row);
    if (earlier !== undefined) {
      throw new TypeError(
        `${action} as ${path()} is the same array as ${
          pathOf(indexOfRow(layout.shape, earlier))
        }: give each its own copy`,
      );
    }
    seen.set(row, position);
  });
}

/** Throws if the row is frozen: its elements are changed in place and put back. */
export function checkNotFrozen(
  row: Row,
  action: string,
  path: () => string,
): void {
  if (Object.isFrozen(row)) {
    throw new TypeError(
      `${action} as ${path()} is frozen and f is evaluated by changing x in place: ` +
        `give a copy, such as structuredClone(x)`,
    );
  }
}

/** A row of zeros of the same kind and length. */
export function zerosLikeRow(row: Row): Row {
  if (!Array.isArray(row)) {
    return row instanceof Float32Array
      ? new Float32Array(row.length)
      : new Float64Array(row.length);
  }
  // At two elements, `new Array(n).fill(0)` takes as long as all the rest of a gradient.
  const zeros: number[] = [];
  for (let i = 0; i < row.length; i++) zeros.push(0);
  return zeros;
}

/** An array of the shape of `layout` that holds these rows. */
export function fromRows(
  rows: readonly Row[],
  shape: readonly number[],
): NestedArray | FloatArray {
  let level: unknown[] = [...rows];
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    const size = shape[axis];
    level = Array.from(
      { length: level.length / size },
      (_, i) => level.slice(i * size, (i + 1) * size),
    );
  }
  return level[0] as NestedArray | FloatArray;
}

/** A deep copy. */
export function copyOf<X extends Tensor>(x: X): X {
  return (typeof x === "number"
    ? x
    : isFloatArray(x) || typeof x[0] === "number"
    ? x.slice()
    : structuredClone(x)) as X;
}
