import { checkOptions } from "../core/names.ts";
import { differentiateElements } from "../difference/elementwise.ts";
import type { FiniteDifference } from "../difference/finite_difference.ts";
import { notebook } from "./notebook.ts";
import { differentiateRow, evaluationOf } from "../difference/kernel.ts";
import { withRestoredRows } from "../difference/kept_rows.ts";
import { layoutOf } from "./regular_array.ts";
import { indexAt } from "../core/structure.ts";
import { Point } from "../core/point.ts";
import { areNumbers, isFloatArray, type Tensor } from "../core/array.ts";
import type { Like, Tree } from "../core/number_tree.ts";

/** The walk is about to begin. */
export interface StartEvent {
  /** Tells the events apart. */
  readonly kind: "start";
  /** A copy of x. */
  readonly x: Tensor;
  /** The derivative so far: zeros in the shape of x. */
  readonly derivative: Tensor;
}

/** The walk has come to an element. */
export interface ElementEvent {
  /** Tells the events apart. */
  readonly kind: "element";
  /** The multi-index of the element; empty for a number. */
  readonly index: readonly number[];
  /** The element. */
  readonly x: number;
}

/** f has been evaluated beside an element. */
export interface EvaluationEvent {
  /** Tells the events apart. */
  readonly kind: "evaluation";
  /** The multi-index of the element. */
  readonly index: readonly number[];
  /** What the element was changed to. */
  readonly x: number;
  /** What f returned. */
  readonly value: number;
}

/** The partial derivative at an element is known. */
export interface PartialEvent {
  /** Tells the events apart. */
  readonly kind: "partial";
  /** The multi-index of the element. */
  readonly index: readonly number[];
  /** The partial derivative. */
  readonly value: number;
  /** A copy of the derivative so far, in the shape of x. */
  readonly derivative: Tensor;
}

/** What `numericalDerivative` tells its listener, in the order in which it happens. */
export type NotebookEvent =
  | StartEvent
  | ElementEvent
  | EvaluationEvent
  | PartialEvent;

/** What `numericalDerivative` takes besides f and x. */
export interface NumericalDerivativeOptions {
  /** How far each element is moved to either side: an absolute step, 1e-4 unless given. */
  readonly deltaX?: number;
  /** Is told every step of the walk, such as `notebookTrace(console.log)`. */
  readonly trace?: (event: NotebookEvent) => void;
}

const ACTION = "Cannot take the numerical derivative of f";
let defaultMethod: FiniteDifference | undefined;

/**
 * The study notebook's numerical derivative: `[f(x + Δ) - f(x - Δ)] / 2Δ` for every element of x.
 *
 * The result has the kind and the shape of `x`. Arrays are perturbed in place, element by element in row-major order, first
 * upwards and then downwards, and put back to the same bits, also when f throws: a function that closes over the array sees
 * the changes. Costs `2 · size(x)` evaluations of f. Good to about 9 digits where f is smooth and x is of unit scale: for
 * trustworthy digits use `gradient`.
 *
 * @param f Takes x, returns one number.
 * @param x A number, a nested array of any depth, a Float64Array or a Float32Array; no axis empty.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If `deltaX` is not a positive number.
 *
 * @example
 * ```ts
 * import { numericalDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(numericalDerivative(([x]) => x ** 2, [3]), [6.000000000012662]);
 * assert.equal(numericalDerivative((x) => x ** 2, 3), 6.000000000012662);
 * ```
 */
export function numericalDerivative<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  options?: NumericalDerivativeOptions,
): Like<X>;
export function numericalDerivative(
  f: (x: Tensor) => number,
  x: Tensor,
  options: NumericalDerivativeOptions = {},
): Tensor {
  checkOptions(options, ["deltaX", "trace"], ACTION);
  const { deltaX, trace } = options;
  const method = deltaX === undefined
    ? defaultMethod ??= notebook()
    : notebook({ deltaX });
  if (trace) return walkTraced(method, f, x, trace);
  const isRow = Array.isArray(x) && areNumbers(x) || isFloatArray(x);
  // An array of arrays must be regular, as numpy's are; the walk itself takes any.
  if (!isRow) layoutOf(x, ACTION);
  const call = f as (x: Tree) => number;
  return differentiateElements(method, call, x, ACTION) as Tensor;
}

/** The same walk with the same kernel, one element at a time, with the events around it. */
function walkTraced(
  method: FiniteDifference,
  f: (x: Tensor) => number,
  x: Tensor,
  trace: (event: NotebookEvent) => void,
): Tensor {
  const { shape } = layoutOf(x, ACTION);
  const point = new Point(x, ACTION);
  point.checkWritable();
  const derivatives = new Float64Array(point.size);
  const derivative = () => point.shaped(derivatives) as Tensor;
  trace({ kind: "start", x: point.copy() as Tensor, derivative: derivative() });
  const rows = point.rows!.map(({ holder }) => holder as unknown as number[]);
  const walkElement = (row: number[], start: number, i: number) => {
    const index = indexAt(shape, start + i);
    trace({ kind: "element", index, x: row[i] });
    const evaluate = () => {
      const value = f(point.argument as Tensor);
      trace({ kind: "evaluation", index, x: row[i], value });
      return value;
    };
    const path = (i: number) => point.path(start + i);
    const evaluation = evaluationOf(method, evaluate, x, ACTION, path);
    const slopes = derivatives.subarray(start, start + row.length);
    differentiateRow(method, evaluation, row, slopes, i, i + 1);
    if (point.isSingle(start + i)) slopes[i] = Math.fround(slopes[i]);
    trace({
      kind: "partial",
      index,
      value: slopes[i],
      derivative: derivative(),
    });
  };
  withRestoredRows(rows, ACTION, () => {
    point.rows!.forEach(({ start, length }, r) => {
      for (let i = 0; i < length; i++) walkElement(rows[r], start, i);
    });
  });
  return derivative();
}
