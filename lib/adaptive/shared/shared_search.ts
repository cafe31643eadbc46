// A first derivative from what a neighbouring line has shown of the scale of f: three pairs at steps that suited the neighbour,
// and one or two more where those are too large. Where they do not settle it, the line is searched for itself.
//
// With steps in one ratio, the differences of Neville's scheme say how fast it converges: geometrically, for a smooth f. What a
// kink, a jump or noise leaves of the even part at h = 0 does not, and counts as the rounding of f does. What all pairs straddle
// is not seen here: whoever shares steps looks along a direction that moves every line at once.

import { centerOf } from "../../core/conclusion.ts";
import type { Line, Probe } from "../../core/line.ts";
import type { Neighbour, SharedEstimate } from "../../core/method.ts";
import { OK } from "../../core/verdict/verdicts.ts";
import { searchFrom } from "../adaptive_search.ts";
import type { Limits } from "../limits.ts";
import { RATIO } from "../ladder/amplification.ts";
import { Context } from "../context.ts";
import { roomOf, startsOf } from "../scale.ts";
import { lineWithout, uses } from "../heuristics.ts";
import {
  type Pair,
  pairAt,
  type Reading,
  readPairs,
  roundoffAt,
} from "./three_pairs.ts";

const PAIRS = 3;

/** The largest of the steps as a part of the neighbour's: there h⁶ is about the rounding of f. */
const PART = RATIO ** -3;

/** Pairs that may be added below the first three. */
const MORE = 2;

/** What each has to make of the error. */
const PROGRESS = 0.3;

/** How much more noise a line may meet than its neighbour did. */
const SCATTER = 2;

/** What the error of a shared derivative is to be, as a part of the largest derivative that is known. */
const SHARED = 1e-10;

/** What it may be as a part of the change of f over its steps: a line along which f hardly changes has steps of its own. */
const OWN = 1e-6;

/** Differentiates along a line at its neighbour's steps, or by a search of its own. */
export function* sharedSearch(
  line: Line,
  neighbour: Neighbour,
  probe: Probe,
  limits: Limits,
): Generator<Probe, SharedEstimate, void> {
  const start = yield* centerOf(line, probe);
  if (typeof start !== "number") return start;
  const own = lineWithout(line, limits.without);
  const context = new Context(own, 1, start, probe, limits);
  const isRoomy = roomOf(line) >= Math.max(...startsOf(line));
  if (isRoomy && uses(limits, "shared steps")) {
    for (const reach of neighbour.reaches) {
      if (!context.allows(2 * PAIRS)) break;
      const answer = yield* fromPairs(context, neighbour, reach);
      if (answer) return answer;
    }
  }
  return yield* searchFrom(context, limits);
}

/** The largest of the first steps: larger where the noise of f would cost the digits that are wanted. */
function stepOf({ value, level }: Neighbour, reach: number): number {
  const h = PART * reach;
  const roundoff = roundoffAt(h / RATIO ** 2, SCATTER * level);
  return roundoff > SHARED / 2 * Math.abs(value) ? h * RATIO : h;
}

/** The derivative that three pairs in a row agree on, if it is worth as much as that of a search. */
function* fromPairs(
  context: Context,
  neighbour: Neighbour,
  reach: number,
): Generator<Probe, SharedEstimate | undefined, void> {
  const { line, probe: { emit } } = context;
  const { level } = neighbour;
  const h = stepOf(neighbour, reach);
  const of = neighbour.path;
  emit?.({ kind: "sequence", h, side: "both", why: "shared", of });
  yield context.pairs(h, 1 / RATIO, PAIRS);
  let pairs = [0, 2, 4].map((i) => seenAt(i, context));
  let last = Infinity;
  for (let more = 0;; more++) {
    const reading = readPairs(pairs, line, SCATTER * level);
    const { value, error, roundoff } = reading;
    const goal = SHARED * Math.max(Math.abs(value), Math.abs(neighbour.value));
    if (error <= goal || roundoff > error / 2) {
      if (!isWorthwhile(context, reading, pairs[0])) break;
      const { evaluations } = context;
      emit?.({ kind: "stop", why: "tolerance" });
      return { value, error, evaluations, verdict: OK, reach, isShared: true };
    }
    const isFalling = error < PROGRESS * last;
    if (more === MORE || !isFalling || !context.allows(2)) break;
    last = error;
    yield context.pair(pairs[2].h / RATIO);
    pairs = [pairs[1], pairs[2], seenAt(0, context)];
  }
  emit?.({ kind: "stop", why: "unsettled" });
}

/** Whether a line along which f changes by this much would not be known far better by a search of its own. */
function isWorthwhile(
  { promise = Infinity }: Context,
  { value, error }: Reading,
  { change, h }: Pair,
): boolean {
  return error < OWN * change / h && error <= promise * Math.abs(value);
}

/** The pair at two positions of the probe, told to who listens. */
function seenAt(i: number, { probe, line, center }: Context): Pair {
  const pair = pairAt(i, probe, line, center);
  probe.emit?.({ kind: "step", h: pair.h, quotient: pair.odd });
  return pair;
}
