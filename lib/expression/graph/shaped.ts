/**
 * Vectors and matrices whose elements are nodes of a graph: every operation on them comes down to
 * operations on numbers. Refusals are plain sentences; the caller knows the place in the text.
 *
 * @module
 */
import {
  ELEMENTARY,
  type Elementary,
  OPERATIONS,
} from "../table/elementary.ts";
import type { Graph, Shaped } from "./graph.ts";
import { inverse, Singular } from "./linear_algebra.ts";
import type { Parameter } from "../syntax/tree.ts";
import { tableOf } from "../table/table_of.ts";

/** Why an operation cannot be done on these shapes. */
export class ShapeError extends TypeError {}

/** A vector of nodes. */
export type Row = readonly number[];

/** Rows of one length. */
export type Matrix = readonly Row[];

/** The lengths along each axis, by the first part of each: only JavaScript functions return other parts. */
export function shapeOf(value: Shaped | Parameter): number[] {
  const shape: number[] = [];
  for (let v: unknown = value; Array.isArray(v); v = v[0]) shape.push(v.length);
  return shape;
}

/** The kind of a value, for messages: a number, a vector of 3, a 2×2 matrix. */
export function describe(value: Shaped): string {
  const shape = shapeOf(value);
  if (shape.length === 0) return "a number";
  if (shape.length === 1) return `a vector of ${shape[0]}`;
  return `a ${shape.join("×")} ${shape.length === 2 ? "matrix" : "array"}`;
}

/** Whether a value is a vector of numbers. */
export function isVector(value: Shaped): value is Row {
  return typeof value !== "number" && value.length > 0 &&
    value.every((each) => typeof each === "number");
}

/** Whether a value is a matrix. */
export function isMatrix(value: Shaped): value is Matrix {
  if (typeof value === "number" || value.length === 0) return false;
  const [first] = value;
  return value.every((row) =>
    isVector(row) && row.length === (first as Row).length
  );
}

/** Whether a value is a matrix with as many rows as columns. */
export function isSquare(value: Shaped): value is Matrix {
  return isMatrix(value) && value.length === value[0].length;
}

/** The sum of nodes; 0 of none. */
export function sum(graph: Graph, terms: readonly number[]): number {
  const plus = OPERATIONS.get("+")!;
  if (terms.length === 0) return graph.constant(0);
  return terms.reduce((total, term) => graph.apply(plus, total, term));
}

/** The product of nodes; 1 of none. */
export function product(graph: Graph, factors: readonly number[]): number {
  const times = OPERATIONS.get("*")!;
  if (factors.length === 0) return graph.constant(1);
  return factors.reduce((total, factor) => graph.apply(times, total, factor));
}

/** The sum of the products of the elements of two vectors. */
export function inner(graph: Graph, a: Row, b: Row): number {
  return sum(graph, a.map((x, i) => product(graph, [x, b[i]])));
}

/** A column of a matrix. */
export function column(matrix: Matrix, j: number): Row {
  return matrix.map((row) => row[j]);
}

function operation(operator: string): Elementary {
  return (OPERATIONS.get(operator) ?? ELEMENTARY.get(operator))!;
}

/**
 * Values element by element, as NumPy does it: axes are matched from the last, and what has one element
 * along an axis, or no such axis, goes with every element there.
 */
export function broadcast(
  values: readonly Shaped[],
  operate: (...nodes: readonly number[]) => number,
): Shaped {
  const depths = values.map((each) => shapeOf(each).length);
  const depth = Math.max(...depths);
  if (depth === 0) return operate(...values as number[]);
  const parts = values.filter((_, k) => depths[k] === depth) as Shaped[][];
  const lengths = parts.map((each) => each.length);
  const length = lengths.find((each) => each !== 1) ?? 1;
  if (lengths.some((each) => each !== 1 && each !== length)) {
    throw new ShapeError();
  }
  return Array.from(
    { length },
    (_, i) =>
      broadcast(
        values.map((each, k) => {
          if (depths[k] < depth || typeof each === "number") return each;
          return each[each.length === 1 ? 0 : i];
        }),
        operate,
      ),
  );
}

/** An elementary operation element by element. */
export function elementwise(
  graph: Graph,
  row: Elementary,
  ...values: readonly Shaped[]
): Shaped {
  return broadcast(values, (...nodes) => graph.apply(row, ...nodes));
}

// The transposes of vectors: matrices of one row, but v'w is a number and v w' a matrix.
const covectors: WeakSet<object> = new WeakSet();

/** The columns of a matrix as rows; a vector becomes the one row of a matrix. */
export function transposed(a: Shaped): Shaped | undefined {
  if (isMatrix(a)) return a[0].map((_, j) => column(a, j));
  if (!isVector(a)) return undefined;
  const row = [a];
  covectors.add(row);
  return row;
}

