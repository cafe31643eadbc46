// A search at once, where f can be called and nobody listens: its fast path is a plain loop, which most derivatives end in.

import { type AnswerProbe, drive, goOn } from "../../core/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import { type Line, newProbe } from "../../core/line.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import {
  adaptiveSearch,
  searchBeyond,
  searchPairs,
} from "../adaptive_search.ts";
import { Context } from "../context.ts";
import { lineWithout } from "../heuristics.ts";
import type { Limits } from "../limits.ts";
import { FastPath, hasFastPath } from "./fast_path.ts";
import { FAST_PATH_COST } from "./scheme.ts";
import { ValueCache } from "./value_cache.ts";
import { KeptObject } from "./kept_object.ts";

const kept = /* @__PURE__ */ new KeptObject(() => ({
  fastPath: new FastPath(),
  probe: newProbe(),
}));

/**
 * The estimate of `adaptiveSearch`, after the same evaluations.
 *
 * @param center f at x.
 * @param spent How often f has been evaluated.
 */
export function estimateAtOnce(
  line: Line,
  order: DerivativeOrder,
  limits: Limits,
  center: number,
  answer: AnswerProbe,
  spent: number = 1,
): Estimate {
  if (!Number.isFinite(line.origin) || !Number.isFinite(center)) {
    const search = adaptiveSearch(line, order, newProbe(), limits);
    return drive(search, answer, () => center);
  }
  const begin = () => {
    const own = lineWithout(line, limits.without);
    const context = new Context(own, order, center, newProbe(), limits);
    context.evaluations = spent;
    return context;
  };
  const isAllowed = spent + FAST_PATH_COST + 2 <= limits.maxEvaluations;
  if (!isAllowed || !hasFastPath(line, order, limits)) {
    return goOn(searchPairs(begin(), limits), answer);
  }
  const lent = kept.borrow();
  const { fastPath, probe } = lent;
  fastPath.begin(line, order, center, limits);
  while (fastPath.asks(probe)) {
    answer(probe);
    fastPath.learn(probe);
  }
  const estimate = fastPath.answer(spent);
  const cache = estimate ? undefined : new ValueCache(fastPath);
  kept.giveBack(lent);
  return estimate ?? goOn(searchBeyond(cache!, begin(), limits), answer);
}
