// The first derivative along a line at its neighbour's steps, or by a search of its own.

import { centerOf } from "../../core/conclusion.ts";
import type { AnswerProbe } from "../../core/drive.ts";
import { type Line, newProbe, type Probe } from "../../core/line.ts";
import type { Neighbour, SharedEstimate } from "./neighbour.ts";
import { searchFrom } from "../adaptive_search.ts";
import { Context } from "../context.ts";
import { lineWithout, uses } from "../heuristics.ts";
import type { Limits } from "../limits.ts";
import { estimateAtOnce } from "../fast_path/at_once.ts";
import { KeptObject } from "../fast_path/kept_object.ts";
import { isRoomy } from "../scale.ts";
import { SharedPairs } from "./shared_pairs.ts";

/** Differentiates along a line. */
export function* sharedSearch(
  line: Line,
  neighbour: Neighbour,
  probe: Probe,
  limits: Limits,
): Generator<Probe, SharedEstimate, void> {
  const center = yield* centerOf(line, probe);
  if (typeof center !== "number") return center;
  let spent = 1;
  if (isShareable(line, limits)) {
    const pairs = new SharedPairs();
    pairs.begin(line, center, neighbour, limits);
    while (pairs.asks(probe)) {
      yield probe;
      pairs.learn(probe);
    }
    if (pairs.answer) return pairs.answer;
    spent = pairs.evaluations;
  }
  const own = lineWithout(line, limits.without);
  const context = new Context(own, 1, center, probe, limits);
  context.evaluations = spent;
  return yield* searchFrom(context, limits);
}

const kept = /* @__PURE__ */ new KeptObject(() => ({
  pairs: new SharedPairs(),
  probe: newProbe(),
}));

/**
 * The same at once, after the same evaluations, where f can be called and nobody listens.
 *
 * @param center f at x.
 */
export function sharedAtOnce(
  line: Line,
  neighbour: Neighbour,
  limits: Limits,
  center: number,
  answer: AnswerProbe,
): SharedEstimate {
  if (!isShareable(line, limits) || !Number.isFinite(center)) {
    return estimateAtOnce(line, 1, limits, center, answer);
  }
  const lent = kept.borrow();
  const { pairs, probe } = lent;
  pairs.begin(line, center, neighbour, limits);
  while (pairs.asks(probe)) {
    answer(probe);
    pairs.learn(probe);
  }
  const { answer: estimate, evaluations } = pairs;
  kept.giveBack(lent);
  return estimate ??
    estimateAtOnce(line, 1, limits, center, answer, evaluations);
}

/** Whether a line has the room for steps like its neighbours', and nobody has forbidden them. */
function isShareable(line: Line, limits: Limits): boolean {
  return Number.isFinite(line.origin) && uses(limits, "shared steps") &&
    isRoomy(line);
}
