/**
 * Sparsity: which outputs of a function depend on which elements of x, given or found out, for Jacobians that cost a few
 * evaluations instead of two for each column.
 *
 * @example
 * ```ts
 * import { sparseJacobian } from "@fluxion/fluxion";
 * import { probeSparsity } from "@fluxion/fluxion/sparse";
 * import assert from "node:assert/strict";
 *
 * const f = (x: number[]) => x.map((x) => x ** 2);
 * const sparsity = probeSparsity(f, [1, 2, 3]);
 * const { values } = sparseJacobian(f, [1, 2, 3], { sparsity });
 * assert.deepEqual([...values].map(Math.round), [2, 4, 6]);
 * ```
 *
 * @module
 */
export {
  sparseJacobian,
  type SparseJacobianOptions,
} from "../operator/sparse_jacobian.ts";
export type { SparseMatrix } from "./matrix.ts";
export type { SparsityMatrix, SparsityPairs } from "./nonzeros.ts";
export {
  type Sparsity,
  type SparsityPattern,
  sparsityPattern,
} from "./pattern.ts";
export { probeSparsity } from "./probe.ts";
