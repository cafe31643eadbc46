// Whether an answer comes from a tread: a stretch on which f is smooth only because something in it is rounded.
//
// Rounding turns f into pieces, each far smoother than its width would allow, with abrupt steps between them. So f is followed
// outwards from the answer: where the parts of f in h and h², with what they leave to higher powers, first miss a value, the
// break is bisected. A step keeps its height as the interval around it shrinks; a kink, a bump and the end of a power series
// do not. Steps on both sides of x in one direction are a staircase, and so are two in a row on one side where f is infinite
// on the other.

import type { Probe } from "../core/line.ts";
import { RATIO } from "./amplification.ts";
import type { Context } from "./context.ts";
import type { PairSearch } from "./pair_search.ts";
import type { Rung } from "./rung.ts";

/** How much more than h³ and h⁴ the parts of higher order may grow. */
const GROWTH = 30;

/** What rounding may do to a value, in roundings. */
const ROUNDINGS = 30;

/** A break is worth bisecting from this part of the change of f on. */
const STEP = 1e-7;

/** A second step shows in so large a part of the first. */
const CLEAR = 0.2;

/** Where it is looked for, in units of the distance of the first. */
const BEYOND_STEP = [1.01, 1.2, 1.5, 2, 3, 5];

/** Pairs to look at above the stretch. */
const LOOKS = 8;

/** Of them, beyond the largest step that was seen. */
const BEYOND = 2;

/** Halvings of the interval in which f breaks off. */
const HALVINGS = 9;

/** Steps on the way to an interval whose ends are of one size. */
const NARROWINGS = 12;

/** After so many, most of what is no step shows. */
const GLIMPSE = 3;

/** A staircase around x. */
export interface Stair {
  /** The width of the tread at x. */
  readonly tread: number;
  /** The height of the steps at its ends. */
  readonly rise: number;
  /** By how much the steps change f a unit. */
  readonly drift: number;
}

/** What is known at a pair of points. */
type Pair = Pick<Rung, "h" | "rise" | "fall" | "odd" | "even" | "nominal">;

/** The stretch on which f is as the answer says: a polynomial of the fourth degree through its two largest pairs. */
class Stretch {
  top: Pair;
  #odd!: readonly [number, number];
  #even!: readonly [number, number];
  /** What the odd and the even part have of their second terms at the top. */
  #bends: readonly [number, number] = [0, 0];

  constructor(top: Pair, below: Pair) {
    this.top = top;
    this.extend(top, below);
  }

