// The search of `adaptive`: pairs first; where they do not settle it, each side by itself; then a fit that knows the noise.
//
// An answer of the pairs is looked into before it is said: close to x, for a feature that every pair straddled (sentinel.ts),
// and around its stretch, for the steps of a staircase (staircase.ts). What its error earns is one place's to say (grade.ts).

import { centerOf } from "../core/answer.ts";
import type { DerivativeOrder } from "../core/method.ts";
import type { Estimate } from "../core/estimate.ts";
import type { Line, Probe } from "../core/line.ts";
import { OK, verdictOf } from "../core/verdicts.ts";
import {
  type Answer,
  broken,
  drowned,
  edge,
  flat,
  kink,
  noisy,
  nonfinite,
  outOfBudget,
  unknown,
} from "./answers.ts";
import type { Step } from "./breakpoint.ts";
import { alongSide, confirmed, fromSide, roomierSide } from "./bounded.ts";
import { Context } from "./context.ts";
import { diagnose, limits, tooSteep } from "./diagnosis.ts";
import { graded, isWithin, NO_SCALE } from "./grade.ts";
import { type Narrator, narratorOf } from "./narrator.ts";
import { noiseAt } from "./noise.ts";
import { PairSearch } from "./pair_search.ts";
import { fitPieces, type Fits } from "./piecewise_fit.ts";
import { isRounding } from "./rung.ts";
import { isCramped, isNarrow, startsOf } from "./scale.ts";
import { askClose, missClose, sentinelStep } from "./sentinel.ts";
import { SideSearch } from "./side_search.ts";
import { outlookOf, type Stair, staircaseAround } from "./staircase.ts";
import { isEnabled } from "./switches.ts";

/** A tolerance from this on is a wish to save evaluations. */
const HASTY = 1e-10;

/** What each further order of the derivative costs in relative accuracy, at the best steps: two digits. */
const LOSS = 100;

/** Noise below this part of what a ladder could not explain is not what the ladder saw. */
const QUIET = 0.03;

/** An answer to so many digits is not looked into further: what costs the rest is rounding. */
const FAIR = 1e-3;

/** An error that is so large a part of the value says little more than that f was rounded. */
const POOR = 0.01;

/** What the two sides may say that outweighs a poor answer of the pairs. */
const DECISIVE: readonly string[] = ["ok", "imprecise", "kink", "vertical"];

/** What a search may cost and what it is to be content with. */
interface Limits {
  readonly maxEvaluations: number;
  readonly tolerance: number;
  /** The tolerance, where it was asked for: then an ok answer keeps to it. */
  readonly promise: number | undefined;
}

