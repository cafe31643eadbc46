// A task as requests for f along its line: what its searches ask for, one alone or several in lock-step, or the samples of a
// weighted sum. Whoever drives them owns the calls of f.

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

/** f wanted at positions: at x itself, if at all, first. */
interface Request {
  readonly count: number;
  readonly positions: readonly number[];
  /** Takes all outputs at one of them, in order; except at x, they may be other numbers after the next call of f. */
  readonly take: (i: number, outputs: OutputsAt) => void;
}

/** The requests of a task, and in the end the derivative of each of its outputs. */
export type Requests = Generator<Request, readonly Estimate[], void>;

/** Who is told what happens to each output; undefined where nobody listens. */
export type EmitterOf =
  | ((output: number) => (event: SearchEvent) => void)
  | undefined;

/** What an error says of a point where a step vanishes. */
type Site = Pick<Point, "at" | "action">;

/** The requests of a task. */
export function requestsOf(
  task: LineTask,
  point: Site,
  emitterOf: EmitterOf,
): Requests {
  return task.sum
    ? weighing(task, task.sum, point, emitterOf)
    : task.outputs.length === 1
    ? searching(task, emitterOf?.(0))
    : inLockStep(task, emitterOf);
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

/** A search for each output: each takes its own decisions, and f is evaluated once where any of them asks for it. */
function* inLockStep(task: LineTask, emitterOf: EmitterOf): Requests {
  const { outputs } = task;
  const emits = outputs.map((_, k) => emitterOf?.(k));
  const searches = outputs.map((_, k) => task.begin(k, newProbe(emits[k])));
  const steps = searches.map((search) => search.next());
  const known = new Map<number, OutputsAt>();
  while (steps.some(({ done }) => !done)) {
    const positions = wantedBy(steps, known);
    yield {
      count: positions.length,
      positions,
      take: (i, all) => known.set(positions[i], all && Array.from(all)),
    };
    steps.forEach((step, k) => {
      if (step.done) return;
      const { count, positions, values } = step.value;
      for (let i = 0; i < count; i++) {
        const position = positions[i];
        const value = values[i] = known.get(position)?.[outputs[k]] ?? NaN;
        emits[k]?.({ kind: "sample", position, value });
      }
      const next = steps[k] = searches[k].next();
      if (next.done) emits[k]?.({ kind: "conclusion", estimate: next.value });
    });
  }
  return steps.map(({ value }) => value as Estimate);
}

function wantedBy(
  steps: readonly IteratorResult<Probe, Estimate>[],
  known: ReadonlyMap<number, OutputsAt>,
): number[] {
  const wanted = new Set<number>();
  for (const step of steps) {
    if (step.done) continue;
    const { count, positions } = step.value;
    for (let i = 0; i < count; i++) {
      if (!known.has(positions[i])) wanted.add(positions[i]);
    }
  }
  return [...wanted];
}

/** The values alone, as weighted sums: what a finite difference is to whoever does not ask for its error. */
function* weighing(
  { outputs, moves, origin }: LineTask,
  { positions, weights, divisor, h }: WeightedSum,
  point: Site,
  emitterOf: EmitterOf,
): Requests {
  // Unlike 0, -0 leaves the sign of a zero that is added to it.
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
  if (divisor === 0) throw vanishingStep(h, point.at(moves[0]), point.action);
  const evaluations = positions.length;
  return outputs.map((_, k) => {
    const value = sums[k] / divisor;
    const estimate = { value, error: NaN, evaluations, verdict: OK };
    const emit = emitterOf?.(k);
    emit?.({ kind: "step", h, quotient: value });
    emit?.({ kind: "conclusion", estimate });
    return estimate;
  });
}

function addTo(
  sums: number[],
  weight: number,
  all: ArrayLike<number>,
  outputs: readonly number[],
): void {
  for (let k = 0; k < sums.length; k++) sums[k] += weight * all[outputs[k]];
}
