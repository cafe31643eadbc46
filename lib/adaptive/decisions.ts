// What is said of f once pairs have been looked at: decisions tried in order, each of which may have the answer.
//
// An answer of the pairs is looked into before it is said: close to x, for a feature that every pair straddled (sentinel.ts),
// and around its stretch, for the steps of a staircase (staircase.ts). What its error earns is one place's to say (grade.ts).

import type { Probe } from "../core/line.ts";
import type { Context } from "./context.ts";
import { deviationAt, looksLikeJump, noiseAt } from "./fit/noise_level.ts";
import { uses } from "./heuristics.ts";
import type { CentralSearch } from "./pairs/central_search.ts";
import { checkSentinel, finerPairs } from "./pairs/finer_pairs.ts";
import {
  converged,
  gradeOf,
  isFlat,
  limitOfPairs,
  scaleOf,
} from "./pairs/converged.ts";
import { isNarrow } from "./scale.ts";
import { confirmed } from "./side/bounded.ts";
import { doubtOf } from "./stair/breakpoint.ts";
import { staircaseAround } from "./stair/staircase.ts";
import { stairOfStill } from "./stair/tread.ts";
import { answerOfStair } from "./stair/trend.ts";
import { tooSteep } from "./verdict/diagnosis.ts";
import { graded, isWithin, NO_SCALE } from "./verdict/grade.ts";
import { improved } from "./verdict/improvement.ts";
import { measureBreak } from "./verdict/measured_break.ts";
import { type Answer, outOfBudget } from "./verdict/outcomes.ts";

/** Noise below this part of what a sequence could not explain is not what the sequence saw. */
const QUIET = 0.03;

/**
 * Nine values so much closer together than the smallest pair, and so many of their steps beside x, see of f noise alone. Where f
 * changes by whole steps of stairs from one to the next, they see none: a second spacing, by the golden ratio, is of no such kind.
 */
const NEARER = [1000, 1618];
const ASIDE = 40;

/** Pairs that are so near to those before, as a part of their step, are not within one tread. */
const AROUND = 5e-4;

/** An answer to so many digits is not looked into further: what costs the rest is rounding. */
const FAIR = 1e-3;
const PRECISE = 1e-9;

/** What is known on the way to an answer. */
interface Findings {
  readonly first: CentralSearch;
  /** The pairs that know the answer: the first, or closer ones. */
  pairs: CentralSearch;
  /** Those below what the first took for noise, if they were looked at: they know of the first, too. */
  closest: CentralSearch;
  /** Theirs, if they have one. */
  answer?: Answer | undefined;
  /** The noise at x, where it has been measured. */
  noise?: number | undefined;
  /** The most noise that the first pairs met; 0 where they did not end in it. */
  mostNoise: number;
  /** Whether f bends away from where it stands still, and so stands on no tread. */
  isPiece: boolean;
}

/** What one decision comes to: an answer, or nothing yet. */
type Decision = Generator<Probe, Answer | undefined, void>;

/** What the pairs say, and what is found where they do not say enough. */
export function* answerOf(
  context: Context,
  first: CentralSearch,
): Generator<Probe, Answer, void> {
  context.isCutShort = false;
  const found: Findings = {
    first,
    pairs: first,
    closest: first,
    mostNoise: 0,
    isPiece: false,
  };
  return (yield* noiseMet(context, found)) ??
    (yield* smoothNearX(context, found)) ??
    (yield* staircase(context, found)) ??
    (yield* roomierAnswer(context, found)) ??
    enough(context, found) ??
    (yield* furtherSearches(context, found));
}

/** Where the pairs ended in noise, it is measured at x; if they met far more of it, looks closer. */
function* noiseMet(context: Context, found: Findings): Decision {
  const { first } = found;
  const { line } = context;
  const isMet = first.outcome === "noise" && !first.foundBreak &&
    uses(line, "nine values");
  if (!isMet) return;
  const noise = yield* noiseAt(context, first.observed.steepest);
  if (noise === 0 && uses(line, "staircase")) {
    const stair = yield* stairOfStill(context);
    if (stair) return yield* answerOfStair(context, stair, 0);
  }
  found.noise = noise;
  found.mostNoise = mostNoiseOf(first);
  if (noise !== undefined && noise < QUIET * found.mostNoise) {
    yield* lookBelowNoise(context, found, noise);
  } else if (noise !== undefined && looksLikeJump(context, noise)) {
    yield* lookForJump(context, found);
  }
  // What larger steps take for noise may be what f does on a smaller scale.
  if (context.isCutShort) {
    return outOfBudget(context, first.bestSoFar());
  }
}

/** A jump that nine values look like, if pairs around x see it, too: the first that are closer, and not within a tread alone. */
function* lookForJump(
  context: Context,
  found: Findings,
): Generator<Probe, void, void> {
  const { smallest } = found.first.observed;
  const closer = yield* finerPairs(context, found.first, smallest);
  const { kind, from = 0 } = closer.foundBreak ?? {};
  if (kind === "jump" && from >= AROUND * smallest) found.pairs = closer;
}

/** The most noise that the pairs met: the best row may have met little of it. */
function mostNoiseOf({ best, sequence }: CentralSearch): number {
  const { rows } = sequence!;
  const later = rows.slice(rows.indexOf(best!) + 1);
  return Math.max(
    best!.noiseLevel,
    best!.noiseSample,
    ...later.map(({ noiseSample }) => noiseSample),
  );
}

