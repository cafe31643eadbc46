// Richardson extrapolation of central differences over a ladder of steps, the scale of the steps searched for, the rounding
// measured: see ladder.ts for the polynomials, pair_search.ts for the search, verdict.ts for what is said when it fails.

import { type Estimate, OK } from "../estimate.ts";
import { type Line, newProbe, type Probe } from "../line.ts";
import type { DerivativeOrder } from "./derivative_order.ts";
import type { Method } from "./method.ts";
import { PairSearch } from "./pair_search.ts";
import { isRounding } from "./rung.ts";
import { roomOf, startsOf } from "./scale.ts";
import { SideSearch } from "./side_search.ts";
import {
  type Answer,
  broken,
  diagnose,
  drowned,
  edge,
  flat,
  noisy,
  nonfinite,
  outOfBudget,
  smoothSides,
  unknown,
} from "./verdict.ts";

/** What `adaptive` takes. */
export interface AdaptiveOptions {
  /** The most evaluations of f along one line: 200 unless given. Smooth functions take 9 to 17. */
  readonly maxEvaluations?: number;
  /**
   * The relative error to be content with: 1e-11 unless given. Where rounding forbids it, the answer comes with the error
   * it has; a larger tolerance saves evaluations.
   */
  readonly tolerance?: number;
}

/** A method that finds its own steps, and says how far to believe the answer. */
export interface AdaptiveMethod extends Method {
  /** Tells methods apart. */
  readonly kind: "adaptive";
  /** The most evaluations of f along one line. */
  readonly maxEvaluations: number;
  /** The relative error to be content with. */
  readonly tolerance: number;
}

/** A tolerance above this is a wish to save evaluations. */
const HASTY = 1e-10;

/** What each further order of the derivative costs in relative accuracy, at the best steps: two digits. */
const LOSS = 100;

const DEFAULTS = { maxEvaluations: 200, tolerance: 1e-11 };

/**
 * The method that finds its own steps: the default everywhere.
 *
 * It looks at f at x and at pairs of points around x on a ladder of steps in a ratio of about 2.6, extrapolates, measures the
 * rounding of f on the way, and searches for the scale of f if the first steps miss it. Smooth functions cost 9 to 17
 * evaluations along each line for about 14 digits. The error it gives covers the distance to the derivative, and the verdict
 * says what is wrong where there is none: a kink, a jump, an edge of f's domain, noise.
 *
 * f may return NaN or an infinity, or throw, at points beside x: f is undefined there. What f throws at x itself is thrown,
 * and so is a TypeError, ReferenceError or SyntaxError anywhere: those are mistakes in the program, not edges of a domain.
 *
 * @throws {RangeError} If `maxEvaluations` is not a positive integer or `tolerance` is negative.
 * @see Ridders (1982), Adv. Eng. Software 4, 75-76; Moré and Wild (2011), SIAM J. Sci. Comput. 33, 1292-1314, on noise.
 *
 * @example
 * ```ts
 * import { adaptive, estimateDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const method = adaptive({ maxEvaluations: 60 });
 * const { value, error, verdict } = estimateDerivative(Math.exp, 1, { method });
 * assert.ok(Math.abs(value - Math.E) <= error && error < 1e-11);
 * assert.equal(verdict.kind, "ok");
 * ```
 */
export function adaptive(options: AdaptiveOptions = {}): AdaptiveMethod {
  const { maxEvaluations, tolerance } = { ...DEFAULTS, ...options };
  if (!Number.isInteger(maxEvaluations) || maxEvaluations < 1) {
    throw new RangeError(
      `Cannot make adaptive() with maxEvaluations ${maxEvaluations}: it is a positive integer`,
    );
  }
  if (!(tolerance >= 0)) {
    throw new RangeError(
      `Cannot make adaptive() with tolerance ${tolerance}: it is a number from 0 up`,
    );
  }
  return {
    kind: "adaptive",
    name: "adaptive",
    maxEvaluations,
    tolerance,
    differentiate: (line, order, probe = newProbe()) =>
      search(line, order, probe, maxEvaluations, tolerance),
    toString: () =>
      `adaptive: [f(x + h) - f(x - h)] / 2h extrapolated to h = 0 over steps in a ratio of about 2.6, the scale of h searched for, ` +
      `at most ${maxEvaluations} evaluations, content with a relative error of ${tolerance}`,
  };
}

