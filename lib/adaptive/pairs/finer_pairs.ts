// Pairs closer to x than those of another search, which has left something open.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import type { Answer } from "../verdict/outcomes.ts";
import { CentralSearch } from "./central_search.ts";
import { run } from "./pair_run.ts";
import { observedPairs } from "./observed_pairs.ts";
import { askClose, missClose, nearerStep, sentinelStep } from "./sentinel.ts";
import { converged, isFlat } from "./converged.ts";

/** Pairs, and their answer if they have one. */
interface Converged {
  readonly pairs: CentralSearch;
  readonly answer: Answer | undefined;
}

/**
 * Pairs from a step down.
 *
 * @param noise The noise of f, where it has been measured.
 */
export function* finerPairs(
  context: Context,
  pairs: CentralSearch,
  start: number,
  noise?: number,
): Generator<Probe, CentralSearch, void> {
  const { line, order, center } = context;
  const { targetError } = pairs;
  const closer = new CentralSearch(
    order,
    line,
    center,
    targetError,
    false,
    [start],
    noise,
  );
  closer.earlier = observedPairs(pairs);
  closer.firstRow = pairs.firstRow;
  yield* run(context, closer);
  return closer;
}

/**
 * Looks, by the sentinel, for what f does close to x that the pairs do not explain. Where closer pairs find no other answer there,
 * it counts as noise upon theirs.
 */
export function* checkSentinel(
  context: Context,
  pairs: CentralSearch,
  answer: Answer,
): Generator<Probe, Converged, void> {
  const h = sentinelStep(context, pairs);
  if (h === 0) return { pairs, answer };
  yield askClose(context, h);
  context.learn();
  const miss = missClose(context, pairs);
  if (miss === undefined) return { pairs, answer: converged(pairs) };
  const near = nearerStep(h, context.line);
  const closer = yield* finerPairs(context, pairs, near);
  const noisier = converged(pairs, miss);
  const found = converged(closer);
  // What f does over an x far below the steps is news, but not that it stands still there: log(1 + x) is 0 at every such x.
  const isStill = found && near < h && isFlat(closer);
  const isNews = found && !isStill && (!noisier || outweighs(found, noisier));
  return closer.foundBreak || isNews
    ? { pairs: closer, answer: found }
    : { pairs, answer: noisier };
}

/** Whether an answer of smaller steps is more than the noise that they see upon that of larger ones. */
function outweighs(closer: Answer, known: Answer): boolean {
  return closer.error < known.error ||
    Math.abs(closer.value - known.value) > closer.error + known.error;
}
