/**
 * What the methods told while a derivative was taken: the library's events, one run for each line that was searched.
 *
 * @module
 */
import type { TraceEvent } from "../../mod.ts";

/** One search along one line, from its first event to its conclusion. */
export interface Run {
  /** The name of the method. */
  readonly method: string;
  /** What is moved, in the library's words. */
  readonly along: string;
  readonly derivativeOrder: number;
  readonly events: readonly TraceEvent[];
}

/** Who is told the events of a method with this name. */
export type Listen = (method: string) => (event: TraceEvent) => void;

/** Sorts the events of many searches, which may come in turns, into runs. */
export class Recording {
  /** The runs, those that were cut off included, in the order in which they began. */
  readonly runs: Run[] = [];
  readonly #open = new Map<string, TraceEvent[]>();

  readonly listen: Listen = (method) => (event) => {
    const { along, derivativeOrder } = event;
    const key = `${method} ${derivativeOrder} ${along}`;
    let events = this.#open.get(key);
    if (!events) {
      events = [];
      this.#open.set(key, events);
      this.runs.push({ method, along, derivativeOrder, events });
    }
    events.push(event);
    if (event.kind === "conclusion") this.#open.delete(key);
  };
}