/** Differentiates along a line: from pairs where they settle it, else from what the sides show. */
export function* adaptiveSearch(
  line: Line,
  order: DerivativeOrder,
  probe: Probe,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const start = yield* centerOf(line, probe);
  if (typeof start !== "number") return start;
  const context = new Context(line, order, start, probe, limits);
  if (isCramped(line)) return counted(context, yield* crampedAnswer(context));
  const hasty = limits.tolerance >= HASTY || line.targetError !== undefined;
  const goal = goalOf(context, limits);
  const pairs = new PairSearch(order, line, start, goal, hasty);
  // As in `run`: each generator that another one delegates to costs as much as a pair.
  const narrator = narratorOf(context, pairs);
  while (asks(context, pairs, narrator)) {
    yield probe;
    learn(context, pairs, narrator);
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

/** The relative error to be content with. */
function goalOf(
  { line, order }: Context,
  { tolerance, promise }: Limits,
): number {
  return Math.max(
    promise ?? tolerance * LOSS ** (order - 1),
    line.targetError ?? 0,
  );
}

/** Pairs closer to x than those of another search, which has left something open. */
function* closerPairs(
  context: Context,
  pairs: PairSearch,
  start: number,
  noise?: number,
): Generator<Probe, PairSearch, void> {
  const { line, order, center } = context;
  const { goal } = pairs;
  const closer = new PairSearch(
    order,
    line,
    center,
    goal,
    false,
    [start],
    noise,
  );
  closer.earlier = pairs.seen();
  yield* run(context, closer);
  return closer;
}

/** What has been learnt of the noise of f where pairs met some. */
interface Noise {
  /** The pairs that know the answer. */
  readonly pairs: PairSearch;
  /** The noise at x, where it could be measured. */
  readonly noise: number | undefined;
  /** The most that the pairs met. */
  readonly shaken: number;
}

/** Measures the noise at x; if the pairs met far more, looks closer. */
function* measureNoise(
  context: Context,
  pairs: PairSearch,
): Generator<Probe, Noise, void> {
  const noise = yield* noiseAt(context);
  const { best, ladder, smallest } = pairs;
  const { rungs } = ladder!;
  // The best rung may have met little of it.
  const later = rungs.slice(rungs.indexOf(best!) + 1);
  const shaken = Math.max(
    best!.level,
    best!.sample,
    ...later.map(({ sample }) => sample),
  );
  if (noise === undefined || !(noise < QUIET * shaken)) {
    return { pairs, noise, shaken };
  }
  const closer = yield* closerPairs(context, pairs, smallest / 3, noise);
  pairs.outcome = "hopeless";
  pairs.quiet = closer.quiet = noise;
  // Where f stands still at x, what seems to break beside it is the end of a tread.
  const isBroken = closer.broken !== undefined && noise > 0;
  const isAnswered = settled(closer) || isBroken;
  return { pairs: isAnswered ? closer : pairs, noise, shaken };
}

/** Looks for what there is close to x that the pairs do not explain; where it is no news, it is noise upon their answer. */
function* lookCloser(
  context: Context,
  pairs: PairSearch,
  h: number,
  miss: number,
): Generator<
  Probe,
  { pairs: PairSearch; answer: Answer | undefined },
  void
> {
  const closer = yield* closerPairs(context, pairs, h);
  const noisier = settled(pairs, miss);
  const found = settled(closer);
  const isNews = found && (!noisier || outweighs(found, noisier));
  return closer.broken || isNews
    ? { pairs: closer, answer: found }
    : { pairs, answer: noisier };
}

/** What the pairs say, and what is found where they do not say enough. */
function* answerOf(
  context: Context,
  first: PairSearch,
): Generator<Probe, Answer, void> {
  const { line, order } = context;
  let pairs = first;
  let noise: number | undefined;
  let shaken = 0;
  if (
    pairs.outcome === "noise" && !pairs.broken && isEnabled("nine values")
  ) {
    ({ pairs, noise, shaken } = yield* measureNoise(context, pairs));
  }
  // A line whose value is a part of the answer alone is looked at along its coordinates, too.
  const isPart = line.targetError !== undefined;
  let answer = pairs.broken ? undefined : settled(pairs);
  const h = answer && !isPart && isEnabled("sentinel")
    ? sentinelStep(context, pairs)
    : 0;
  if (h > 0) {
    yield askClose(context, h);
    const miss = missClose(context, pairs);
    if (miss !== undefined) {
      ({ pairs, answer } = yield* lookCloser(context, pairs, h, miss));
    }
  }
  if (order === 1 && pairs.overflow) return tooSteep(pairs.overflow);
  if (pairs.broken) return yield* measureBreak(context, pairs);
  // Where f stands still, what hides a higher derivative may be a tread.
  const isHidden = !answer && pairs.drowned && pairs.best && isFlat(pairs);
  const outlook = (answer || isHidden) && !isPart && isEnabled("staircase")
    ? outlookOf(context, pairs)
    : undefined;
  if (outlook) {
    const found = yield* staircaseAround(context, pairs, outlook);
    if (found?.stair) {
      return yield* answerOfStair(context, found.stair, answer?.value ?? 0);
    }
    if (answer && found?.step) answer = doubted(answer, found.step, order);
  }
  if (pairs.confined || (isNarrow(line) && !isPrecise(answer))) {
    const better = yield* confirmed(
      context,
      answer && gradeOf(context, pairs, answer),
    );
    if (better) return better;
  }
  if (answer && isFlat(pairs) && shaken === 0) return answer;
  const scale = answer ? pairs.ladder!.scaleOf(pairs.best!) : NO_SCALE;
  const isFair = answer && answer.error <= FAIR * Math.abs(answer.value);
  if (answer && (isFair || isWithin(context, answer, scale))) {
    return gradeOf(context, pairs, answer);
  }
  // Where nine values are one, what larger steps could not explain is all that is known of the noise.
  const level = noise === 0 && shaken > 0 ? shaken / 2 : noise;
  const known = answer && gradeOf(context, pairs, answer);
  return yield* improved(context, pairs, known, level);
}

/** Runs a search of pairs. */
function* run(
  context: Context,
  pairs: PairSearch,
): Generator<Probe, void, void> {
  const narrator = narratorOf(context, pairs);
  while (asks(context, pairs, narrator)) {
    yield context.probe;
    learn(context, pairs, narrator);
  }
}

/** Asks for f at the next pair; false where there is none. */
function asks(
  context: Context,
  pairs: PairSearch,
  narrator: Narrator | undefined,
): boolean {
  const h = pairs.next();
  if (!(h > 0) || !context.allows(2)) {
    narrator?.stop();
    return false;
  }
  narrator?.begin(h);
  context.pair(h);
  return true;
}

/** Tells the pairs what f is there. */
function learn(
  { line: { origin }, probe: { positions, values } }: Context,
  pairs: PairSearch,
  narrator: Narrator | undefined,
): void {
  pairs.learn(
    positions[0] - origin,
    origin - positions[1],
    values[0],
    values[1],
  );
  narrator?.step(values[0], values[1]);
}

/** The answer of the pairs, if rounding alone limits it. */
function settled(pairs: PairSearch, unrest = 0): Answer | undefined {
  const { best, ladder } = pairs;
  if (!best || !ladder) return;
  if (!best.explained && pairs.outcome !== "content") return;
  pairs.best = ladder.surest(best, unrest);
  const reach = pairs.reach();
  const error = ladder.errorOf(pairs.best, unrest);
  if (isFlat(pairs)) {
    const still = ladder.rungs.find(({ rise, fall }) =>
      rise === 0 && fall === 0
    )!;
    return flat(error, still.h);
  }
  // So close to x rounding explains anything: there has to be an answer, too.
  const size = Math.max(Math.abs(pairs.best.value), pairs.crude());
  if (pairs.deepened && pairs.order === 1 && error > POOR * size) return;
  return {
    value: pairs.best.value,
    error,
    reach,
    verdict: OK,
  };
}

function isFlat({ best }: PairSearch): boolean {
  return best!.rise === 0 && best!.fall === 0;
}

function gradeOf(
  context: Context,
  { best, ladder, greatest, confined }: PairSearch,
  answer: Answer,
): Answer {
  return graded(context, answer, ladder!.scaleOf(best!), {
    limit: confined ? "bounds" : context.allows(2) ? "rounding" : "evaluations",
    size: greatest,
    rounding: best!.nominal,
  });
}

/** A kink's two derivatives to all their digits; a jump as it was seen. */
function* measureBreak(
  context: Context,
  pairs: PairSearch,
): Generator<Probe, Answer, void> {
  const { order, line, center } = context;
  const seen = pairs.broken!;
  const { left, right } = seen;
  const bend = Math.abs(right.value - left.value);
  if (seen.jump || !(Math.max(left.error, right.error) > 1e-10 * bend)) {
    return broken(seen, order, center);
  }
  const below = new SideSearch(1, line, center, -1);
  const above = new SideSearch(1, line, center, 1);
  yield* alongSide(context, below);
  yield* alongSide(context, above);
  const finer = {
    ...seen,
    left: below.through?.explained ? below.through : left,
    right: above.through?.explained ? above.through : right,
  };
  return broken(finer, order, center);
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

/** The derivative of what a staircase follows; its error reaches to that on the tread, where treads are as wide as x allows. */
function* answerOfStair(
  context: Context,
  { tread, rise, drift }: Stair,
  slope: number,
): Generator<Probe, Answer, void> {
  const widest = Math.max(...startsOf(context.line));
  const noise = rise / Math.sqrt(12);
  const { best } = yield* fitPieces(
    context,
    noise,
    Math.max(2.5 * widest, 12 * tread),
    4 * tread,
  );
  const trend = best ?? {
    value: context.order === 1 ? slope + drift : NaN,
    error: context.order === 1 ? 2 * rise / tread : Infinity,
  };
  const { value, error } = trend;
  const isCoarse = tread > 0.02 * widest;
  return {
    value,
    error: isCoarse ? Math.max(error, Math.abs(value - slope)) : error,
    verdict: verdictOf({
      kind: "stair",
      tread,
      rise,
      slope,
      trend: { value, error },
    }),
  };
}

/** What the sides and the fit make of f where pairs alone did not give what was asked for. */
function* improved(
  context: Context,
  pairs: PairSearch,
  answer: Answer | undefined,
  noise: number | undefined,
): Generator<Probe, Answer, void> {
  if (pairs.quiet === 0 && noise) {
    // f stands still at x and not farther off: what it follows is what can be known.
    const fit = yield* fitAround(context, noise);
    if (fit.best) return fitted(context, nothing(pairs), fit, noise, pairs);
  }
  const found = yield* investigate(context, pairs, answer);
  const isGood = found.verdict.kind === "noisy" && pairs.quiet === Infinity &&
    isWithin(context, found, NO_SCALE);
  const looked = isGood ? { ...found, verdict: OK } : found;
  if (
    ["edge", "kink", "jump", "vertical", "nonfinite", "ok"].includes(
      looked.verdict.kind,
    )
  ) {
    return looked;
  }
  if (!isEnabled("piecewise fit")) return looked;
  const level = noise ?? (yield* noiseAt(context));
  if (level === undefined) return looked;
  const fits = yield* fitAround(context, level);
  return fitted(context, looked, fits, level, pairs);
}

/** Fits from the largest window that x and 1 suggest. */
function* fitAround(
  context: Context,
  noise: number,
): Generator<Probe, Fits, void> {
  if (!isEnabled("piecewise fit")) {
    return { best: undefined, left: undefined, right: undefined };
  }
  const rounding = Number.EPSILON * Math.abs(context.center) / 3;
  const widest = Math.max(...startsOf(context.line));
  return yield* fitPieces(
    context,
    Math.max(noise, rounding),
    2.5 * widest,
    64 * context.ulp(),
  );
}

/** The answer that any other is better than. */
function nothing({ smallest }: PairSearch): Answer {
  const verdict = verdictOf({
    kind: "unresolved",
    why: "irregular",
    step: smallest,
  });
  return unknown(verdict);
}

/** The better of an answer and a fit. */
function fitted(
  context: Context,
  answer: Answer,
  { best, left, right }: Fits,
  noise: number,
  { quiet }: PairSearch,
): Answer {
  if (left && right && context.order === 1) {
    const apart = Math.abs(left.value - right.value);
    if (apart > 3 * (left.error + right.error) && !(best!.error < apart / 3)) {
      return kink(left, right);
    }
  }
  if (!best || !(best.error < answer.error)) return answer;
  // What is as large as f's changes is what f does, and no noise upon it.
  if (!(best.error < best.change / best.h ** context.order)) return answer;
  const { value, error } = best;
  const found = { value, error };
  // Noise that is not there at x itself is what f does, and a fit is not its derivative.
  if (quiet === Infinity && isWithin(context, found, NO_SCALE)) {
    return graded(context, found, NO_SCALE, NO_LIMIT);
  }
  const isQuiet = noise <= 30 * Number.EPSILON * Math.abs(context.center);
  if (isQuiet && !(best.error <= POOR * Math.abs(value))) return answer;
  return {
    ...found,
    verdict: isQuiet
      ? verdictOf({
        kind: "imprecise",
        limit: "rounding",
        size: context.center,
        rounding: noise,
      })
      : verdictOf({ kind: "noisy", level: noise }),
  };
}

const NO_LIMIT = { limit: "rounding", size: 0, rounding: 0 } as const;

/** Pairs did not settle it: looks at each side by itself. */
function* investigate(
  context: Context,
  pairs: PairSearch,
  known: Answer | undefined,
): Generator<Probe, Answer, void> {
  const { order, line, center, maxEvaluations } = context;
  const { seenAbove, seenBelow, best } = pairs;
  const isDrowned = pairs.drowned && !(pairs.deepened && order === 1);
  if (!known && isDrowned && best && isRounding(best)) {
    return gradeOf(context, pairs, drowned(pairs));
  }
  if (!context.allows(2)) return known ?? outOfBudget(pairs, maxEvaluations);
  const noise = pairs.outcome === "noise";
  if (noise && order === 1 && !known) return noisy(pairs);
  if (!seenAbove && !seenBelow) return nonfinite("f around x", "undefined");
  const left = new SideSearch(order, line, center, -1);
  const right = new SideSearch(order, line, center, 1);
  for (const side of [left, right]) {
    // Each side by itself.
    if (side.direction > 0 ? seenAbove : seenBelow) {
      yield* alongSide(context, side);
    }
  }
  if (!seenAbove) return edge(left.derivative(), -1);
  if (!seenBelow) return edge(right.derivative(), 1);
  if (noise) return noisy(pairs);
  const found = (known && limits(left, right)) ?? diagnose(pairs, left, right);
  const answer = found.verdict.kind === "ok"
    ? graded(context, found, left.scale(), {
      limit: "rounding",
      size: pairs.greatest,
      rounding: Number.EPSILON * pairs.greatest,
    })
    : found;
  if (known && found.verdict.kind === "ok" && !(answer.error < known.error)) {
    return known;
  }
  // Where f stands still at x, what seems to bend there is the end of a tread.
  if (pairs.quiet === 0 && found.verdict.kind === "kink") return noisy(pairs);
  if (known && pairs.loud) return known;
  // What the sides say of larger steps does not outweigh what the pairs saw at smaller ones.
  const nearest = Math.max(left.through?.h ?? 0, right.through?.h ?? 0);
  const isFar = nearest > pairs.reach();
  if (known && found.verdict.kind === "kink" && isFar) return known;
  if (known && !DECISIVE.includes(found.verdict.kind)) return known;
  return answer.verdict.kind === "unresolved" && !context.allows(1)
    ? outOfBudget(pairs, maxEvaluations)
    : answer;
}

function isPrecise(answer: Answer | undefined): boolean {
  return answer !== undefined &&
    answer.error <= 1e-9 * Math.abs(answer.value);
}
