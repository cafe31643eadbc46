// An operator applied to a function: at once where f returns numbers, by a promise where it returns promises.

import { limitsOf } from "../../adaptive/limits.ts";
import { checkOptions } from "../../core/names.ts";
import { isPromise } from "../../core/errors.ts";
import { FirstCall } from "../../difference/first_call.ts";
import { PromiseError } from "../../core/line.ts";
import { Point } from "../../core/point.ts";
import { shown } from "../../core/array.ts";
import type { Tree } from "../../core/number_tree.ts";
import { boxOf } from "../line/bounds.ts";
import { answer, answerAsync, conduct, conductAsync } from "./conduct.ts";
import { emitterOf, inOrder } from "./emitter.ts";
import { failuresOf } from "./failures.ts";
import { DEFAULT_CONCURRENCY, withSemaphore } from "./semaphore.ts";
import { NeighboursAtOnce } from "./neighbours_at_once.ts";
import {
  type AnyFunction,
  needsCenter,
  type Operation,
  type Operator,
  planOf,
} from "./operator.ts";
import { PromisedSamples } from "./promised_samples.ts";
import { requestsOf } from "./lock_step.ts";
import { asEstimates } from "./requests.ts";
import { Samples } from "./samples.ts";
import { checkCalls, methodOf, type OperatorOptions } from "../options.ts";

/** An operator and what it is applied to. */
type Given<T> = readonly [
  operator: Operator<T>,
  f: unknown,
  x: unknown,
  options: OperatorOptions,
];

/** The values of an estimate, now or later. */
export function valueOf<T>(
  estimate: { readonly value: T } | Promise<{ readonly value: T }>,
): T | Promise<T> {
  return estimate instanceof Promise
    ? estimate.then(({ value }) => value)
    : estimate.value;
}

/**
 * The value of an operator of a function that is known to return promises.
 *
 * @param first What its first call has promised.
 */
export function valueLater<R>(
  given: Given<{ readonly value: unknown }>,
  first: PromiseLike<unknown> | undefined,
): R {
  return valueOf(operateAsync(false, given, first)) as R;
}

/** The value that an operator gives, of the type that its signature says. */
export function valueBy<R>(...given: Given<{ readonly value: unknown }>): R {
  return valueOf(operate(false, ...given)) as R;
}

/** The estimate that an operator gives, of the type that its signature says. */
export function estimateBy<R>(...given: Given<unknown>): R {
  return operate(true, ...given) as R;
}

/**
 * Applies an operator. f is called with x itself, changed in place and put back to the same bits, also when it throws; if it
 * returns a promise, with copies.
 *
 * @param wantsError Whether the errors of derivatives are asked for: without, some methods need fewer evaluations.
 */
function operate<T>(wantsError: boolean, ...given: Given<T>): T | Promise<T> {
  if (isAsyncFunction(given[1])) return operateAsync(wantsError, given);
  const operation = writable(prepare(wantsError, given));
  const { point } = operation;
  const firstCall = new FirstCall();
  try {
    return inPlace(operation, firstCall);
  } catch (error) {
    if (!(error instanceof PromiseError)) throw error;
    point.restore();
    return withCopies(operation, firstCall.promise);
  } finally {
    point.restore();
  }
}

/**
 * The same for a function that is known to return promises: x itself is not touched.
 *
 * @param first What its first call has promised, if it has been called.
 */
async function operateAsync<T>(
  wantsError: boolean,
  given: Given<T>,
  first?: PromiseLike<unknown>,
): Promise<T> {
  return await withCopies(prepare(wantsError, given), first);
}

/** The same; on a copy where x is frozen, which is good enough for f if it returns promises. */
export function writable<O extends Pick<Operation<unknown>, "f" | "point">>(
  operation: O,
): O {
  const { f, point } = operation;
  if (!point.isFrozen) return operation;
  const call: AnyFunction = (x) => {
    const value = f(x);
    if (!isPromise(value)) point.checkWritable();
    return value;
  };
  return { ...operation, f: call, point: copyOf(point) };
}

function copyOf(point: Point): Point {
  return new Point(point.copy(), point.action, point.name);
}

