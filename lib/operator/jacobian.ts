import type { ArrayEstimate, Estimate } from "../core/estimate.ts";
import { worst } from "../core/verdicts.ts";
import { differentiateOutputs } from "../difference/columns.ts";
import { nest, type Nested } from "../core/tensor_point.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import { exploreVector, type VectorExplorer } from "./explore_vector.ts";
import { isFixed, type OperatorOptions } from "./options.ts";
import type { Sparsity } from "../sparse/pattern.ts";
import type { VectorFunction } from "../sparse/vector.ts";
import { compress } from "./sparse_jacobian.ts";

/** What `jacobian` takes besides f and x. */
export interface JacobianOptions extends OperatorOptions {
  /**
   * Which elements may differ from zero, so that columns that share no row are moved together: for flat x and f, with a
   * finite difference (`central()` unless given) and without bounds.
   */
  readonly sparsity?: Sparsity;
}

/** Numbers in the shape of f's output followed by the shape of x. */
export type NestedNumbers = number | Nested<number>;

const ACTION = "Cannot take the Jacobian of f";

/**
 * The Jacobian of a function of any output shape: every first partial derivative of every output.
 *
 * The result is nested arrays in the shape of f's output followed by the shape of `x`: `jacobian[i][j]` is the derivative of
 * output i by x[j]. All outputs share the evaluations, each finds its own steps. Costs 6 to 16 evaluations for each element
 * of x and one more, where f is smooth; `2 · size(x) + 1` with `central()`; with a `sparsity` 2 for each color of columns, see
 * `sparseJacobian`, which also leaves out the zeros.
 *
 * @param f Takes x, returns a number, a nested array of any depth or a typed array, of one shape everywhere.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but numbers, another shape
 * at another point, or changes its argument.
 * @throws {RangeError} If bounds exclude x, or a given step vanishes beside an element.
 *
 * @example
 * ```ts
 * import { jacobian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const polar = ([r, t]: number[]) => [r * Math.cos(t), r * Math.sin(t)];
 * const [[a, b], [c, d]] = jacobian(polar, [2, 0]) as number[][];
 * assert.ok(Math.abs(a - 1) < 1e-12 && Math.abs(b) < 1e-12);
 * assert.ok(Math.abs(c) < 1e-12 && Math.abs(d - 2) < 1e-12);
 * ```
 */
export function jacobian<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  x: X,
  options?: JacobianOptions,
): NestedNumbers;
export function jacobian(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  options: JacobianOptions = {},
): NestedNumbers {
  const { method, bounds, sparsity } = options;
  if (sparsity !== undefined) {
    const colored = { method, bounds, sparsity };
    return compress(f as VectorFunction, x, colored, ACTION).toDense();
  }
  if (!isFixed(method) || bounds !== undefined) {
    return estimateJacobian(f, x, options).value;
  }
  return exploreVector(f, x, options, ACTION, ({ point, outputs }) => {
    const columns = differentiateOutputs(method, f, point, outputs);
    return nest(
      outputs.all.flatMap((k) => columns.map((column) => column[k])),
      [...outputs.shape, ...point.shape],
    );
  });
}

/**
 * The Jacobian of a function of any output shape with the error of every element, the cost and verdicts.
 *
 * @param f Takes x, returns a number, a nested array of any depth or a typed array, of one shape everywhere.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but numbers, another shape
 * at another point, or changes its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { estimateJacobian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, verdicts } = estimateJacobian(([x, y]) => [x * y, Math.abs(x)], [0, 3]);
 * assert.deepEqual((value as number[][])[0].map(Math.round), [3, 0]);
 * assert.equal((verdicts as { kind: string }[][])[1][0].kind, "kink");
 * ```
 */
export function estimateJacobian<X extends Tensor>(
  f: (x: Like<X>) => Tensor,
  x: X,
  options?: OperatorOptions,
): ArrayEstimate<NestedNumbers>;
export function estimateJacobian(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  options: OperatorOptions = {},
): ArrayEstimate<NestedNumbers> {
  return exploreVector(f, x, options, ACTION, (explorer) => {
    const { point } = explorer;
    return assemble(
      explorer,
      point.coordinates.map((i) => explorer.along(i)),
    );
  });
}

/** The columns of estimates as one. */
function assemble(
  { point, outputs }: VectorExplorer,
  columns: readonly Estimate[][],
): ArrayEstimate<NestedNumbers> {
  const all = outputs.all.flatMap((k) => columns.map((column) => column[k]));
  const shape = [...outputs.shape, ...point.shape];
  const verdicts = all.map(({ verdict }) => verdict);
  return {
    value: nest(all.map(({ value }) => value), shape),
    error: nest(all.map(({ error }) => error), shape),
    evaluations: point.evaluations,
    verdict: worst(verdicts, (at) => {
      const output = outputs.path(Math.floor(at / point.size));
      return `${output} by ${point.path(at % point.size)}`;
    }),
    verdicts: nest(verdicts, shape),
  };
}
