// The searches of a task for several outputs, in lock-step: f is evaluated once where any of them asks for it.

import type { Estimate } from "../../core/estimate.ts";
import { newProbe, type Probe } from "../../core/line.ts";
import type { LineTask } from "../line/line_task.ts";
import {
  type EmitterOf,
  type OutputsAt,
  type Requests,
  simpleRequestsOf,
  type Site,
} from "./requests.ts";

/** The requests of a task. */
export function requestsOf(
  task: LineTask,
  point: Site,
  emitterOf: EmitterOf,
): Requests {
  return task.sum || task.outputs.length === 1
    ? simpleRequestsOf(task, point, emitterOf)
    : inLockStep(task, emitterOf);
}

/** A search for each output, each of which takes its own decisions. */
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
