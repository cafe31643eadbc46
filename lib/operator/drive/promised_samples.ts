// f of an operation where it returns promises: each call gets a copy of x of its own until its promise is settled.
//
// What becomes of a call is told by calling back: one promise more for each would take longer than many an f.

import type { Point } from "../../core/point.ts";
import { Copies } from "./copies.ts";
import { EvaluationError } from "./evaluation_error.ts";
import type { Failures } from "./failures.ts";
import type { Semaphore } from "./semaphore.ts";
import { type LineTask, type Movement, seenAt } from "../line/line_task.ts";
import type { Operation } from "./operator.ts";
import { Outputs, Reuse } from "./outputs.ts";
import type { Answered, OutputsAt } from "./requests.ts";

/** What f promises at x and along lines through it. */
export class PromisedSamples<T> {
  /** The outputs of f, unless it must return one number; known once f at x is. */
  outputs: Outputs | undefined;
  readonly #operation: Operation<T>;
  readonly #semaphore: Semaphore;
  readonly #copies: Copies;
  readonly #reuse = new Reuse();
  /** What f has promised already, at x or at the first sample, whichever comes first. */
  #first: PromiseLike<unknown> | undefined;
  #center: ArrayLike<number> | Promise<ArrayLike<number>> | undefined;

  constructor(
    operation: Operation<T>,
    semaphore: Semaphore,
    first: PromiseLike<unknown> | undefined,
  ) {
    this.#operation = operation;
    this.#semaphore = semaphore;
    this.#first = first;
    this.#copies = new Copies(operation.point);
  }

  /** All outputs at x; no promise once they are known. */
  center(): ArrayLike<number> | Promise<ArrayLike<number>> {
    return this.#center ??= new Promise((take, fail) =>
      this.#call(AT_X, NaN, undefined, {
        take: (outputs) => take(this.#center = outputs!),
        fail,
      })
    );
  }

  /** Asks f for all outputs at a position of a task. */
  ask(
    task: LineTask,
    position: number,
    failures: Failures,
    answered: Answered,
  ): void {
    if (position !== task.origin) {
      return this.#call(task, position, failures, answered);
    }
    const { take, fail } = answered;
    const center = this.center();
    if (center instanceof Promise) center.then(take).catch(fail);
    else take(center);
  }

  /** Throws if f has changed the x of a call that was over. */
  checkUnchanged(): void {
    this.#copies.checkUnchanged();
  }

  /** Calls f when its turn comes. */
  #call(
    task: Movement,
    position: number,
    failures: Failures | undefined,
    { take, fail }: Answered,
  ): void {
    this.#semaphore.enter(() => {
      const copy = this.#copies.borrow();
      task.place(position, copy);
      const begun = this.#reuse.begin();
      const end = (read: () => OutputsAt) => {
        try {
          // What f returned may be a part of its copy.
          const outputs = read();
          this.#copies.giveBack(copy, task, position);
          take(outputs);
          this.#semaphore.leave();
        } catch (error) {
          this.#semaphore.close();
          fail(error);
        }
      };
      this.#promised(copy).then(
        (value) => end(() => this.#read(value, begun, task, position)),
        (error) =>
          end(() => {
            if (failures?.take(position, error)) return;
            throw this.#rejected(error, task, position);
          }),
      );
    });
  }

  /** What f promises for a copy; what it throws is a rejection. */
  #promised(copy: Point): Promise<unknown> {
    const { point, f } = this.#operation;
    point.evaluations++;
    const first = this.#first;
    this.#first = undefined;
    try {
      return Promise.resolve(first ?? copy.evaluate(f));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** All outputs of a call that began then. */
  #read(
    value: unknown,
    begun: number,
    task: Movement,
    position: number,
  ): OutputsAt {
    const { operator, point } = this.#operation;
    if (operator.isScalar) {
      if (typeof value === "number") return [value];
      throw seenAt(task, position, point, () => point.notOneNumber(value));
    }
    this.outputs ??= new Outputs(value, point.action);
    const numbers = this.outputs.read(value);
    const { center } = this.outputs;
    const isLast = this.#reuse.read(value, begun) &&
      numbers.some((number, k) => !Object.is(number, center[k]));
    if (!isLast) return numbers;
    throw new TypeError(
      `${point.action} as calls of f in flight at once return the same array: ` +
        `let each return its own, or set concurrency: 1`,
    );
  }

  #rejected(error: unknown, task: Movement, position: number): EvaluationError {
    const { point } = this.#operation;
    return seenAt(task, position, point, () => {
      const place = point.places() || point.name;
      return new EvaluationError(point.action, point.copy(), error, place);
    });
  }
}

/** Moves nothing. */
const AT_X: Movement = { moves: [], place() {} };
