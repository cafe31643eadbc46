// How far f goes on around x as an answer has it: f is followed outwards from the answer's steps, and where it leaves what the
// stretch forecasts, the break is bisected.

import type { Probe } from "../../core/line.ts";
import { RATIO } from "../sequence/noise_amplification.ts";
import { type Step, stepBetween } from "./breakpoint.ts";
import type { Context } from "../context.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { farthestStep, observedPairs } from "../pairs/observed_pairs.ts";
import { isFlat } from "../pairs/converged.ts";
import { startsOf } from "../scale.ts";
import {
  type Forecast,
  type Point,
  ROUNDINGS,
  Stretch,
  VAGUE,
} from "./stretch.ts";
import type { TableRow } from "../sequence/table_row.ts";

/** A second step shows in so large a part of the first. */
export const CLEAR = 0.2;

/** Pairs to look at between the stretch and what is known. */
const LOOKS = 8;

/** How much farther each look goes where farther ones do not tell. */
const FINE = 1.25;

/** How much farther off f has to be among the answer's own steps, on which polynomials agreed. */
const INSIDE = 2;

/** So many times those that were looked into in vain is a miss of another kind, even where they have spent all looks. */
const NEWS = 1e4;

/** A miss of so many times what is allowed is no noise that was measured too low. */
const BENT = 10;

/** Pairs above the first step where f stands still. */
const BEYOND = 2;

/** Steps farther apart than by this factor are two. */
const ASIDE = 1.1;

/** A pair of points around x: how far they are, and what f changes by. */
type Pair = Pick<TableRow, "h" | "rise" | "fall">;

/** A point, and what the stretch has forecast of it. */
interface Sighting {
  readonly point: Point;
  readonly said: Forecast;
}

/** What following f outwards has come to on one side. */
export class End {
  /** The farthest point at which f is as forecast. */
  good: Point;
  /** A point where f is not, until it has been looked into; then the one beyond the step. */
  missed: Sighting | undefined;
  /** The step that f breaks off at. */
  step: Step | undefined;
  /** The last interval in which f was as forecast, which the stretch went by ever since. */
  last: Pick<End, "good" | "missed"> | undefined;
  /** Whether f leaves the forecast without a step. */
  bends = false;
  /** Whether f is undefined beyond. */
  undefined = false;
  /** Misses that may yet be looked into. */
  looks = 2;
  /** The greatest miss that the looks found no step in; Infinity if that is a bend, and no noise that was measured too low. */
  missedInVain: number = 0;

  constructor(point: Point) {
    this.good = point;
  }

  get direction(): 1 | -1 {
    return this.good.t > 0 ? 1 : -1;
  }

  /** How far f is as forecast. */
  get reach(): number {
    return Math.abs(this.good.t);
  }

  /** What f was forecast to be beyond the step. */
  get said(): Forecast {
    return this.missed!.said;
  }

  get isOpen(): boolean {
    return !this.undefined && !this.step;
  }

  /** Looks into a miss: for the step that f breaks off at. */
  *look(context: Context, isStill: boolean): Generator<Probe, void, void> {
    const found = (yield* stepAt(context, this, isStill)) ??
      (yield* this.#stepBefore(context));
    this.undefined = Number.isNaN(found?.height);
    this.step = this.undefined ? undefined : found;
    this.bends = !found && context.allows(1);
    if (!this.bends) return;
    const miss = missOf(this.missed!);
    const isBend = miss > BENT * allowedOf(this.missed!);
    this.missedInVain = isBend ? Infinity : Math.max(this.missedInVain, miss);
  }

  /** A low step may hide in what the last forecast was allowed, and make the next one miss. */
  *#stepBefore(context: Context): Generator<Probe, Step | undefined, void> {
    if (!this.last || this.looks > 0) return;
    return yield* stepAt(context, this.last, false);
  }
}

/** By how much f misses what was forecast of it. */
function missOf({ point, said }: Sighting): number {
  return Math.abs(point.change - said.change);
}

/** How far f may be from what was forecast of it. */
function allowedOf({ point, said }: Sighting): number {
  return said.allowed + ROUNDINGS * point.rounding;
}

/** Follows f outwards, from the smallest step that is larger than the stretch. */
export function* endsOf(
  context: Context,
  pairs: CentralSearch,
  stretch: Stretch,
): Generator<Probe, readonly [End, End], void> {
  const [right, left] = stretch.farthest.map((point) => new End(point));
  const ends = [right, left] as const;
  const known = observedPairs(pairs, ASIDE * right.reach).sort((a, b) =>
    a.h - b.h
  );
  const farthest = farthestFor(context, pairs);
  let looks = LOOKS;
  let ratio = RATIO;
  let { emit } = context.probe;
  while (right.isOpen || left.isOpen) {
    const reach = Math.max(
      ...ends.map(({ isOpen, reach }) => isOpen ? reach : 0),
    );
    if (reach > farthest / ASIDE) break;
    while (known[0]?.h < ASIDE * reach) known.shift();
    const next = known[0];
    const h = Math.min(reach * ratio, pairs.room);
    let pair: Pair;
    // Nothing between the end of the stretch and the next pair is left out.
    if ((!next || next.h > ASIDE * h) && looks-- > 0 && context.allows(2)) {
      emit?.({ kind: "sequence", h, side: "both", why: "outwards" });
      emit = undefined;
      yield context.pair(h);
      const [above, below] = context.learn();
      pair = { h, rise: above.change, fall: below.change };
    } else if (next) pair = known.shift()!;
    else break;
    const seen = pointsOf(context, pair)
      .map((point) => ({ point, said: stretch.forecast(point.t) }));
    const doubt = pair.h <= 1.01 * pairs.reach() ? INSIDE : 1;
    const tells = compare(seen, ends, doubt);
    for (const end of ends) {
      if (end.isOpen && end.missed) yield* end.look(context, stretch.isStill);
    }
    // Where a step has been seen, one on the other side tells what it is: a nearer look can say what a far one cannot.
    if (!tells && ratio === RATIO && (right.step || left.step)) {
      ratio = FINE;
      continue;
    }
    advance(seen, stretch, ends);
    if (!tells) break;
  }
  return ends;
}

