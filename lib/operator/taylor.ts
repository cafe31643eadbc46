import type { DerivativeOrder } from "../core/method.ts";
import type { ArrayEstimate } from "../core/estimate.ts";
import type { Verdict } from "../core/verdict/verdict.ts";
import { OK, worst } from "../core/verdict/verdicts.ts";
import { LineTask } from "./line/line_task.ts";
import { estimateBy, valueBy } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import {
  checkNumber,
  OPERATOR_OPTIONS,
  type OperatorOptions,
} from "./options.ts";
import { FACTORIALS } from "./sum.ts";
import type { Awaitable, Settled } from "./types.ts";

/** What `taylor` takes besides f, x and the order. */
export type TaylorOptions = Omit<OperatorOptions<number>, "argument">;

const ACTION = "Cannot expand f";
const OPTIONS = /* @__PURE__ */ OPERATOR_OPTIONS.filter((name) =>
  name !== "argument"
);

function operatorOf(
  order: number,
): Operator<ArrayEstimate<number[], Verdict[]>> {
  if (![0, 1, 2, 3, 4].includes(order)) {
    throw new RangeError(
      `${ACTION} to order ${order}: the order must be 0, 1, 2, 3 or 4`,
    );
  }
  const orders = [1, 2, 3, 4].slice(0, order) as DerivativeOrder[];
  return {
    action: ACTION,
    options: OPTIONS,
    isScalar: true,
    *plan(lines) {
      const { point, method, wantsError } = lines;
      const line = lines.line(0);
      const atX = { positions: [line.origin], weights: [1], divisor: 1, h: 0 };
      const value = new LineTask(lines, line, 0, [1], [0], atX);
      const apart = !wantsError && method.sample !== undefined;
      const outputs = orders.map(() => 0);
      const tasks = apart || order === 0
        ? orders.map((n) => lines.partial(0, n))
        : [new LineTask(lines, line, 0, orders, outputs)];
      const [[{ value: center }], ...found] = yield [value, ...tasks];
      const estimates = found.flat();
      const verdicts = [OK, ...estimates.map(({ verdict }) => verdict)];
      return {
        value: [
          center,
          ...estimates.map(({ value }, k) => value / FACTORIALS[k + 1]),
        ],
        error: [
          Number.EPSILON * Math.abs(center),
          ...estimates.map(({ error }, k) => error / FACTORIALS[k + 1]),
        ],
        evaluations: point.evaluations,
        verdict: worst(verdicts, (k) => `order ${k}`),
        verdicts,
      };
    },
  };
}

/**
 * The Taylor coefficients of a function of one number: `[f(x), f'(x), f''(x)/2, ...]` up to an order from 0 to 4.
 *
 * Near x, f(x + t) is about the sum of `coefficient[k] * t ** k`. The orders share their evaluations: 9 to 25 in all where
 * f is smooth. A promise, if f returns promises.
 *
 * @param f Takes a number, returns a number or a promise of one.
 * @param order The highest power: 0 to 4.
 * @throws {TypeError} If x is not a number or f returns anything but one number.
 * @throws {RangeError} If the order is not 0 to 4 or bounds exclude x.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { taylor } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [a, b, c, d] = taylor(Math.exp, 0, 3);
 * assert.ok(a === 1 && Math.abs(b - 1) < 1e-12 && Math.abs(c - 1 / 2) < 1e-9 && Math.abs(d - 1 / 6) < 1e-7);
 * ```
 */
export function taylor<R extends Awaitable<number>>(
  f: (x: number) => R,
  x: number,
  order: number,
  options: TaylorOptions = {},
): Settled<R, number[]> {
  checkNumber(x, ACTION);
  return valueBy(operatorOf(order), f, x, options);
}

/**
 * The Taylor coefficients of a function of one number with their errors, the cost and verdicts.
 *
 * Takes and throws what `taylor` does.
 *
 * @example
 * ```ts
 * import { estimateTaylor } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateTaylor(Math.log, 1, 4);
 * [0, 1, -1 / 2, 1 / 3, -1 / 4].forEach((exact, k) => assert.ok(Math.abs(value[k] - exact) <= error[k]));
 * ```
 */
export function estimateTaylor<R extends Awaitable<number>>(
  f: (x: number) => R,
  x: number,
  order: number,
  options: TaylorOptions = {},
): Settled<R, ArrayEstimate<number[], Verdict[]>> {
  checkNumber(x, ACTION);
  return estimateBy(operatorOf(order), f, x, options);
}
