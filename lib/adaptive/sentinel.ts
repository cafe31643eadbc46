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

/** What the sentinel saw that the larger steps did not. */
export interface Alarm {
  /** How far from x. */
  readonly h: number;
  /** By how much f is not what they say. */
  readonly miss: number;
}

/** The alarm of the sentinel; nothing if all is as expected, or if smaller steps were seen. */
export function* watchClose(
  context: Context,
  pairs: PairSearch,
): Generator<Probe, Alarm | undefined, void> {
  const { line, center } = context;
  const near = pairs.ladder?.rungs.at(-1);
  const h = PART * Math.min(...startsOf(line));
  if (!near || !(h < 0.2 * pairs.smallest) || !context.allows(2)) return;
  if (h < 1e3 * context.ulp()) return;
  context.probe.emit?.({
    kind: "sequence",
    h,
    side: "both",
    why: "sentinel",
  });
  const { offsets, values } = yield* context.at([h, -UNEVEN * h]);
  const rounding = EXPLAINED * Math.max(near.nominal, near.conditioning);
  for (const [i, t] of offsets.entries()) {
    const { value, error } = pairs.ladder!.close(t);
    const miss = Math.abs(values[i] - center - value);
    if (!(miss <= rounding + error)) return { h, miss };
  }
}
