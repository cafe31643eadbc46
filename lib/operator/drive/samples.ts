// f of an operation where it returns numbers: x is moved in place.

import type { Estimate } from "../../core/estimate.ts";
import { answering } from "../../core/drive.ts";
import type { Probe } from "../../core/line.ts";
import type { Tree } from "../../core/number_tree.ts";
import type { FirstCall } from "../../difference/first_call.ts";
import { Failures } from "./failures.ts";
import type { LineTask } from "../line/line_task.ts";
import type { Operation } from "./operator.ts";
import { Outputs } from "./outputs.ts";
import { addTo, divide, type OutputsAt } from "./requests.ts";

/** A weighted sum has no verdict that could tell of what f throws. */
const THROWN = /* @__PURE__ */ new Failures("throw");

/** What f returns at x and along lines through it. */
export class Samples<T> {
  /** The outputs of f, unless it must return one number; known once f at x is. */
  outputs: Outputs | undefined;
  readonly #operation: Operation<T>;
  readonly #firstCall: FirstCall;
  #center: ArrayLike<number> | undefined;
  readonly #one: [number] = [NaN];
  /** The task at hand: a gradient has one for each element, and a function made for each would take as long as f. */
  #task: LineTask | undefined;
  #failures: Failures | undefined;
  readonly #answer = (probe: Probe): void => this.#answerNumbers(probe);

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
      task.place(position, point);
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

  /** f at the point as it stands, where it must return one number. */
  evaluate(): number {
    const { point, f } = this.#operation;
    return this.#number(point.evaluate(f));
  }

  /** What the weighted sum of a task comes to: the derivative of each of its outputs. */
  weigh(task: LineTask): readonly number[] {
    const { point } = this.#operation;
    const { outputs, origin, moves } = task;
    const sum = task.sum!;
    const { positions, weights } = sum;
    for (const i of moves) point.checkAt(i);
    // f at x comes first everywhere.
    if (positions.includes(origin)) this.center();
    const sums: number[] = [];
    for (let k = 0; k < outputs.length; k++) sums.push(-0);
    for (let j = 0; j < positions.length; j++) {
      const all = this.at(task, positions[j], THROWN)!;
      addTo(sums, weights[j], all, outputs);
    }
    for (const i of moves) point.putBack(i);
    return divide(sums, task, sum, point);
  }

  /** The derivative of a task of one output. */
  estimate(task: LineTask, failures: Failures): Estimate {
    const [k] = task.outputs;
    const center = this.center()[k];
    this.#task = task;
    this.#failures = failures;
    const answer = this.outputs
      ? answering((position) => this.at(task, position, failures)?.[k] ?? NaN)
      : this.#answer;
    return task.estimate(center, answer);
  }

  /** What `at` tells of a function of one output. */
  #answerNumbers({ count, positions, values }: Probe): void {
    const { point } = this.#operation;
    const task = this.#task!;
    for (let i = 0; i < count; i++) {
      if (positions[i] === task.origin) {
        values[i] = this.#center![0];
        continue;
      }
      try {
        task.place(positions[i], point);
        values[i] = this.evaluate();
      } catch (error) {
        if (!this.#failures!.take(positions[i], error)) throw error;
        values[i] = NaN;
      }
    }
  }

  #evaluateCenter(): ArrayLike<number> {
    const { point, operator } = this.#operation;
    const value = point.evaluate((x) => this.#carefully(x));
    point.checkUnchanged();
    if (operator.isScalar) return [this.#number(value)];
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
