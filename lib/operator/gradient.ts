import type { ArrayEstimate } from "../core/estimate.ts";
import { PromiseError } from "../core/line.ts";
import type { Filled, Tree } from "../core/number_tree.ts";
import type { Verdict } from "../core/verdict/verdict.ts";
import { differentiateElements } from "../difference/elementwise.ts";
import type { FiniteDifference } from "../difference/finite_difference.ts";
import { assemble } from "./drive/assemble.ts";
import { estimateBy, valueBy, valueLater } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { isPlain, OPERATOR_OPTIONS, type OperatorOptions } from "./options.ts";
import { partials } from "./partials.ts";
import type {
  ArgumentOption,
  Awaitable,
  Chosen,
  FunctionOf,
  PointLike,
  Settled,
} from "./types.ts";

/** What `gradient` takes besides f and x. */
export type GradientOptions = OperatorOptions;

const OPERATOR: Operator<ArrayEstimate<unknown>> = {
  action: "Cannot take the gradient of f",
  options: OPERATOR_OPTIONS,
  isScalar: true,
  *plan(lines) {
    const { point } = lines;
    const estimates = (yield* partials(lines)).map(([estimate], i) =>
      // A Float32Array rounds the value it is given.
      point.isSingle(i)
        ? {
          ...estimate,
          error: estimate.error + Math.abs(estimate.value) * 2 ** -24,
        }
        : estimate
    );
    return assemble(lines, {
      numbers: (read) => point.shaped(estimates.map(read)),
      items: (read) => point.nest(estimates.map(read)),
      all: () => estimates,
      path: (i) => point.path(i),
    });
  },
};

/**
 * The gradient of a scalar function: every first partial derivative at one point.
 *
 * The result has the kind and the structure of `x`. Arrays and objects are perturbed in place, element by element, and put back
 * to the same bits, also when f throws: a function that closes over them sees the changes. Where f is smooth, it
 * costs 6 evaluations of f for each element and about 25 more, as elements share steps, or 100 to 250 more if their scales are
 * decades apart, or 6 to 16 for each of three or fewer; `2 · size(x)` with `central()`, `size(x) + 1` with `forward()`.
 *
 * If f returns promises, so does `gradient`: with the same bits after as many evaluations, the elements of x looked at side by
 * side. Each call of f then gets a copy of x, its own until what it promised is settled: a later call may get it again. Where f
 * changes its copy, no other call does.
 *
 * @param f Takes x, returns one number or a promise of one.
 * @param x A number, an array, a Float64Array, a Float32Array, or arrays and plain objects of those to any depth.
 * @throws {TypeError} If x is empty, frozen or holds a non-number, or if f returns anything but one number or changes its
 * argument.
 * @throws {RangeError} If bounds exclude x, or a given step vanishes beside an element.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { gradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [[dw, dx], [dy, dz]] = gradient(([[w, x], [y, z]]) => w * x + y / z, [[1, 2], [3, 4]]);
 * assert.ok(Math.abs(dw - 2) < 1e-12 && Math.abs(dx - 1) < 1e-12);
 * assert.ok(Math.abs(dy - 1 / 4) < 1e-12 && Math.abs(dz + 3 / 16) < 1e-12);
 *
 * const { beta } = gradient(({ alpha, beta }) => alpha * beta[0] ** 2, { alpha: 2, beta: [3] });
 * assert.ok(Math.abs(beta[0] - 12) < 1e-10);
 *
 * const [slope] = await gradient(async ([x]) => x ** 2, [3], { concurrency: 4 });
 * assert.ok(Math.abs(slope - 6) < 1e-11);
 * ```
 */
export function gradient<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: GradientOptions & ArgumentOption<K> = {},
): Settled<R, Chosen<X, K>> {
  if (isPlain(options, OPERATOR_OPTIONS)) {
    const { action } = OPERATOR;
    const method = (options.method as FiniteDifference).atOrder(1);
    const of = f as never;
    try {
      const slopes = differentiateElements(method, of, x as Tree, action, true);
      if (slopes !== undefined) return slopes as never;
    } catch (error) {
      if (!(error instanceof PromiseError)) throw error;
      return valueLater([OPERATOR, f, x, options], error.first);
    }
  }
  return valueBy(OPERATOR, f, x, options);
}

/**
 * The gradient of a scalar function with the error of every element, the cost and verdicts.
 *
 * Takes and throws what `gradient` does.
 *
 * @example
 * ```ts
 * import { estimateGradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error, verdict } = estimateGradient(([x, y]) => Math.abs(x) + y ** 2, [0, 3]);
 * assert.ok(Math.abs(value[1] - 6) <= error[1] && error[1] < 1e-11);
 * assert.equal(verdict.kind, "kink");
 * assert.match(verdict.sentence, /^at x\[0\]: the derivative from the left is -1/);
 * ```
 */
export function estimateGradient<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: GradientOptions & ArgumentOption<K> = {},
): Settled<R, ArrayEstimate<Chosen<X, K>, Filled<Chosen<X, K>, Verdict>>> {
  return estimateBy(OPERATOR, f, x, options);
}
