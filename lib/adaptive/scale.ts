// Where steps start, where they end, and how much room they have, from the line alone.

import type { Line } from "../core/line.ts";
import type { Served } from "./shared/neighbour.ts";
import { uses } from "./heuristics.ts";

/**
 * The first step, in units of x or of 1. One row above where the sequence mostly works, so that it sees what lies beside its
 * answer; and neither a decimal nor a part of π, whose periods it would hit.
 */
export const FIRST_STEP: number = /* @__PURE__ */ Math.exp(-0.9);

/** Between these sizes of x the two sequences are one, starting at √|x|. */
const NEAR_ONE = { from: 0.02, to: 50 };

/** The largest step that keeps x ± h inside the line's bounds. */
export function roomOf({ origin, lower, upper }: Line): number {
  return Math.min(upper - origin, origin - lower);
}

/** The steps where sequences start. */
export function startsOf(line: Line): number[] {
  const { scale, unit } = line;
  if (scale === 0 || !uses(line, "two scales")) return [FIRST_STEP * unit];
  const size = scale / unit;
  return size >= NEAR_ONE.from && size <= NEAR_ONE.to
    ? [FIRST_STEP * Math.sqrt(size) * unit]
    : [FIRST_STEP * unit, FIRST_STEP * scale];
}

/** The spacing of representable numbers around x, or of those that f tells apart if that is known to be coarser. */
export function spacingOf(
  { size, round, relativeNoise = 0, spacing = 0 }: Line,
): number {
  const ulp = round === Math.fround ? 2 ** -23 : 2 ** -52;
  return Math.max(size * Math.max(relativeNoise, ulp), spacing);
}

/** The least step that still separates x from its neighbours. */
export function leastStep(line: Line): number {
  const { scale, unit, size } = line;
  const least = 4 * Math.max(spacingOf(line), Number.MIN_VALUE);
  // At 0 there is no spacing to stop at: f may have any scale, but nobody can look at all of them.
  return size === 0 && scale === 0
    ? Math.max(least, FIRST_STEP * unit * 1e-24)
    : least;
}

/** Whether bounds leave so little room on one side that pairs would lose half the digits. */
export function isCramped(line: Line): boolean {
  return isBounded(line) && isTight(line, 1e-3 * Math.min(...startsOf(line)));
}

/** Whether bounds on one side, not on both, keep pairs from a usual first step. */
export function isNarrow(line: Line): boolean {
  return isBounded(line) && isTight(line, Math.max(...startsOf(line)));
}

function isBounded(line: Line): boolean {
  return roomOf(line) < Infinity;
}

/** Whether there is less than so much room on one side, and far more on the other. */
function isTight(line: Line, least: number): boolean {
  const wide = Math.max(line.upper - line.origin, line.origin - line.lower);
  return roomOf(line) < Math.min(least, 1e-3 * wide);
}

/** The start of a line's sequences that a step is nearest to; larger ones suit those alone along which f changes little. */
export function servedBy(h: number, line: Line): Served {
  const [first, second] = startsOf(line);
  const isRelative = second === undefined
    ? undefined
    : Math.abs(Math.log(h / second)) < Math.abs(Math.log(h / first));
  const start = isRelative ? second : first;
  return { start, isRelative, part: Math.min(1, h / start) };
}

/** The same parts of the starts of a line, the likelier first: the one of the kind that served a neighbour, where that had two. */
export function likelyReaches(
  line: Line,
  { isRelative, part }: Served,
): number[] {
  const reaches = startsOf(line);
  for (let k = 0; k < reaches.length; k++) reaches[k] *= part;
  if (reaches.length === 1) return reaches;
  // Few numbers of unit scale are near 0 by chance.
  const size = line.scale / line.unit;
  const isLikely = isRelative ?? (size > NEAR_ONE.to || size < 1e-3);
  return isLikely ? reaches.reverse() : reaches;
}

/** Whether bounds leave room for every first step. */
export function isRoomy(line: Line): boolean {
  const room = roomOf(line);
  return room === Infinity || startsOf(line).every((start) => room >= start);
}
