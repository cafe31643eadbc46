/**
 * The functions of vectors and matrices: one a row, as operations on their elements.
 *
 * @module
 */
import { normal } from "../../core/random.ts";
import { ELEMENTARY, OPERATIONS } from "../table/elementary.ts";
import { type ArrayFunction, row } from "./array_function.ts";
import { constantArray, drawn, linspace } from "./array_making.ts";
import { type Graph, leavesOf, mapShaped, type Shaped } from "./graph.ts";
import {
  determinant,
  inverse,
  Singular,
  solution,
  tooLarge,
} from "./linear_algebra.ts";
import {
  beside,
  concatenated,
  diagonal,
  outer,
  reshaped,
} from "./rearrangements.ts";
import {
  deviation,
  mean,
  median,
  norm,
  type Reduce,
  reduced,
  running,
  sorted,
  variance,
} from "./reductions.ts";
import {
  binary,
  describe,
  inner,
  isMatrix,
  isSquare,
  isVector,
  type Matrix,
  product,
  ShapeError,
  shapeOf,
  sum,
  transposed,
} from "./shaped.ts";
import { tableOf } from "../table/table_of.ts";

/** A reduction of all elements, or along an axis. */
function reduction(reduce: Reduce): ArrayFunction {
  return row(
    [1, 2],
    reduced(reduce),
    "an array, and an axis of a matrix, 1 or 2",
  );
}

function fold(name: string): ArrayFunction["apply"] {
  return (graph, [a]) =>
    leavesOf(a).reduce((x, y) => graph.apply(ELEMENTARY.get(name)!, x, y));
}

/** The elementary functions that reduce one array: max(v). */
export const REDUCING: ReadonlySet<string> = new Set([
  "max",
  "min",
  "hypot",
  "logaddexp",
]);

/** The place of the largest or smallest element, counted from 1; the first of equal ones. */
function extremum(operator: ">" | "<"): ArrayFunction["apply"] {
  const before = OPERATIONS.get(operator)!;
  return (graph, [a]) => {
    if (!isVector(a)) return undefined;
    let [best, place] = [a[0], graph.constant(1)];
    a.slice(1).forEach((x, i) => {
      const isBetter = graph.apply(before, x, best);
      place = graph.select(isBetter, graph.constant(i + 2), place);
      best = graph.select(isBetter, x, best);
    });
    return place;
  };
}

function logSumExp(graph: Graph, a: Shaped): number {
  return fold("logaddexp")(graph, [a]) as number;
}

/** exp(x - log Σ exp(x)), which neither overflows nor loses digits. */
function softmax(graph: Graph, a: Shaped): Shaped {
  const total = logSumExp(graph, a);
  return mapShaped(a, (x) =>
    graph.apply(
      ELEMENTARY.get("exp")!,
      graph.apply(OPERATIONS.get("-")!, x, total),
    ));
}

/** The product of two vectors, or as NumPy has it of matrices. */
function dot(graph: Graph, [a, b]: readonly Shaped[]): Shaped | undefined {
  if (isMatrix(a) || isMatrix(b)) return binary(graph, "*", a, b);
  const fits = isVector(a) && isVector(b) && a.length === b.length;
  return fits ? inner(graph, a, b) : undefined;
}

function cross(graph: Graph, a: Shaped, b: Shaped): Shaped | undefined {
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
}

/** What elimination has to say becomes what is wrong with the shapes. */
function solved<T>(solve: () => T): T {
  try {
    return solve();
  } catch (error) {
    if (error instanceof Singular) throw new ShapeError(error.message);
    throw error;
  }
}

/** A function of one square matrix. */
function ofSquare(
  apply: (graph: Graph, a: Matrix) => Shaped,
): ArrayFunction {
  return row(
    1,
    (graph, [a]) => {
      if (!isSquare(a)) return undefined;
      const reason = tooLarge(graph, a);
      if (reason) throw new ShapeError(reason);
      return solved(() => apply(graph, a));
    },
    "a square matrix",
  );
}

