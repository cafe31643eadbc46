// The driver of functions that return numbers: one task after the other, x moved in place.

import type { Estimate } from "../../core/estimate.ts";
import type { FirstCall } from "../../difference/first_call.ts";
import { newProbe, type Probe } from "../../core/line.ts";
import type { Tree } from "../../core/tree.ts";
import { Outputs } from "./outputs.ts";
import { drive, LockStep, type OutputsAt } from "./drive.ts";
import { Failures } from "./failures.ts";
import type { LineTask } from "./line_task.ts";
import { linesOf, ONE_NUMBER, type Operation } from "./operation.ts";
import { emitterOf } from "./emitter.ts";
import { sumUp } from "./weighted_sum.ts";

/**
 * Runs an operator.
 *
 * @param first What f returned at x, if it has been called there.
 * @param firstCall Makes the first call, if it has not been called.
 */
export function conduct<T>(
  operation: Operation<T>,
  first: unknown,
  firstCall: FirstCall,
): T {
  const { operator, point } = operation;
  const runner = new Runner(operation, first, firstCall);
  const lines = linesOf(operation, runner.outputs?.all ?? ONE_NUMBER);
  const plan = operator.plan(lines, runner.outputs!);
  let step = plan.next();
  while (!step.done) {
    step = plan.next(step.value.map((task) => runner.run(task)));
  }
  point.checkUnchanged();
  return step.value;
}

class Runner<T> {
  /** The outputs of f, unless it must return one number. */
  readonly outputs: Outputs | undefined;
  readonly #operation: Operation<T>;
  readonly #firstCall: FirstCall;
  readonly #probe: Probe = newProbe();
  #center: ArrayLike<number> | undefined;

  constructor(
    operation: Operation<T>,
    first: unknown,
    firstCall: FirstCall,
  ) {
    this.#operation = operation;
    this.#firstCall = firstCall;
    const { operator, point } = operation;
    if (first === undefined && operator.isScalar) return;
    if (operator.isScalar) this.#center = [this.#number(first)];
    else {
      this.outputs = new Outputs(first, point.action);
      this.#center = this.outputs.center;
    }
  }

  run(task: LineTask): readonly Estimate[] {
    const { point, options } = this.#operation;
    for (const i of task.moves) point.checkAt(i);
    const failures = new Failures(options.onError ?? "undefined");
    // Before anything is moved.
    if (task.sum?.positions.includes(task.origin)) this.#atCenter();
    const estimates = task.sum
      ? sumUp(
        task,
        task.sum,
        point,
        (at) => at === task.origin ? this.#atCenter() : this.#lookAt(task, at),
        (k) => emitterOf(options, task, k, point, this.outputs),
      )
      : task.outputs.length === 1
      ? [this.#alone(task, failures)]
      : this.#together(task, failures);
    for (const i of task.moves) point.putBack(i);
    return failures.areNone
      ? estimates
      : estimates.map((estimate) => failures.tell(estimate, task.origin));
  }

  #alone(task: LineTask, failures: Failures): Estimate {
    const { options, point, operator } = this.#operation;
    const [k] = task.outputs;
    const emit = emitterOf(options, task, 0, point, this.outputs);
    const probe = emit ? newProbe(emit) : this.#probe;
    return drive(
      task.begin(0, probe),
      (position) => {
        try {
          task.place(position);
          const value = point.evaluate(this.#operation.f);
          return operator.isScalar
            ? this.#number(value)
            : this.outputs!.look(value)[k];
        } catch (error) {
          failures.take(position, error);
          return NaN;
        }
      },
      () => this.#atCenter()[k],
    );
  }

  #together(task: LineTask, failures: Failures): Estimate[] {
    const { options, point } = this.#operation;
    const searches = task.outputs.map((_, k) =>
      task.begin(
        k,
        newProbe(emitterOf(options, task, k, point, this.outputs)),
      )
    );
    const steps = new LockStep(searches, task.outputs, this.#atCenter());
    let estimates = steps.estimates;
    while (!estimates) {
      for (const position of steps.wanted()) {
        let outputs: OutputsAt;
        try {
          outputs = this.#outputsAt(task, position);
        } catch (error) {
          failures.take(position, error);
        }
        steps.learn(position, outputs);
      }
      steps.advance();
      estimates = steps.estimates;
    }
    return estimates;
  }

  /** All outputs at x. */
  #atCenter(): ArrayLike<number> {
    const { point } = this.#operation;
    return this.#center ??= [
      this.#number(point.evaluateCenter((x) => this.#carefully(x))),
    ];
  }

  #outputsAt(task: LineTask, position: number): ArrayLike<number> {
    const { point, f, operator } = this.#operation;
    task.place(position);
    const value = point.evaluate(f);
    return operator.isScalar
      ? [this.#number(value)]
      : this.outputs!.read(value);
  }

  /** All outputs at a position, for a look before the next call. */
  #lookAt(task: LineTask, position: number): ArrayLike<number> {
    const { point, f, operator } = this.#operation;
    task.place(position);
    const value = operator.isScalar
      ? point.evaluate((x) => this.#carefully(x))
      : point.evaluate(f);
    return operator.isScalar
      ? [this.#number(value)]
      : this.outputs!.look(value);
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

  #number(value: unknown): number {
    if (typeof value === "number") return value;
    throw this.#operation.point.notOneNumber(value);
  }
}
