// The search of `adaptive`: a fast path that most derivatives need no more than; else pairs, and what is made of them (decisions.ts).

import { answerOf } from "./decisions.ts";
import { centerOf } from "../core/conclusion.ts";
import type { DerivativeOrder } from "../core/method.ts";
import type { Estimate } from "../core/estimate.ts";
import type { Line, Probe } from "../core/line.ts";
import type { Answer } from "./verdict/outcomes.ts";
import { crampedAnswer } from "./side/bounded.ts";
import { Context } from "./context.ts";
import { pairEventsOf } from "./pair_events.ts";
import { asks, learn } from "./pairs/pair_run.ts";
import { CentralSearch } from "./pairs/central_search.ts";
import { isCramped } from "./scale.ts";
import { lineWithout } from "./heuristics.ts";
import { type Limits, stopsAtTarget, targetErrorOf } from "./limits.ts";
import { FastPath, hasFastPath } from "./fast_path/fast_path.ts";
import { FAST_PATH_COST } from "./fast_path/scheme.ts";
import { searchingWith, ValueCache } from "./fast_path/value_cache.ts";

/** Differentiates along a line: from pairs where they settle it, else from what the sides show. */
export function* adaptiveSearch(
  line: Line,
  order: DerivativeOrder,
  probe: Probe,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const start = yield* centerOf(line, probe);
  if (typeof start !== "number") return start;
  const own = lineWithout(line, limits.without);
  const context = new Context(own, order, start, probe, limits);
  return yield* searchFrom(context, limits);
}

/** The same where f at x is known: by the fast path, if that has the answer, or by the pairs. */
export function* searchFrom(
  context: Context,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const { line, order, center, probe } = context;
  if (
    !context.allows(FAST_PATH_COST + 2) || !hasFastPath(line, order, limits)
  ) {
    return yield* searchPairs(context, limits);
  }
  const fastPath = new FastPath();
  fastPath.begin(line, order, center, limits);
  while (fastPath.asks(probe)) {
    yield probe;
    fastPath.learn(probe);
  }
  return fastPath.answer(context.evaluations) ??
    (yield* searchBeyond(new ValueCache(fastPath), context, limits));
}

/** The same where a fast path has been made: f is not evaluated again where that has seen it. */
export function* searchBeyond(
  cache: ValueCache,
  { line, order, center, probe, evaluations }: Context,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const begin = (probe: Probe) => {
    const context = new Context(line, order, center, probe, limits);
    context.evaluations = evaluations;
    context.cache = cache;
    return searchPairs(context, limits);
  };
  const estimate = yield* searchingWith(begin, probe, cache, line.origin);
  return { ...estimate, evaluations: estimate.evaluations + cache.unused };
}

/** The search of pairs, and all that follows it. */
export function* searchPairs(
  context: Context,
  limits: Limits,
): Generator<Probe, Estimate, void> {
  const { line, order, center, probe } = context;
  if (isCramped(line)) return counted(context, yield* crampedAnswer(context));
  const pairs = new CentralSearch(
    order,
    line,
    center,
    targetErrorOf(line, order, limits),
    stopsAtTarget(line, limits),
  );
  // As in `run`: each generator that another one delegates to costs as much as a pair.
  const events = pairEventsOf(context, pairs);
  while (asks(context, pairs, events)) {
    yield probe;
    learn(context, pairs, events);
  }
  return counted(context, yield* answerOf(context, pairs));
}

/** An answer with its cost. */
function counted({ evaluations }: Context, answer: Answer): Estimate {
  // A zero has no sign that would mean anything.
  return { ...answer, value: answer.value + 0, evaluations };
}
