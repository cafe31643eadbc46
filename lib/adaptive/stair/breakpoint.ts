// Where f breaks off: bisection towards the greatest change of what f misses a forecast by.
//
// A step keeps its height as the interval around it shrinks; a kink, a bump and the end of a power series do not.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";

/** Halvings of the interval in which f breaks off, at most. */
const HALVINGS = 40;

/** After so many, less than this part of the first change is left where there is no step. */
const GLIMPSES: readonly (readonly [number, number])[] = [[4, 0.24], [6, 0.1]];

/** A step that stays as high while the interval is halved so often is one; where it lies is told as nearly as this part. */
const STEADY = 6;
const KNOWN = 0.025;

/** The nearer half is taken if so large a part of the change lies there: the first break is meant. */
const NEARER = 0.3;

/** The same between ends of different sizes, in roundings: f that only grows is told from a break sooner from near x. */
const OWN = 10;

/** A step of f. */
export interface Step {
  /** How far from x. */
  readonly at: number;
  /** By how much f changes there, going away from x; NaN where it is undefined beyond. */
  readonly height: number;
}

/** By how much a derivative may be off beside a step which may be one of many: as much as one step over its distance. */
export function doubtOf({ at, height }: Step, order: number): number {
  let doubt = Math.abs(height);
  for (let k = 1; k <= order; k++) doubt *= k / at;
  return doubt;
}

/** An interval on one side of x. */
export interface Interval {
  readonly direction: 1 | -1;
  /** The nearer and the farther end, by their distances from x. */
  readonly from: number;
  readonly to: number;
  /** What f misses the forecast by at the ends, where that is known. */
  readonly misses?: readonly [number, number];
  /** A change that is no break. */
  readonly rounding: number;
  /** Whether nothing but rounding is forecast to change: then the first change of all is looked for. */
  readonly isStill?: boolean;
}

/** The step of f in an interval, if there is one. */
export function* stepBetween(
  context: Context,
  said: (t: number) => number,
  { direction, from, to, misses, rounding, isStill = false }: Interval,
): Generator<Probe, Step | undefined, void> {
  const { emit } = context.probe;
  emit?.({ kind: "suspicion", of: "stair", h: to });
  emit?.({
    kind: "sequence",
    h: to,
    side: direction > 0 ? "right" : "left",
    why: "bisection of a break",
  });
  const missAt = function* (h: number) {
    const [{ t, change }] = yield* context.at([direction * h]);
    return change - said(t);
  };
  let [near, far] = [from, to];
  if (!misses && !context.allows(2)) return;
  let [atNear, atFar] = misses ?? [yield* missAt(near), yield* missAt(far)];
  const first = Math.abs(atFar - atNear);
  let steady = 0;
  for (let i = 0; i < HALVINGS && context.allows(1); i++) {
    const height = Math.abs(atFar - atNear);
    if (!(height > rounding)) return;
    const isSmooth = GLIMPSES.some(([at, part]) =>
      i === at && height < part * first
    );
    if (isSmooth && !isStill) return;
    if (steady >= STEADY && far - near <= KNOWN * far) {
      return { at: far, height: atFar - atNear };
    }
    // Ends of different sizes are brought together first, around the first break.
    const isWide = far > 4 * near;
    const mid = isWide ? Math.sqrt(near * far) : (near + far) / 2;
    const atMid = yield* missAt(mid);
    if (!Number.isFinite(atMid)) return { at: mid, height: NaN };
    const apart = isWide ? OWN * rounding : NEARER * height;
    if (Math.abs(atMid - atNear) > (isStill ? rounding : apart)) {
      [far, atFar] = [mid, atMid];
    } else [near, atNear] = [mid, atMid];
    steady = Math.abs(atFar - atNear) > 0.9 * height ? steady + 1 : 0;
  }
}
