// Whether an answer comes from a tread: a stretch on which f is smooth only because something in it is rounded.
//
// Rounding turns f into pieces, each far smoother than its width would allow, with abrupt steps between them. So f is followed
// outwards from the answer, and where it leaves what the stretch forecasts, the break is bisected. Steps on both sides of x in
// one direction are a staircase, and so are two in a row on one side where f is infinite on the other.

import type { Probe } from "../../core/line.ts";
import { RATIO } from "../sequence/noise_amplification.ts";
import { type Step, stepBetween } from "./breakpoint.ts";
import type { Context } from "../context.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { farthestOf, seenBy } from "../pairs/seen.ts";
import { startsOf } from "../scale.ts";
import {
  type Forecast,
  GROUPS,
  type Point,
  ROUNDINGS,
  Stretch,
  VAGUE,
} from "./stretch.ts";
import type { TableRow } from "../sequence/table_row.ts";

/** A second step shows in so large a part of the first. */
const CLEAR = 0.2;

/** Where it is looked for beyond the first, in units of the width of the tread. */
const BEYOND_STEP = [0.005, 0.05, 0.15, 0.3, 0.5, 0.8, 1.3, 2, 3.2, 5];

/** Where so many steps fit into so small a part of the tread, they are no kin of it. */
const STEPS = 10;
const RAMP = 0.05;

/** Pairs to look at between the stretch and what is known. */
const LOOKS = 8;

/** How much farther each look goes where farther ones do not tell. */
const FINE = 1.25;

/** Steps on both sides that are so small a part of f are rounding, whichever way they lead. */
const SMALL = 1e-5;

/** And so they are on a tread that is so small a part of the first step. */
const NARROW = 0.05;

/** A single step that is so small may be one. */
const TINY = 1e-7;

/**
 * Rows above an answer's that its stretch is taken for granted to reach: for a slope, polynomials of high degree hardly feel
 * their largest steps, which may have been beyond an end. Higher derivatives do.
 */
const SMALLEST = 2;

/** How much farther off f has to be among the answer's own steps, on which polynomials agreed. */
const INSIDE = 2;

/** Pairs above the first step where f stands still. */
const BEYOND = 2;

/** Steps farther apart than by this factor are two. */
const ASIDE = 1.1;

/** What is known at a pair of points. */
type Pair = Pick<TableRow, "h" | "rise" | "fall" | "roundoffFloor">;

/** A staircase around x. */
export interface Stair {
  /** The width of the tread at x. */
  readonly tread: number;
  /** The height of the steps at its ends. */
  readonly rise: number;
  /** By how much the steps change f a unit. */
  readonly drift: number;
}

/** What following f outwards has come to on one side. */
class End {
  /** The largest distance at which f is as forecast. */
  good: number;
  /** The change of f there. */
  change: number;
  /** The step that f breaks off at. */
  step: Step | undefined;
  /** A point where f is not as forecast, until it has been looked into; then the one beyond the step. */
  missed: Point | undefined;
  /** What f was forecast to be there. */
  said: Forecast | undefined;
  /** What f was forecast to be at the last point. */
  forecast: Forecast | undefined;
  /** The same of the last point where f was as forecast, which the stretch went by ever since. */
  last: Pick<End, "good" | "change" | "said" | "missed"> | undefined;
  /** Whether f leaves the forecast without a step. */
  bends = false;
  /** Whether f is undefined beyond. */
  undefined = false;
  /** Misses that may yet be looked into. */
  looks = 2;

  readonly direction: 1 | -1;

  constructor({ t, change }: Point) {
    this.direction = t > 0 ? 1 : -1;
    this.good = Math.abs(t);
    this.change = change;
  }

  get isOpen(): boolean {
    return !this.undefined && !this.step;
  }
}

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

/** What there is to look at around an answer. */
interface Outlook {
  /** The row of the largest step that the answer comes from. */
  readonly at: number;
  /** How far f is looked at. */
  readonly farthest: number;
}

/** What to look at for a staircase around the tread that an answer may come from; undefined where there is nothing. */
export function outlookOf(
  { line, order }: Context,
  pairs: CentralSearch,
): Outlook | undefined {
  const { best, sequence } = pairs;
  if (!best || !sequence) return;
  const bottom = sequence.rows.indexOf(best);
  const rows = order === 1 ? Math.min(SMALLEST, best.column) : best.column;
  const at = Math.max(0, bottom - rows);
  if (at + 1 === sequence.rows.length) return;
  const { h } = sequence.rows[at];
  // Of a constant there is nothing else to see: it may be a wide tread.
  const isStill = best.rise === 0 && best.fall === 0;
  const first = Math.min(
    pairs.room,
    (isStill ? RATIO ** BEYOND : 1) * Math.min(...startsOf(line)),
  );
  // What has not changed anywhere was looked at as far as it will be.
  const known = pairs.observed.steepest > 0 ? farthestOf(pairs) : 0;
  const farthest = Math.max(first, known > ASIDE * h ? known : 0);
  return h > farthest / ASIDE ? undefined : { at, farthest };
}

