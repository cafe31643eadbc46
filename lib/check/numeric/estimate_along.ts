import { answering, drive } from "../../core/drive.ts";
import { evaluateOrNaN } from "../../core/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import { type Line, newProbe } from "../../core/line.ts";
import { type Claim, confirmed } from "./confirm.ts";
import { adaptive } from "../../adaptive/adaptive.ts";
import { adaptiveSearch } from "../../adaptive/adaptive_search.ts";
import type { Limits } from "../../adaptive/limits.ts";
import { type Coarse, localFit } from "./local_fit.ts";

const METHOD = /* @__PURE__ */ adaptive();

/** Far from x no answer is worth a long search. */
const BRIEF: Limits = {
  maxEvaluations: 19,
  tolerance: 1e-11,
  promise: undefined,
  isBrief: true,
};

/** What is known before f is looked at. */
export interface AlongOptions {
  readonly order?: 1 | 2;
  /** f at x. */
  readonly center?: number;
  /** Whether a few evaluations have to do. */
  readonly brief?: boolean;
  /** What the code says: where f is smooth, a few values may be enough to agree with it. */
  readonly claim?: Claim | undefined;
  /** What is known of an f that is coarser than doubles; asked for once a few values do not agree with the claim. */
  readonly coarse?: (
    line: Line,
    evaluate: (position: number) => number,
  ) => Coarse | undefined;
}

/**
 * The derivative of a function of the coordinate of a line, with its error and verdict: the numeric side of every check.
 */
export function estimateAlong(
  line: Line,
  evaluate: (position: number) => number,
  { order = 1, center = evaluate(line.origin), claim, brief, coarse }:
    AlongOptions = {},
): Estimate {
  const agreed = line.relativeNoise === undefined && claim &&
    confirmed(line, evaluate, center, claim);
  if (agreed) return agreed;
  const known = brief ? undefined : coarse?.(line, evaluate);
  const fitted = known && localFit(line, evaluate, center, known, claim);
  if (fitted) return fitted;
  return drive(
    brief
      ? adaptiveSearch(line, order, newProbe(), BRIEF)
      : METHOD.differentiate(line, order),
    answering((position) => evaluateOrNaN(evaluate, position)),
    () => center,
  );
}
