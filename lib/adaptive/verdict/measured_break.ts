// What two pieces of f that meet at x come to: a jump as it was seen, and slopes to all their digits.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import type { Break } from "../pairs/suspected_break.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { searchSide } from "../side/bounded.ts";
import { graded } from "./grade.ts";
import { type Answer, breakAnswer } from "./outcomes.ts";

/** Slopes that are known to this part of what they differ by need no search of their own. */
const KNOWN = 1e-10;

/**
 * A kink's two derivatives, to all their digits; a jump, or the slope of a corner of a higher derivative, as seen. Nothing
 * where the derivatives of the pieces are one: two kinks at equal distances, as of |x² - a²|, look like one between them.
 */
export function* measureBreak(
  context: Context,
  pairs: CentralSearch,
): Generator<Probe, Answer | undefined, void> {
  const seen = pairs.foundBreak!;
  const { left, right, kind } = seen;
  if (kind === "corner") return turned(context, pairs, seen);
  const bend = Math.abs(right.value - left.value);
  const isKnown = !(Math.max(left.error, right.error) > KNOWN * bend);
  const pieces = kind === "jump" || isKnown
    ? seen
    : yield* measurePieces(context, seen);
  const apart = Math.abs(pieces.right.value - pieces.left.value);
  const isNone = kind === "kink" &&
    apart <= pieces.left.error + pieces.right.error;
  return isNone
    ? undefined
    : breakAnswer(pieces, context.order, context.center);
}

/** The pieces to all their digits, each by a search of its own side. */
function* measurePieces(
  context: Context,
  seen: Break,
): Generator<Probe, Break, void> {
  const below = yield* searchSide(context, -1, 1);
  const above = yield* searchSide(context, 1, 1);
  return {
    ...seen,
    left: below.withCenter?.roundoffLimited ? below.withCenter : seen.left,
    right: above.withCenter?.roundoffLimited ? above.withCenter : seen.right,
  };
}

/** The slope that two pieces agree on; neither may say what the other does not. */
function turned(
  context: Context,
  pairs: CentralSearch,
  { left, right }: Break,
): Answer {
  const [best, other] = left.error < right.error
    ? [left, right]
    : [right, left];
  const error = best.error + Math.abs(best.value - other.value);
  const { greatest } = pairs.observed;
  const size = pairs.magnitudeBound();
  return graded(context, { value: best.value, error }, {
    bend: size,
    change: size,
  }, {
    limit: "rounding",
    size: greatest,
    rounding: Number.EPSILON * greatest,
  });
}
