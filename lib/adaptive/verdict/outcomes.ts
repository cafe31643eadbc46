// Answers without the usual verdict.

import {
  type Answer,
  kink,
  kinkVerdict,
  unknown,
} from "../../core/conclusion.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import type { Break } from "../pairs/broken_line.ts";
import type { PairSearch } from "../pairs/pair_search.ts";

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

/** The best so far, when the evaluations have run out. */
export function outOfBudget(pairs: PairSearch, maxEvaluations: number): Answer {
  const { best, ladder, firstRung } = pairs;
  const verdict = verdictOf({ kind: "budget", maxEvaluations });
  if (best && ladder) {
    return { value: best.value, error: ladder.errorOf(best), verdict };
  }
  if (!firstRung || pairs.order > 2) return unknown(verdict);
  const { odd, even, h, rise, fall } = firstRung;
  return pairs.order === 1
    ? { value: odd, error: Math.abs(rise + fall) / h, verdict }
    : { value: 2 * even / h / h, error: Infinity, verdict };
}

/** f is so large that its own rounding hides how it changes. */
export function drowned(pairs: PairSearch): Answer {
  const { value, nominal } = pairs.best!;
  return {
    value,
    error: pairs.ladder!.errorOf(pairs.best!),
    verdict: verdictOf({
      kind: "imprecise",
      limit: "rounding",
      size: pairs.center,
      rounding: nominal,
    }),
  };
}

/** The measured noise, and the derivative of what lies under it. */
export function noisy(pairs: PairSearch, least = 0): Answer {
  const best = pairs.best!;
  const level = Math.max(best.level, best.sample, least);
  return {
    value: best.value,
    error: pairs.ladder!.errorOf(best),
    verdict: verdictOf({ kind: "noisy", level }),
  };
}

/** Two pieces that meet at x. */
export function broken(
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