function solve(graph: Graph, a: Shaped, b: Shaped): Shaped | undefined {
  // More equations than unknowns: those of the least squares.
  if (isMatrix(a) && a.length > a[0].length) {
    const across = transposed(a)!;
    if (!isVector(b) && !isMatrix(b) || b.length !== a.length) return undefined;
    const [square, side] = [a, b].map((each) =>
      binary(graph, "*", across, each)
    );
    return solve(graph, square, side);
  }
  if (!isSquare(a)) return undefined;
  const reason = tooLarge(graph, a);
  if (reason) throw new ShapeError(reason);
  const columns = isVector(b) ? b.map((x) => [x]) : isMatrix(b) ? b : undefined;
  if (columns?.length !== a.length) return undefined;
  const x = solved(() => solution(graph, a, columns));
  return isVector(b) ? x.map(([each]) => each) : x;
}

// deno-fmt-ignore
/** The functions of vectors and matrices by name. */
export const ARRAY_FUNCTIONS: ReadonlyMap<string, ArrayFunction> = /* @__PURE__ */ tableOf(() => [
  ["sum", reduction(sum)],
  ["prod", reduction(product)],
  ["mean", reduction(mean)],
  ["var", reduction(variance)],
  ["std", reduction(deviation)],
  ["median", reduction(median)],
  ["cumsum", row(1, running(sum), "a vector")],
  ["cumprod", row(1, running(product), "a vector")],
  ["sort", row(1, (graph, [a]) => isVector(a) ? sorted(graph, a) : undefined, "a vector")],
  ["diag", row(1, (graph, [a]) => diagonal(graph, a), "a vector or a matrix")],
  ["outer", row(2, (graph, [a, b]) => outer(graph, a, b), "two vectors")],
  ["reshape", row([2, 4], reshaped, "an array, and lengths that are known in advance")],
  ["concat", row([1, 99], concatenated, "vectors, or matrices with as many columns")],
  ["hcat", row([1, 99], beside, "vectors as columns, or matrices, with as many rows")],
  ["argmax", row(1, extremum(">"), "a vector")],
  ["argmin", row(1, extremum("<"), "a vector")],
  ["logsumexp", row(1, (graph, [a]) => logSumExp(graph, a))],
  ["softmax", row(1, (graph, [a]) => isVector(a) ? softmax(graph, a) : isMatrix(a) ? a.map((each) => softmax(graph, each)) : undefined, "a vector, or a matrix of which each row is one")],
  ["norm", row([1, 2], norm, "a vector or a matrix")],
  ["any", reduction((graph, all) => all.reduce((a, b) => graph.apply(OPERATIONS.get("or")!, a, b), graph.constant(0)))],
  ["all", reduction((graph, all) => all.reduce((a, b) => graph.apply(OPERATIONS.get("and")!, a, b), graph.constant(1)))],
  ["dot", row(2, dot, "two vectors of one length, or matrices that fit")],
  ["cross", row(2, (graph, [a, b]) => cross(graph, a, b), "two vectors of 3")],
  ["transpose", row(1, (_, [a]) => transposed(a), "a vector or a matrix")],
  ["det", ofSquare(determinant)],
  ["inv", ofSquare(inverse)],
  ["trace", row(1, (graph, [a]) => isSquare(a) ? sum(graph, a.map((each, i) => each[i])) : undefined, "a square matrix")],
  ["solve", row(2, (graph, [a, b]) => solve(graph, a, b), "a matrix with at least as many rows as columns and a vector with as many elements as it has rows")],
  ["length", row(1, (graph, [a]) => typeof a === "number" ? undefined : graph.constant(a.length), "a vector or a matrix")],
  ["size", row(1, (graph, [a]) => typeof a === "number" ? undefined : shapeOf(a).map((n) => graph.constant(n)), "a vector or a matrix")],
  ["zeros", constantArray(() => 0)],
  ["ones", constantArray(() => 1)],
  ["eye", constantArray(([i, j]) => i === j ? 1 : 0, true)],
  ["rand", drawn((random) => random())],
  ["randn", drawn(normal)],
  ["linspace", row(3, linspace, "two numbers and how many, all known in advance")],
]);

/** What a function says of arguments whose shapes it does not take. */
export function refusedShapes(name: string, args: readonly Shaped[]): string {
  const given = args.map(describe).join(" and ");
  const takes = ARRAY_FUNCTIONS.get(name)?.takes;
  return takes
    ? `${name} takes ${takes}, not ${given}`
    : `${name} does not take ${given}`;
}
