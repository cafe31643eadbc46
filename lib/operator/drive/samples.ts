// f of an operation where it returns numbers: x is moved in place.

import type { Estimate } from "../../core/estimate.ts";
import { isPromise } from "../../core/errors.ts";
import { answering } from "../../core/drive.ts";
import { type Probe, PromiseError } from "../../core/line.ts";
import type { Tree } from "../../core/number_tree.ts";
import type { FirstCall } from "../../difference/first_call.ts";
import type { Failures } from "./failures.ts";
import type { LineTask } from "../line/line_task.ts";
import type { Operation } from "./operator.ts";
import { Outputs } from "./outputs.ts";
import type { OutputsAt } from "./requests.ts";

/** What f returns at x and along lines through it. */
export class Samples<T> {
  /** The outputs of f, unless it must return one number; known once f at x is. */
  outputs: Outputs | undefined;
  readonly #operation: Operation<T>;
  readonly #firstCall: FirstCall;
  #center: ArrayLike<number> | undefined;
  readonly #one: [number] = [NaN];

  constructor(operation: Operation<T>, firstCall: FirstCall) {
    this.#operation = operation;
    this.#firstCall = firstCall;
  }

  /**
   * All outputs at x.
   *
   * @throws {PromiseError} If f returns a promise.
   */
  center(): ArrayLike<number> {
    return this.#center ??= this.#evaluateCenter();
  }

  /** All outputs at a position of a task, where they stay until the next call. */
  at(task: LineTask, position: number, failures: Failures): OutputsAt {
    if (position === task.origin) return this.center();
    const { point, f } = this.#operation;
    try {
      task.place(position);
      const value = this.#firstCall.isOver
        ? point.evaluate(f)
        : point.evaluate((x) => this.#carefully(x));
      if (this.outputs) return this.outputs.look(value);
      this.#one[0] = this.#number(value);
      return this.#one;
    } catch (error) {
      if (!failures.take(position, error)) throw error;
    }
  }

  /** The derivative of a task's one output, at once. */
  estimate(task: LineTask, failures: Failures): Estimate {
    const [k] = task.outputs;
    const center = this.center()[k];
    const answer = this.outputs
      ? answering((position) => this.at(task, position, failures)?.[k] ?? NaN)
      : ({ count, positions, values }: Probe) => {
        for (let i = 0; i < count; i++) {
          values[i] = this.#numberAt(task, positions[i], failures, center);
        }
      };
    return task.estimate(center, answer);
  }

  /** What `at` tells of a function of one output, f at x being known. */
  #numberAt(
    task: LineTask,
    position: number,
    failures: Failures,
    center: number,
  ): number {
    if (position === task.origin) return center;
    const { point, f } = this.#operation;
    try {
      task.place(position);
      return this.#number(point.evaluate(f));
    } catch (error) {
      if (!failures.take(position, error)) throw error;
      return NaN;
    }
  }

  #evaluateCenter(): ArrayLike<number> {
    const { point, operator } = this.#operation;
    const value = point.evaluateCenter((x) => this.#carefully(x));
    if (operator.isScalar) return [this.#number(value)];
    if (isPromise(value)) throw new PromiseError("f returns promises");
    this.outputs = new Outputs(value, point.action);
    return this.outputs.center;
  }

  #number(value: unknown): number {
    if (typeof value === "number") return value;
    throw this.#operation.point.notOneNumber(value);
  }

  #carefully(x: Tree): unknown {
    const { point, f } = this.#operation;
    return this.#firstCall.call(
      f,
      x,
      () => point.copy(),
      (copy) => point.checkCopy(copy),
    );
  }
}