/** The same value, which is known to be the transpose of a vector where those that it was made of are: x'A, 2x', -x'. */
export function keepingRow(result: Shaped, ...from: readonly Shaped[]): Shaped {
  const isRow = isMatrix(result) && result.length === 1 &&
    from.some((each) => covectors.has(each as object));
  if (isRow) covectors.add(result);
  return result;
}

function multiply(graph: Graph, a: Shaped, b: Shaped): Shaped {
  if (covectors.has(a as object) && isVector(b)) {
    return multiply(graph, (a as Matrix)[0], b);
  }
  if (covectors.has(b as object) && isVector(a)) {
    return multiply(graph, a.map((x) => [x]), b);
  }
  if (isVector(a) && isVector(b)) {
    if (a.length !== b.length) throw new ShapeError();
    return inner(graph, a, b);
  }
  if (isMatrix(a) && isVector(b)) {
    if (a[0].length !== b.length) throw new ShapeError();
    return a.map((row) => inner(graph, row, b));
  }
  if (isVector(a) && isMatrix(b)) {
    if (a.length !== b.length) throw new ShapeError();
    return b[0].map((_, j) => inner(graph, a, column(b, j)));
  }
  if (isMatrix(a) && isMatrix(b)) {
    if (a[0].length !== b.length) throw new ShapeError();
    return a.map((row) => b[0].map((_, j) => inner(graph, row, column(b, j))));
  }
  throw new ShapeError();
}

const WHOLE_POWER = "a matrix takes a whole power from -64 to 64";

function matrixPower(graph: Graph, a: Matrix, exponent: number): Shaped {
  const n = graph.constantAt(exponent);
  if (!isSquare(a)) {
    throw new ShapeError(
      "only a square matrix has powers; write .^ for those of its elements",
    );
  }
  if (n === undefined || !Number.isInteger(n) || Math.abs(n) > 64 || n === 0) {
    throw new ShapeError(WHOLE_POWER);
  }
  const base = n < 0 ? inverted(graph, a) : a;
  let result: Shaped = base;
  for (let k = 1; k < Math.abs(n); k++) result = multiply(graph, result, base);
  return result;
}

function inverted(graph: Graph, a: Matrix): Matrix {
  try {
    return inverse(graph, a);
  } catch (error) {
    if (error instanceof Singular) throw new ShapeError(error.message);
    throw error;
  }
}

/** The operators that go element by element whatever the shapes, and what they do to numbers. */
const ELEMENTWISE: ReadonlyMap<string, string> = /* @__PURE__ */ tableOf(() => [
  [".*", "*"],
  ["./", "/"],
  [".^", "^"],
  ...["+", "-", "mod", "and", "or", "<", "<=", ">", ">=", "==", "!="].map((
    operator,
  ) => [operator, operator] as const),
]);

function operate(
  graph: Graph,
  operator: string,
  a: Shaped,
  b: Shaped,
): Shaped {
  const same = ELEMENTWISE.get(operator);
  const hasNumber = typeof a === "number" || typeof b === "number";
  if (same || (operator === "*" && hasNumber)) {
    return elementwise(graph, operation(same ?? operator), a, b);
  }
  if (operator === "*") return multiply(graph, a, b);
  if (operator === "^" && isMatrix(a) && typeof b === "number") {
    return matrixPower(graph, a, b);
  }
  if (hasNumber) return elementwise(graph, operation(operator), a, b);
  throw new ShapeError(`write .${operator} for element by element`);
}

/** What would fit beside the first of two values. */
function fitting(operator: string, a: Shaped, b: Shaped): string {
  const [left, right] = [shapeOf(a), shapeOf(b)];
  const rows = left[left.length - 1];
  if (operator === "*") {
    const same = String(left) === String(right)
      ? ", and .* goes element by element"
      : "";
    return `its ${
      left.length === 1 ? "elements" : "columns"
    } are ${rows}, so ${rows} rows fit${same}`;
  }
  const vector = left.length > 1 ? `, a vector of ${rows}` : "";
  return `beside ${describe(a)} fits a number${vector} or ${describe(a)}`;
}

/** An operator between two values: `*` multiplies matrices, all others go element by element. */
export function binary(
  graph: Graph,
  operator: string,
  a: Shaped,
  b: Shaped,
): Shaped {
  try {
    return keepingRow(operate(graph, operator, a, b), a, b);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const said = `: ${error.message || fitting(operator, a, b)}`;
    throw new ShapeError(
      `${operator} does not take ${describe(a)} and ${describe(b)}${said}`,
    );
  }
}
