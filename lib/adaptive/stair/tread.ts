// The tread that x stands on, between the steps at its two ends: whether they make a staircase.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import { doubtOf, type Step, stepBetween } from "./breakpoint.ts";
import { type End, endAmong, pointsOf } from "./outwards.ts";
import { startsOf } from "../scale.ts";
import type { SideSearch } from "../side/side_search.ts";
import { ROUNDINGS } from "./stretch.ts";

/** Where so many steps fit into so small a part of the tread, they are no kin of it. */
const STEPS = 10;
const RAMP = 0.05;

/** Steps on both sides that are so small a part of f are rounding, whichever way they lead. */
const SMALL = 1e-5;

/** And so they are on a tread that is so small a part of the first step. */
const NARROW = 0.05;

/** A staircase around x. */
export interface Stair {
  /** The width of the tread at x. */
  readonly tread: number;
  /** The height of the steps at its ends. */
  readonly rise: number;
  /** By how much the steps change f a unit. */
  readonly drift: number;
}

/** A step that ends the tread. */
export interface TreadEnd {
  readonly direction: 1 | -1;
  readonly step: Step;
  /** What f was forecast to be beyond it. */
  readonly said: { at(t: number): number };
}

/** What is forecast of f that stands still. */
const STILL = { at: () => 0 };

/** The staircase that two steps make: they lead the same way, or are so small beside f that they must be rounding. */
export function* stairBetween(
  context: Context,
  left: TreadEnd,
  right: TreadEnd,
  isStill: boolean,
): Generator<Probe, Stair | undefined, void> {
  const [down, up] = [left.step.height, right.step.height];
  const height = Math.abs(down) + Math.abs(up);
  const tread = left.step.at + right.step.at;
  const isMonotone = down < 0 !== up < 0;
  // Steps of one height down on both sides are the top of something rounded; others are a pulse, and none of our business unless
  // so narrow that what is rounded may go up and down. About a tread on which f stands still, it may be that of a bowl's bottom.
  const isTop = Math.abs(down - up) < 1e-6 * height;
  const isRounded = height < SMALL * Math.abs(context.center) ||
    (!isStill && tread < NARROW * Math.min(...startsOf(context.line)));
  if (!isMonotone && !isTop && !isRounded) return;
  for (const end of [left, right]) {
    if (yield* isRamp(context, end, tread)) return;
  }
  return { tread, rise: height / 2, drift: (up - down) / 2 / tread };
}

/** Whether f leaves the tread on a ramp, of which bisection has found the first step that rounding makes. */
function* isRamp(
  context: Context,
  { step: { at, height }, said, direction }: TreadEnd,
  tread: number,
): Generator<Probe, boolean, void> {
  if (!context.allows(1)) return false;
  const [{ t, change }] = yield* context.at([direction * (at + RAMP * tread)]);
  const beyond = change - said.at(t) - height;
  return Number.isFinite(beyond) && Math.abs(beyond) > STEPS * Math.abs(height);
}

/** The staircase around x where f is known to stand still, though only close to x. */
export function* stairOfStill(
  context: Context,
): Generator<Probe, Stair | undefined, void> {
  const right = yield* endOf(context, 1);
  const left = right && (yield* endOf(context, -1));
  return left && (yield* stairBetween(context, left, right, true));
}

/**
 * By how much what one side alone says may be off where f breaks off beyond the steps that it comes from, or stands still at x
 * and then steps: that may be a tread of stairs. 0 where it goes on from there, as max(x, 0) does.
 */
export function* doubtOfTread(
  context: Context,
  side: SideSearch,
): Generator<Probe, number, void> {
  const end = (yield* endOf(context, side.direction)) ??
    (yield* endBeyond(context, side));
  return end?.step ? doubtOf(end.step, context.order) : 0;
}

/** Where f leaves the polynomials of a side, beyond the least steps that they come from. */
function* endBeyond(
  context: Context,
  side: SideSearch,
): Generator<Probe, End | undefined, void> {
  const { direction, withCenter } = side;
  if (!withCenter || side.isSlow()) return;
  const from = withCenter.h;
  const points = context.samples
    .filter(({ t, change }) => direction * t >= from && Number.isFinite(change))
    .sort((a, b) => direction * (a.t - b.t))
    .map(({ t, change }) => {
      const [point] = pointsOf(context, { h: t, rise: change, fall: 0 });
      return point;
    });
  const known = context.order + 2;
  if (points.length <= known) return;
  return yield* endAmong(context, points, known);
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
