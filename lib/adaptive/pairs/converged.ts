// The answer of pairs that rounding alone limits.

import type { Measured } from "../../core/verdict/verdict.ts";
import { OK } from "../../core/verdict/verdicts.ts";
import { type Answer, edge, flat } from "../verdict/outcomes.ts";
import { tooSteep } from "../verdict/diagnosis.ts";
import { uses } from "../heuristics.ts";
import type { Context } from "../context.ts";
import { noiseAmplifications } from "../sequence/noise_amplification.ts";
import { isStill } from "../sequence/pair.ts";
import { graded, type Scale } from "../verdict/grade.ts";
import { type Limit, limitOfQuotients } from "../side/growth.ts";
import type { CentralSearch } from "./central_search.ts";
import { observedPairs } from "./observed_pairs.ts";

/** An error that is so large a part of the value says little more than that f was rounded. */
const POOR = 0.01;

/** From this exponent down, what quotients follow is a step of f beside x. */
const STEP = -0.97;

/**
 * The answer of the pairs, if rounding alone limits it.
 *
 * @param noiseSample A sample of the noise, where one is known.
 */
export function converged(
  pairs: CentralSearch,
  noiseSample = 0,
): Answer | undefined {
  const { best, sequence } = pairs;
  if (!best || !sequence) return;
  if (!best.roundoffLimited && pairs.outcome !== "tolerance") return;
  pairs.best = sequence.surest(best, noiseSample);
  const reach = pairs.reach();
  const error = sequence.errorOf(pairs.best, noiseSample);
  if (isFlat(pairs)) {
    if (growsBeyond(pairs)) return;
    const still = sequence.rows.find(isStill)!;
    // On a wide plateau something may rise that is below f's rounding, and changes over the scale of the first step.
    const { h, roundoffFloor } = pairs.firstRow!;
    return flat(Math.max(error, roundoffFloor / h ** pairs.order), still.h);
  }
  // So close to x rounding explains anything: there has to be an answer, too.
  const size = Math.max(Math.abs(pairs.best.value), pairs.magnitudeBound());
  if (pairs.order === 1) {
    if (pairs.refined && error > POOR * size) return;
    const limit = limitOfPairs(pairs, reach);
    if (limit && !(Math.abs(limit.value - pairs.best.value) <= error)) return;
  }
  const { value, remainder, h, column } = pairs.best;
  const level = pairs.order === 1
    ? (error - remainder) * h / noiseAmplifications(1).independent[column]
    : undefined;
  return { value, error, reach, level, verdict: OK };
}

/** What the quotients tend to by a law that they follow at larger steps than `reach`: the answer's, where there is one. */
export function limitOfPairs(
  pairs: CentralSearch,
  reach: number,
): Limit | undefined {
  const points = observedPairs(pairs, 0.99 * reach)
    .filter(({ odd }) => Number.isFinite(odd))
    .sort((a, b) => a.h - b.h)
    .map(({ h, odd }) => ({ h, rise: odd * h }));
  const rounding = Number.EPSILON * pairs.observed.greatest;
  const limit = limitOfQuotients(points, 1, rounding);
  return limit && limit.exponent > STEP ? limit : undefined;
}

/** Whether the slope at larger steps has no bound that could be told, so that it is rounding that has f stand still. */
function growsBeyond(pairs: CentralSearch): boolean {
  return steepnessOf(pairs, 1) !== undefined ||
    steepnessOf(pairs, -1) !== undefined;
}

/** The slopes without bound that pairs show on each side where f is defined: then no side needs points of its own. */
export function steepPairs(pairs: CentralSearch): Answer | undefined {
  const { above, below } = pairs.observed;
  const left = below ? steepnessOf(pairs, -1) : undefined;
  const right = above ? steepnessOf(pairs, 1) : undefined;
  if (!below) return right && edge(right, 1);
  if (!above) return left && edge(left, -1);
  return left && right &&
    tooSteep({ left: left.value, right: right.value });
}

/** The infinity that the quotients of one side tend to, if they do. */
function steepnessOf(
  pairs: CentralSearch,
  direction: 1 | -1,
): Measured | undefined {
  if (pairs.order > 1 || !uses(pairs.line, "growth")) return;
  const points = observedPairs(pairs)
    .map(({ h, rise, fall }) => ({ h, rise: direction > 0 ? rise : fall }))
    .filter(({ rise }) => Number.isFinite(rise))
    .sort((a, b) => a.h - b.h);
  const size = Math.abs(pairs.center) + Math.abs(points[0]?.rise ?? 0);
  const limit = limitOfQuotients(points, direction, Number.EPSILON * size / 2);
  if (!limit || !(limit.exponent > STEP)) return;
  const { value } = limit;
  return Math.abs(value) === Infinity ? { value, error: Infinity } : undefined;
}

/** Whether f stands still at the steps of the answer. */
export function isFlat({ best }: CentralSearch): boolean {
  return isStill(best!);
}

/** The answer of pairs with the word that its error earns. */
export function gradeOf(
  context: Context,
  pairs: CentralSearch,
  answer: Answer,
): Answer {
  const { best, confined, observed: { greatest } } = pairs;
  return graded(context, answer, scaleOf(pairs), {
    limit: confined ? "bounds" : context.allows(2) ? "rounding" : "evaluations",
    size: greatest,
    rounding: best!.roundoffFloor,
  });
}

/**
 * What an error is measured by where the derivative is about 0: beside a kink, steps far below the first would have any bend, so
 * that of the first steps is the most.
 */
export function scaleOf(pairs: CentralSearch): Scale {
  const { bend, change } = pairs.sequence!.scaleOf(pairs.best!);
  const most = pairs.magnitudeBound();
  return { bend: Math.min(bend, most), change: Math.min(change, most) };
}