/**
 * Follows f outwards on one side alone, through what has been seen there. Only clear misses count: more of them than in pairs are
 * but bends, and there is no other end that a step would have to match.
 *
 * @param known How many of the points, the nearest first, an answer is sure to come from.
 */
export function* endAmong(
  context: Context,
  points: readonly Point[],
  known: number,
): Generator<Probe, End, void> {
  const stretch = new Stretch(
    points.slice(0, known).map((point) => [point]).reverse(),
  );
  const end = new End(points[known - 1]);
  for (const point of points.slice(known)) {
    if (Math.abs(point.t) < ASIDE * end.reach) continue;
    const seen = [{ point, said: stretch.forecast(point.t) }];
    const tells = compare(seen, [end], BENT);
    if (end.missed) yield* end.look(context, stretch.isStill);
    if (!tells || !end.isOpen) break;
    advance(seen, stretch, [end]);
  }
  return end;
}

/** How far f is looked at: what has not changed anywhere was looked at as far as it will be. */
function farthestFor({ line }: Context, pairs: CentralSearch): number {
  const known = pairs.observed.steepest > 0 ? farthestStep(pairs) : 0;
  const first = Math.min(...startsOf(line));
  // Of a constant there is nothing else to see: it may be a wide tread.
  const wide = isFlat(pairs) ? RATIO ** BEYOND * first : first;
  return Math.max(known, Math.min(pairs.room, wide));
}

/** Compares one more pair with what the stretch forecasts; false where that says nothing any more. */
function compare(
  seen: readonly Sighting[],
  ends: readonly End[],
  doubt: number,
): boolean {
  let tells = false;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i];
    if (!end.isOpen) continue;
    const { point: { change }, said } = seen[i];
    const miss = missOf(seen[i]);
    // Beside a step, it is one about as high that is looked for.
    const step = ends[1 - i]?.step;
    const most = step ? CLEAR * Math.abs(step.height) : Infinity;
    // What rounding hides may show farther off.
    tells ||= change === 0 ||
      !(said.allowed > Math.min(VAGUE * Math.abs(change), most));
    if (!Number.isFinite(change)) end.undefined = true;
    else if (
      miss > doubt * allowedOf(seen[i]) &&
      (step || end.looks-- > 0 || miss > NEWS * end.missedInVain)
    ) end.missed = seen[i];
  }
  return tells;
}

/** Where nothing ends the stretch, it reaches as far as these points. */
function advance(
  seen: readonly Sighting[],
  stretch: Stretch,
  ends: readonly End[],
): void {
  const reached = seen.filter((_, i) => ends[i].isOpen);
  ends.forEach((end, i) => {
    if (!end.isOpen) return;
    if (!end.missed) end.last = { good: end.good, missed: seen[i] };
    end.missed = undefined;
    end.good = seen[i].point;
  });
  stretch.extend(reached.map(({ point }) => point));
}

/** The two points of a pair. */
export function pointsOf(
  { line, center }: Context,
  { h, rise, fall }: Pair,
): Point[] {
  const relative = line.relativeNoise ?? Number.EPSILON;
  let size = 0;
  for (const value of [center, center + rise, center + fall]) {
    if (Number.isFinite(value)) size = Math.max(size, Math.abs(value));
  }
  const pointAt = (t: number, change: number): Point => {
    // Rounding f's argument by at most half a spacing is a standard deviation of about a quarter.
    const own = line.size / Math.abs(h) * Math.abs(change) / 4;
    const rounding = Math.max(relative * Math.max(size, own), Number.MIN_VALUE);
    return { t, change, rounding };
  };
  return [pointAt(h, rise), pointAt(-h, fall)];
}

/** The step before a distance at which f is not as forecast. */
function* stepAt(
  context: Context,
  { good, missed }: Pick<End, "good" | "missed">,
  isStill: boolean,
): Generator<Probe, Step | undefined, void> {
  const { point, said } = missed!;
  const { t, change } = point;
  const at = (t: number) => said.at(t);
  const [from, to] = [Math.abs(good.t), Math.abs(t)];
  return yield* stepBetween(context, at, {
    direction: t > 0 ? 1 : -1,
    from,
    to,
    misses: [good.change - at(good.t), change - at(t)],
    rounding: blurOf(point),
    isStill,
  });
}

/** A change that rounding f and its argument may make there. */
export function blurOf({ rounding }: Point): number {
  return 3 * ROUNDINGS * rounding;
}
