/**
 * Fluxion: numerical derivatives that you can see and trust.
 *
 * @example
 * ```ts
 * import { estimateDerivative, gradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [byX, byY] = gradient(([x, y]: number[]) => 2 * x + 3 * x * y + y ** 3, [1, 2]);
 * assert.ok(Math.abs(byX - 8) < 1e-11 && Math.abs(byY - 15) < 1e-11);
 * assert.equal(estimateDerivative(Math.abs, 0).verdict.kind, "kink");
 * ```
 *
 * Formulas, pictures and sparsity patterns have entry points of their own: `lib/expression/mod.ts`, `lib/plot/mod.ts` and
 * `lib/sparse/mod.ts`.
 *
 * @module
 */
export * from "./lib/engine.ts";
export type { ElementPath, InShapeOf } from "./lib/core/number_tree.ts";
export type { Answer, DirectionOf, JacobianOf } from "./lib/operator/types.ts";
export type { AsyncOptions, TraceEvent } from "./lib/operator/options.ts";
export {
  richardson,
  type RichardsonMethod,
  type RichardsonOptions,
} from "./lib/difference/richardson.ts";
export { EvaluationError } from "./lib/operator/drive/evaluation_error.ts";
export {
  parallel,
  type ParallelFunction,
  type ParallelOptions,
} from "./lib/parallel/parallel.ts";
export {
  type Flat,
  sparseJacobian,
  type SparseJacobianOptions,
} from "./lib/operator/sparse_jacobian.ts";
export type { SparseMatrix } from "./lib/sparse/matrix.ts";
export type { SparsityMatrix, SparsityPairs } from "./lib/sparse/nonzeros.ts";
export type { Sparsity, SparsityPattern } from "./lib/sparse/pattern.ts";
export {
  estimateJacobian,
  jacobian,
  type JacobianOptions,
  type NestedNumbers,
} from "./lib/operator/jacobian.ts";
export {
  estimateHessian,
  hessian,
  type HessianOptions,
} from "./lib/operator/hessian.ts";
export {
  estimatePartialDerivative,
  partialDerivative,
  type PartialDerivativeOptions,
} from "./lib/operator/partial_derivative.ts";
export {
  estimateMixedPartialDerivative,
  mixedPartialDerivative,
} from "./lib/operator/mixed_partial_derivative.ts";
export {
  directionalDerivative,
  type DirectionalDerivativeOptions,
  estimateDirectionalDerivative,
} from "./lib/operator/directional_derivative.ts";
export { estimateJvp, jvp, type JvpOptions } from "./lib/operator/jvp.ts";
export {
  estimateLaplacian,
  laplacian,
  type LaplacianOptions,
} from "./lib/operator/laplacian.ts";
export {
  divergence,
  type DivergenceOptions,
  estimateDivergence,
} from "./lib/operator/divergence.ts";
export {
  curl,
  type CurlOf,
  type CurlOptions,
  estimateCurl,
  type Three,
} from "./lib/operator/curl.ts";
export {
  estimateTaylor,
  taylor,
  type TaylorOptions,
} from "./lib/operator/taylor.ts";
export {
  assertGradient,
  checkGradient,
  type GradientAnswer,
} from "./lib/check/gradient.ts";
export {
  assertJacobian,
  checkJacobian,
  type JacobianAnswer,
} from "./lib/check/jacobian.ts";
export {
  assertHessian,
  checkHessian,
  type HessianAnswer,
} from "./lib/check/hessian.ts";
export { assertJvp, checkJvp } from "./lib/check/jvp.ts";
export { assertVjp, checkVjp } from "./lib/check/vjp.ts";
export type { AnswerFor } from "./lib/check/answer.ts";
export type { CheckOptions, CheckProgress } from "./lib/check/options.ts";
export type {
  AroundPoint,
  CheckReport,
  CheckVerdict,
  Comparison as CheckComparison,
  Mistake,
} from "./lib/check/report/report.ts";
export { CheckError } from "./lib/check/report/check_error.ts";
