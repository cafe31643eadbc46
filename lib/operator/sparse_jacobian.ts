import { central } from "../difference/central.ts";
import type { FiniteDifference } from "../difference/finite_difference.ts";
import type { Method } from "../core/method.ts";
import type { Stencil } from "../difference/stencil.ts";
import { compressedJacobian } from "../sparse/compressed.ts";
import { type SparseMatrix, sparseMatrix } from "../sparse/matrix.ts";
import {
  patternOf,
  type Sparsity,
  type SparsityPattern,
} from "../sparse/pattern.ts";
import { probeSparsity } from "../sparse/probe.ts";
import { checkVector, type VectorFunction } from "../sparse/vector.ts";
import type { FloatArray, Row } from "../core/tensor.ts";
import { isFixed, methodOf } from "./options.ts";

/** What `sparseJacobian` takes besides f and x. */
export interface SparseJacobianOptions {
  /** Which entries may differ from zero; `"probe"`, the default, finds out by evaluating f. */
  readonly sparsity?: Sparsity;
  /** The finite difference: `central()` unless given. A stencil will do. */
  readonly method?: FiniteDifference | Stencil;
}

const ACTION = "Cannot take the sparse Jacobian of f";
const DEFAULT_METHOD = central();

/**
 * The Jacobian of a function of many variables whose elements each depend on few: only the entries that may differ from zero.
 *
 * Columns that share no row are moved together, so the cost does not grow with the size of x: with `central()` 2 evaluations
 * a color, 6 for a tridiagonal Jacobian of any size. Every value has the same bits as in the dense Jacobian by the same method.
 * x is changed in place and put back to the same bits, also when f throws.
 *
 * An entry that the sparsity leaves out is not noticed: what f does there is added to another entry of the row. If unsure,
 * leave the sparsity out and it is probed, see `probeSparsity` for the cost; keep what that returns for many Jacobians.
 *
 * @param f Takes x, returns a flat array of numbers, the same one again if it likes.
 * @param x A flat array.
 * @throws {TypeError} If x or what f returns is not a flat array of numbers, or x is empty or frozen, or f
 * changes its argument.
 * @throws {RangeError} If the sparsity does not fit x or what f returns, or a step vanishes beside an element.
 * @see Curtis, Powell and Reid (1974), IMA J. Appl. Math. 13, 117-119.
 *
 * @example
 * ```ts
 * import { sparseJacobian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = (x: number[]) => x.map((xi, i) => xi ** 2 - (x[i + 1] ?? 0));
 * const sparsity = [0, 1, 2].flatMap((i): [number, number][] => i < 2 ? [[i, i], [i, i + 1]] : [[i, i]]);
 * const { rows, columns, values, toDense } = sparseJacobian(f, [1, 2, 3], { sparsity });
 * assert.deepEqual([...rows], [0, 0, 1, 1, 2]);
 * assert.deepEqual([...columns], [0, 1, 1, 2, 2]);
 * assert.deepEqual([...values].map(Math.round), [2, -1, 4, -1, 6]);
 * assert.deepEqual(toDense()[0].map(Math.round), [2, -1, 0]);
 * ```
 */
export function sparseJacobian<X extends number[] | FloatArray>(
  f: (x: X) => number[] | FloatArray,
  x: X,
  options: SparseJacobianOptions = {},
): SparseMatrix {
  return compress(f as VectorFunction, x, options, ACTION);
}

/** The sparse Jacobian for an operator of any name. */
export function compress(
  f: VectorFunction,
  x: unknown,
  { sparsity = "probe", method, bounds }: {
    readonly sparsity?: Sparsity;
    readonly method?: Method | Stencil | undefined;
    readonly bounds?: unknown;
  },
  action: string,
): SparseMatrix {
  checkVector(x, action);
  const way = fixedMethod(method, bounds, action);
  const pattern = patternFor(f, x, sparsity, action);
  if (pattern.shape[1] !== x.length) {
    throw new RangeError(
      `${action} as the sparsity has ${
        pattern.shape[1]
      } columns where x has ${x.length} elements`,
    );
  }
  const { values, height } = compressedJacobian(
    way.atOrder(1),
    f,
    x,
    pattern,
    heightOf(pattern, sparsity),
    action,
  );
  const { rows, columns, columnStarts } = pattern;
  const shape = [height, x.length] as const;
  return sparseMatrix({ shape, rows, columns, columnStarts, values });
}

/** The finite difference that moves columns together. */
function fixedMethod(
  method: Method | Stencil | undefined,
  bounds: unknown,
  action: string,
): FiniteDifference {
  const way = method === undefined ? DEFAULT_METHOD : methodOf(method);
  if (isFixed(way) && bounds === undefined) return way;
  throw new TypeError(
    `${action} as columns that move together cannot each ` +
      (isFixed(way)
        ? `keep to bounds: leave out the bounds or the sparsity`
        : `search for a step of their own: use a finite difference such as central()`),
  );
}

function patternFor(
  f: VectorFunction,
  x: Row,
  sparsity: Sparsity,
  action: string,
): SparsityPattern {
  if (sparsity === "probe") return probeSparsity(f, x);
  const isPattern = typeof sparsity === "object" && sparsity !== null &&
    "kind" in sparsity;
  return isPattern
    ? sparsity
    : patternOf(sparsity, x.length, undefined, action);
}

/** How many numbers f must return: pairs do not say. */
function heightOf(
  { shape: [height] }: SparsityPattern,
  sparsity: Sparsity,
): number | undefined {
  const pairs = Array.isArray(sparsity) &&
    typeof sparsity[0]?.[0] !== "boolean";
  return pairs ? undefined : height;
}
