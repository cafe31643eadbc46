// Whether an answer comes from a tread: a stretch on which f is smooth only because something in it is rounded.
//
// Rounding turns f into pieces, each far smoother than its width would allow, with abrupt steps between them. So f is followed
// outwards from the answer, and where it leaves what the stretch forecasts, the break is bisected. Steps on both sides of x in
// one direction are a staircase, and so are two in a row on one side where f is infinite on the other.

import type { Probe } from "../../core/line.ts";
import { type Step, stepBetween } from "./breakpoint.ts";
import type { Context } from "../context.ts";
import { blurOf, CLEAR, type End, endsOf, pointsOf } from "./outwards.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { isFlat } from "../pairs/converged.ts";
import { isRoomy } from "../scale.ts";
import { GROUPS, Stretch } from "./stretch.ts";
import { type Stair, stairBetween, type TreadEnd } from "./tread.ts";

/** Where it is looked for beyond the first, in units of the width of the tread. */
const BEYOND_STEP = [0.005, 0.05, 0.15, 0.3, 0.5, 0.8, 1.3, 2, 3.2, 5];

/** A single step that is so small may be one. */
const TINY = 1e-7;

/**
 * Rows above an answer's that its stretch is taken for granted to reach: for a slope, polynomials of high degree hardly feel
 * their largest steps, which may have been beyond an end. Higher derivatives do.
 */
const SMALLEST = 2;

/** Two steps in a row on a side, of heights so much alike, are those of something rounded. */
const ALIKE = 0.01;

/** What following f outwards from an answer has found. */
interface Surroundings {
  /** The staircase that the answer stands on. */
  readonly stair?: Stair;
  /** A step that cannot be told from one of a staircase of which no other was seen. */
  readonly step?: Step;
  /** Whether f leaves no room for another, as it is undefined beyond the other end. */
  readonly isLast?: boolean;
  /** Whether f bends away from the stretch and breaks off nowhere: it is a piece of f, and no tread. */
  readonly isPiece?: boolean;
}

/** Looks for a staircase around the tread that an answer may come from: follows f outwards from the answer's steps. */
export function* staircaseAround(
  context: Context,
  pairs: CentralSearch,
): Generator<Probe, Surroundings | undefined, void> {
  const { best, sequence } = pairs;
  if (!best || !sequence) return;
  const { rows } = sequence;
  const above = context.order === 1
    ? Math.min(SMALLEST, best.column)
    : best.column;
  const at = Math.max(0, rows.indexOf(best) - above);
  const stretch = new Stretch(
    rows.slice(at, at + GROUPS).map((row) => pointsOf(context, row)),
  );
  const isStill = isFlat(pairs);
  const [right, left] = yield* endsOf(context, pairs, stretch);
  if (isEnd(left) && isEnd(right)) {
    const stair = yield* stairBetween(context, left, right, isStill);
    return stair && { stair };
  }
  if (!left.step && !right.step) return { isPiece: left.bends || right.bends };
  const [end, other] = left.step ? [left, right] : [right, left];
  // Where nothing ends the tread on the other side, a tread without a slope may yet be one of many.
  if (!end.step) return;
  const { at: tread, height } = end.step;
  const next = yield* stepBeyond(context, end, tread + other.reach);
  const isAlike = next &&
    (other.undefined || isStill ||
      Math.abs(next.height - height) < ALIKE * Math.abs(height));
  if (isAlike) {
    const drift = end.direction * height / tread;
    return { stair: { tread, rise: Math.abs(height), drift } };
  }
  const isTiny = Math.abs(height) < TINY * Math.abs(context.center);
  return isTiny || other.undefined || !isRoomy(context.line)
    ? { step: end.step, isLast: other.undefined }
    : undefined;
}

/** Whether f breaks off there. */
function isEnd(end: End): end is End & TreadEnd {
  return end.step !== undefined;
}

/** The step after a step, if the next tread goes on much as the one at x, whose width is given. */
function* stepBeyond(
  context: Context,
  { step, missed: beyond, said, direction }: End,
  width: number,
): Generator<Probe, Step | undefined, void> {
  if (!context.allows(BEYOND_STEP.length)) return;
  const { at, height } = step!;
  const distances = BEYOND_STEP.map((part) => direction * (at + part * width));
  const points = (yield* context.at(distances)).map(({ t, change }) => ({
    t,
    miss: change - said.at(t),
  }));
  const gone = points[0].miss;
  const missed = points.findIndex(({ miss }) =>
    Math.abs(miss - gone) > CLEAR * Math.abs(height)
  );
  if (missed < 1) return;
  const [from, to] = [missed - 1, missed].map((i) => Math.abs(points[i].t));
  const found = yield* stepBetween(context, (t) => said.at(t) + gone, {
    direction,
    from,
    to,
    rounding: blurOf(beyond!.point),
  });
  return Number.isNaN(found?.height) ? undefined : found;
}
