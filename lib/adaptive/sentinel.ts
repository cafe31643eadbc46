// A look for features far smaller than the steps that the answer comes from: one pair at about 1e-5 of the first step. A bump,
// a kink or a step beside x that moves f there by more than its rounding shows, though every larger pair straddled it.

import type { Probe } from "../core/line.ts";
import type { Context } from "./context.ts";
import type { PairSearch } from "./pair_search.ts";
import { EXPLAINED } from "./rung.ts";
import { startsOf } from "./scale.ts";

/** The sentinel's step as a part of the first: below it a slope is known to less than 1e-10. */
const PART = 2e-5;

/** The sentinel's step, if f there is not what the larger steps say; 0 if nothing shows, or if smaller steps were seen. */
export function* watchClose(
  context: Context,
  pairs: PairSearch,
): Generator<Probe, number, void> {
  const { line, center } = context;
  const near = pairs.ladder?.rungs.at(-1);
  const h = PART * Math.min(...startsOf(line));
  if (!near || !(h < 0.2 * pairs.smallest) || !context.allows(2)) return 0;
  if (h < 1e3 * context.ulp()) return 0;
  context.probe.emit?.({
    kind: "sequence",
    h,
    side: "both",
    why: "sentinel",
  });
  yield* context.pair(h);
  const { positions, values } = context.probe;
  const [up, down] = [positions[0] - line.origin, line.origin - positions[1]];
  const { odd, even, curl } = pairs.ladder!.close();
  const rounding = EXPLAINED *
    Math.max(near.nominal, near.level, near.conditioning);
  const misses = [[up, values[0]], [-down, values[1]]].some(([t, value]) => {
    const said = odd * t + even * t * t;
    return !(Math.abs(value - center - said) <= rounding + curl * Math.abs(t));
  });
  return misses ? h : 0;
}
