// What the stairs around x follow: a fit that takes their steps for noise.

import type { Probe } from "../../core/line.ts";
import type { Measured } from "../../core/verdict/verdict.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import type { Context } from "../context.ts";
import { fitPieces } from "../fit/piecewise_fit.ts";
import { startsOf } from "../scale.ts";
import type { Answer } from "../verdict/outcomes.ts";
import type { Stair } from "./tread.ts";

/** Where several things are rounded, the steps next to x may be the smallest of them by so much. */
const OTHERS = 1000;

/** The width of what is spread evenly, in standard deviations. */
const SPREAD = /* @__PURE__ */ Math.sqrt(12);

/** The derivative of what a staircase follows; its error reaches to that on the tread, where treads are as wide as x allows. */
export function* answerOfStair(
  context: Context,
  { tread, rise, drift }: Stair,
  slope: number,
): Generator<Probe, Answer, void> {
  const widest = Math.max(...startsOf(context.line));
  const noise = rise / SPREAD;
  const { best, around } = yield* fitPieces(
    context,
    noise,
    2.5 * widest,
    4 * tread,
    OTHERS,
  );
  const isCoarse = tread > 0.02 * widest;
  const isAlone = context.order === 1;
  const { value, error } = best ? besideCenter(best, around) : {
    value: isAlone ? slope + drift : NaN,
    error: isAlone ? 2 * rise / tread : Infinity,
  };
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
  const error = fit.error + apart;
  return around && around.error < error ? around : { ...fit, error };
}
