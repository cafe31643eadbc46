// An operator and what it is applied to.

import type { Outputs } from "./outputs.ts";
import type { Method } from "../../core/method.ts";
import type { Point } from "../../core/point.ts";
import type { Tree } from "../../core/number_tree.ts";
import type { Box } from "../line/bounds.ts";
import { type AtOnce, Lines } from "../line/lines.ts";
import type { Plan } from "../line/line_task.ts";
import type { OperatorOptions } from "../options.ts";

/** An operator, once for all kinds of functions. */
export interface Operator<T> {
  /** What an error says could not be done, such as `Cannot take the gradient of f`. */
  readonly action: string;
  /** The names of its options. */
  readonly options: readonly string[];
  /** Whether f must return one number. */
  readonly isScalar: boolean;
  /** The derivatives that it takes, and what they come to. */
  plan(lines: Lines, outputs: Outputs): Plan<T>;
}

/** A function as operators call it. */
export type AnyFunction = (x: Tree) => unknown;

/** An operator at a point. */
export interface Operation<T> {
  readonly operator: Operator<T>;
  readonly f: AnyFunction;
  readonly point: Point;
  readonly method: Method;
  readonly box: Box;
  readonly options: OperatorOptions;
  readonly wantsError: boolean;
}

/** Whether f at x must be known first. */
export function needsCenter<T>(
  { operator, method, wantsError }: Operation<T>,
): boolean {
  return wantsError || !operator.isScalar || method.sample === undefined;
}

/** The plan of an operator at its point, for the outputs of f once they are known. */
export function planOf<T>(
  operation: Operation<T>,
  outputs: Outputs | undefined,
  atOnce: AtOnce = {},
): Plan<T> {
  const all = outputs?.all ?? ONE_NUMBER;
  const lines = new Lines({ ...operation, outputs: all, ...atOnce });
  return operation.operator.plan(lines, outputs!);
}

/** What f returns, where it must be one number. */
const ONE_NUMBER: readonly number[] = [0];