  /** Makes a pair the top of the stretch, with one that is well below it. */
  extend(pair: Pair, smaller: Pair): void {
    const { h, odd, even, nominal } = pair;
    const q = h / smaller.h;
    const between = (h - smaller.h) * (h + smaller.h);
    const over = (difference: number) => between > 0 ? difference / between : 0;
    const bend = over(odd - smaller.odd);
    const curl = over(even / h / h - smaller.even / smaller.h / smaller.h);
    this.#odd = [odd - bend * h * h, bend];
    this.#even = [even / h / h - curl * h * h, curl];
    // One of them may vanish by chance: not two in a row, but where there was rounding alone.
    const [odder, evener] = this.#bends.map((b) => b > 4 * nominal ? b : 0);
    this.#bends = [
      Math.max(nominal, Math.abs(bend) * h ** 3, odder * q ** 3 / 10),
      Math.max(nominal, Math.abs(curl) * h ** 4, evener * q ** 4 / 10),
    ];
    this.top = pair;
  }

  #change(): number {
    const { h, odd, even } = this.top;
    return Math.max(Math.abs(odd) * h, Math.abs(even));
  }

  /** Whether the higher powers have their say at the top: then the stretch ends by itself. */
  isBent(): boolean {
    const bend = Math.max(...this.#bends);
    return bend > Math.max(4 * this.top.nominal, 0.1 * this.#change());
  }

  /** What the stretch says of the change of f at a distance, which is negative on the left. */
  said(t: number): number {
    const [[a, b], [c, d]] = [this.#odd, this.#even];
    return t * (a + t * (c + t * (b + t * d)));
  }

  /** Whether a change of f is not what the stretch says, which has held on that side up to an end. */
  misses(t: number, change: number, { good, off }: End): boolean {
    const { h, nominal } = this.top;
    const q = Math.abs(t) / h;
    // The third terms stand to the second as those to the first.
    const [odd, even] = this.#bends.map((bend) =>
      bend * Math.min(1, bend / this.#change())
    );
    const allowed = GROWTH * (odd * q ** 5 + even * q ** 6) +
      ROUNDINGS * nominal * q ** 4;
    const held = good > h
      ? GROWTH * Math.max(off, 4 * nominal) * (Math.abs(t) / good) ** 4
      : Infinity;
    // Very far off, growing powers would allow anything.
    const most = q > 1000 ? 0.5 * Math.abs(change) : Math.min(allowed, held);
    return Math.abs(change - this.said(t)) >
      Math.max(most, STEP * Math.abs(change));
  }
}

/** What following f outwards has come to on one side: the distance of the first miss, and whether f is undefined there. */
interface End {
  /** The largest distance at which f is as the stretch says. */
  good: number;
  /** By how much it was off there. */
  off: number;
  miss: number;
  undefined: boolean;
}

/** Looks for a staircase around the tread that an answer may come from. */
export function* staircaseAround(
  context: Context,
  pairs: PairSearch,
): Generator<Probe, Stair | undefined, void> {
  const { best, ladder } = pairs;
  if (!best || !ladder) return;
  const at = Math.max(0, ladder.rungs.indexOf(best) - best.column);
  const [first, second] = [ladder.rungs[at], ladder.rungs[at + 1]];
  if (!second) return;
  const stretch = new Stretch(first, second);
  const [above, below] = yield* endsOf(context, pairs, stretch);
  if (!isEnd(above) && !isEnd(below)) return;
  const said = (t: number) => stretch.said(t);
  const [right, left] = [
    above.miss === 0
      ? undefined
      : yield* stepBetween(context, said, above.good, above.miss, 1),
    below.miss === 0
      ? undefined
      : yield* stepBetween(context, said, below.good, below.miss, -1),
  ];
  if (left && right) return between(context, left, right);
  const only = left ?? right;
  // Where nothing ends the tread on the other side, a tread without a slope may yet be one of many.
  const isOpen = above.undefined || below.undefined ||
    (best.rise === 0 && best.fall === 0 && !(isEnd(above) && isEnd(below)));
  if (!only || !isOpen) return;
  const next = yield* stepBeyond(context, said, only, left ? -1 : 1);
  if (!next) return;
  const drift = (left ? -1 : 1) * only.height / only.at;
  return { tread: only.at, rise: Math.abs(only.height), drift };
}

/** How far f has been followed on the side that is still open. */
function reached({ top }: Stretch, above: End, below: End): number {
  return Math.max(top.h, isEnd(above) ? below.good : above.good);
}

/** The pair that has just been asked for. */
function pairOf(
  { center, probe: { values } }: Context,
  h: number,
  nominal: number,
): Pair {
  const [rise, fall] = [values[0] - center, values[1] - center];
  return {
    h,
    rise,
    fall,
    odd: (rise - fall) / 2 / h,
    even: (rise + fall) / 2,
    nominal,
  };
}

function isEnd(end: End): boolean {
  return end.undefined || end.miss > 0;
}

/** Follows f outwards, from the smallest step that is larger than the stretch. */
function* endsOf(
  context: Context,
  pairs: PairSearch,
  stretch: Stretch,
): Generator<Probe, readonly [End, End], void> {
  const [above, below]: [End, End] = [
    { good: stretch.top.h, off: 0, miss: 0, undefined: false },
    { good: stretch.top.h, off: 0, miss: 0, undefined: false },
  ];
  const follow = (pair: Pair) => {
    const ends = [[above, pair.h, pair.rise], [
      below,
      -pair.h,
      pair.fall,
    ]] as const;
    const open = !isEnd(above) && !isEnd(below);
    for (const [end, t, change] of ends) {
      if (isEnd(end)) continue;
      if (!Number.isFinite(change)) end.undefined = true;
      else if (stretch.misses(t, change, end)) end.miss = pair.h;
      else {
        end.good = pair.h;
        end.off = Math.abs(change - stretch.said(t));
      }
    }
    if (open && !isEnd(above) && !isEnd(below) && pair.h > 2 * stretch.top.h) {
      stretch.extend(pair, stretch.top);
    }
  };
  const { h: reach } = stretch.top;
  const known = pairs.seen().filter(({ h }) => h > 1.1 * reach)
    .sort((a, b) => a.h - b.h);
  // Where larger steps did not see what smaller ones do, the end of the stretch is looked for; else one step further will do.
  const isDoubtful = !known.some((pair) => pair.explained);
  const isAlone = known.length === 0;
  let looks = isAlone ? 1 : isDoubtful ? LOOKS : 1;
  let { emit } = context.probe;
  while (!isEnd(above) || !isEnd(below)) {
    const next = known[0];
    const h = Math.min(reached(stretch, above, below) * RATIO, pairs.room);
    const isFar = !next || next.h > RATIO * 1.1 * h;
    if (!next) looks = Math.min(looks, BEYOND);
    if (isFar && looks-- > 0 && context.allows(2)) {
      if (h < 1.5 * reached(stretch, above, below)) break;
      emit?.({ kind: "sequence", h, side: "both", why: "outwards" });
      emit = undefined;
      yield* context.pair(h);
      follow(pairOf(context, h, stretch.top.nominal));
    } else if (next) {
      follow(next);
      known.shift();
    } else break;
    if (stretch.isBent()) break;
  }
  return [above, below];
}

/** The staircase that two steps make: they lead the same way, or are so small beside f that they must be rounding. */
function between(
  { center }: Context,
  left: Step,
  right: Step,
): Stair | undefined {
  const height = Math.abs(left.height) + Math.abs(right.height);
  const isMonotone = left.height * right.height < 0;
  // Steps of one height down on both sides are the top of something rounded; others are a pulse, and none of our business.
  const isTop = Math.abs(left.height - right.height) < 1e-6 * height;
  if (!isMonotone && !isTop && !(height < 1e-5 * Math.abs(center))) return;
  const tread = left.at + right.at;
  const drift = (right.height - left.height) / 2 / tread;
  return { tread, rise: height / 2, drift };
}

/** A step of f. */
interface Step {
  /** How far from x. */
  readonly at: number;
  /** By how much f changes there, going away from x. */
  readonly height: number;
}

/** Bisects the interval in which f leaves what is said of it: a step, if what it misses by does not shrink with the interval. */
function* stepBetween(
  context: Context,
  said: (t: number) => number,
  from: number,
  to: number,
  direction: 1 | -1,
): Generator<Probe, Step | undefined, void> {
  if (!context.allows(HALVINGS + NARROWINGS + 2)) return;
  context.probe.emit?.({ kind: "suspicion", of: "stair", h: to });
  context.probe.emit?.({
    kind: "sequence",
    h: to,
    side: direction > 0 ? "right" : "left",
    why: "bisection of a break",
  });
  const missAt = function* (h: number) {
    const { offsets, values } = yield* context.at([direction * h]);
    return values[0] - context.center - said(offsets[0]);
  };
  let [good, bad] = [from, to];
  let atGood = yield* missAt(good);
  let atBad = yield* missAt(bad);
  // The first break is meant: far off there may be many.
  const rounding = ROUNDINGS * Number.EPSILON * Math.abs(context.center);
  for (let i = 0; bad > 4 * good && i < NARROWINGS; i++) {
    const mid = Math.sqrt(good * bad);
    const miss = yield* missAt(mid);
    if (!Number.isFinite(miss)) return;
    if (Math.abs(miss) > rounding) [bad, atBad] = [mid, miss];
    else [good, atGood] = [mid, miss];
  }
  const level = 0.37 * Math.abs(atBad);
  const heights: number[] = [];
  for (let i = 0; i < HALVINGS; i++) {
    const mid = (good + bad) / 2;
    const miss = yield* missAt(mid);
    if (!Number.isFinite(miss)) return;
    if (Math.abs(miss) <= level) {
      [good, atGood] = [mid, miss];
    } else [bad, atBad] = [mid, miss];
    heights.push(Math.abs(atBad - atGood));
    // What has shrunk all the while is no step.
    if (i === GLIMPSE && heights[i] < 0.25 * heights[0]) return;
  }
  const [earlier, latest] = [heights[HALVINGS - 4], heights[HALVINGS - 1]];
  const isAbrupt = latest > 0.5 * earlier &&
    latest > Math.max(1e-3 * Math.abs(atBad), rounding);
  return isAbrupt ? { at: bad, height: atBad - atGood } : undefined;
}

/** The step after a step, if the next tread goes on as the one at x. */
function* stepBeyond(
  context: Context,
  said: (t: number) => number,
  { at, height }: Step,
  direction: 1 | -1,
): Generator<Probe, Step | undefined, void> {
  if (!context.allows(BEYOND_STEP.length)) return;
  const distances = BEYOND_STEP.map((part) => direction * part * at);
  const { offsets, values } = yield* context.at(distances);
  if (!values.every(Number.isFinite)) return;
  const raised = (t: number) => said(t) + height;
  const missed = values.findIndex((value, i) =>
    Math.abs(value - context.center - raised(offsets[i])) >
      CLEAR * Math.abs(height)
  );
  if (missed < 1) return;
  const [from, to] = [missed - 1, missed].map((i) => Math.abs(offsets[i]));
  return yield* stepBetween(context, raised, from, to, direction);
}
