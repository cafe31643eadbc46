// Answers without the usual verdict.

import {
  type Answer,
  kink,
  kinkVerdict,
  unknown,
} from "../../core/conclusion.ts";
import type { Measured } from "../../core/verdict/verdict.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import type { Context } from "../context.ts";
import type { Break } from "../pairs/suspected_break.ts";
import type { CentralSearch } from "../pairs/central_search.ts";

export {
  type Answer,
  edge,
  kink,
  nonfinite,
  unknown,
} from "../../core/conclusion.ts";

/** Every value was the same. */
export function flat(error: number, reach: number): Answer {
  return { value: 0, error, verdict: verdictOf({ kind: "flat", reach }) };
}

/**
 * The best so far, when the evaluations have run out. Its error is unknown, unless what was seen will do: what was not looked at
 * may be anything, and rows of few pairs agree by chance.
 */
export function outOfBudget(
  { maxEvaluations, isBrief }: Context,
  { value, error }: Measured,
): Answer {
  const verdict = verdictOf({ kind: "budget", maxEvaluations });
  return { value, error: isBrief ? error : Infinity, verdict };
}

/** f is so large that its own rounding hides how it changes. */
export function lostToRoundoff(pairs: CentralSearch): Answer {
  const { value, roundoffFloor } = pairs.best!;
  return {
    value,
    error: pairs.sequence!.errorOf(pairs.best!),
    verdict: verdictOf({
      kind: "imprecise",
      limit: "rounding",
      size: pairs.center,
      rounding: roundoffFloor,
    }),
  };
}

/** The measured noise, and the derivative of what lies under it. */
export function noisy(pairs: CentralSearch, least = 0): Answer {
  const best = pairs.best!;
  const level = Math.max(best.noiseLevel, best.noiseSample, least);
  return {
    value: best.value,
    error: pairs.sequence!.errorOf(best),
    verdict: verdictOf({ kind: "noisy", level }),
  };
}

/** Two pieces that meet at x. */
export function breakAnswer(
  { left, right, kind }: Break,
  order: number,
  center: number,
): Answer {
  if (kind === "jump") {
    // The pieces are known from the steps that showed the break alone: the next would differ by as much again.
    return unknown(verdictOf({
      kind: "jump",
      center,
      left: { value: center + left.gap, error: 2 * left.gapError },
      right: { value: center + right.gap, error: 2 * right.gapError },
    }));
  }
  // Of the second derivative and beyond, two slopes say only that there is none.
  return order === 1
    ? kink(left, right)
    : unknown(kinkVerdict(left, right, "slope"));
}