/** Pairs below those that met noise which is not there at x. */
function* lookBelowNoise(
  context: Context,
  found: Findings,
  noise: number,
): Generator<Probe, void, void> {
  const { first, mostNoise } = found;
  const { smallest } = first.observed;
  const closer = yield* finerPairs(context, first, smallest / 3, noise);
  closer.measuredNoise = noise;
  found.closest = closer;
  if (converged(closer) || closer.foundBreak) {
    found.pairs = closer;
    return;
  }
  // Whatever f does at x, beside it only noise is as large: that of treads of stairs that are not flat, too.
  for (const nearer of NEARER) {
    const h = smallest / nearer;
    const beside = yield* deviationAt(context, h, ASIDE * h);
    if (beside && beside >= QUIET * mostNoise) {
      found.noise = beside;
      return;
    }
  }
  first.outcome = "unsettled";
  first.measuredNoise = noise;
}

/** The answer of the pairs is looked into close to x; what has no slope there is told at once. */
function* smoothNearX(context: Context, found: Findings): Decision {
  const { pairs } = found;
  found.answer = converged(pairs);
  if (found.answer && !isPart(context) && uses(context.line, "sentinel")) {
    Object.assign(found, yield* checkSentinel(context, pairs, found.answer));
  }
  const { foundBreak, observed: { overflow } } = found.pairs;
  if (context.order === 1 && overflow) return tooSteep(overflow);
  if (!foundBreak) return;
  const closer = finerPairs(context, found.pairs, foundBreak.from);
  return (yield* measureBreak(context, found.pairs)) ??
    (yield* answerOf(context, yield* closer));
}

/** Whether the line's value is a part of the answer alone: then it is looked at along its coordinates, too. */
function isPart({ line }: Context): boolean {
  return line.targetError !== undefined;
}

/** Whether the answer, or what hides it, is a tread of stairs. */
function* staircase(context: Context, found: Findings): Decision {
  const { first, pairs, answer } = found;
  // Where f stands still, or has less noise than farther off, what hides the derivative may be a tread.
  const isHidden = !answer && pairs.best &&
    (pairs !== first || (pairs.lostToRoundoff && isFlat(pairs)));
  const isSought = (answer || isHidden) && !isPart(context) &&
    uses(context.line, "staircase");
  if (!isSought) return;
  const around = yield* staircaseAround(context, pairs);
  if (around?.stair) {
    const slope = answer?.value ?? 0;
    return yield* answerOfStair(context, around.stair, slope);
  }
  found.isPiece = around?.isPiece ?? false;
  // What may yet be beside x, or around a tread, is not known.
  if (answer && context.isCutShort && !found.isPiece) {
    return outOfBudget(context, answer);
  }
  if (answer && around?.step && uses(context.line, "lone step")) {
    const doubt = doubtOf(around.step, context.order);
    found.answer = { ...answer, error: answer.error + doubt };
    // What each side says by itself comes from the same tread.
    if (around.isLast) return gradeOf(context, pairs, found.answer);
  }
}

/** Where bounds leave room on one side alone, that may say more. */
function* roomierAnswer(
  context: Context,
  { pairs, answer }: Findings,
): Decision {
  const isPrecise = answer &&
    answer.error <= PRECISE * Math.abs(answer.value);
  if (!pairs.confined && (isPrecise || !isNarrow(context.line))) return;
  return yield* confirmed(context, answer && gradeOf(context, pairs, answer));
}

/** The answer of the pairs, if it is all that was asked for, or that there is. */
function enough(
  context: Context,
  { pairs, answer, mostNoise, isPiece }: Findings,
): Answer | undefined {
  if (!answer) return;
  // What larger steps met is what f does beyond a piece on which it stands still, and no noise.
  if (isFlat(pairs) && (mostNoise === 0 || isPiece)) return answer;
  const isFair = answer.error <= FAIR * Math.abs(answer.value);
  if (isFair || isWithin(context, answer, scaleOf(pairs))) {
    return gradeOf(context, pairs, answer);
  }
}

/** Each side by itself, and a fit that knows the noise. */
function* furtherSearches(
  context: Context,
  found: Findings,
): Generator<Probe, Answer, void> {
  const { pairs, answer, noise, mostNoise } = found;
  // Where nine values are one, what larger steps could not explain is all that is known of the noise.
  const level = noise === 0 && mostNoise > 0 ? mostNoise / 2 : noise;
  const known = answer && gradeOf(context, pairs, answer);
  const further = yield* improved(context, pairs, known, level);
  return besideNoise(context, found, further);
}

/**
 * What sides or a fit say, doubted where larger steps, whose noise is not there at x, contradict it: that noise may be steps of
 * something rounded, of which no other than the tread at x was seen. The error then reaches what either says.
 */
function besideNoise(
  context: Context,
  { first, closest, mostNoise }: Findings,
  answer: Answer,
): Answer {
  const { best, sequence } = first;
  const { verdict } = answer;
  const isDoubtful = verdict.kind === "ok" || verdict.kind === "noisy";
  if (mostNoise === 0 || !best || !isDoubtful) return answer;
  // What quotients tend to by a law is none of the polynomials'.
  if (limitOfPairs(closest, 0)) return answer;
  const { value, error } = answer;
  const apart = Math.abs(value - best.value);
  const known = error + sequence!.errorOf(best);
  if (!(apart > known)) return answer;
  const doubted = { value, error: known + apart };
  return graded(context, doubted, NO_SCALE, {
    limit: "rounding",
    size: context.center,
    rounding: mostNoise,
  });
}