function* search(
  line: Line,
  order: DerivativeOrder,
  probe: Probe,
  maxEvaluations: number,
  tolerance: number,
): Generator<Probe, Estimate, void> {
  const { origin, round, lower, upper } = line;
  const { positions, values } = probe;
  if (!Number.isFinite(origin)) {
    return { ...nonfinite("x", String(origin)), evaluations: 0 };
  }
  probe.count = 1;
  positions[0] = origin;
  yield probe;
  let evaluations = 1;
  const center = values[0];
  if (!Number.isFinite(center)) {
    return { ...nonfinite("f(x)", String(center)), evaluations };
  }
  const roomier = upper - origin > origin - lower ? 1 : -1;
  if (cramped(line)) {
    const side = new SideSearch(order, line, center, roomier);
    evaluations += yield* alongSide(side, probe, maxEvaluations - evaluations);
    return { ...fromSide(side, maxEvaluations), evaluations };
  }
  const goal = Math.max(tolerance * LOSS ** (order - 1), line.content ?? 0);
  const hasty = tolerance > HASTY || line.content !== undefined;
  const pairs = new PairSearch(order, line, center, goal, hasty);
  for (let h = pairs.next(); h > 0; h = pairs.next()) {
    if (evaluations + 2 > maxEvaluations) break;
    const above = Math.min(round(origin + h), upper);
    const up = above - origin;
    const below = Math.max(round(origin - up), lower);
    probe.count = 2;
    positions[0] = above;
    positions[1] = below;
    yield probe;
    evaluations += 2;
    pairs.learn(up, origin - below, values[0], values[1]);
  }
  if (pairs.broken) {
    const answer = yield* measureBreak(
      pairs,
      probe,
      maxEvaluations - evaluations,
    );
    return { ...answer, evaluations: evaluations + answer.evaluations };
  }
  const answer = settled(pairs, evaluations);
  if (pairs.confined || (narrow(line) && !precise(answer))) {
    const side = new SideSearch(order, line, center, roomier);
    evaluations += yield* alongSide(side, probe, maxEvaluations - evaluations);
    const { through } = side;
    if (through?.explained && !(through.error >= (answer?.error ?? Infinity))) {
      const { value, error } = through;
      return { ...answer, value, error, verdict: OK, evaluations };
    }
  }
  return answer
    ? { ...answer, evaluations }
    : yield* investigate(pairs, probe, evaluations, maxEvaluations);
}

/** A kink's two derivatives to all their digits; a jump as it was seen. */
function* measureBreak(
  pairs: PairSearch,
  probe: Probe,
  allowance: number,
): Generator<Probe, Estimate, void> {
  const { order, line, center } = pairs;
  const seen = pairs.broken!;
  const { left, right } = seen;
  const bend = Math.abs(right.value - left.value);
  if (seen.jump || !(Math.max(left.error, right.error) > 1e-10 * bend)) {
    return { ...broken(seen, order, center), evaluations: 0 };
  }
  const below = new SideSearch(1, line, center, -1);
  const above = new SideSearch(1, line, center, 1);
  let evaluations = yield* alongSide(below, probe, allowance);
  evaluations += yield* alongSide(above, probe, allowance - evaluations);
  const finer = {
    ...seen,
    left: below.through?.explained ? below.through : left,
    right: above.through?.explained ? above.through : right,
  };
  return { ...broken(finer, order, center), evaluations };
}

/** The answer of the pairs, if rounding alone limits it. */
function settled(pairs: PairSearch, evaluations: number): Estimate | undefined {
  const { best, ladder } = pairs;
  if (!best || !ladder) return;
  if (!best.explained && pairs.outcome !== "content") return;
  const error = ladder.errorOf(best);
  if (best.rise === 0 && best.fall === 0) {
    const reach = ladder.rungs.find(({ rise, fall }) =>
      rise === 0 && fall === 0
    )!.h;
    return { ...flat(error, reach), evaluations };
  }
  return {
    value: best.value,
    error,
    evaluations,
    verdict: OK,
    reach: pairs.reach(),
  };
}

