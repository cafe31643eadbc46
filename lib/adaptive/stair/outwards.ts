// How far f goes on around x as an answer has it: f is followed outwards from the answer's steps, and where it leaves what the
// stretch forecasts, the break is bisected.

import type { Probe } from "../../core/line.ts";
import { RATIO } from "../sequence/noise_amplification.ts";
import { type Step, stepBetween } from "./breakpoint.ts";
import type { Context } from "../context.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { seenBy } from "../pairs/seen.ts";
import { isFlat } from "../pairs/settled.ts";
import {
  type Forecast,
  type Point,
  ROUNDINGS,
  type Stretch,
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

/** Steps farther apart than by this factor are two. */
export const ASIDE = 1.1;

/** What is known at a pair of points. */
type Pair = Pick<TableRow, "h" | "rise" | "fall" | "roundoffFloor">;

/** What following f outwards has come to on one side. */
export class End {
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
  /** The greatest miss that the looks found no step in; Infinity if that is a bend, and no noise that was measured too low. */
  missedInVain: number = 0;

  readonly direction: 1 | -1;

  constructor({ t, change }: Point) {
    this.direction = t > 0 ? 1 : -1;
    this.good = Math.abs(t);
    this.change = change;
  }

  get isOpen(): boolean {
    return !this.undefined && !this.step;
  }

  /** Keeps the miss that a look has found no step in. */
  keepMiss(): void {
    const { t, change, rounding } = this.missed!;
    const { allowed } = this.said!;
    const miss = Math.abs(change - this.said!.at(t));
    const isBend = miss > BENT * (allowed + ROUNDINGS * rounding);
    this.missedInVain = isBend ? Infinity : Math.max(this.missedInVain, miss);
  }
}

/** Follows f outwards, from the smallest step that is larger than the stretch. */
export function* endsOf(
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
      context.learn();
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
        if (end.bends) end.keepMiss();
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
    else if (
      miss > doubt * allowed &&
      (step || end.looks-- > 0 || miss > NEWS * end.missedInVain)
    ) {
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

/**
 * The noise of f at x as it was measured or sampled: where numbers cancel it is more than the rounding of f. Where f stands still
 * there is none: what moved larger pairs may be the steps themselves.
 */
export function noiseOf(pairs: CentralSearch): number {
  if (isFlat(pairs)) return 0;
  const { best, measuredNoise } = pairs;
  const measured = measuredNoise < Infinity ? measuredNoise : 0;
  return Math.max(measured, best!.noiseLevel);
}

/** The two points of a pair. */
export function pointsOf(
  { line, center }: Context,
  { h, rise, fall, roundoffFloor }: Pair,
  noise: number,
): Point[] {
  const relative = line.relativeNoise ?? Number.EPSILON;
  const isKnown = roundoffFloor > 0 && roundoffFloor < Infinity;
  return [[h, rise], [-h, fall]].map(([t, change]) => {
    // Where f is undefined on one side, its own value tells on the other.
    const size = Math.max(Math.abs(center), Math.abs(center + change));
    // Rounding f's argument by at most half a spacing is a standard deviation of about a quarter.
    const own = relative * line.size / h * Math.abs(change) / 4;
    const rounding = isKnown ? roundoffFloor : relative * size;
    return { t, change, rounding: Math.max(rounding, own, noise) };
  });
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
export function blurOf({ rounding }: Point): number {
  return 3 * ROUNDINGS * rounding;
}
