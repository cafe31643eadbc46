// A search of pairs along a line: asks for f at each pair, and tells the search what it is.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import { type Narrator, narratorOf } from "../narrator.ts";
import type { CentralSearch } from "./central_search.ts";

/** Runs a search of pairs. */
export function* run(
  context: Context,
  pairs: CentralSearch,
): Generator<Probe, void, void> {
  const narrator = narratorOf(context, pairs);
  while (asks(context, pairs, narrator)) {
    yield context.probe;
    learn(context, pairs, narrator);
  }
}

/** Asks for f at the next pair; false where there is none. */
export function asks(
  context: Context,
  pairs: CentralSearch,
  narrator: Narrator | undefined,
): boolean {
  const h = pairs.next();
  if (!(h > 0) || !context.allows(2)) {
    narrator?.stop();
    return false;
  }
  narrator?.begin(h);
  context.pair(h);
  return true;
}

/** Tells the pairs what f is there. */
export function learn(
  { line: { origin }, probe: { positions, values } }: Context,
  pairs: CentralSearch,
  narrator: Narrator | undefined,
): void {
  pairs.learn(
    positions[0] - origin,
    origin - positions[1],
    values[0],
    values[1],
  );
  narrator?.step(values[0], values[1]);
}