/** Pairs did not settle it: looks at each side by itself. */
function* investigate(
  pairs: PairSearch,
  probe: Probe,
  evaluations: number,
  maxEvaluations: number,
): Generator<Probe, Estimate, void> {
  const { order, line, center, seenAbove, seenBelow, best } = pairs;
  if (pairs.drowned && best && isRounding(best)) {
    return { ...drowned(pairs), evaluations };
  }
  if (evaluations + 2 > maxEvaluations) {
    return { ...outOfBudget(pairs, maxEvaluations), evaluations };
  }
  const noise = pairs.outcome === "noise";
  if (noise && order === 1) return { ...noisy(pairs), evaluations };
  const left = new SideSearch(order, line, center, -1);
  const right = new SideSearch(order, line, center, 1);
  if (!seenAbove && !seenBelow) {
    return { ...nonfinite("f around x", "undefined"), evaluations };
  }
  for (const side of [left, right]) {
    if (side.direction > 0 ? seenAbove : seenBelow) {
      evaluations += yield* alongSide(
        side,
        probe,
        maxEvaluations - evaluations,
      );
    }
  }
  if (!seenAbove) return { ...edge(left, "is undefined"), evaluations };
  if (!seenBelow) return { ...edge(right, "is undefined"), evaluations };
  const answer = noise
    ? kinkOnly(pairs, left, right) ?? noisy(pairs)
    : diagnose(pairs, left, right);
  return answer.verdict.kind === "unresolved" && evaluations >= maxEvaluations
    ? { ...outOfBudget(pairs, maxEvaluations), evaluations }
    : { ...answer, evaluations };
}

/** What looks like noise in a second derivative may be a kink of the first, seen at the same steps; nothing else counts. */
function kinkOnly(
  pairs: PairSearch,
  left: SideSearch,
  right: SideSearch,
): Answer | undefined {
  const least = 1e-3 * pairs.best!.h;
  const near = [left, right].some(({ through }) =>
    !(through && through.h > least)
  );
  if (near) return;
  const answer = smoothSides(left, right, pairs.crude());
  return answer?.verdict.kind === "kink" ? answer : undefined;
}

/** Runs a search on one side; returns the evaluations it took. */
function* alongSide(
  side: SideSearch,
  probe: Probe,
  allowance: number,
): Generator<Probe, number, void> {
  const { line: { origin, round, lower, upper }, direction } = side;
  let evaluations = 0;
  for (let h = side.next(); h > 0; h = side.next()) {
    if (evaluations >= allowance) break;
    probe.count = 1;
    const position = round(origin + direction * h);
    probe.positions[0] = Math.max(lower, Math.min(upper, position));
    yield probe;
    evaluations++;
    side.learn(Math.abs(probe.positions[0] - origin), probe.values[0]);
  }
  return evaluations;
}

/** The answer where bounds leave room on one side only. */
function fromSide(side: SideSearch, maxEvaluations: number): Answer {
  const { through, points, smallest } = side;
  if (through?.explained) {
    return { value: through.value, error: through.error, verdict: OK };
  }
  const { value, error, verdict } = edge(side, "may not be evaluated");
  if (smallest === Infinity) {
    const sentence = "the bounds leave no room for a step beside x";
    return unknown({ kind: "unresolved", step: 0, sentence });
  }
  if (points.length === 0) return nonfinite("f around x", "undefined");
  if (!Number.isFinite(error)) return { value, error, verdict };
  const sentence = `the side that the bounds leave did not settle it`;
  return side.next() > 0
    ? { value, error, verdict: { kind: "budget", maxEvaluations, sentence } }
    : {
      value,
      error,
      verdict: { kind: "unresolved", step: smallest, sentence },
    };
}

/** Whether bounds leave so little room on one side that pairs would lose half the digits. */
function cramped(line: Line): boolean {
  return tight(line, 1e-3 * Math.min(...startsOf(line)));
}

/** Whether bounds on one side, not on both, keep pairs from a usual first step. */
function narrow(line: Line): boolean {
  return tight(line, Math.max(...startsOf(line)));
}

/** Whether there is less than so much room on one side, and far more on the other. */
function tight(line: Line, least: number): boolean {
  const room = roomOf(line);
  if (room === Infinity) return false;
  const wide = Math.max(line.upper - line.origin, line.origin - line.lower);
  return room < Math.min(least, 1e-3 * wide);
}

function precise(answer: Estimate | undefined): boolean {
  return answer !== undefined &&
    answer.error <= 1e-9 * Math.abs(answer.value);
}
