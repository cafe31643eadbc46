// A search at once, where f can be called and nobody listens: its opening is a plain loop, which most derivatives end in.

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
import { isOpen, Opening } from "./opening.ts";
import { OPENING_COST } from "./scheme.ts";
import { Recall } from "./recall.ts";
import { Spare } from "./spare.ts";

const spare = /* @__PURE__ */ new Spare(() => ({
  opening: new Opening(),
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
  const isAllowed = spent + OPENING_COST + 2 <= limits.maxEvaluations;
  if (!isAllowed || !isOpen(line, order, limits)) {
    return goOn(searchPairs(begin(), limits), answer);
  }
  const lent = spare.borrow();
  const { opening, probe } = lent;
  opening.begin(line, order, center, limits);
  while (opening.asks(probe)) {
    answer(probe);
    opening.learn(probe);
  }
  const estimate = opening.answer(spent);
  const recall = estimate ? undefined : new Recall(opening);
  spare.giveBack(lent);
  return estimate ?? goOn(searchBeyond(recall!, begin(), limits), answer);
}
