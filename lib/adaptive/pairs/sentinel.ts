// A look for features far smaller than the steps that the answer comes from: one pair at about 1e-5 of the first step. A bump,
// a kink or a step beside x that moves f there by more than its rounding shows, though every larger pair straddled it.

import type { Line, Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import type { CentralSearch } from "./central_search.ts";
import type { LocalCubic } from "../sequence/local_cubic.ts";
import { ROUNDOFF_FACTOR } from "../sequence/table_row.ts";
import { startsOf } from "../scale.ts";

/** The sentinel's step as a part of the first: below it a slope is known to less than 1e-10. */
export const PART = 2e-5;

/** Steps of fewer spacings of numbers around x would not be even nearly so. */
const FINEST = 100;

/** The other one's: f's argument may be rounded to a grid that one of them falls on. */
export const UNEVEN: number = Math.SQRT1_2;

/** Beside steps as small as the sentinel's: so near that polynomials through those tell f there to its rounding. */
const NEARER = 0.03;

/**
 * The sentinel's step; 0 if smaller ones were seen, or none so small can be taken. Where smaller ones were seen and the error is
 * that of an argument that may be rounded, values on their finest grid tell whether it is.
 */
export function sentinelStep(context: Context, pairs: CentralSearch): number {
  const { sequence, best, observed: { smallest } } = pairs;
  if (!sequence || !best) return 0;
  const least = FINEST * context.ulp();
  const steps = startsOf(context.line).map((start) => PART * start)
    .filter((h) => h >= least);
  const first = steps.length > 0 ? Math.min(...steps) : 0;
  const isSeen = first >= 0.2 * smallest;
  if (isSeen && !sequence.mayBeExact(best)) return 0;
  const h = isSeen ? NEARER * smallest : first;
  return context.allows(2) ? h : 0;
}

/** The other one's step: where x is far smaller than the sentinel's step, f may change over x. */
export function nearerStep(h: number, line: Line): number {
  return Math.min(h, ...startsOf(line));
}

/** Asks for f on both sides. */
export function askClose(context: Context, h: number): Probe {
  context.probe.emit?.({
    kind: "sequence",
    h,
    side: "both",
    why: "sentinel",
  });
  return context.two(h, -UNEVEN * nearerStep(h, context.line));
}

/** By how much f there is not what the larger steps say: undefined if all is as expected. */
export function missClose(
  { line, center, probe }: Context,
  { sequence }: CentralSearch,
): number | undefined {
  const { isExpected, miss } = lookAt(probe, line, center, sequence!.nearby());
  if (!isExpected) return miss;
  sequence!.scatter = miss;
}

/**
 * By how much f at two positions is not what is said of it near x, and whether rounding explains that. The quotients of the two
 * have to differ as f bends, too: of a weak kink, each may be what a slope that is known to few digits allows.
 */
export function lookAt(
  { positions, values }: Pick<Probe, "positions" | "values">,
  { origin, size, relativeNoise = Number.EPSILON }: Line,
  center: number,
  nearby: LocalCubic,
): { isExpected: boolean; miss: number } {
  let miss = 0;
  let allowed = Infinity;
  let apart = 0;
  let blur = 0;
  for (let i = 0; i < 2; i++) {
    const t = positions[i] - origin;
    const change = values[i] - center;
    const { value, error } = nearby.at(t);
    const most = Math.max(Math.abs(values[i]), Math.abs(center));
    const rounding = ROUNDOFF_FACTOR * relativeNoise *
      Math.max(most, Math.abs(size * change / t));
    const distance = Math.abs(change - value);
    if (!(distance <= miss)) miss = distance;
    allowed = Math.min(allowed, rounding + error - distance);
    apart += (change - value) / Math.abs(t);
    blur += rounding / Math.abs(t) + nearby.blurOf(t);
  }
  return { isExpected: allowed >= 0 && Math.abs(apart) <= blur, miss };
}
