import type { ArrayEstimate } from "../core/estimate.ts";
import { nest } from "../core/structure.ts";
import type { Filled, Nest } from "../core/number_tree.ts";
import type { Verdict } from "../core/verdict/verdict.ts";
import type { Sparsity } from "../sparse/pattern.ts";
import { assemble, type Element, valueAlone } from "./drive/assemble.ts";
import { estimateBy, valueBy } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { OPERATOR_OPTIONS, type OperatorOptions } from "./options.ts";
import { isSampled, sampled } from "./line/sampled.ts";
import { partials } from "./partials.ts";
import { denseJacobian, SPARSITY_OPTIONS } from "./sparse_jacobian.ts";
import type {
  Answer,
  ArgumentOption,
  Awaitable,
  Chosen,
  FunctionOf,
  JacobianOf,
  PointLike,
  Settled,
} from "./types.ts";

/** What `jacobian` takes besides f and x. */
export interface JacobianOptions extends OperatorOptions {
  /**
   * Which elements may differ from zero, so that columns that share no row are moved together: for flat x and f, with a
   * finite difference (`central()` unless given).
   */
  readonly sparsity?: Sparsity;
}

/** Numbers in the shape of f's output followed by the shape of x. */
export type NestedNumbers = Nest<number>;

const OPERATOR: Operator<ArrayEstimate<unknown>> = {
  action: "Cannot take the Jacobian of f",
  options: OPERATOR_OPTIONS,
  isScalar: false,
  *plan(lines, outputs) {
    const { point } = lines;
    const { size } = point;
    const table = <T>(item: (i: number, k: number) => T) =>
      nest(outputs.structure, (k) => nest(point.structure, (i) => item(i, k)));
    if (isSampled(lines)) {
      const columns = yield* sampled(lines);
      return valueAlone(lines, table((i, k) => columns[i][k]));
    }
    const columns = yield* partials(lines);
    const items = <T>(read: (element: Element) => T) =>
      table((i, k) => read(columns[i][k]));
    return assemble(lines, {
      items,
      all: () => outputs.all.flatMap((k) => columns.map((column) => column[k])),
      path: (at) =>
        `${outputs.path(Math.floor(at / size))} by ${point.path(at % size)}`,
    });
  },
};

/**
 * The Jacobian of a function of any output: every first partial derivative of every output.
 *
 * The result has the structure of f's output with the structure of `x` in place of each number, in plain arrays and objects:
 * `jacobian[i][j]` is the derivative of output i by x[j]. All outputs share the evaluations. Where f is smooth, it costs 6
 * evaluations for each element of x, 8 for one on which not all outputs depend, and 25 to 100 more, as columns share steps, or 6
 * to 25 for each of three or fewer; `2 · size(x) + 1` with `central()`; with a `sparsity` 2 for each color of columns, see
 * `sparseJacobian`, which also leaves out the zeros. A promise, if f returns promises.
 *
 * @param f Takes x, returns numbers in one structure everywhere, or a promise of them.
 * @throws {TypeError} If x is empty, frozen or holds a non-number, or if f returns anything but numbers, another structure
 * at another point, or changes its argument.
 * @throws {RangeError} If bounds exclude x, or a given step vanishes beside an element.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { jacobian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const polar = ([r, t]: number[]) => [r * Math.cos(t), r * Math.sin(t)];
 * const [[a, b], [c, d]] = jacobian(polar, [2, 0]);
 * assert.ok(Math.abs(a - 1) < 1e-12 && Math.abs(b) < 1e-12);
 * assert.ok(Math.abs(c) < 1e-12 && Math.abs(d - 2) < 1e-12);
 * ```
 */
export function jacobian<
  X extends PointLike,
  R extends Awaitable<PointLike>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: JacobianOptions & ArgumentOption<K> = {},
): Settled<R, JacobianOf<R, Chosen<X, K>>> {
  const { action } = OPERATOR;
  return options?.sparsity === undefined
    ? valueBy({ ...OPERATOR, options: SPARSITY_OPTIONS }, f, x, options)
    : denseJacobian(f, x, options, action) as never;
}

/**
 * The Jacobian of a function of any output with the error of every element, the cost and verdicts.
 *
 * Takes and throws what `jacobian` does.
 *
 * @example
 * ```ts
 * import { estimateJacobian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, verdicts } = estimateJacobian(([x, y]) => [x * y, Math.abs(x)], [0, 3]);
 * assert.deepEqual(value[0].map(Math.round), [3, 0]);
 * assert.equal(verdicts[1][0].kind, "kink");
 * ```
 */
export function estimateJacobian<
  X extends PointLike,
  R extends Awaitable<PointLike>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: OperatorOptions & ArgumentOption<K> = {},
): Settled<
  R,
  ArrayEstimate<
    JacobianOf<R, Chosen<X, K>>,
    Filled<Answer<R>, Filled<Chosen<X, K>, Verdict>>
  >
> {
  return estimateBy(OPERATOR, f, x, options);
}
