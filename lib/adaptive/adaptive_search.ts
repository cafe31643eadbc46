// The search of `adaptive`: pairs first; where they do not settle it, each side by itself; then a fit that knows the noise.
//
// An answer of the pairs is looked into before it is said: close to x, for a feature that every pair straddled (sentinel.ts),
// and around its stretch, for the steps of a staircase (staircase.ts). What its error earns is one place's to say (grade.ts).

import { centerOf } from "../core/conclusion.ts";
import type { DerivativeOrder } from "../core/method.ts";
import type { Estimate } from "../core/estimate.ts";
import type { Line, Probe } from "../core/line.ts";
import type { Answer } from "./verdict/outcomes.ts";
import type { Step } from "./stair/breakpoint.ts";
import { alongSide, confirmed, fromSide, roomierSide } from "./side/bounded.ts";
import { Context } from "./context.ts";
import { tooSteep } from "./verdict/diagnosis.ts";
import { measureBreak } from "./verdict/measured_break.ts";
import { isWithin, NO_SCALE } from "./verdict/grade.ts";
import { improved } from "./verdict/improvement.ts";
import { pairEventsOf } from "./pair_events.ts";
import { deviationAt, noiseAt } from "./fit/noise_level.ts";
import { asks, learn, run } from "./pairs/pair_run.ts";
import { CentralSearch } from "./pairs/central_search.ts";
import { seenBy } from "./pairs/seen.ts";
import { isCramped, isNarrow } from "./scale.ts";
import {
  askClose,
  missClose,
  nearerStep,
  sentinelStep,
} from "./pairs/sentinel.ts";
import { gradeOf, isFlat, scaleOf, settled } from "./pairs/settled.ts";
import { SideSearch } from "./side/side_search.ts";
import { outlookOf, staircaseAround } from "./stair/staircase.ts";
import { answerOfStair } from "./stair/trend.ts";
import { lineWithout, uses } from "./heuristics.ts";
import { COARSE_TOLERANCE, type Limits, targetErrorOf } from "./limits.ts";
import { isOpen, Opening } from "./opening/opening.ts";
import { OPENING_COST } from "./opening/scheme.ts";
import { Recall, recalling } from "./opening/recall.ts";

/** Noise below this part of what a sequence could not explain is not what the sequence saw. */
const QUIET = 0.03;

/** Nine values so much closer together than the smallest pair, and so many of their steps beside x, see of f noise alone. */
const NEARER = 1000;
const ASIDE = 40;

/** An answer to so many digits is not looked into further: what costs the rest is rounding. */
const FAIR = 1e-3;

/** Differentiates along a line: from pairs where they settle it, else from what the sides show. */
export function* adaptiveSearch(
  line: Line,
  order: DerivativeOrder,
  probe: Probe,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const start = yield* centerOf(line, probe);
  if (typeof start !== "number") return start;
  const own = lineWithout(line, limits.without);
  const context = new Context(own, order, start, probe, limits);
  return yield* searchFrom(context, limits);
}

/** The same where f at x is known: by the opening, if that has the answer, or by the pairs. */
export function* searchFrom(
  context: Context,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const { line, order, center, probe } = context;
  if (!context.allows(OPENING_COST + 2) || !isOpen(line, order, limits)) {
    return yield* searchPairs(context, limits);
  }
  const opening = new Opening();
  opening.begin(line, order, center, limits);
  while (opening.asks(probe)) {
    yield probe;
    opening.learn(probe);
  }
  return opening.answer(context.evaluations) ??
    (yield* searchBeyond(new Recall(opening), context, limits));
}

/** The same where an opening has been made: f is not evaluated again where that has seen it. */
export function* searchBeyond(
  recall: Recall,
  { line, order, center, probe, evaluations }: Context,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const begin = (probe: Probe) => {
    const context = new Context(line, order, center, probe, limits);
    context.evaluations = evaluations;
    context.recall = recall;
    return searchPairs(context, limits);
  };
  const estimate = yield* recalling(begin, probe, recall);
  return { ...estimate, evaluations: estimate.evaluations + recall.unused };
}

