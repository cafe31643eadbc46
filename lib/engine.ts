/**
 * The engine alone: derivatives and gradients of functions, every method, the notebook and numpy's text. An entry point of its own for
 * programs that want nothing else: it loads less than a third of the modules of `mod.ts`.
 *
 * @example
 * ```ts
 * import { derivative } from "@fluxion/fluxion/engine";
 * import assert from "node:assert/strict";
 *
 * assert.ok(Math.abs(derivative(Math.exp, 1) - Math.E) < 1e-12);
 * ```
 *
 * @module
 */
export type { FloatArray, NestedArray, Tensor } from "./core/array.ts";
export type {
  Filled,
  InterfaceTree,
  Like,
  Nest,
  Tree,
} from "./core/number_tree.ts";
export type {
  ArgumentOption,
  Awaitable,
  Chosen,
  FunctionOf,
  PointLike,
  Settled,
} from "./operator/types.ts";
export {
  type ElementEvent,
  type EvaluationEvent,
  type NotebookEvent,
  numericalDerivative,
  type NumericalDerivativeOptions,
  type PartialEvent,
  type StartEvent,
} from "./notebook/numerical_derivative.ts";
export type { ArrayEstimate, Estimate, Verdicts } from "./core/estimate.ts";
export type * from "./core/verdict/verdict.ts";
export type {
  ConclusionEvent,
  SampleEvent,
  SearchEvent,
  SequenceEvent,
  StepEvent,
  StopEvent,
  SuspicionEvent,
} from "./core/event.ts";
export type { Line, Probe } from "./core/line.ts";
export type {
  DerivativeOrder,
  Method,
  Search,
  WeightedSum,
} from "./core/method.ts";
export {
  adaptive,
  type AdaptiveMethod,
  type AdaptiveOptions,
} from "./adaptive/adaptive.ts";
export type {
  Bounds,
  OperatorOptions,
  OrderOptions,
} from "./operator/options.ts";
export {
  derivative,
  type DerivativeOptions,
  estimateDerivative,
} from "./operator/derivative.ts";
export type {
  FiniteDifference,
  Stencil,
  StepOptions,
  StepSize,
} from "./difference/finite_difference.ts";
export type { Weights } from "./difference/stencil/describe.ts";
export { stencil } from "./difference/stencil/stencil.ts";
export {
  central,
  type CentralOptions,
} from "./difference/central_difference.ts";
export { backward, forward } from "./difference/one_sided_difference.ts";
export { notebook, type NotebookOptions } from "./notebook/notebook.ts";
export {
  estimateGradient,
  gradient,
  type GradientOptions,
} from "./operator/gradient.ts";
export { numpyRepr, numpyString } from "./notebook/numpy.ts";
export { notebookTrace } from "./notebook/debug_lines.ts";
export { isTrusted } from "./core/verdict/verdict_table.ts";
