// Answers without the usual verdict, each with its sentence.

import type { Estimate, Measured, Verdict } from "../core/estimate.ts";
import type { Break } from "./broken_line.ts";
import type { PairSearch } from "./pair_search.ts";

/** An answer without its count of evaluations. */
export type Answer = Omit<Estimate, "evaluations">;

/** Nothing to say but why. */
export function unknown(verdict: Verdict): Answer {
  return { value: NaN, error: Infinity, verdict };
}

/** x or f(x) is not a number one can differentiate at. */
export function nonfinite(
  what: "x" | "f(x)" | "f around x",
  shown: string,
): Answer {
  return unknown({
    kind: "nonfinite",
    what,
    sentence: what === "f around x"
      ? `f is ${shown} on both sides of x, however close`
      : `${what} is ${shown}`,
  });
}

/** Every value was the same. */
export function flat(error: number, reach: number): Answer {
  return {
    value: 0,
    error,
    verdict: {
      kind: "flat",
      reach,
      sentence: `f does not change within ${figure(reach)} of x`,
    },
  };
}

/** The best so far, when the evaluations have run out. */
export function outOfBudget(pairs: PairSearch, maxEvaluations: number): Answer {
  const { best, ladder, firstRung } = pairs;
  const verdict: Verdict = {
    kind: "budget",
    maxEvaluations,
    sentence: `${maxEvaluations} evaluations did not settle it: allow more`,
  };
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
    verdict: {
      kind: "noisy",
      level: nominal,
      sentence: `f is about ${figure(pairs.center)}: ` +
        `the rounding of its values, ${figure(nominal)}, hides how it changes`,
    },
  };
}

/** The measured noise, and the derivative of what lies under it. */
export function noisy(pairs: PairSearch, least = 0): Answer {
  const best = pairs.best!;
  const level = Math.max(best.level, best.sample, least);
  return {
    value: best.value,
    error: pairs.ladder!.errorOf(best),
    verdict: {
      kind: "noisy",
      level,
      sentence: `f carries noise of about ${figure(level)}, ` +
        `far above the rounding of its values: smaller steps only amplify it`,
    },
  };
}

/** f is defined on one side alone: the derivative from there. */
export function edge(
  derivative: Measured,
  direction: 1 | -1,
  why = "is undefined",
): Answer {
  const side = direction > 0 ? "left" : "right";
  return {
    ...derivative,
    verdict: {
      kind: "edge",
      side,
      derivative,
      sentence: `f ${why} to the ${side} of x; ` +
        `from the other side its derivative is ${told(derivative)}`,
    },
  };
}

/** Two pieces that meet at x. */
export function broken(
  { left, right, jump }: Break,
  order: number,
  center: number,
): Answer {
  if (jump) {
    // The pieces are known from the steps that showed the break alone: the next would differ by as much again.
    const from = { value: center + left.gap, error: 2 * left.gapError };
    const to = { value: center + right.gap, error: 2 * right.gapError };
    return unknown({
      kind: "jump",
      left: from,
      right: to,
      sentence: `f is ${figure(center)} at x, but tends to ${told(from)} ` +
        `from the left and to ${told(to)} from the right`,
    });
  }
  // Of the second derivative and beyond, two slopes say only that there is none.
  return order === 1
    ? kink(left, right)
    : unknown(kinkVerdict(left, right, "slope"));
}

/** The derivatives from the two sides differ: the value lies halfway, and the error reaches to both. */
export function kink(a: Measured, b: Measured): Answer {
  return {
    value: (a.value + b.value) / 2,
    error: Math.abs(a.value - b.value) / 2 + Math.max(a.error, b.error),
    verdict: kinkVerdict(a, b, "derivative"),
  };
}

function kinkVerdict(a: Measured, b: Measured, what: string): Verdict {
  const [left, right] = [measured(a), measured(b)];
  return {
    kind: "kink",
    left,
    right,
    sentence: `the ${what} from the left is ${told(left)}, ` +
      `from the right ${told(right)}`,
  };
}

/** A reading without what else is known of it. */
function measured({ value, error }: Measured): Measured {
  return { value, error };
}

function told({ value, error }: Measured): string {
  return Number.isFinite(value) && Number.isFinite(error)
    ? `${figure(value)} ± ${Number(error.toPrecision(2))}`
    : figure(value);
}

/** A number for a sentence: six digits. */
export function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