/** The search of pairs, and all that follows it. */
export function* searchPairs(
  context: Context,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const { line, order, center, probe } = context;
  if (isCramped(line)) return counted(context, yield* crampedAnswer(context));
  const stopsAtTolerance = limits.tolerance >= COARSE_TOLERANCE ||
    line.targetError !== undefined;
  const targetError = targetErrorOf(line, order, limits);
  const pairs = new CentralSearch(
    order,
    line,
    center,
    targetError,
    stopsAtTolerance,
  );
  // As in `run`: each generator that another one delegates to costs as much as a pair.
  const events = pairEventsOf(context, pairs);
  while (asks(context, pairs, events)) {
    yield probe;
    learn(context, pairs, events);
  }
  return counted(context, yield* answerOf(context, pairs));
}

/** An answer with its cost. */
function counted({ evaluations }: Context, answer: Answer): Estimate {
  // A zero has no sign that would mean anything.
  return { ...answer, value: answer.value + 0, evaluations };
}

function* crampedAnswer(context: Context): Generator<Probe, Answer, void> {
  const { line, order, center } = context;
  const side = new SideSearch(order, line, center, roomierSide(line));
  yield* alongSide(context, side);
  return fromSide(context, side);
}

/** Pairs closer to x than those of another search, which has left something open. */
function* closerPairs(
  context: Context,
  pairs: CentralSearch,
  start: number,
  noise?: number,
): Generator<Probe, CentralSearch, void> {
  const { line, order, center } = context;
  const { targetError } = pairs;
  const closer = new CentralSearch(
    order,
    line,
    center,
    targetError,
    false,
    [start],
    noise,
  );
  closer.earlier = seenBy(pairs);
  closer.firstRow = pairs.firstRow;
  yield* run(context, closer);
  return closer;
}

/** What has been learnt of the noise of f where pairs met some. */
interface Noise {
  /** The pairs that know the answer. */
  readonly pairs: CentralSearch;
  /** The noise at x, where it could be measured. */
  readonly noise: number | undefined;
  /** The most that the pairs met. */
  readonly shaken: number;
}

/** Measures the noise at x; if the pairs met far more, looks closer. */
function* measureNoise(
  context: Context,
  pairs: CentralSearch,
): Generator<Probe, Noise, void> {
  const noise = yield* noiseAt(context, pairs.observed.steepest);
  const { best, sequence, observed: { smallest } } = pairs;
  const { rows } = sequence!;
  // The best row may have met little of it.
  const later = rows.slice(rows.indexOf(best!) + 1);
  const shaken = Math.max(
    best!.noiseLevel,
    best!.noiseSample,
    ...later.map(({ noiseSample }) => noiseSample),
  );
  if (noise === undefined || !(noise < QUIET * shaken)) {
    return { pairs, noise, shaken };
  }
  const closer = yield* closerPairs(context, pairs, smallest / 3, noise);
  closer.measuredNoise = noise;
  // Where f stands still at x, what seems to break beside it is the end of a tread.
  const isBroken = closer.foundBreak !== undefined && noise > 0;
  if (settled(closer) || isBroken) return { pairs: closer, noise, shaken };
  // Whatever f does at x, beside it only noise is as large: that of treads of stairs that are not flat, too.
  const h = smallest / NEARER;
  const beside = noise > 0 ? yield* deviationAt(context, h, ASIDE * h) : 0;
  if (beside && beside >= QUIET * shaken) {
    return { pairs, noise: beside, shaken };
  }
  pairs.outcome = "hopeless";
  pairs.measuredNoise = noise;
  return { pairs, noise, shaken };
}

/** Looks for what there is close to x that the pairs do not explain; where it is no news, it is noise upon their answer. */
function* lookCloser(
  context: Context,
  pairs: CentralSearch,
  h: number,
  miss: number,
): Generator<
  Probe,
  { pairs: CentralSearch; answer: Answer | undefined },
  void
> {
  const near = nearerStep(h, context.line);
  const closer = yield* closerPairs(context, pairs, near);
  const noisier = settled(pairs, miss);
  const found = settled(closer);
  // What f does over an x far below the steps is news, but not that it stands still there: log(1 + x) is 0 at every such x.
  const isStill = found && near < h && isFlat(closer);
  const isNews = found && !isStill && (!noisier || outweighs(found, noisier));
  return closer.foundBreak || isNews
    ? { pairs: closer, answer: found }
    : { pairs, answer: noisier };
}

