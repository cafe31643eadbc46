import type { ArrayEstimate } from "../core/estimate.ts";
import { nest } from "../core/structure.ts";
import type { Filled, Tree } from "../core/number_tree.ts";
import type { Verdict } from "../core/verdict/verdict.ts";
import { assemble, type Element } from "./drive/assemble.ts";
import { componentsOf } from "./line/direction.ts";
import { estimateBy, valueBy } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { OPERATOR_OPTIONS, type OperatorOptions } from "./options.ts";
import type {
  Answer,
  ArgumentOption,
  Awaitable,
  DirectionOf,
  FunctionOf,
  PointLike,
  Settled,
} from "./types.ts";

/** What `jvp` takes besides f, x and v. */
export type JvpOptions = OperatorOptions;

const operatorOf = (v: unknown): Operator<ArrayEstimate<unknown>> => ({
  action: "Cannot take the Jacobian-vector product of f",
  options: OPERATOR_OPTIONS,
  isScalar: false,
  *plan(lines, outputs) {
    const direction = componentsOf(v as Tree, lines.point);
    const all = yield* lines.directional(direction, 1);
    const items = <T>(read: (element: Element) => T) =>
      nest(outputs.structure, (k) => read(all[k]));
    return assemble(lines, {
      items,
      all: () => all,
      path: (k) => outputs.path(k),
    });
  },
});

/**
 * The Jacobian-vector product: the derivative of all outputs of f along a direction, without the Jacobian.
 *
 * The result has the structure of f's output, in plain arrays and objects. Costs as much as one derivative, whatever the number
 * of variables; 3 evaluations with `central()`. A promise, if f returns promises.
 *
 * @param f Takes x, returns numbers in one structure everywhere, or a promise of them.
 * @param v The direction, in the structure of x; not normalised.
 * @throws {TypeError} If x or v is empty or holds a non-number, their structures differ, or if f returns anything but numbers or
 * changes its argument.
 * @throws {RangeError} If bounds exclude x or v is not finite.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { jvp } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [a, b] = jvp(([x, y]) => [x * y, x + y ** 2], [1, 2], [3, -1]);
 * assert.ok(Math.abs(a - 5) < 1e-11 && Math.abs(b + 1) < 1e-11);
 * ```
 */
export function jvp<
  X extends PointLike,
  R extends Awaitable<PointLike>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  v: DirectionOf<X, K>,
  options: JvpOptions & ArgumentOption<K> = {},
): Settled<R, Filled<Answer<R>, number>> {
  return valueBy(operatorOf(v), f, x, options);
}

/**
 * The Jacobian-vector product with the error of every output, the cost and verdicts.
 *
 * Takes and throws what `jvp` does.
 *
 * @example
 * ```ts
 * import { estimateJvp } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateJvp(([x, y]) => [x * y], [1, 2], [3, -1]);
 * assert.ok(Math.abs(value[0] - 5) <= error[0]);
 * ```
 */
export function estimateJvp<
  X extends PointLike,
  R extends Awaitable<PointLike>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  v: DirectionOf<X, K>,
  options: JvpOptions & ArgumentOption<K> = {},
): Settled<
  R,
  ArrayEstimate<Filled<Answer<R>, number>, Filled<Answer<R>, Verdict>>
> {
  return estimateBy(operatorOf(v), f, x, options);
}
