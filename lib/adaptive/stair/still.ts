// The tread that x stands on where f is known to stand still, though only close to x: bisection finds both ends at once.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import { doubtOf, stepBetween } from "./breakpoint.ts";
import { ROUNDINGS } from "./stretch.ts";
import { isRamp, type Stair, stairBetween, type TreadEnd } from "./tread.ts";

/** What is forecast of f that stands still. */
const STILL = { at: () => 0 };

/** The staircase around x, told from where f has been seen. */
export function* stairOfStill(
  context: Context,
): Generator<Probe, Stair | undefined, void> {
  const right = yield* endOf(context, 1);
  const left = right && (yield* endOf(context, -1));
  if (!left) return;
  const stair = stairBetween(context, left.step, right.step, true);
  if (!stair) return;
  for (const end of [right, left]) {
    if (yield* isRamp(context, end, stair)) return;
  }
  return stair;
}

/**
 * By how much what one side alone says may be off: where f stands still at x, and then steps, that may be a tread of stairs. 0
 * where it goes on from there, as max(x, 0) does.
 */
export function* doubtOfTread(
  context: Context,
  direction: 1 | -1,
): Generator<Probe, number, void> {
  const end = yield* endOf(context, direction);
  return end ? doubtOf(end.step, context.order) : 0;
}

/** The end of the tread on one side: between the farthest sample that is f(x) and the next. */
function* endOf(
  context: Context,
  direction: 1 | -1,
): Generator<Probe, TreadEnd | undefined, void> {
  const samples = context.samples
    .filter(({ t }) => direction * t > 0)
    .sort((a, b) => direction * (a.t - b.t));
  const i = samples.findIndex(({ change }) => change !== 0);
  if (i < 1) return;
  const [good, missed] = samples.slice(i - 1);
  const step = yield* stepBetween(context, STILL.at, {
    direction,
    from: direction * good.t,
    to: direction * missed.t,
    misses: [0, missed.change],
    rounding: ROUNDINGS * Number.EPSILON * Math.abs(context.center),
    isStill: true,
  });
  return step && Number.isFinite(step.height)
    ? { direction, step, said: STILL }
    : undefined;
}