/** Looks for a staircase around the tread that an answer may come from: follows f outwards from the answer's steps. */
export function* staircaseAround(
  context: Context,
  pairs: CentralSearch,
  { at, farthest }: Outlook,
): Generator<Probe, Surroundings | undefined, void> {
  const best = pairs.best!;
  const { rows } = pairs.sequence!;
  const first = rows[at];
  const isStill = best.rise === 0 && best.fall === 0;
  const noise = noiseOf(pairs);
  const stretch = new Stretch(
    rows.slice(at, at + GROUPS).map((row) => pointsOf(context, row, noise)),
  );
  const [right, left] = yield* endsOf(context, pairs, stretch, first, farthest);
  if (left.step && right.step) {
    const stair = between(context, left.step, right.step, isStill);
    if (!stair) return;
    for (const end of [left, right]) {
      end.bends ||= yield* isRamp(context, end, stair.tread);
    }
    return left.bends || right.bends
      ? { isPiece: left.bends && right.bends }
      : { stair };
  }
  if (!left.step && !right.step) return { isPiece: left.bends || right.bends };
  const [end, other] = left.step ? [left, right] : [right, left];
  // Where nothing ends the tread on the other side, a tread without a slope may yet be one of many.
  if (!end.step) return;
  const { at: tread, height } = end.step;
  if (other.undefined || isStill) {
    const next = yield* stepBeyond(context, end, tread + other.good);
    const drift = end.direction * height / tread;
    if (next) return { stair: { tread, rise: Math.abs(height), drift } };
  }
  const isTiny = Math.abs(height) < TINY * Math.abs(context.center);
  return isTiny || other.undefined
    ? { step: end.step, isLast: other.undefined }
    : undefined;
}

/** Follows f outwards, from the smallest step that is larger than the stretch. */
function* endsOf(
  context: Context,
  pairs: CentralSearch,
  stretch: Stretch,
  top: Pair,
  farthest: number,
): Generator<Probe, readonly [End, End], void> {
  const noise = noiseOf(pairs);
  const [right, left] = pointsOf(context, top, noise)
    .map((point) => new End(point));
  const ends = [right, left] as const;
  const known = seenBy(pairs, ASIDE * top.h).sort((a, b) => a.h - b.h);
  let looks = LOOKS;
  let ratio = RATIO;
  let { emit } = context.probe;
  while (right.isOpen || left.isOpen) {
    const h = Math.max(
      right.isOpen ? right.good : 0,
      left.isOpen ? left.good : 0,
    );
    if (h > farthest / ASIDE) break;
    while (known[0]?.h < ASIDE * h) known.shift();
    const next = known[0];
    const step = Math.min(h * ratio, pairs.room);
    let pair: Pair;
    // Nothing between the end of the stretch and the next pair is left out.
    if ((!next || next.h > ASIDE * step) && looks-- > 0 && context.allows(2)) {
      emit?.({ kind: "sequence", h: step, side: "both", why: "outwards" });
      emit = undefined;
      yield context.pair(step);
      pair = pairAt(context, step);
    } else if (next) pair = known.shift()!;
    else break;
    const points = pointsOf(context, pair, noise);
    const doubt = pair.h <= 1.01 * pairs.reach() ? INSIDE : 1;
    const tells = compare(points, stretch, ends, doubt);
    for (const end of ends) {
      if (end.isOpen && end.missed) {
        const found = (yield* stepAt(context, end, stretch.isStill)) ??
          (yield* stepWithin(context, end));
        end.undefined = Number.isNaN(found?.height);
        end.step = end.undefined ? undefined : found;
        end.bends = !found && context.allows(1);
      }
    }
    // Where a step has been seen, one on the other side tells what it is: a nearer look can say what a far one cannot.
    if (!tells && ratio === RATIO && (right.step || left.step)) {
      ratio = FINE;
      continue;
    }
    advance(points, stretch, ends);
    if (!tells) break;
  }
  return ends;
}

/** Compares one more pair with what the stretch forecasts; false where that says nothing any more. */
function compare(
  points: readonly Point[],
  stretch: Stretch,
  ends: readonly End[],
  doubt: number,
): boolean {
  let tells = false;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i];
    if (!end.isOpen) continue;
    const { t, change, rounding } = points[i];
    const said = stretch.forecast(t);
    const miss = Math.abs(change - said.change);
    const allowed = said.allowed + ROUNDINGS * rounding;
    // Beside a step, it is one about as high that is looked for.
    const { step } = ends[1 - i];
    const most = step ? CLEAR * Math.abs(step.height) : Infinity;
    // What rounding hides may show farther off.
    tells ||= change === 0 || said.isRounded ||
      !(said.allowed > Math.min(VAGUE * Math.abs(change), most));
    end.forecast = said;
    if (!Number.isFinite(change)) end.undefined = true;
    else if (miss > doubt * allowed && (step || end.looks-- > 0)) {
      end.said = said;
      end.missed = points[i];
    }
  }
  return tells;
}

