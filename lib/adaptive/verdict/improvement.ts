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
import { searchSide } from "../side/bounded.ts";
import type { Context } from "../context.ts";
import { diagnose, limitsOfSides } from "./diagnosis.ts";
import { graded, isWithin, NO_SCALE } from "./grade.ts";
import { noiseAt, SPACING } from "../fit/noise_level.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { doubtOfTread } from "../stair/tread.ts";
import { fitPieces, type Fits } from "../fit/piecewise_fit.ts";
import { isRounding } from "../sequence/table_row.ts";
import { startsOf } from "../scale.ts";
import {
  gradeOf,
  isFlat,
  limitOfPairs,
  steepPairs,
} from "../pairs/converged.ts";
import { derivativeOfPowerLaw } from "../pairs/power_law.ts";
import type { SideSearch } from "../side/side_search.ts";
import { uses } from "../heuristics.ts";

/** What the two sides may say that outweighs a poor answer of the pairs. */
const DECISIVE: readonly string[] = ["ok", "imprecise", "kink", "vertical"];

/** What no fit can add to. */
const FINAL: readonly string[] = [
  "edge",
  "kink",
  "jump",
  "vertical",
  "nonfinite",
  "ok",
];

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
  const { measuredNoise, observed: { smallest, steepest } } = pairs;
  if (measuredNoise === 0 && noise && (!answer || isFlat(pairs))) {
    // f stands still at x and not farther off: what it follows is what can be known.
    const step = smallest;
    const none = verdictOf({ kind: "unresolved", why: "irregular", step });
    const fit = yield* fitAround(context, noise);
    if (fit.best) return fitted(context, unknown(none), fit, noise);
  }
  // Noise that was not measured at x is what f does.
  const unlessNoise = (found: Answer) =>
    measuredNoise === Infinity &&
      ["noisy", "imprecise"].includes(found.verdict.kind) &&
      isWithin(context, found, NO_SCALE)
      ? { ...found, verdict: OK }
      : found;
  const found = unlessNoise(yield* investigate(context, pairs, answer));
  if (FINAL.includes(found.verdict.kind) || isOfLaw(found)) return found;
  if (!uses(context.line, "piecewise fit")) return found;
  const level = noise ?? (yield* noiseAt(context, steepest));
  if (level === undefined) return found;
  const fits = yield* fitAround(context, level);
  return unlessNoise(fitted(context, found, fits, level));
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
  const widest = Math.max(...startsOf(context.line));
  return yield* fitPieces(
    context,
    noise,
    2.5 * widest,
    FAR * SPACING * context.ulp(),
  );
}

/** The better of an answer and a fit. */
function fitted(
  context: Context,
  answer: Answer,
  { best }: Fits,
  noise: number,
): Answer {
  if (!best || !(best.error < answer.error)) return answer;
  // A fit over a window tells nothing of what smaller steps have found.
  const isFound = ["ok", "imprecise"].includes(answer.verdict.kind);
  const apart = Math.abs(best.value - answer.value);
  if (isFound && apart > best.error + answer.error) return answer;
  // What is as large as f's changes is what f does, and no noise upon it.
  if (!(best.error < best.change / best.h ** context.order)) return answer;
  const { value, error } = best;
  const size = context.center;
  const verdict = noise <= 30 * Number.EPSILON * Math.abs(size)
    ? verdictOf({ kind: "imprecise", limit: "rounding", size, rounding: noise })
    : verdictOf({ kind: "noisy", level: noise });
  return { value, error, verdict };
}

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
  const doubt = yield* doubtOfTread(context, side);
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
  const { order } = context;
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
  const isNoise = pairs.outcome === "noise";
  // Quotients that follow a law are none of noise, where rounding ends it; the sides have no law of a higher derivative to tell.
  const isLaw = isNoise && order === 1 &&
    limitOfPairs(pairs, 0) !== undefined;
  const isHidden = order === 1 ? !known && !isLaw : above && below;
  if (isNoise && isHidden) return noisy(pairs);
  if (!above && !below) return nonfinite("f around x", "undefined");
  const steep = known ? undefined : steepPairs(pairs);
  if (steep) return steep;
  const left = below ? yield* searchSide(context, -1) : undefined;
  const right = above ? yield* searchSide(context, 1) : undefined;
  if (!left || !right) return yield* edgeOf(context, (left ?? right)!);
  const found = (isLaw ? limitsOfSides(left, right) : undefined) ??
    diagnose(pairs, left, right);
  const { greatest } = pairs.observed;
  const answer = found.verdict.kind === "ok"
    ? graded(context, found, left.scale(), {
      limit: "rounding",
      size: greatest,
      rounding: Number.EPSILON * greatest,
    })
    : found;
  if (powerLaw && powerLaw.error < answer.error) return powerLaw;
  if (known && !outweighs(found, known, pairs, [left, right])) return known;
  return answer.verdict.kind === "unresolved" && !context.allows(1)
    ? outOfBudget(context, pairs.bestSoFar())
    : answer;
}

/** Whether what the sides say outweighs what is known from the pairs. */
function outweighs(
  { verdict: { kind }, error }: Answer,
  known: Answer,
  pairs: CentralSearch,
  sides: readonly SideSearch[],
): boolean {
  if (pairs.exceedsRoundoff || !DECISIVE.includes(kind)) return false;
  // What the sides say of larger steps does not outweigh what the pairs saw at smaller ones.
  if (kind === "kink") {
    const nearest = Math.max(...sides.map((side) => side.withCenter?.h ?? 0));
    return nearest <= pairs.reach();
  }
  return kind !== "ok" || error < known.error;
}
