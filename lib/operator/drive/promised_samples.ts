// f of an operation where it returns promises: each call gets a copy of x of its own.

import type { Tree } from "../../core/number_tree.ts";
import { EvaluationError } from "./evaluation_error.ts";
import type { Failures } from "./failures.ts";
import { NEVER, type Semaphore } from "./semaphore.ts";
import { type LineTask, seenAt } from "../line/line_task.ts";
import type { Operation } from "./operator.ts";
import { Outputs } from "./outputs.ts";
import type { OutputsAt } from "./requests.ts";
import { Reuse } from "./reuse.ts";

/** What f promises at x and along lines through it. */
export class PromisedSamples<T> {
  /** The outputs of f, unless it must return one number; known once f at x is. */
  outputs: Outputs | undefined;
  readonly #operation: Operation<T>;
  readonly #semaphore: Semaphore;
  /** What f has promised already, at x or at the first sample, whichever comes first. */
  #first: PromiseLike<unknown> | undefined;
  #center: Promise<ArrayLike<number>> | undefined;
  readonly #reuse = new Reuse();

  constructor(
    operation: Operation<T>,
    semaphore: Semaphore,
    first: PromiseLike<unknown> | undefined,
  ) {
    this.#operation = operation;
    this.#semaphore = semaphore;
    this.#first = first;
  }

  /** All outputs at x. */
  center(): Promise<ArrayLike<number>> {
    return this.#center ??= this.#evaluateCenter();
  }

  /** All outputs at a position of a task. */
  async at(
    task: LineTask,
    position: number,
    failures: Failures,
  ): Promise<OutputsAt> {
    if (position === task.origin) return this.center();
    const { point } = this.#operation;
    const turn = this.#semaphore.enter();
    if (turn) await turn;
    if (this.#semaphore.isClosed) return NEVER;
    const seen = <Y>(look: () => Y) => seenAt(task, position, point, look);
    const begun = this.#reuse.begin();
    let value: unknown;
    try {
      value = await this.#call(seen);
    } catch (error) {
      if (failures.take(position, error)) return;
      this.#semaphore.close();
      throw seen(() => this.#rejected(error, point.places()));
    } finally {
      this.#semaphore.leave();
    }
    return this.outputs
      ? this.#numbers(value, begun)
      : seen(() => this.#number(value));
  }

  async #evaluateCenter(): Promise<ArrayLike<number>> {
    const { operator, point } = this.#operation;
    let value: unknown;
    try {
      value = await this.#semaphore.run(() => this.#call((look) => look()));
    } catch (error) {
      throw this.#rejected(error, point.name);
    }
    if (operator.isScalar) return this.#number(value);
    this.outputs = new Outputs(value, point.action);
    return this.outputs.center;
  }

  /** Calls f with a copy of the point as it is seen then. */
  #call(seen: (look: () => Tree) => Tree): unknown {
    const { point, f } = this.#operation;
    point.evaluations++;
    const first = this.#first;
    this.#first = undefined;
    return first ?? f(seen(() => point.copy()));
  }

  /** All outputs of a call that began then. */
  #numbers(value: unknown, begun: number): number[] {
    const { center, action } = this.outputs!;
    const numbers = this.outputs!.read(value);
    if (!this.#reuse.read(value, begun)) return numbers;
    if (numbers.every((number, k) => Object.is(number, center[k]))) {
      return numbers;
    }
    throw new TypeError(
      `${action} as calls of f in flight at once return the same array: ` +
        `let each return its own, or set concurrency: 1`,
    );
  }

  #number(value: unknown): [number] {
    if (typeof value === "number") return [value];
    throw this.#operation.point.notOneNumber(value);
  }

  /** The error for a call of f with the point as it is now. */
  #rejected(error: unknown, place: string): EvaluationError {
    const { point } = this.#operation;
    return new EvaluationError(point.action, point.copy(), error, place);
  }
}
