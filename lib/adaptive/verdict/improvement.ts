// Where pairs alone did not give what was asked for: each side by itself, then a fit that knows the noise.

import type { Probe } from "../../core/line.ts";
import { OK, verdictOf } from "../../core/verdict/verdicts.ts";
import {
  type Answer,
  edge,
  lostToRoundoff,
  noisy,
  nonfinite,
  outOfBudget,
  unknown,
} from "./outcomes.ts";
import { alongSide } from "../side/bounded.ts";
import type { Context } from "../context.ts";
import { diagnose, limits } from "./diagnosis.ts";
import { graded, isWithin, NO_SCALE } from "./grade.ts";
import { noiseAt, SPACING } from "../fit/noise_level.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { doubtOfTread } from "../stair/still.ts";
import { fitPieces, type Fits } from "../fit/piecewise_fit.ts";
import { isRounding } from "../sequence/table_row.ts";
import { startsOf } from "../scale.ts";
import { gradeOf, isFlat, limitOfPairs, steepPairs } from "../pairs/settled.ts";
import { derivativeOfPowerLaw } from "../pairs/power_law.ts";
import { SideSearch } from "../side/side_search.ts";
import { uses } from "../heuristics.ts";

/** What the two sides may say that outweighs a poor answer of the pairs. */
const DECISIVE: readonly string[] = ["ok", "imprecise", "kink", "vertical"];

/**
 * The shortest window, in spacings of the values that told the noise: noise is the same on any scale, while what a power of x
 * leaves of nine values, and of a polynomial over a window not much longer, shrinks with it.
 */
const FAR = 64;

/** What the sides and the fit make of f where pairs alone did not give what was asked for. */
export function* improved(
  context: Context,
  pairs: CentralSearch,
  answer: Answer | undefined,
  noise: number | undefined,
): Generator<Probe, Answer, void> {
  if (pairs.measuredNoise === 0 && noise && (!answer || isFlat(pairs))) {
    // f stands still at x and not farther off: what it follows is what can be known.
    const fit = yield* fitAround(context, noise);
    if (fit.best) return fitted(context, nothing(pairs), fit, noise, pairs);
  }
  const found = yield* investigate(context, pairs, answer);
  const isGood = found.verdict.kind === "noisy" &&
    pairs.measuredNoise === Infinity &&
    isWithin(context, found, NO_SCALE);
  const looked = isGood ? { ...found, verdict: OK } : found;
  if (
    ["edge", "kink", "jump", "vertical", "nonfinite", "ok"].includes(
      looked.verdict.kind,
    )
  ) {
    return looked;
  }
  if (isOfLaw(looked) || !uses(context.line, "piecewise fit")) return looked;
  const level = noise ?? (yield* noiseAt(context, pairs.observed.steepest));
  if (level === undefined) return looked;
  const fits = yield* fitAround(context, level);
  return fitted(context, looked, fits, level, pairs);
}

/** Whether an answer comes from a law that quotients follow, of which a polynomial knows nothing. */
function isOfLaw({ verdict }: Answer): boolean {
  return (verdict.kind === "imprecise" && verdict.limit === "scale") ||
    (verdict.kind === "unresolved" && verdict.why === "slow");
}

/** Fits from the largest window that x and 1 suggest. */
function* fitAround(
  context: Context,
  noise: number,
): Generator<Probe, Fits, void> {
  const rounding = Number.EPSILON * Math.abs(context.center) / 3;
  const widest = Math.max(...startsOf(context.line));
  return yield* fitPieces(
    context,
    Math.max(noise, rounding),
    2.5 * widest,
    FAR * SPACING * context.ulp(),
  );
}