/** The operator of a function that returns numbers. */
function inPlace<T>(operation: Operation<T>, firstCall: FirstCall): T {
  const { point, options } = operation;
  const samples = new Samples(operation, firstCall);
  if (needsCenter(operation)) samples.center();
  const { outputs } = samples;
  const isHeard = options.trace !== undefined;
  const isOne = operation.operator.isScalar && !isHeard;
  const limits = isOne ? limitsOf(operation.method) : undefined;
  const atOnce = limits &&
    new NeighboursAtOnce(operation, samples.center()[0], limits);
  const path = (i: number) => point.path(i);
  const able = { atOnce, samples: isHeard ? undefined : samples };
  const result = conduct(planOf(operation, outputs, able), (task) => {
    if (task.sum && !isHeard) {
      return asEstimates(samples.weigh(task), task.sum);
    }
    for (const i of task.moves) point.checkAt(i);
    const failures = failuresOf(task, options);
    const isAtOnce = !isHeard && task.outputs.length === 1;
    const estimates = isAtOnce ? [samples.estimate(task, failures)] : answer(
      requestsOf(task, point, emitterOf(options.trace, task, path, outputs)),
      (position) => samples.at(task, position, failures),
    );
    for (const i of task.moves) point.putBack(i);
    return failures.tell(estimates, task.origin);
  });
  point.checkUnchanged();
  return result;
}

/** The operator of a function that returns promises; `first` is what it has promised already. */
function withCopies<T>(
  given: Operation<T>,
  first: PromiseLike<unknown> | undefined,
): Promise<T> {
  const { options } = given;
  // Points are formed by moving a copy that nobody else sees.
  const point = copyOf(given.point);
  const operation = { ...given, point };
  return withSemaphore(options, async (semaphore) => {
    const samples = new PromisedSamples(operation, semaphore, first);
    if (needsCenter(operation)) await samples.center();
    const { outputs } = samples;
    const path = (i: number) => point.path(i);
    const begin = options.trace && inOrder(options.trace);
    const result = await conductAsync(
      planOf(operation, outputs),
      async (task) => {
        const turn = begin?.();
        const failures = failuresOf(task, options);
        const estimates = await answerAsync(
          requestsOf(task, point, emitterOf(turn?.tell, task, path, outputs)),
          (position, answered) =>
            samples.ask(task, position, failures, answered),
        );
        turn?.end();
        return failures.tell(estimates, task.origin);
      },
      options.concurrency ?? DEFAULT_CONCURRENCY,
    );
    samples.checkUnchanged();
    return result;
  });
}

function prepare<T>(
  wantsError: boolean,
  [operator, f, x, options]: Given<T>,
): Operation<T> {
  const { action } = operator;
  checkOptions(options, operator.options, action);
  checkCalls(options, action);
  if (typeof f !== "function") {
    throw new TypeError(`${action} as f is ${shown(f)}: f must be a function`);
  }
  const chosen = argumentOf(f as AnyFunction, x, options.argument, action);
  const point = new Point(chosen.x, action, chosen.name);
  const box = boxOf(options.bounds, point);
  const method = methodOf(options.method);
  return { operator, f: chosen.f, point, method, box, options, wantsError };
}

/** f of the one parameter by which it is differentiated, and that parameter's value. */
export function argumentOf(
  f: AnyFunction,
  x: unknown,
  argument: number | undefined,
  action: string,
): { f: AnyFunction; x: Tree; name: string } {
  if (argument === undefined) return { f, x: x as Tree, name: "x" };
  if (!Array.isArray(x) || !(argument in x) || !Number.isInteger(argument)) {
    throw new RangeError(
      `${action} by argument ${shown(argument)} as x is ${shown(x)}: ` +
        `with this option, x is the list of all arguments of f, counted from 0`,
    );
  }
  const others = [...x];
  const call = f as (...all: unknown[]) => unknown;
  return {
    f: (value) => call(...others.with(argument, value)),
    x: x[argument],
    name: `x[${argument}]`,
  };
}

const ASYNC: object = /* @__PURE__ */ Object.getPrototypeOf(async () => {});

/** Whether a function is declared `async`. */
export function isAsyncFunction(f: unknown): boolean {
  return typeof f === "function" && Object.getPrototypeOf(f) === ASYNC;
}
