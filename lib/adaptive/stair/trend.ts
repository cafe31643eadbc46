// What the stairs around x follow: a fit that takes their steps for noise.

import type { Probe } from "../../core/line.ts";
import type { Measured } from "../../core/verdict/verdict.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import type { Context } from "../context.ts";
import { deviationAt } from "../fit/noise_level.ts";
import { fitPieces } from "../fit/piecewise_fit.ts";
import type { CentralSearch } from "../pairs/central_search.ts";
import { knownBy } from "../pairs/seen.ts";
import { startsOf } from "../scale.ts";
import type { Answer } from "../verdict/outcomes.ts";
import type { Stair } from "./staircase.ts";

/** Nine values so many treads apart see steps of every kind, the farther the better while f is straight on that scale. */
const APART = [7.3, 100];
const STRAIGHT = 1e-3;

/** The width of what is spread evenly, in standard deviations. */
const SPREAD = Math.sqrt(12);

/** The derivative of what a staircase follows; its error reaches to that on the tread, where treads are as wide as x allows. */
export function* answerOfStair(
  context: Context,
  pairs: CentralSearch,
  { tread, rise, drift }: Stair,
  slope: number,
): Generator<Probe, Answer, void> {
  const widest = Math.max(...startsOf(context.line));
  // Where several things are rounded, the steps next to x may be the smallest of them.
  const straight = STRAIGHT * widest;
  const steps = APART.map((treads) => Math.min(treads * tread, straight));
  let noise = rise / SPREAD;
  for (const h of new Set(steps)) {
    noise = Math.max(noise, (yield* deviationAt(context, h)) ?? 0);
  }
  const { best, around } = yield* fitPieces(
    context,
    noise,
    Math.max(2.5 * widest, 12 * tread),
    4 * tread,
    knownBy(pairs),
  );
  const trend = best ? besideCenter(best, around) : {
    value: context.order === 1 ? slope + drift : NaN,
    error: context.order === 1
      ? 2 * Math.max(rise, SPREAD * noise) / tread
      : Infinity,
  };
  const { value, error } = trend;
  const isCoarse = tread > 0.02 * widest;
  return {
    value,
    error: isCoarse ? Math.max(error, Math.abs(value - slope)) : error,
    verdict: verdictOf({
      kind: "stair",
      tread,
      rise,
      slope,
      trend: { value, error },
    }),
  };
}

/** A fit, or the one around x if that is better: where a window on one side is long, a bend at its end hides in the noise. */
function besideCenter(
  fit: Measured,
  around: Measured | undefined,
): Measured {
  const apart = around ? Math.abs(fit.value - around.value) : 0;
  const error = Math.max(fit.error, apart);
  return around && around.error < error ? around : { ...fit, error };
}
