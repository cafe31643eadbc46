import { shown } from "../core/array.ts";
import type { Estimate } from "../core/estimate.ts";
import {
  type Line,
  notOneNumber,
  numberLine,
  type Probe,
} from "../core/line.ts";
import { checkOptions } from "../core/names.ts";
import type { FiniteDifference } from "../difference/finite_difference.ts";
import { differentiateNumber } from "../difference/kernel.ts";
import { Failures } from "./drive/failures.ts";
import {
  type NumberSearch,
  searchInTurn,
  searchLater,
  searchPromised,
} from "./drive/number_search.ts";
import { isAsyncFunction, valueOf } from "./drive/operate.ts";
import { checkBounds, checkInside } from "./line/bounds.ts";
import { LineTask } from "./line/line_task.ts";
import {
  checkCalls,
  checkNumber,
  isPlain,
  methodOf,
  ORDER_OPTIONS,
  orderOf,
  type OrderOptions,
} from "./options.ts";
import type { Awaitable, Settled } from "./types.ts";

/** What `derivative` takes besides f and x. */
export type DerivativeOptions = Omit<OrderOptions<number>, "argument">;

const ACTION = "Cannot take the derivative of f";
const OPTIONS = /* @__PURE__ */ ORDER_OPTIONS.filter((name) =>
  name !== "argument"
);

/**
 * The derivative of a function of one number, of order 1 to 4.
 *
 * Costs 9 to 23 evaluations of f, 13 in the median and seldom up to 40, where f is smooth at the scale of x or of 1, with the
 * default method; 2 with `central()`. If f returns promises, so does `derivative`: with the same bits after as many evaluations, those
 * that can be wanted at once in flight at once.
 *
 * @param f Takes a number, returns a number or a promise of one. It may be undefined (NaN, infinite or thrown) on one side of x.
 * @throws {TypeError} If x is not a number or f returns anything but one number.
 * @throws {RangeError} If bounds exclude x or the order is not 1, 2, 3 or 4.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { derivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.ok(Math.abs(derivative(Math.sin, 1) - Math.cos(1)) < 1e-13);
 * assert.ok(Math.abs(derivative(Math.sin, 1, { derivativeOrder: 2 }) + Math.sin(1)) < 1e-11);
 *
 * const service = (x: number) => Promise.resolve(Math.sin(x));
 * assert.equal(await derivative(service, 1, { concurrency: 2 }), derivative(Math.sin, 1));
 * ```
 */
export function derivative<R extends Awaitable<number>>(
  f: (x: number) => R,
  x: number,
  options: DerivativeOptions = {},
): Settled<R, number> {
  checkNumber(x, ACTION);
  if (isPlain(options, OPTIONS)) {
    const order = orderOf(options, ACTION);
    const method = (options.method as FiniteDifference).atOrder(order);
    try {
      return differentiateNumber(method, f as never, x, ACTION) as never;
    } catch (error) {
      const line = numberLine(x, -Infinity, Infinity);
      const search = searchOf(f, line, options, false);
      return valueOf(searchPromised(search, error)) as never;
    }
  }
  return valueOf(estimated(f, x, options, false)) as never;
}

/**
 * The derivative of a function of one number with its error, its cost and a verdict.
 *
 * Takes and throws what `derivative` does.
 *
 * @example
 * ```ts
 * import { estimateDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error, verdict } = estimateDerivative(Math.log, 1e-8);
 * assert.ok(Math.abs(value - 1e8) <= error && error < 1e-2);
 * assert.equal(verdict.kind, "ok");
 *
 * const kink = estimateDerivative(Math.abs, 0).verdict;
 * assert.ok(kink.kind === "kink" && kink.left.value === -1 && kink.right.value === 1);
 * ```
 */
export function estimateDerivative<R extends Awaitable<number>>(
  f: (x: number) => R,
  x: number,
  options: DerivativeOptions = {},
): Settled<R, Estimate> {
  checkNumber(x, ACTION);
  return estimated(f, x, options, true) as never;
}

/** The estimate at once, or later if f returns promises. */
function estimated(
  f: (x: number) => unknown,
  x: number,
  options: DerivativeOptions,
  wantsError: boolean,
): Estimate | Promise<Estimate> {
  checkOptions(options, OPTIONS, ACTION);
  checkCalls(options, ACTION);
  if (typeof f !== "function") {
    throw new TypeError(`${ACTION} as f is ${shown(f)}: f must be a function`);
  }
  const { bounds, trace } = options;
  checkBounds(bounds, ACTION);
  const lower = bounds?.lower ?? -Infinity;
  const upper = bounds?.upper ?? Infinity;
  checkInside(x, lower, upper, "x", ACTION);
  const line = numberLine(x, lower, upper);
  const order = orderOf(options, ACTION);
  const method = methodOf(options.method);
  const search = () => searchOf(f, line, options, wantsError);
  if (isAsyncFunction(f)) return searchLater(search());
  const isWatched = trace !== undefined || (!wantsError && method.sample);
  try {
    if (isWatched || !method.estimate || !Number.isFinite(x)) {
      return searchInTurn(search());
    }
    const failures = new Failures(options.onError);
    const center = f(x);
    if (typeof center !== "number") {
      throw notOneNumber(center, ACTION, `x = ${x}`, true);
    }
    const answer = ({ count, positions, values }: Probe) => {
      for (let i = 0; i < count; i++) {
        values[i] = valueBeside(f, positions[i], failures);
      }
    };
    const estimate = method.estimate(line, order, center, answer);
    return failures.tell([estimate], x)[0];
  } catch (error) {
    return searchPromised(search(), error);
  }
}

/** f beside x; NaN where it throws what may tell of its domain. */
function valueBeside(
  f: (x: number) => unknown,
  position: number,
  failures: Failures,
): number {
  try {
    const value = f(position);
    if (typeof value === "number") return value;
    throw notOneNumber(value, ACTION, `x = ${position}`);
  } catch (error) {
    if (!failures.take(position, error)) throw error;
    return NaN;
  }
}

/** The search along a line, to be listened to or waited for. */
function searchOf(
  f: (x: number) => unknown,
  line: Line,
  options: DerivativeOptions,
  wantsError: boolean,
): NumberSearch {
  const order = orderOf(options, ACTION);
  const method = methodOf(options.method);
  const task = new LineTask({ method, wantsError }, line, 0, [order], [0]);
  return { f, task, options, action: ACTION };
}
