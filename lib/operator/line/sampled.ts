// Tables of values where nobody asks for errors and the method knows its samples beforehand: numbers, without an estimate for each.

import type { DerivativeOrder } from "../../core/method.ts";
import type { Plan } from "./line_task.ts";
import type { Lines } from "./lines.ts";

/** Whether weighted sums of samples are all that is wanted. */
export function isSampled({ method, wantsError }: Lines): boolean {
  return !wantsError && method.sample !== undefined;
}

/** The derivatives along all coordinates by such a method: a row for each, of all outputs. */
export function* sampled(
  lines: Lines,
  order: DerivativeOrder = 1,
): Plan<readonly (readonly number[])[]> {
  const { point, samples } = lines;
  const tasks = point.coordinates.map((i) => lines.partial(i, order));
  if (samples) return tasks.map((task) => samples.weigh(task));
  const found = yield tasks;
  return found.map((estimates) => estimates.map(({ value }) => value));
}
