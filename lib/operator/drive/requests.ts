// A task as requests for f along its line: what its search asks for, or the samples of a weighted sum. Whoever drives them owns the
// calls of f.

import type { Estimate } from "../../core/estimate.ts";
import type { SearchEvent } from "../../core/event.ts";
import { newProbe, type Probe } from "../../core/line.ts";
import type { WeightedSum } from "../../core/method.ts";
import type { Point } from "../../core/point.ts";
import { OK } from "../../core/verdict/verdicts.ts";
import { vanishingStep } from "../../difference/finite_difference.ts";
import type { LineTask } from "../line/line_task.ts";

/** What all outputs are at a position; undefined where f is. */
export type OutputsAt = ArrayLike<number> | undefined;

/** A request for f at some positions; x itself, if among them, comes first. */
interface Request {
  readonly count: number;
  readonly positions: readonly number[];
  /** Takes all outputs at one of them, in order. Except at x, the numbers may change with the next call of f. */
  readonly take: (i: number, outputs: OutputsAt) => void;
}

/** Who is told later what all outputs are at a position; what `take` throws is for `fail`, too. */
export interface Answered {
  readonly take: (outputs: OutputsAt) => void;
  readonly fail: (error: unknown) => void;
}

/** The requests of a task, and in the end the derivative of each of its outputs. */
export type Requests = Generator<Request, readonly Estimate[], void>;

/** Who is told what happens to each output; undefined where nobody listens. */
export type EmitterOf =
  | ((output: number) => (event: SearchEvent) => void)
  | undefined;

/** What an error says of a point where a step vanishes. */
export type Site = Pick<Point, "at" | "action">;

/** The requests of a task that looks at one output, or is a weighted sum. */
export function simpleRequestsOf(
  task: LineTask,
  point: Site,
  emitterOf: EmitterOf,
): Requests {
  return task.sum
    ? weighing(task, task.sum, point, emitterOf)
    : searching(task, emitterOf?.(0));
}

/** One search, for one output. */
function* searching(
  task: LineTask,
  emit: Probe["emit"],
): Requests {
  const [k] = task.outputs;
  const search = task.begin(0, newProbe(emit));
  let step = search.next();
  while (!step.done) {
    const { count, positions, values } = step.value;
    yield {
      count,
      positions,
      take(i, outputs) {
        values[i] = outputs?.[k] ?? NaN;
        emit?.({ kind: "sample", position: positions[i], value: values[i] });
      },
    };
    step = search.next();
  }
  emit?.({ kind: "conclusion", estimate: step.value });
  return [step.value];
}

/** The values alone, as weighted sums: what a finite difference is to whoever does not ask for its error. */
function* weighing(
  task: LineTask,
  sum: WeightedSum,
  point: Site,
  emitterOf: EmitterOf,
): Requests {
  const { outputs, origin } = task;
  const { positions, weights } = sum;
  // Unlike 0, -0 keeps the sign of a zero that is added to it.
  const sums = outputs.map(() => -0);
  let next = 0;
  const add = (all: ArrayLike<number>) => {
    addTo(sums, weights[next], all, outputs);
    const position = positions[next++];
    if (!emitterOf) return;
    outputs.forEach((output, k) =>
      emitterOf(k)({ kind: "sample", position, value: all[output] })
    );
  };
  // f at x comes first everywhere, and is added in its turn.
  const isCentered = positions.includes(origin);
  const asked = isCentered
    ? [origin, ...positions.filter((position) => position !== origin)]
    : positions;
  let center: OutputsAt;
  yield {
    count: asked.length,
    positions: asked,
    take(i, all) {
      if (isCentered && i === 0) center = all;
      else add(all!);
      while (center && positions[next] === origin) add(center);
    },
  };
  const estimates = asEstimates(divide(sums, task, sum, point), sum);
  estimates.forEach((estimate, k) => {
    const emit = emitterOf?.(k);
    emit?.({ kind: "step", h: sum.h, quotient: estimate.value });
    emit?.({ kind: "conclusion", estimate });
  });
  return estimates;
}

/** Makes the sums of the samples what they come to. */
export function divide(
  sums: number[],
  { moves }: LineTask,
  { divisor, h }: WeightedSum,
  point: Site,
): number[] {
  if (divisor === 0) throw vanishingStep(h, point.at(moves[0]), point.action);
  for (let k = 0; k < sums.length; k++) sums[k] /= divisor;
  return sums;
}

/** Values whose errors nobody asks for. */
export function asEstimates(
  values: readonly number[],
  { positions: { length: evaluations } }: WeightedSum,
): Estimate[] {
  return values.map((value) => {
    return { value, error: NaN, evaluations, verdict: OK };
  });
}

/** Adds a sample of each output to its sum. */
export function addTo(
  sums: number[],
  weight: number,
  all: ArrayLike<number>,
  outputs: readonly number[],
): void {
  for (let k = 0; k < sums.length; k++) sums[k] += weight * all[outputs[k]];
}
