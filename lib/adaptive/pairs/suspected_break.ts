// Two smooth pieces that meet at x, or near it: a kink, a jump, or a corner of a higher derivative, as that of max(x, 0)² at 0.
//
// The points of a sequence, taken one side at a time, show the pieces. Whether they meet at x itself only a much smaller step
// can tell: there the change of f must still be gap + slope · h on each side.

import type { Line } from "../../core/line.ts";
import type { TableRow } from "../sequence/table_row.ts";
import type { StepSequence } from "../sequence/step_sequence.ts";
import type { SideReading } from "../side/side_reading.ts";
import { SideSearch } from "../side/side_search.ts";

/** Two pieces of f as seen from x. */
export interface Break {
  /** The piece on the left. */
  readonly left: SideReading;
  /** The piece on the right. */
  readonly right: SideReading;
  /** A jump, where the pieces miss each other or f(x); a corner, where slopes agree that pairs are slow to tell. */
  readonly kind: "jump" | "kink" | "corner";
  /** The least step at which the pieces were seen. */
  readonly from: number;
  /** Steps at which to verify that the break is at x. */
  readonly steps: readonly number[];
  /** Whether f at x ± h is as the pieces say. */
  holds(h: number, rise: number, fall: number): boolean;
}

/** By how many errors two pieces have to differ from each other, or from f(x). */
const CLEAR = 20;

/** How near f has to stay to the pieces of a hole, as a part of that. */
const FAITHFUL = 0.05;

/** Pairs that tell whether f is smooth. */
const ENOUGH = 3;

/** The least step where a break is looked for, as a part of the least at which it was seen. */
const DEEP = 1e-9;

/** Steps at which to verify what was seen from a step down; none where rounding or numbers leave no room. */
function stepsBelow(from: number, least: number): [number, number] | undefined {
  const lowest = Math.max(least, from * DEEP);
  return lowest < from ? [Math.sqrt(lowest * from), lowest] : undefined;
}

/**
 * The corner of a higher derivative that a sequence shows, if its two pieces know the slope and agree on it: the quotients of
 * pairs tend to that by no more than a digit or so with each step, though f is smooth on each side.
 */
export function suspectCorner(
  sequence: StepSequence,
  line: Line,
  least: number,
): Break | undefined {
  const left = sideOf(sequence, line, -1).withCenter;
  const right = sideOf(sequence, line, 1).withCenter;
  if (!left?.roundoffLimited || !right?.roundoffLimited) return;
  const { value, error } = left;
  const apart = Math.abs(value - right.value);
  if (apart > error + right.error) return;
  const { h: from, rise, fall, roundoffFloor } =
    sequence.rows[sequence.rows.length - 1];
  const steps = stepsBelow(from, least);
  if (!steps) return;
  const bent = Math.max(
    Math.abs(rise - value * from),
    Math.abs(fall + value * from),
  );
  return {
    left,
    right,
    kind: "corner",
    from,
    steps,
    holds(h, rise, fall) {
      const allowed = 4 * bent * (h / from) ** 2 +
        (error + apart) * h + 4 * roundoffFloor;
      return Math.abs(rise - value * h) <= allowed &&
        Math.abs(fall + value * h) <= allowed;
    },
  };
}

/**
 * The hole that a sequence shows, if both its pieces miss f(x), however well they meet: sin(x)/x with a value of its own at 0.
 * Nearest to x, f may be no more than its rounding, as (1 - cos x)/x² is: that it does not come back to f(x) is enough there.
 */
export function suspectHole(
  sequence: StepSequence,
  line: Line,
  least: number,
): Break | undefined {
  const [before, last] = sequence.rows.slice(-2);
  if (!last || !staysOff(before, last)) return;
  const left = pieceOf(sequence, line, -1);
  const right = pieceOf(sequence, line, 1);
  if (!left || !right) return;
  const miss = Math.min(Math.abs(left.gap), Math.abs(right.gap));
  if (!(miss > CLEAR * (left.gapError + right.gapError))) return;
  const steps = stepsBelow(last.h, least);
  if (!steps) return;
  const isAs = (change: number, said: number, h: number) =>
    Math.abs(change - said) <= FAITHFUL * miss ||
    (h < 2 * steps[1] && Math.abs(change) >= miss / 2);
  return {
    left,
    right,
    kind: "jump",
    from: last.h,
    steps,
    holds: (h, rise, fall) =>
      isAs(rise, right.gap + right.value * h, h) &&
      isAs(fall, left.gap - left.value * h, h),
  };
}

