// A search of pairs along a line: asks for f at each pair, and tells the search what it is.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import { type PairEvents, pairEventsOf } from "../pair_events.ts";
import type { CentralSearch } from "./central_search.ts";

/** Runs a search of pairs. */
export function* run(
  context: Context,
  pairs: CentralSearch,
): Generator<Probe, void, void> {
  const events = pairEventsOf(context, pairs);
  while (asks(context, pairs, events)) {
    yield context.probe;
    learn(context, pairs, events);
  }
}

/** Asks for f at the next pair; false where there is none. */
export function asks(
  context: Context,
  pairs: CentralSearch,
  events: PairEvents | undefined,
): boolean {
  const h = pairs.next();
  if (!(h > 0) || !context.allows(2)) {
    events?.stop();
    return false;
  }
  events?.begin(h);
  context.pair(h);
  return true;
}

/** Tells the pairs what f is there. */
export function learn(
  context: Context,
  pairs: CentralSearch,
  events: PairEvents | undefined,
): void {
  const { line: { origin }, probe: { positions, values } } = context;
  context.learn();
  pairs.learn(
    positions[0] - origin,
    origin - positions[1],
    values[0],
    values[1],
  );
  events?.step(values[0], values[1]);
}
