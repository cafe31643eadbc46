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

/** Why an operation cannot be done on these shapes. */
export class ShapeError extends TypeError {}

type Row = readonly number[];
type Matrix = readonly Row[];

/** The lengths along each axis, by the first part of each: only JavaScript functions return other parts. */
export function shapeOf(value: Shaped): number[] {
  const shape: number[] = [];
  for (let v = value; Array.isArray(v); v = v[0]) shape.push(v.length);
  return shape;
}

/** The kind of a value, for messages: a number, a vector of 3, a 2×2 matrix. */
export function describe(value: Shaped): string {
  const shape = shapeOf(value);
  if (shape.length === 0) return "a number";
  if (shape.length === 1) return `a vector of ${shape[0]}`;
  return `a ${shape.join("×")} ${shape.length === 2 ? "matrix" : "array"}`;
}

function isVector(value: Shaped): value is Row {
  return typeof value !== "number" && value.length > 0 &&
    value.every((each) => typeof each === "number");
}

function isMatrix(value: Shaped): value is Matrix {
  if (typeof value === "number" || value.length === 0) return false;
  const [first] = value;
  return value.every((row) =>
    isVector(row) && row.length === (first as Row).length
  );
}

function sum(graph: Graph, terms: readonly number[]): number {
  const plus = OPERATIONS.get("+")!;
  return terms.reduce((total, term) => graph.apply(plus, total, term));
}

function product(graph: Graph, factors: readonly number[]): number {
  const times = OPERATIONS.get("*")!;
  return factors.reduce((total, factor) => graph.apply(times, total, factor));
}

function inner(graph: Graph, a: Row, b: Row): number {
  return sum(graph, a.map((x, i) => product(graph, [x, b[i]])));
}

function column(matrix: Matrix, j: number): Row {
  return matrix.map((row) => row[j]);
}

function operation(operator: string): Elementary {
  return (OPERATIONS.get(operator) ?? ELEMENTARY.get(operator))!;
}

/** Element by element; a number goes with every element. */
function elementwise(
  graph: Graph,
  operator: string,
  a: Shaped,
  b: Shaped,
): Shaped {
  if (typeof a === "number") {
    return typeof b === "number"
      ? graph.apply(operation(operator), a, b)
      : b.map((each) => elementwise(graph, operator, a, each));
  }
  if (typeof b === "number") {
    return a.map((each) => elementwise(graph, operator, each, b));
  }
  if (a.length !== b.length) throw new ShapeError();
  return a.map((each, i) => elementwise(graph, operator, each, b[i]));
}

function multiply(graph: Graph, a: Shaped, b: Shaped): Shaped {
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

function matrixPower(graph: Graph, a: Shaped, exponent: number): Shaped {
  const n = graph.constantAt(exponent);
  if (!isMatrix(a) || a.length !== a[0].length) throw new ShapeError();
  if (n === undefined || !Number.isInteger(n) || n < 1 || n > 64) {
    throw new ShapeError("a matrix takes a whole power from 1 to 64");
  }
  let result: Shaped = a;
  for (let k = 1; k < n; k++) result = multiply(graph, result, a);
  return result;
}

/** An operator between two values, as mathjs defines it for vectors and matrices. */
export function binary(
  graph: Graph,
  operator: string,
  a: Shaped,
  b: Shaped,
): Shaped {
  const bothNumbers = typeof a === "number" && typeof b === "number";
  const oneNumber = typeof a === "number" || typeof b === "number";
  try {
    if (bothNumbers) return elementwise(graph, operator, a, b);
    if (operator === "+" || operator === "-") {
      return elementwise(graph, operator, a, b);
    }
    if (operator === "*") {
      return oneNumber
        ? elementwise(graph, operator, a, b)
        : multiply(graph, a, b);
    }
    if (typeof b === "number") {
      if (operator === "/") return elementwise(graph, operator, a, b);
      if (operator === "^") return matrixPower(graph, a, b);
    }
    throw new ShapeError();
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    const said = error.message ? `: ${error.message}` : "";
    throw new ShapeError(
      `${operator} does not take ${describe(a)} and ${describe(b)}${said}`,
    );
  }
}

function determinant(graph: Graph, a: Matrix): number {
  // Laplace expansion along the first row: no pivot has to be chosen before the values are known.
  if (a.length === 1) return a[0][0];
  const minus = OPERATIONS.get("-")!;
  const plus = OPERATIONS.get("+")!;
  return a[0].map((x, j) => {
    const minor = a.slice(1).map((row) => row.filter((_, k) => k !== j));
    return product(graph, [x, determinant(graph, minor)]);
  }).reduce((total, term, j) => graph.apply(j % 2 ? minus : plus, total, term));
}

const MAX_DETERMINANT = 6;

type ArrayFunction = (
  graph: Graph,
  args: readonly Shaped[],
) => Shaped | undefined;

/** The functions of vectors and matrices; undefined where the shapes do not fit. */
export const ARRAY_FUNCTIONS: ReadonlyMap<string, ArrayFunction> = new Map<
  string,
  ArrayFunction
>([
  ["sum", (graph, [a]) => isVector(a) ? sum(graph, a) : undefined],
  ["prod", (graph, [a]) => isVector(a) ? product(graph, a) : undefined],
  [
    "norm",
    (graph, [a]) =>
      isVector(a)
        ? graph.apply(ELEMENTARY.get("sqrt")!, inner(graph, a, a))
        : undefined,
  ],
  [
    "dot",
    (graph, [a, b]) =>
      isVector(a) && isVector(b) && a.length === b.length
        ? inner(graph, a, b)
        : undefined,
  ],
  ["cross", (graph, [a, b]) => {
    if (!isVector(a) || !isVector(b)) return undefined;
    if (a.length !== 3 || b.length !== 3) return undefined;
    const minus = OPERATIONS.get("-")!;
    return [[1, 2], [2, 0], [0, 1]].map(([i, j]) =>
      graph.apply(
        minus,
        product(graph, [a[i], b[j]]),
        product(graph, [a[j], b[i]]),
      )
    );
  }],
  [
    "det",
    (graph, [a]) =>
      isMatrix(a) && a.length === a[0].length && a.length <= MAX_DETERMINANT
        ? determinant(graph, a)
        : undefined,
  ],
  [
    "trace",
    (graph, [a]) =>
      isMatrix(a) && a.length === a[0].length
        ? sum(graph, a.map((row, i) => row[i]))
        : undefined,
  ],
  [
    "transpose",
    (_, [a]) => isMatrix(a) ? a[0].map((_, j) => column(a, j)) : undefined,
  ],
]);

/** How many arguments an array function takes. */
export function arrayArity(name: string): number {
  return name === "dot" || name === "cross" ? 2 : 1;
}