/** Whether f comes no nearer to f(x) on either side as the step falls. */
function staysOff(before: TableRow, last: TableRow): boolean {
  return Math.abs(last.rise) > Math.abs(before.rise) / 2 &&
    Math.abs(last.fall) > Math.abs(before.fall) / 2;
}

/** The kink or jump that a sequence shows, or nothing if it shows no such thing. */
export function suspectBreak(
  sequence: StepSequence,
  line: Line,
  least: number,
): Break | undefined {
  const left = pieceOf(sequence, line, -1);
  const right = pieceOf(sequence, line, 1);
  if (!left || !right) return;
  const bend = Math.abs(right.value - left.value);
  const gap = right.gap - left.gap;
  const miss = Math.max(...[left.gap, right.gap, gap].map(Math.abs));
  const isBent = bend > CLEAR * (left.error + right.error);
  const isGaping = miss > CLEAR * (left.gapError + right.gapError);
  if (!isBent && !isGaping) return;
  const last = sequence.rows[sequence.rows.length - 1];
  const isJump = isGaping && !(Math.abs(gap) / bend < last.h);
  // Below this step rounding would hide the difference between the slopes.
  const rounding = Math.max(last.roundoffFloor, last.argumentRoundoff);
  const visible = isJump ? 0 : 40 * rounding / bend;
  // A bend that rounding hides at every smaller step cannot be told to be at x.
  const steps = stepsBelow(last.h, Math.max(least, visible));
  if (!steps) return;
  const { missOf, turn } = curvesOf(left, right, last, isJump);
  // Noise has f(x) out of line by chance, and others as well; where curvatures differ, slopes do as near to x as can be told.
  const isTold = isJump
    ? sequence.rows.slice(-ENOUGH).every((row) => missOf(row) <= miss / 2)
    : bend * last.h > 2 * turn * (steps[1] / last.h);
  const allowedAt = (h: number) =>
    isJump ? 0.05 * miss : 0.1 * bend * h + 4 * rounding;
  return {
    left,
    right,
    kind: isJump ? "jump" : "kink",
    from: last.h,
    steps,
    holds: (h, rise, fall) =>
      isTold && missOf({ h, rise, fall }) <= allowedAt(h),
  };
}

/** A pair of points around x: how far they are, and what f changes by. */
type Pair = Pick<TableRow, "h" | "rise" | "fall">;

/**
 * The pieces on both sides, curved by what is left of the changes of f at the last step: by how much a pair misses them, and how
 * far their curvatures turn them apart there.
 */
function curvesOf(
  left: SideReading,
  right: SideReading,
  last: Pair,
  isJump: boolean,
): { missOf: (pair: Pair) => number; turn: number } {
  const [above, below] = isJump ? [right.gap, left.gap] : [0, 0];
  const upward = last.rise - above - right.value * last.h;
  const downward = last.fall - below + left.value * last.h;
  const missOf = ({ h, rise, fall }: Pair) => {
    const part = (h / last.h) ** 2;
    return Math.max(
      Math.abs(rise - above - right.value * h - upward * part),
      Math.abs(fall - below + left.value * h - downward * part),
    );
  };
  return { missOf, turn: Math.abs(upward - downward) };
}

/** What the points on one side say: with f(x) among them if they agree with it, else without. */
function pieceOf(
  sequence: StepSequence,
  line: Line,
  direction: 1 | -1,
): SideReading | undefined {
  const { withCenter, withoutCenter } = sideOf(sequence, line, direction);
  if (withCenter?.roundoffLimited) return withCenter;
  return withoutCenter && Number.isFinite(withoutCenter.error)
    ? withoutCenter
    : undefined;
}

/** The points of a sequence on one side. */
function sideOf(
  sequence: StepSequence,
  line: Line,
  direction: 1 | -1,
): SideSearch {
  const side = new SideSearch(1, line, sequence.center, direction);
  for (const { h, rise, fall } of sequence.rows) {
    side.learn(h, sequence.center + (direction > 0 ? rise : fall));
  }
  return side;
}
