// What is wrong with f at x, told from what the searches saw.

import { type Estimate, type Measured, OK, type Verdict } from "../estimate.ts";
import type { Break } from "./broken_line.ts";
import { jitter } from "./ladders.ts";
import type { PairSearch } from "./pair_search.ts";
import type { SideReading, SideSearch } from "./side_search.ts";

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
export function edge(side: SideSearch, why: string): Answer {
  const derivative = derivativeFrom(side);
  const undefinedSide = side.direction > 0 ? "left" : "right";
  return {
    ...derivative,
    verdict: {
      kind: "edge",
      side: undefinedSide,
      derivative,
      sentence: `f ${why} to the ${undefinedSide} of x; ` +
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
  return kink(left, right, order === 1 ? "derivative" : "slope", order);
}

/** The derivatives from the two sides differ: the value lies halfway, and the error reaches to both. */
function kink(
  a: SideReading,
  b: SideReading,
  what: string,
  order: number,
): Answer {
  const [left, right] = [measured(a), measured(b)];
  const verdict: Verdict = {
    kind: "kink",
    left,
    right,
    sentence: `the ${what} from the left is ${told(left)}, ` +
      `from the right ${told(right)}`,
  };
  if (what === "slope" && order > 1) return unknown(verdict);
  return {
    value: (a.value + b.value) / 2,
    error: Math.abs(a.value - b.value) / 2 + Math.max(a.error, b.error),
    verdict,
  };
}

/** From the two sides, what kept the pairs from agreeing. */
export function diagnose(
  pairs: PairSearch,
  left: SideSearch,
  right: SideSearch,
): Answer {
  return smoothSides(left, right, pairs.crude()) ?? steepSides(left, right) ??
    squeezed(left, right) ?? unresolved(pairs);
}

/**
 * Both one-sided derivatives exist: they agree, or there is a kink.
 *
 * @param crude The size that the derivative would have if the changes of f at the first steps were all its own.
 */
export function smoothSides(
  left: SideSearch,
  right: SideSearch,
  crude: number,
): Answer | undefined {
  const [a, b] = [left.through, right.through];
  if (!a?.explained || !b?.explained) return;
  const apart = Math.abs(a.value - b.value);
  const known = a.error + b.error;
  if (apart > 4 * known) return kink(a, b, "derivative", left.order);
  const steepest = Math.max(left.steepest, right.steepest);
  if (left.order === 1 && known > 0.01 * steepest) return;
  const { value, error } = a.error < b.error ? a : b;
  // Where rounding hides all, anything agrees with anything; and on a stair of a rounded function nothing changes.
  if (error > Math.max(Math.abs(value), 0.3 * crude)) return;
  if (left.order > 1 && a.value === 0 && b.value === 0) return;
  return { value, error: error + apart, verdict: OK };
}

/** f leaves its value like a power of the step too low to be differentiated, on one side or both. */
function steepSides(left: SideSearch, right: SideSearch): Answer | undefined {
  if (left.power() < -0.03 || right.power() < -0.03) {
    return nonfinite("f around x", "unbounded");
  }
  const [fromLeft, fromRight] = [steepness(left), steepness(right)];
  if (fromLeft === undefined && fromRight === undefined) return;
  const from = fromLeft ?? left.through?.value ?? NaN;
  const to = fromRight ?? right.through?.value ?? NaN;
  if (Number.isNaN(from) || Number.isNaN(to)) return;
  const verdict: Verdict = {
    kind: "vertical",
    left: from,
    right: to,
    sentence: from === to
      ? `the ${left.order === 1 ? "slope" : "derivative"} ` +
        `grows without bound on both sides`
      : `the ${left.order === 1 ? "slope" : "derivative"} tends ` +
        `to ${figure(from)} from the left and to ${figure(to)} from the right`,
  };
  return { value: from === to ? from : NaN, error: Infinity, verdict };
}

/** The infinity that the derivative tends to where f goes like a broken power of the step; nothing where it does not. */
function steepness(side: SideSearch): number | undefined {
  const { order, direction, points } = side;
  const power = side.power();
  if (!(power < order - 0.03 && Math.abs(power - Math.round(power)) > 0.03)) {
    return;
  }
  let sign = Math.sign(points[0].rise) * direction ** order;
  for (let k = 0; k < order; k++) sign *= Math.sign(power - k);
  return sign * Infinity;
}

/** The quotient falls towards one number without being smooth: x² sin(1/x) at 0. */
function squeezed(left: SideSearch, right: SideSearch): Answer | undefined {
  if (left.order > 1) return;
  const quotients = [left, right].flatMap(({ points, direction }) =>
    points.map(({ h, rise }) => direction * rise / h)
  );
  const last = [left, right].flatMap(({ points, direction }) =>
    points.slice(0, 4).map(({ h, rise }) => direction * rise / h)
  );
  const most = Math.max(...quotients.map(Math.abs));
  const spread = Math.max(...last) - Math.min(...last);
  if (!(spread < 1e-6 * most)) return;
  const value = last.reduce((sum, quotient) => sum + quotient) / last.length;
  return { value, error: 10 * spread, verdict: OK };
}

function unresolved(pairs: PairSearch): Answer {
  const { best, ladder, smallest } = pairs;
  const level = best && jitter(pairs.ladders);
  if (level !== undefined) return noisy(pairs, level);
  return {
    value: best?.value ?? NaN,
    error: best && ladder
      ? Math.max(ladder.errorOf(best), Math.abs(best.value))
      : Infinity,
    verdict: {
      kind: "unresolved",
      step: smallest,
      sentence: `f changes irregularly at every step down to ${
        figure(smallest)
      }`,
    },
  };
}

/** The derivative from one side, where f is undefined on the other. */
function derivativeFrom(side: SideSearch): Measured {
  const { through } = side;
  const steep = through?.explained ? undefined : steepness(side);
  if (steep !== undefined) return { value: steep, error: Infinity };
  return through ? measured(through) : { value: NaN, error: Infinity };
}

function measured({ value, error }: SideReading): Measured {
  return { value, error };
}

function told({ value, error }: Measured): string {
  return Number.isFinite(value) && Number.isFinite(error)
    ? `${figure(value)} ± ${Number(error.toPrecision(2))}`
    : figure(value);
}

/** A number for a sentence: six digits. */
function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** The answer of a one-sided stencil where the other side is undefined. */
export function edgeAt(
  value: number,
  error: number,
  direction: 1 | -1,
): Answer {
  const side = direction > 0 ? "left" : "right";
  const derivative = { value, error };
  return {
    ...derivative,
    verdict: {
      kind: "edge",
      side,
      derivative,
      sentence: `f is undefined to the ${side} of x; ` +
        `from the other side its derivative is ${told(derivative)}`,
    },
  };
}

/** Two slopes that differ. */
export function kinkOf(left: Measured, right: Measured): Answer {
  const reading = { h: 0, gap: 0, gapError: 0, explained: true };
  return kink(
    { ...left, ...reading },
    { ...right, ...reading },
    "derivative",
    1,
  );
}