/** The answer that any other is better than. */
function nothing({ observed: { smallest } }: CentralSearch): Answer {
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
  { best }: Fits,
  noise: number,
  { measuredNoise }: CentralSearch,
): Answer {
  if (!best || !(best.error < answer.error)) return answer;
  // A fit over a window tells nothing of what smaller steps have found.
  const isFound = ["ok", "imprecise"].includes(answer.verdict.kind);
  const apart = Math.abs(best.value - answer.value);
  if (isFound && apart > best.error + answer.error) return answer;
  // What is as large as f's changes is what f does, and no noise upon it.
  if (!(best.error < best.change / best.h ** context.order)) return answer;
  const { value, error } = best;
  const found = { value, error };
  // Noise that is not there at x itself is what f does, and a fit is not its derivative.
  if (measuredNoise === Infinity && isWithin(context, found, NO_SCALE)) {
    return graded(context, found, NO_SCALE, NO_LIMIT);
  }
  const isQuiet = noise <= 30 * Number.EPSILON * Math.abs(context.center);
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

/** The derivative beside a power of |x| that pairs show, where it is known well enough. */
function powerLawOf(
  context: Context,
  pairs: CentralSearch,
  known: Answer | undefined,
): Answer | undefined {
  if (context.order > 1 || !uses(context.line, "fractional power")) return;
  const found = derivativeOfPowerLaw(pairs);
  if (!found || !(found.error < (known?.error ?? Infinity))) return;
  const { value, error, size } = found;
  return graded(context, { value, error }, { bend: size, change: size }, {
    limit: "scale",
    size: context.center,
    rounding: 0,
  });
}

/** The derivative from the one side on which f is defined. */
function* edgeOf(
  context: Context,
  side: SideSearch,
): Generator<Probe, Answer, void> {
  const { value, error } = side.derivative();
  const doubt = yield* doubtOfTread(context, side.direction);
  const derivative = { value, error: error + doubt };
  return side.next() > 0
    ? outOfBudget(context, derivative)
    : edge(derivative, side.direction);
}

/** Pairs did not settle it: looks at each side by itself. */
function* investigate(
  context: Context,
  pairs: CentralSearch,
  known: Answer | undefined,
): Generator<Probe, Answer, void> {
  const { order, line, center } = context;
  const { best, observed: { above, below } } = pairs;
  const isLostToRoundoff = pairs.lostToRoundoff &&
    !(pairs.refined && order === 1);
  if (!known && isLostToRoundoff && best && isRounding(best)) {
    return gradeOf(context, pairs, lostToRoundoff(pairs));
  }
  if (!context.allows(2)) {
    return known ?? outOfBudget(context, pairs.bestSoFar());
  }
  const powerLaw = powerLawOf(context, pairs, known);
  if (powerLaw?.verdict === OK) return powerLaw;
  const noise = pairs.outcome === "noise";
  // Quotients that follow a law are none of noise, where rounding ends it.
  const isLaw = noise && order === 1 && limitOfPairs(pairs, 0) !== undefined;
  if (noise && order === 1 && !known && !isLaw) return noisy(pairs);
  // The sides have no law of a higher derivative to tell.
  if (noise && order > 1 && above && below) return noisy(pairs);
  if (!above && !below) return nonfinite("f around x", "undefined");
  const steep = known ? undefined : steepPairs(pairs);
  if (steep) return steep;
  const left = new SideSearch(order, line, center, -1);
  const right = new SideSearch(order, line, center, 1);
  for (const side of [left, right]) {
    // Each side by itself.
    if (side.direction > 0 ? above : below) {
      yield* alongSide(context, side);
    }
  }
  if (!above) return yield* edgeOf(context, left);
  if (!below) return yield* edgeOf(context, right);
  const law = known || isLaw ? limits(left, right) : undefined;
  if (noise && !law) return noisy(pairs);
  const found = law ?? diagnose(pairs, left, right);
  const answer = found.verdict.kind === "ok"
    ? graded(context, found, left.scale(), {
      limit: "rounding",
      size: pairs.observed.greatest,
      rounding: Number.EPSILON * pairs.observed.greatest,
    })
    : found;
  if (powerLaw && powerLaw.error < answer.error) return powerLaw;
  if (known && found.verdict.kind === "ok" && !(answer.error < known.error)) {
    return known;
  }
  if (known && pairs.exceedsRoundoff) return known;
  // What the sides say of larger steps does not outweigh what the pairs saw at smaller ones.
  const nearest = Math.max(left.withCenter?.h ?? 0, right.withCenter?.h ?? 0);
  const isFar = nearest > pairs.reach();
  if (known && found.verdict.kind === "kink" && isFar) return known;
  if (known && !DECISIVE.includes(found.verdict.kind)) return known;
  return answer.verdict.kind === "unresolved" && !context.allows(1)
    ? outOfBudget(context, pairs.bestSoFar())
    : answer;
}
