/**
 * The drivers, which own the calls of f while methods search: one for functions that return numbers, one for those that return
 * promises. They differ only in how a value is awaited.
 *
 * @module
 */
import type { Estimate } from "../../core/estimate.ts";
import type { LineTask, Plan } from "../line/line_task.ts";
import type { Answered, OutputsAt, Requests } from "./requests.ts";

/** Runs the tasks of a plan one after another. */
export function conduct<T>(
  plan: Plan<T>,
  run: (task: LineTask) => readonly Estimate[],
): T {
  let step = plan.next();
  while (!step.done) step = plan.next(step.value.map(run));
  return step.value;
}

/**
 * Runs the tasks that a plan wants at once side by side: as many as there may be calls of f in flight, so that no more are held
 * in memory.
 */
export async function conductAsync<T>(
  plan: Plan<T>,
  run: (task: LineTask) => Promise<readonly Estimate[]>,
  concurrency: number,
): Promise<T> {
  let step = plan.next();
  while (!step.done) {
    const tasks = step.value;
    const estimates: (readonly Estimate[])[] = [];
    let begun = 0;
    const work = async () => {
      while (begun < tasks.length) {
        const k = begun++;
        estimates[k] = await run(tasks[k]);
      }
    };
    const workers = Math.min(concurrency, tasks.length);
    await Promise.all(Array.from({ length: workers }, work));
    step = plan.next(estimates);
  }
  return step.value;
}

/** Answers the requests of a task one after another. */
export function answer(
  requests: Requests,
  outputsAt: (position: number) => OutputsAt,
): readonly Estimate[] {
  let step = requests.next();
  for (; !step.done; step = requests.next()) {
    const { count, positions, take } = step.value;
    for (let i = 0; i < count; i++) take(i, outputsAt(positions[i]));
  }
  return step.value;
}

/** Keeps all that a task wants at once in flight together. */
export function answerAsync(
  requests: Requests,
  ask: (position: number, answered: Answered) => void,
): Promise<readonly Estimate[]> {
  return new Promise((resolve, fail) => {
    const goOn = () => {
      const step = requests.next();
      if (step.done) return resolve(step.value);
      const { count, positions, take } = step.value;
      const answers: OutputsAt[] = [];
      // One more than is asked for, so that the last to arrive comes after all have been asked for.
      let missing = count + 1;
      const arrive = () => {
        if (--missing > 0) return;
        for (let i = 0; i < count; i++) take(i, answers[i]);
        goOn();
      };
      for (let i = 0; i < count; i++) {
        const take = (outputs: OutputsAt) => {
          answers[i] = outputs;
          arrive();
        };
        ask(positions[i], { take, fail });
      }
      arrive();
    };
    goOn();
  });
}
