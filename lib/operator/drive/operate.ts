// An operator applied to a function: at once where f returns numbers, by a promise where it returns promises.

import { isPromise } from "../../core/errors.ts";
import { checkOptions } from "../../core/names.ts";
import { FirstCall } from "../../difference/first_call.ts";
import { PromiseError } from "../../core/line.ts";
import { Point } from "../../core/point.ts";
import { shown } from "../../core/tensor.ts";
import type { Tree } from "../../core/tree.ts";
import { boxOf } from "./bounds.ts";
import { conduct } from "./conduct.ts";
import { conductAsync } from "./conduct_async.ts";
import { checkConcurrency } from "./gate.ts";
import {
  type AnyFunction,
  needsCenter,
  type Operation,
  type Operator,
} from "./operation.ts";
import { checkOnError, type OperatorOptions } from "../options.ts";

/** The values of an estimate, now or later. */
export function valueOf<T>(
  estimate: { readonly value: T } | Promise<{ readonly value: T }>,
): T | Promise<T> {
  return estimate instanceof Promise
    ? estimate.then(({ value }) => value)
    : estimate.value;
}

/**
 * Applies an operator. f is called with x itself, changed in place and put back to the same bits, also when it throws; if it
 * returns a promise, with copies.
 *
 * @param wantsError Whether the errors of derivatives are asked for: without, some methods need fewer evaluations.
 */
export function operate<T>(
  operator: Operator<T>,
  f: unknown,
  x: unknown,
  options: OperatorOptions,
  wantsError: boolean,
): T | Promise<T> {
  if (isAsyncFunction(f)) {
    return operateAsync(operator, f, x, options, wantsError);
  }
  const operation = prepare(operator, f, x, options, wantsError);
  const { point } = operation;
  point.checkWritable();
  const firstCall = new FirstCall();
  try {
    const first = needsCenter(operation)
      ? point.evaluateCenter((x) =>
        firstCall.call(
          operation.f,
          x,
          () => point.copy(),
          (copy) => point.checkCopy(copy),
        )
      )
      : undefined;
    if (isPromise(first)) return conductAsync(operation, first);
    return conduct(operation, first, firstCall);
  } catch (error) {
    if (!(error instanceof PromiseError)) throw error;
    point.restore();
    return conductAsync(operation, firstCall.promise);
  } finally {
    point.restore();
  }
}

/**
 * The same for a function that is known to return promises: x itself is not touched.
 *
 * @param first What its first call has promised, if it has been called.
 */
export async function operateAsync<T>(
  operator: Operator<T>,
  f: unknown,
  x: unknown,
  options: OperatorOptions,
  wantsError: boolean,
  first?: PromiseLike<unknown>,
): Promise<T> {
  const operation = prepare(operator, f, x, options, wantsError);
  return await conductAsync(operation, first);
}

function prepare<T>(
  operator: Operator<T>,
  f: unknown,
  x: unknown,
  options: OperatorOptions,
  wantsError: boolean,
): Operation<T> {
  const { action } = operator;
  checkOptions(options, operator.options, action);
  checkOnError(options.onError, action);
  checkConcurrency(options, action);
  if (typeof f !== "function") {
    throw new TypeError(`${action} as f is ${shown(f)}: f must be a function`);
  }
  const chosen = argumentOf(f as AnyFunction, x, options.argument, action);
  const point = new Point(chosen.x, action, chosen.name);
  const box = boxOf(options.bounds, point);
  return { operator, f: chosen.f, point, box, options, wantsError };
}

/** f of the one parameter by which it is differentiated, and that parameter's value. */
function argumentOf(
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
    f: (value) => {
      const all = others.slice();
      all[argument] = value;
      return call(...all);
    },
    x: x[argument],
    name: `x[${argument}]`,
  };
}

const ASYNC: object = Object.getPrototypeOf(async () => {});

/** Whether a function is declared `async`. */
export function isAsyncFunction(f: unknown): boolean {
  return typeof f === "function" && Object.getPrototypeOf(f) === ASYNC;
}
