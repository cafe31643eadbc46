// Passes every event of a search on, with the name of what is moved.

import type { Outputs } from "./outputs.ts";
import type { LineTask } from "../line/line_task.ts";
import type { EmitterOf } from "./requests.ts";
import type { OperatorOptions } from "../options.ts";

/** Who is told the events of each search of a task; undefined where nobody listens. */
export function emitterOf(
  trace: OperatorOptions["trace"],
  { name, moves, outputs, derivativeOrders }: LineTask,
  path: (i: number) => string,
  all: Outputs | undefined,
): EmitterOf {
  if (!trace) return;
  const place = name ?? moves.map(path).join(" with ");
  return (search) => {
    const along = all && all.all.length > 1
      ? `${all.path(outputs[search])} by ${place}`
      : place;
    const derivativeOrder = derivativeOrders[search] ?? derivativeOrders[0];
    return (event) => trace({ ...event, along, derivativeOrder });
  };
}

/** One of several tasks that run side by side. */
interface Turn<Event> {
  readonly tell: (event: Event) => void;
  readonly end: () => void;
}

/** Tells the events of tasks that run side by side as if they ran one after another; each call begins the next task. */
export function inOrder<Event>(
  tell: (event: Event) => void,
): () => Turn<Event> {
  const open: { readonly held: Event[]; isOver: boolean }[] = [];
  return () => {
    const task = { held: [] as Event[], isOver: false };
    open.push(task);
    return {
      tell: (event) =>
        void (open[0] === task ? tell(event) : task.held.push(event)),
      end() {
        task.isOver = true;
        while (open[0]?.isOver) {
          open.shift();
          open[0]?.held.splice(0).forEach(tell);
        }
      },
    };
  };
}
