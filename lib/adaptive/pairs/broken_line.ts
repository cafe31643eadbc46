// Two smooth pieces that meet at x, or near it: a kink or a jump.
//
// The points of a ladder, taken one side at a time, show the pieces. Whether they meet at x itself only a much smaller step
// can tell: there the change of f must still be gap + slope · h on each side.

import type { Line } from "../../core/line.ts";
import type { Ladder } from "../ladder/ladder.ts";
import type { SideReading } from "../side/side_reading.ts";
import { SideSearch } from "../side/side_search.ts";

/** Two pieces of f as seen from x. */
export interface Break {
  /** The piece on the left. */
  readonly left: SideReading;
  /** The piece on the right. */
  readonly right: SideReading;
  /** Whether the pieces miss each other or f(x): a jump rather than a kink. */
  readonly jump: boolean;
  /** How far from x the pieces would meet. */
  readonly distance: number;
  /** The least step at which the pieces were seen. */
  readonly from: number;
  /** Steps at which to verify that the break is at x. */
  readonly steps: readonly number[];
  /** Whether f at x ± h is as the pieces say. */
  holds(h: number, rise: number, fall: number): boolean;
}

/** The two pieces that a ladder shows, or nothing if it shows no such thing. */
export function suspectBreak(
  ladder: Ladder,
  line: Line,
  least: number,
): Break | undefined {
  const left = pieceOf(ladder, line, -1);
  const right = pieceOf(ladder, line, 1);
  if (!left || !right) return;
  const bend = Math.abs(right.value - left.value);
  const known = left.error + right.error;
  const miss = Math.max(
    Math.abs(left.gap),
    Math.abs(right.gap),
    Math.abs(right.gap - left.gap),
  );
  const blur = left.gapError + right.gapError;
  const kink = bend > 20 * known;
  const gaping = miss > 20 * blur;
  if (!kink && !gaping) return;
  const last = ladder.rungs[ladder.rungs.length - 1];
  const distance = gaping
    ? Math.abs((left.gap - right.gap) / (right.value - left.value))
    : 0;
  const jump = gaping && !(distance < last.h);
  // Below this step rounding would drown the difference between the slopes.
  const rounding = Math.max(last.nominal, last.conditioning);
  const visible = jump ? 0 : 40 * rounding / bend;
  const lowest = Math.max(least, visible, last.h * 1e-9);
  // A bend that rounding hides at every smaller step cannot be told to be at x.
  if (!(lowest < last.h)) return;
  return {
    left,
    right,
    jump,
    distance,
    from: last.h,
    steps: [Math.sqrt(lowest * last.h), lowest],
    holds(h, rise, fall) {
      const allowed = jump ? 0.05 * miss : 0.1 * bend * h + 4 * rounding;
      const [above, below] = jump ? [right.gap, left.gap] : [0, 0];
      return Math.abs(rise - above - right.value * h) <= allowed &&
        Math.abs(fall - below + left.value * h) <= allowed;
    },
  };
}

/** What the points on one side say: with f(x) among them if they agree with it, else without. */
function pieceOf(
  ladder: Ladder,
  line: Line,
  direction: 1 | -1,
): SideReading | undefined {
  const side = new SideSearch(1, line, ladder.center, direction);
  for (const { h, rise, fall } of ladder.rungs) {
    side.learn(h, ladder.center + (direction > 0 ? rise : fall));
  }
  const { through, beyond } = side;
  if (through?.explained) return through;
  return beyond && Number.isFinite(beyond.error) ? beyond : undefined;
}
