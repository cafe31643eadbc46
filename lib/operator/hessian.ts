import type { ArrayEstimate, Estimate } from "../core/estimate.ts";
import type { Verdict } from "../core/verdict.ts";
import { OK, worst } from "../core/verdicts.ts";
import { differentiateOutputs } from "../difference/columns.ts";
import type { FiniteDifference } from "../difference/finite_difference.ts";
import { takeSecondDifferences } from "../difference/second_differences.ts";
import { nest, type Point } from "../core/tensor_point.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import { explore } from "./explore.ts";
import { exploreVector } from "./explore_vector.ts";
import type { NestedNumbers } from "./jacobian.ts";
import { isFixed, type OperatorOptions } from "./options.ts";

/** What `hessian` takes besides f and x. */
export interface HessianOptions<X extends Tensor = Tensor>
  extends OperatorOptions {
  /** The gradient of f, in the shape of x: then only first differences are taken, of it. */
  readonly gradient?: (x: Like<X>) => Tensor;
}

const ACTION = "Cannot take the Hessian of f";

/**
 * The Hessian of a scalar function: every second partial derivative at one point.
 *
 * The result is nested arrays in the shape of x twice over, exactly symmetric. The diagonal is taken along the coordinates, the
 * rest along the lines that move two of them by the steps that suited each. Costs about 10 evaluations for each of the
 * n(n + 1)/2 different elements where f is smooth; `2n² + 1` with `central()`. With a `gradient` it costs the Jacobian
 * of that.
 *
 * @param f Takes x, returns one number.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If bounds exclude x, or a given step vanishes beside an element.
 *
 * @example
 * ```ts
 * import { hessian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [[a, b], [c, d]] = hessian(([x, y]) => x ** 3 * y ** 2, [1, 2]) as number[][];
 * assert.ok(Math.abs(a - 24) < 1e-9 && Math.abs(b - 12) < 1e-9 && b === c && Math.abs(d - 2) < 1e-9);
 * ```
 */
export function hessian<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  options?: HessianOptions<X>,
): NestedNumbers;
export function hessian(
  f: (x: Tensor) => number,
  x: Tensor,
  options: HessianOptions = {},
): NestedNumbers {
  const { method, bounds, gradient } = options;
  const fixed = isFixed(method) && bounds === undefined ? method : undefined;
  if (fixed && gradient) return hessianOfGradient(gradient, x, fixed);
  // Stencils of more points are taken along the same lines as by any other method.
  if (!fixed || fixed.stencil.accuracyOrder > 2) {
    return estimateHessian(f, x, options).value;
  }
  return explore(f, x, options, ACTION, ({ point, center }) => {
    const { shape } = point;
    const values = takeSecondDifferences(fixed, f, point, center);
    return nest(values, [...shape, ...shape]);
  });
}

/**
 * The Hessian of a scalar function with the error of every element, the cost and verdicts.
 *
 * @param f Takes x, returns one number.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If bounds exclude x.
 *
 * @example
 * ```ts
 * import { estimateHessian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error, verdict } = estimateHessian(([x, y]) => Math.exp(x) * Math.sin(y), [0, 1]);
 * assert.ok(Math.abs((value as number[][])[0][1] - Math.cos(1)) <= (error as number[][])[0][1]);
 * assert.equal(verdict.kind, "ok");
 * ```
 */
export function estimateHessian<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  options?: HessianOptions<X>,
): ArrayEstimate<NestedNumbers>;
export function estimateHessian(
  f: (x: Tensor) => number,
  x: Tensor,
  options: HessianOptions = {},
): ArrayEstimate<NestedNumbers> {
  const { gradient } = options;
  if (gradient) return estimateOfGradient(gradient, x, options);
  return explore(f, x, options, ACTION, (explorer) => {
    const { point } = explorer;
    const diagonal = point.coordinates.map((i) => explorer.along(i, 2));
    // In a corner of the box only some directions lead inside.
    const scales = diagonal.map((estimate, i) =>
      explorer.inward(i) * explorer.scaleOf(i, estimate)
    );
    // All of them before any is looked at: a replay asks for all points at once.
    const sums = point.coordinates.map((i) =>
      point.coordinates.slice(i + 1).map((j) =>
        explorer.diagonal([{ i, by: scales[i] }, { i: j, by: scales[j] }], 2)
      )
    );
    return assemble(
      point,
      (i, j) =>
        i === j
          ? diagonal[i]
          : mixed(point, i, j, sums[i][j - i - 1], diagonal, scales),
    );
  });
}

