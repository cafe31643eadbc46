// The driver of functions that return promises: all tasks side by side, each call of f with a copy of x of its own.

import type { Estimate } from "../../core/estimate.ts";
import { newProbe } from "../../core/line.ts";
import { Outputs } from "./outputs.ts";
import { Point } from "../../core/point.ts";
import type { Tree } from "../../core/tree.ts";
import { driveAsync, LockStep, type OutputsAt } from "./drive.ts";
import { EvaluationError } from "./evaluation_error.ts";
import { Failures } from "./failures.ts";
import { type Gate, withGate } from "./gate.ts";
import type { LineTask } from "./line_task.ts";
import {
  linesOf,
  needsCenter,
  ONE_NUMBER,
  type Operation,
} from "./operation.ts";
import { emitterOf } from "./emitter.ts";
import { sumUp } from "./weighted_sum.ts";

/**
 * Runs an operator.
 *
 * @param first What f returned at x, if it has been called there.
 */
export function conductAsync<T>(
  operation: Operation<T>,
  first?: PromiseLike<unknown>,
): Promise<T> {
  const { options, point: { action, name } } = operation;
  // Points are formed by moving a copy that nobody else sees.
  const point = new Point(operation.point.copy(), action, name);
  return withGate(
    options,
    action,
    (gate) => run({ ...operation, point }, gate, first),
  );
}

async function run<T>(
  operation: Operation<T>,
  gate: Gate,
  first: PromiseLike<unknown> | undefined,
): Promise<T> {
  const { operator } = operation;
  const runner = new AsyncRunner(operation, gate, first);
  if (needsCenter(operation)) await runner.atCenter();
  const { outputs } = runner;
  const plan = operator.plan(
    linesOf(operation, outputs?.all ?? ONE_NUMBER),
    outputs!,
  );
  let step = plan.next();
  while (!step.done) {
    const estimates = step.value.map((task) => runner.run(task));
    step = plan.next(await Promise.all(estimates));
  }
  return step.value;
}

class AsyncRunner<T> {
  /** The outputs of f, unless it must return one number; known once f at x is. */
  outputs: Outputs | undefined;
  readonly #operation: Operation<T>;
  readonly #gate: Gate;
  /** What f has promised already, at x or at the first sample, whichever comes first. */
  #first: PromiseLike<unknown> | undefined;
  #center: Promise<ArrayLike<number>> | undefined;

  constructor(
    operation: Operation<T>,
    gate: Gate,
    first: PromiseLike<unknown> | undefined,
  ) {
    this.#operation = operation;
    this.#gate = gate;
    this.#first = first;
  }

  /** All outputs at x. */
  atCenter(): Promise<ArrayLike<number>> {
    return this.#center ??= this.#evaluateCenter();
  }

  async run(task: LineTask): Promise<readonly Estimate[]> {
    const { onError = "undefined" } = this.#operation.options;
    const failures = new Failures(onError);
    const estimates = task.sum
      ? await this.#sum(task, task.sum)
      : task.outputs.length === 1
      ? [await this.#alone(task, failures)]
      : await this.#together(task, failures);
    return estimates.map((estimate) => failures.tell(estimate, task.origin));
  }

  async #sum(
    task: LineTask,
    sum: NonNullable<LineTask["sum"]>,
  ): Promise<Estimate[]> {
    // f at x comes first everywhere.
    const center = sum.positions.includes(task.origin)
      ? this.atCenter()
      : undefined;
    const samples = await Promise.all(
      sum.positions.map((position) =>
        position === task.origin
          ? center!
          : this.#outputsAt(task, position, new Failures("throw"))
      ),
    );
    const { options, point } = this.#operation;
    return sumUp(
      task,
      sum,
      point,
      (_, sample) => samples[sample]!,
      (k) => emitterOf(options, task, k, point, this.outputs),
    );
  }

  #alone(task: LineTask, failures: Failures): Promise<Estimate> {
    const { options, point } = this.#operation;
    const [k] = task.outputs;
    const probe = newProbe(emitterOf(options, task, 0, point, this.outputs));
    return driveAsync(
      task.begin(0, probe),
      async (position) =>
        (await this.#outputsAt(task, position, failures))?.[k] ?? NaN,
      async () => (await this.atCenter())[k],
    );
  }

  async #together(task: LineTask, failures: Failures): Promise<Estimate[]> {
    const { options, point } = this.#operation;
    const searches = task.outputs.map((_, k) =>
      task.begin(
        k,
        newProbe(emitterOf(options, task, k, point, this.outputs)),
      )
    );
    const center = await this.atCenter();
    const steps = new LockStep(searches, task.outputs, center);
    let estimates = steps.estimates;
    while (!estimates) {
      await Promise.all(
        steps.wanted().map(async (position) =>
          steps.learn(position, await this.#outputsAt(task, position, failures))
        ),
      );
      steps.advance();
      estimates = steps.estimates;
    }
    return estimates;
  }

  async #evaluateCenter(): Promise<ArrayLike<number>> {
    const { operator, point, f } = this.#operation;
    const value = await this.#call(
      () => {
        point.evaluations++;
        return this.#takeFirst() ?? f(point.copy());
      },
      () => point.copy(),
    );
    if (operator.isScalar) return this.#read(value);
    this.outputs = new Outputs(value, point.action);
    return this.outputs.center;
  }

  /** All outputs beside x; undefined where f is. */
  async #outputsAt(
    task: LineTask,
    position: number,
    failures: Failures,
  ): Promise<OutputsAt> {
    const { point, f } = this.#operation;
    let copy: Tree | undefined;
    let value: unknown;
    try {
      value = await this.#gate.run(() => {
        point.evaluations++;
        const first = this.#takeFirst();
        if (first) return first;
        copy = this.#copyAt(task, position);
        return f(copy);
      });
    } catch (error) {
      try {
        failures.take(position, error);
        return;
      } catch {
        throw this.#failed(task, position, error);
      }
    }
    return this.#read(value, task, position);
  }

  #takeFirst(): PromiseLike<unknown> | undefined {
    const first = this.#first;
    this.#first = undefined;
    return first;
  }

  async #call(
    work: () => unknown,
    pointNow: () => Tree,
  ): Promise<unknown> {
    try {
      return await this.#gate.run(work);
    } catch (error) {
      throw new EvaluationError(
        this.#operation.point.action,
        pointNow(),
        error,
        this.#operation.point.name,
      );
    }
  }

  #copyAt(task: LineTask, position: number): Tree {
    const { point } = this.#operation;
    task.place(position);
    const copy = point.copy();
    for (const i of task.moves) point.putBack(i);
    return copy;
  }

  #failed(task: LineTask, position: number, error: unknown): EvaluationError {
    const { point } = this.#operation;
    const copy = this.#copyAt(task, position);
    task.place(position);
    const place = point.places();
    for (const i of task.moves) point.putBack(i);
    return new EvaluationError(point.action, copy, error, place);
  }

  #read(value: unknown, task?: LineTask, position = 0): ArrayLike<number> {
    const { point, operator } = this.#operation;
    if (!operator.isScalar) return this.outputs!.read(value);
    if (typeof value === "number") return [value];
    task?.place(position);
    const error = point.notOneNumber(value);
    point.restore();
    throw error;
  }
}
