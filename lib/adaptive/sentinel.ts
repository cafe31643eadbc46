// A look for features far smaller than the steps that the answer comes from: one pair at about 1e-5 of the first step. A bump,
// a kink or a step beside x that moves f there by more than its rounding shows, though every larger pair straddled it.

import type { Probe } from "../core/line.ts";
import type { Context } from "./context.ts";
import type { PairSearch } from "./pair_search.ts";
import { EXPLAINED } from "./rung.ts";
import { startsOf } from "./scale.ts";

/** The sentinel's step as a part of the first: below it a slope is known to less than 1e-10. */
const PART = 2e-5;

/** The other one's: f's argument may be rounded to a grid that one of them falls on. */
const UNEVEN = Math.SQRT1_2;

/** The sentinel's step; 0 if smaller ones were seen, or none so small can be taken. */
export function sentinelStep(context: Context, pairs: PairSearch): number {
  const h = PART * Math.min(...startsOf(context.line));
  const isWanted = pairs.ladder && h < 0.2 * pairs.smallest &&
    context.allows(2) && h >= 1e3 * context.ulp();
  return isWanted ? h : 0;
}

/** Asks for f on both sides. */
export function askClose(context: Context, h: number): Probe {
  context.probe.emit?.({
    kind: "sequence",
    h,
    side: "both",
    why: "sentinel",
  });
  return context.two(h, -UNEVEN * h);
}

/** By how much f there is not what the larger steps say: undefined if all is as expected. */
export function missClose(
  { line: { origin }, center, probe: { positions, values } }: Context,
  { ladder }: PairSearch,
): number | undefined {
  const { rungs } = ladder!;
  const { nominal, conditioning } = rungs[rungs.length - 1];
  const rounding = EXPLAINED * Math.max(nominal, conditioning);
  for (let i = 0; i < 2; i++) {
    const { value, error } = ladder!.close(positions[i] - origin);
    const miss = Math.abs(values[i] - center - value);
    if (!(miss <= rounding + error)) return miss;
  }
}
