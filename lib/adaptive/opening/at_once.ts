// A search at once, where f can be called and nobody listens: its opening is a plain loop, which most derivatives end in.

import { drive } from "../../core/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import { type Line, newProbe } from "../../core/line.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import { adaptiveSearch } from "../adaptive_search.ts";
import type { Limits } from "../limits.ts";
import { OPENING_COST, openingOf } from "./opening.ts";
import { Recall } from "./recall.ts";

/**
 * The estimate of `adaptiveSearch`, after the same evaluations.
 *
 * @param center f at x.
 * @param f f beside x, NaN where it is undefined.
 */
export function estimateAtOnce(
  line: Line,
  order: DerivativeOrder,
  limits: Limits,
  center: number,
  f: (position: number) => number,
): Estimate {
  const opening = limits.maxEvaluations > OPENING_COST &&
      Number.isFinite(line.origin) && Number.isFinite(center)
    ? openingOf(line, order, center, limits)
    : undefined;
  const search = () => adaptiveSearch(line, order, newProbe(), limits);
  if (!opening) return drive(search(), f, () => center);
  const probe = newProbe();
  const { positions, values } = probe;
  while (opening.asks(probe)) {
    values[0] = f(positions[0]);
    values[1] = f(positions[1]);
    opening.learn(probe);
  }
  const { answer, seen } = opening;
  if (answer) return { ...answer, evaluations: 1 + seen.length / 2 };
  const recall = new Recall(seen);
  return drive(search(), (at) => recall.at(at) ?? f(at), () => center);
}
