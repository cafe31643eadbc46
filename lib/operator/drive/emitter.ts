// What drivers record: every event of a search, told with the name of what is moved.

import type { Outputs } from "./outputs.ts";
import type { Point } from "../../core/point.ts";
import type { LineTask } from "./line_task.ts";
import type { EmitterOf } from "./requests.ts";
import type { OperatorOptions } from "../options.ts";

/** Who is told the events of each search of a task; undefined where nobody listens. */
export function emitterOf(
  { trace }: OperatorOptions,
  { name, moves, outputs, derivativeOrders }: LineTask,
  point: Point,
  all: Outputs | undefined,
): EmitterOf {
  if (!trace) return;
  const place = name ?? moves.map((i) => point.path(i)).join(" with ");
  return (search) => {
    const along = all && all.all.length > 1
      ? `${all.path(outputs[search])} by ${place}`
      : place;
    const derivativeOrder = derivativeOrders[search] ?? derivativeOrders[0];
    return (event) => trace({ ...event, along, derivativeOrder });
  };
}