/** What the pairs say, and what is found where they do not say enough. */
function* answerOf(
  context: Context,
  first: CentralSearch,
): Generator<Probe, Answer, void> {
  const { line, order } = context;
  let pairs = first;
  let noise: number | undefined;
  let shaken = 0;
  if (
    pairs.outcome === "noise" && !pairs.foundBreak && uses(line, "nine values")
  ) {
    ({ pairs, noise, shaken } = yield* measureNoise(context, pairs));
  }
  // A line whose value is a part of the answer alone is looked at along its coordinates, too.
  const isPart = line.targetError !== undefined;
  let answer = pairs.foundBreak ? undefined : settled(pairs);
  const h = answer && !isPart && uses(line, "sentinel")
    ? sentinelStep(context, pairs)
    : 0;
  if (h > 0) {
    yield askClose(context, h);
    const miss = missClose(context, pairs);
    if (miss !== undefined) {
      ({ pairs, answer } = yield* lookCloser(context, pairs, h, miss));
    } else answer = settled(pairs);
  }
  if (order === 1 && pairs.observed.overflow) {
    return tooSteep(pairs.observed.overflow);
  }
  if (pairs.foundBreak) {
    const broken = yield* measureBreak(context, pairs);
    if (broken) return broken;
    const { from } = pairs.foundBreak;
    return yield* answerOf(context, yield* closerPairs(context, pairs, from));
  }
  // Where f stands still, or has less noise than farther off, what hides the derivative may be a tread.
  const isHidden = !answer && pairs.best &&
    (pairs !== first || (pairs.lostToRoundoff && isFlat(pairs)));
  const outlook = (answer || isHidden) && !isPart && uses(line, "staircase")
    ? outlookOf(context, pairs)
    : undefined;
  let isPiece = false;
  if (outlook) {
    const found = yield* staircaseAround(context, pairs, outlook);
    if (found?.stair) {
      return yield* answerOfStair(
        context,
        pairs,
        found.stair,
        answer?.value ?? 0,
      );
    }
    isPiece = found?.isPiece ?? false;
    if (answer && found?.step) {
      answer = doubted(answer, found.step, order);
      // What each side says by itself comes from the same tread.
      if (found.isLast) return gradeOf(context, pairs, answer);
    }
  }
  if (pairs.confined || (isNarrow(line) && !isPrecise(answer))) {
    const better = yield* confirmed(
      context,
      answer && gradeOf(context, pairs, answer),
    );
    if (better) return better;
  }
  // What larger steps met is what f does beyond a piece on which it stands still, and no noise.
  if (answer && isFlat(pairs) && (shaken === 0 || isPiece)) return answer;
  const scale = answer ? scaleOf(pairs) : NO_SCALE;
  const isFair = answer && answer.error <= FAIR * Math.abs(answer.value);
  if (answer && (isFair || isWithin(context, answer, scale))) {
    return gradeOf(context, pairs, answer);
  }
  // Where nine values are one, what larger steps could not explain is all that is known of the noise.
  const level = noise === 0 && shaken > 0 ? shaken / 2 : noise;
  const known = answer && gradeOf(context, pairs, answer);
  return yield* improved(context, pairs, known, level);
}

/** Whether an answer of smaller steps is more than the noise that they see upon that of larger ones. */
function outweighs(closer: Answer, known: Answer): boolean {
  return closer.error < known.error ||
    Math.abs(closer.value - known.value) > closer.error + known.error;
}

/** An answer that lies beside a step which may be one of many: they would change it by as much as one step over its distance. */
function doubted(answer: Answer, { at, height }: Step, order: number): Answer {
  let doubt = Math.abs(height);
  for (let k = 1; k <= order; k++) doubt *= k / at;
  return { ...answer, error: answer.error + doubt };
}

function isPrecise(answer: Answer | undefined): boolean {
  return answer !== undefined &&
    answer.error <= 1e-9 * Math.abs(answer.value);
}