/** ∂²f/∂xᵢ∂xⱼ from the second derivative along the sum of a step in each. */
function mixed(
  point: Point,
  i: number,
  j: number,
  sum: Estimate,
  diagonal: readonly Estimate[],
  scales: readonly number[],
): Estimate {
  const [a, b] = [scales[i], scales[j]];
  const own = a * a * diagonal[i].value + b * b * diagonal[j].value;
  const blur = sum.error + a * a * diagonal[i].error +
    b * b * diagonal[j].error;
  return {
    value: (sum.value - own) / (2 * a * b),
    error: blur / Math.abs(2 * a * b),
    evaluations: sum.evaluations,
    verdict: worst(
      [sum.verdict, diagonal[i].verdict, diagonal[j].verdict],
      (at) =>
        at === 0
          ? `${point.path(i)} with ${point.path(j)}`
          : point.path(at === 1 ? i : j),
    ),
  };
}

/** All elements, each pair once. */
function assemble(
  point: Point,
  element: (i: number, j: number) => Omit<Estimate, "evaluations">,
): ArrayEstimate<NestedNumbers> {
  const { size } = point;
  const values: number[] = [];
  const errors: number[] = [];
  const verdicts: Verdict[] = [];
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const { value, error, verdict } = element(i, j);
      for (const at of [i * size + j, j * size + i]) {
        values[at] = value;
        errors[at] = error;
        verdicts[at] = verdict;
      }
    }
  }
  const shape = [...point.shape, ...point.shape];
  return {
    value: nest(values, shape),
    error: nest(errors, shape),
    evaluations: point.evaluations,
    verdict: worst(
      verdicts,
      (at) => `${point.path(Math.floor(at / size))}, ${point.path(at % size)}`,
    ),
    verdicts: nest(verdicts, shape),
  };
}

/** The Jacobian of the gradient, made symmetric; how far it was from that is an error too. */
function estimateOfGradient(
  gradient: (x: Tensor) => Tensor,
  x: Tensor,
  options: OperatorOptions,
): ArrayEstimate<NestedNumbers> {
  return exploreVector(gradient, x, options, ACTION, (explorer) => {
    const { point, outputs } = explorer;
    checkGradientShape(outputs.shape, point.shape);
    const columns = point.coordinates.map((i) => explorer.along(i));
    return assemble(point, (i, j) => {
      const [a, b] = [columns[i][j], columns[j][i]];
      return {
        value: (a.value + b.value) / 2,
        error: Math.max(a.error, b.error) + Math.abs(a.value - b.value) / 2,
        verdict: a.verdict === OK ? b.verdict : a.verdict,
      };
    });
  });
}

function hessianOfGradient(
  gradient: (x: Tensor) => Tensor,
  x: Tensor,
  method: FiniteDifference,
): NestedNumbers {
  return exploreVector(gradient, x, {}, ACTION, ({ point, outputs }) => {
    checkGradientShape(outputs.shape, point.shape);
    const columns = differentiateOutputs(method, gradient, point, outputs);
    for (let i = 0; i < point.size; i++) {
      for (let j = 0; j < i; j++) {
        const value = (columns[i][j] + columns[j][i]) / 2;
        columns[i][j] = columns[j][i] = value;
      }
    }
    return point.shape.length === 1
      ? columns
      : nest(columns.flat(), [...point.shape, ...point.shape]);
  });
}

function checkGradientShape(
  found: readonly number[],
  wanted: readonly number[],
): void {
  if (String(found) === String(wanted)) return;
  throw new TypeError(
    `${ACTION} as its gradient has shape [${found.join(", ")}] and x has [${
      wanted.join(", ")
    }]: they must agree`,
  );
}