/** Where nothing ends the stretch, it reaches as far as these points. */
function advance(
  points: readonly Point[],
  stretch: Stretch,
  ends: readonly End[],
): void {
  const reached: Point[] = [];
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i];
    if (!end.isOpen) continue;
    if (!end.missed) {
      const { good, change, forecast } = end;
      end.last = { good, change, said: forecast, missed: points[i] };
    }
    end.missed = undefined;
    end.good = Math.abs(points[i].t);
    end.change = points[i].change;
    reached.push(points[i]);
  }
  stretch.extend(reached);
}

/** What f is at the pair of points that has been asked for. */
function pairAt({ line, center, probe }: Context, h: number): Pair {
  const [above, below] = probe.values;
  const noise = line.relativeNoise ?? Number.EPSILON;
  const size = Math.max(Math.abs(above), Math.abs(below), Math.abs(center));
  return {
    h,
    rise: above - center,
    fall: below - center,
    roundoffFloor: noise * size,
  };
}

/** The noise of f at x as it was measured or sampled: where numbers cancel it is more than the rounding of f. */
function noiseOf({ best, measuredNoise }: CentralSearch): number {
  const measured = measuredNoise < Infinity ? measuredNoise : 0;
  return Math.max(measured, best!.noiseLevel);
}

/** The two points of a pair. */
function pointsOf(context: Context, pair: Pair, noise: number): Point[] {
  const { h, rise, fall } = pair;
  return [[h, rise], [-h, fall]].map(([t, change]) => {
    const { rounding } = pointOf(context, pair, t, change);
    return { t, change, rounding: Math.max(rounding, noise) };
  });
}

function pointOf(
  { line, center }: Context,
  { h, roundoffFloor }: Pair,
  t: number,
  change: number,
): Point {
  const noise = line.relativeNoise ?? Number.EPSILON;
  const isKnown = roundoffFloor > 0 && roundoffFloor < Infinity;
  // Where f is undefined on one side, its own value tells on the other.
  const size = Math.max(Math.abs(center), Math.abs(center + change));
  // Rounding f's argument by at most half a spacing is a standard deviation of about a quarter.
  const own = noise * line.size / h * Math.abs(change) / 4;
  return {
    t,
    change,
    rounding: Math.max(isKnown ? roundoffFloor : noise * size, own),
  };
}

/**
 * The step before the last distance at which f seemed to be as forecast: a low one may hide in what a forecast is allowed, and
 * make the next one miss.
 */
function* stepWithin(
  context: Context,
  end: End,
): Generator<Probe, Step | undefined, void> {
  if (!end.last || end.looks > 0) return;
  const { direction, last } = end;
  const found = yield* stepAt(context, { direction, ...last }, false);
  if (found) Object.assign(end, last);
  return found;
}

/** The step before a distance at which f is not as forecast. */
function* stepAt(
  context: Context,
  { good: from, change, said, missed, direction }: Pick<
    End,
    "good" | "change" | "said" | "missed" | "direction"
  >,
  isStill: boolean,
): Generator<Probe, Step | undefined, void> {
  const at = (t: number) => said!.at(t);
  const to = Math.abs(missed!.t);
  const rounding = Math.min(said!.allowed, blurOf(missed!) * to / from);
  return yield* stepBetween(context, at, {
    direction,
    from,
    to,
    misses: [change - at(direction * from), missed!.change - at(missed!.t)],
    rounding,
    isStill,
  });
}

/** A change that rounding f and its argument may make there. */
function blurOf({ rounding }: Point): number {
  return 3 * ROUNDINGS * rounding;
}

/** The staircase that two steps make: they lead the same way, or are so small beside f that they must be rounding. */
function between(
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
function* isRamp(
  context: Context,
  { step, said, direction }: End,
  width: number,
): Generator<Probe, boolean, void> {
  if (!context.allows(1)) return false;
  const { at, height } = step!;
  const { offsets: [t], values: [value] } = yield* context.at([
    direction * (at + RAMP * width),
  ]);
  const beyond = value - context.center - said!.at(t) - height;
  return Number.isFinite(beyond) && Math.abs(beyond) > STEPS * Math.abs(height);
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
  const { offsets, values } = yield* context.at(distances);
  const miss = (i: number) => values[i] - context.center - said!.at(offsets[i]);
  const tilt = (miss(1) - miss(0)) / (offsets[1] - offsets[0]);
  const gone = (t: number) => miss(0) + tilt * (t - offsets[0]);
  const missed = values.findIndex((_, i) =>
    Math.abs(miss(i) - gone(offsets[i])) > CLEAR * Math.abs(height)
  );
  if (missed < 1) return;
  const [from, to] = [missed - 1, missed].map((i) => Math.abs(offsets[i]));
  const found = yield* stepBetween(context, (t) => said!.at(t) + gone(t), {
    direction,
    from,
    to,
    rounding: blurOf(beyond!),
  });
  return Number.isNaN(found?.height) ? undefined : found;
}
