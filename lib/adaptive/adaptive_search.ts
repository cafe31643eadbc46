// The search of `adaptive`: pairs first; where they do not settle it, each side by itself; then what is wrong.

import type { Estimate } from "../core/estimate.ts";
import { OK, verdictOf } from "../core/verdicts.ts";
import type { Line, Probe } from "../core/line.ts";
import { centerOf } from "../core/center.ts";
import type { DerivativeOrder } from "../core/derivative_order.ts";
import { diagnose, smoothSides } from "./diagnosis.ts";
import { PairSearch } from "./pair_search.ts";
import { isRounding } from "./rung.ts";
import { isCramped, isNarrow } from "./scale.ts";
import { SideSearch } from "./side_search.ts";
import {
  type Answer,
  broken,
  drowned,
  edge,
  flat,
  noisy,
  nonfinite,
  outOfBudget,
  unknown,
} from "./answers.ts";

/** A tolerance above this is a wish to save evaluations. */
const HASTY = 1e-10;

/** What each further order of the derivative costs in relative accuracy, at the best steps: two digits. */
const LOSS = 100;

/** What a search may cost and what it is to be content with. */
interface Limits {
  readonly maxEvaluations: number;
  readonly tolerance: number;
}

/** Differentiates along a line: from pairs where they settle it, else from what the sides show. */
export function* adaptiveSearch(
  line: Line,
  order: DerivativeOrder,
  probe: Probe,
  { maxEvaluations, tolerance }: Limits,
): Generator<Probe, Estimate, void> {
  const start = yield* centerOf(line, probe);
  if (typeof start !== "number") return start;
  if (isCramped(line)) {
    const side = new SideSearch(order, line, start, roomierSide(line));
    const taken = yield* alongSide(side, probe, maxEvaluations - 1);
    return { ...fromSide(side, maxEvaluations), evaluations: 1 + taken };
  }
  const goal = Math.max(tolerance * LOSS ** (order - 1), line.content ?? 0);
  const hasty = tolerance > HASTY || line.content !== undefined;
  const pairs = new PairSearch(order, line, start, goal, hasty);
  const { positions, values } = probe;
  let evaluations = 1;
  // Not in a generator of its own: each value of f would come through both.
  for (let h = pairs.next(); h > 0; h = pairs.next()) {
    if (evaluations + 2 > maxEvaluations) break;
    askPair(probe, line, h);
    yield probe;
    evaluations += 2;
    const up = positions[0] - line.origin;
    const down = line.origin - positions[1];
    pairs.learn(up, down, values[0], values[1]);
  }
  if (pairs.broken) {
    const allowance = maxEvaluations - evaluations;
    const answer = yield* measureBreak(pairs, probe, allowance);
    return { ...answer, evaluations: evaluations + answer.evaluations };
  }
  const answer = settled(pairs, evaluations);
  return pairs.confined || (isNarrow(line) && !isPrecise(answer))
    ? yield* confirmed(answer, pairs, probe, evaluations, maxEvaluations)
    : answer ?? (yield* investigate(pairs, probe, evaluations, maxEvaluations));
}

/** Asks for f at a pair of points around x. */
function askPair(
  probe: Probe,
  { origin, round, lower, upper }: Line,
  h: number,
): void {
  const { positions } = probe;
  probe.count = 2;
  positions[0] = Math.min(round(origin + h), upper);
  positions[1] = Math.max(round(origin - (positions[0] - origin)), lower);
}

/** The answer of the pairs, or that of the side with more room if it is better. */
function* confirmed(
  answer: Estimate | undefined,
  pairs: PairSearch,
  probe: Probe,
  evaluations: number,
  maxEvaluations: number,
): Generator<Probe, Estimate, void> {
  const { order, line, center } = pairs;
  const side = new SideSearch(order, line, center, roomierSide(line));
  evaluations += yield* alongSide(side, probe, maxEvaluations - evaluations);
  const { through } = side;
  if (through?.explained && !(through.error >= (answer?.error ?? Infinity))) {
    const { value, error } = through;
    return { ...answer, value, error, verdict: OK, evaluations };
  }
  return answer
    ? { ...answer, evaluations }
    : yield* investigate(pairs, probe, evaluations, maxEvaluations);
}

/** The direction in which bounds leave more room. */
function roomierSide({ origin, lower, upper }: Line): 1 | -1 {
  return upper - origin > origin - lower ? 1 : -1;
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
  if (!seenAbove) return { ...edge(left.derivative(), -1), evaluations };
  if (!seenBelow) return { ...edge(right.derivative(), 1), evaluations };
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
  const { value, error, verdict } = edge(
    side.derivative(),
    side.direction,
    "bounds",
  );
  if (smallest === Infinity) {
    return unknown(verdictOf({ kind: "unresolved", why: "no room", step: 0 }));
  }
  if (points.length === 0) return nonfinite("f around x", "undefined");
  if (!Number.isFinite(error)) return { value, error, verdict };
  return {
    value,
    error,
    verdict: side.next() > 0
      ? verdictOf({ kind: "budget", maxEvaluations })
      : verdictOf({ kind: "unresolved", why: "one side", step: smallest }),
  };
}

function isPrecise(answer: Estimate | undefined): boolean {
  return answer !== undefined &&
    answer.error <= 1e-9 * Math.abs(answer.value);
}
