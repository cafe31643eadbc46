// Whether two steps, one on each side of x, make a staircase.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import { startsOf } from "../scale.ts";
import type { Step } from "./breakpoint.ts";

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

/** The staircase that two steps make: they lead the same way, or are so small beside f that they must be rounding. */
export function stairBetween(
  { center, line }: Context,
  left: Step,
  right: Step,
  isStill: boolean,
): Stair | undefined {
  const height = Math.abs(left.height) + Math.abs(right.height);
  const isMonotone = left.height < 0 !== right.height < 0;
  const tread = left.at + right.at;
  // Steps of one height down on both sides are the top of something rounded; others are a pulse, and none of our business unless
  // so narrow that what is rounded may go up and down. About a tread on which f stands still, it may be that of a bowl's bottom.
  const isTop = Math.abs(left.height - right.height) < 1e-6 * height;
  const isRounded = height < SMALL * Math.abs(center) ||
    (!isStill && tread < NARROW * Math.min(...startsOf(line)));
  if (!isMonotone && !isTop && !isRounded) return;
  const drift = (right.height - left.height) / 2 / tread;
  return { tread, rise: height / 2, drift };
}

/** Whether f leaves the tread on a ramp, of which bisection has found the first step that rounding makes. */
export function* isRamp(
  context: Context,
  { step: { at, height }, said, direction }: TreadEnd,
  { tread }: Stair,
): Generator<Probe, boolean, void> {
  if (!context.allows(1)) return false;
  const [{ t, change }] = yield* context.at([direction * (at + RAMP * tread)]);
  const beyond = change - said.at(t) - height;
  return Number.isFinite(beyond) && Math.abs(beyond) > STEPS * Math.abs(height);
}
