// What is wrong with f at x, told from what the searches saw.

import type { DerivativeOrder } from "../../core/method.ts";
import { OK, verdictOf } from "../../core/verdict/verdicts.ts";
import { graded } from "./grade.ts";
import { jitter } from "../sequence/jitter.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { uses } from "../heuristics.ts";
import type { Limit } from "../side/growth.ts";
import type { Rise, SideReading } from "../side/side_reading.ts";
import type { SideSearch } from "../side/side_search.ts";
import { type Answer, kink, noisy, nonfinite } from "./outcomes.ts";

/** A quotient falls to 0 if so many of its last values on each side are less than this part of the greatest. */
const LAST = 4;
const FALLEN = 1e-6;

/** From the two sides, what kept the pairs from agreeing. */
export function diagnose(
  pairs: CentralSearch,
  left: SideSearch,
  right: SideSearch,
): Answer {
  return smoothSides(left, right, pairs.magnitudeBound()) ??
    unboundedSides(left, right) ?? limitsOfSides(left, right) ??
    steepSides(left, right) ?? boundedQuotient(left, right) ??
    unresolved(pairs);
}

/**
 * Both one-sided derivatives exist: they agree, or there is a kink.
 *
 * @param magnitudeBound The size that the derivative would have if the changes of f at the first steps were all its own.
 */
function smoothSides(
  left: SideSearch,
  right: SideSearch,
  magnitudeBound: number,
): Answer | undefined {
  const [a, b] = [left.withCenter, right.withCenter];
  if (!a?.roundoffLimited || !b?.roundoffLimited) return;
  if (left.isSlow() && right.isSlow()) return;
  const apart = Math.abs(a.value - b.value);
  const known = a.error + b.error;
  if (apart > 4 * known) return kink(a, b);
  const steepest = Math.max(left.steepest, right.steepest);
  if (left.order === 1 && known > 0.01 * steepest) return;
  const { value, error } = a.error < b.error ? a : b;
  // Where rounding hides all, anything agrees with anything; and on a stair of a rounded function nothing changes.
  if (error > Math.max(Math.abs(value), 0.3 * magnitudeBound)) return;
  if (a.value === 0 && b.value === 0 && steepest > 0) return;
  if (isBent(left, right)) return;
  return { value, error: error + apart, verdict: OK };
}

/** Whether a derivative of lower order differs from side to side: of two pieces that meet at x, higher ones may agree. */
function isBent(left: SideSearch, right: SideSearch): boolean {
  for (let order = left.order - 1; order >= 1; order--) {
    const [a, b] = [left, right].map((side) =>
      side.ofOrder(order as DerivativeOrder).withCenter
    );
    if (a && b && Math.abs(a.value - b.value) > 4 * (a.error + b.error)) {
      return true;
    }
  }
  return false;
}

/** The quotients of both sides tend to something, slower than those of a smooth function. */
export function limitsOfSides(
  left: SideSearch,
  right: SideSearch,
): Answer | undefined {
  const [fromLeft, fromRight] = [left.limit(), right.limit()];
  const a = fromLeft ?? smoothSlope(left, fromRight);
  const b = fromRight ?? smoothSlope(right, fromLeft);
  if (!a || !b) return;
  if (Number.isFinite(a.error) && Number.isFinite(b.error)) {
    const apart = Math.abs(a.value - b.value);
    if (apart > 4 * (a.error + b.error)) return kink(a, b);
    const steepest = Math.max(left.steepest, right.steepest);
    const [{ value, error }, other] = a.error < b.error ? [a, b] : [b, a];
    return graded(
      { order: left.order, promise: undefined },
      { value, error: error + Math.min(apart, other.error) },
      { bend: steepest, change: steepest },
      { limit: "scale", size: left.center, rounding: 0 },
    );
  }
  const isSlow = [a, b].some(({ value, error }) =>
    Number.isFinite(value) && error === Infinity
  );
  return isSlow
    ? {
      value: a.value,
      error: Infinity,
      verdict: verdictOf({ kind: "unresolved", why: "slow", step: a.h }),
    }
    : tooSteep({ left: a.value, right: b.value });
}

/** The slope of a side on which f is smooth, where the other side's follows a law; nearer than that, all may be rounding. */
function smoothSlope(
  { withCenter }: SideSearch,
  law: Limit | undefined,
): SideReading | undefined {
  return law && withCenter?.roundoffLimited && withCenter.h >= law.h
    ? withCenter
    : undefined;
}

/** Slopes beyond every number: f is vertical at x, or too steep for doubles. */
export function tooSteep(
  { left, right }: { left: number; right: number },
): Answer {
  return {
    value: left === right ? left : NaN,
    error: Infinity,
    verdict: verdictOf({ kind: "vertical", of: "slope", left, right }),
  };
}

/** f itself grows without bound, on one side or both. */
function unboundedSides(
  left: SideSearch,
  right: SideSearch,
): Answer | undefined {
  return left.power() < -0.03 || right.power() < -0.03
    ? nonfinite("f around x", "unbounded")
    : undefined;
}

/** f leaves its value like a power of the step too low to be differentiated, on one side or both. */
function steepSides(left: SideSearch, right: SideSearch): Answer | undefined {
  const [fromLeft, fromRight] = [left, right].map((side) => side.steepness());
  if (fromLeft === undefined && fromRight === undefined) return;
  const from = fromLeft ?? left.withCenter?.value ?? NaN;
  const to = fromRight ?? right.withCenter?.value ?? NaN;
  if (Number.isNaN(from) || Number.isNaN(to)) return;
  const verdict = verdictOf({
    kind: "vertical",
    of: left.order === 1 ? "slope" : "derivative",
    left: from,
    right: to,
  });
  return { value: from === to ? from : NaN, error: Infinity, verdict };
}

/** The quotient falls to 0 without being smooth: that of x² sin(1/x) at 0. */
function boundedQuotient(
  left: SideSearch,
  right: SideSearch,
): Answer | undefined {
  if (left.order > 1 || !uses(left.line, "bounded quotient")) return;
  const sides = [left, right].map(({ points }) => points);
  if (sides.some(({ length }) => length < LAST)) return;
  const steepest = (points: readonly Rise[]) =>
    Math.max(...points.map(({ h, rise }) => Math.abs(rise) / h));
  const last = steepest(sides.flatMap((points) => points.slice(0, LAST)));
  if (!(last < FALLEN * steepest(sides.flat()))) return;
  const nearest = Math.min(...sides.map(([{ h }]) => h));
  const rounding = Number.EPSILON * Math.abs(left.center) / nearest;
  return { value: 0, error: 10 * last + rounding, verdict: OK };
}

function unresolved(pairs: CentralSearch): Answer {
  const { best, sequence, observed: { smallest } } = pairs;
  const level = best && uses(pairs.line, "jitter")
    ? jitter(pairs.sequences)
    : undefined;
  if (level !== undefined) return noisy(pairs, level);
  return {
    value: best?.value ?? NaN,
    error: best && sequence ? sequence.errorOf(best) : Infinity,
    verdict: verdictOf({
      kind: "unresolved",
      why: "irregular",
      step: smallest,
    }),
  };
}
