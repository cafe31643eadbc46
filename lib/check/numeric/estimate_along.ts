import { drive, evaluateOrNaN } from "../../operator/drive/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import type { Line } from "../../core/line.ts";
import { type Claim, confirmed } from "./confirm.ts";
import { adaptive } from "../../adaptive/adaptive.ts";
import { type Coarse, localFit } from "./local_fit.ts";

const METHOD = adaptive();

/** Far from x no answer is worth a long search. */
const BRIEF = adaptive({ maxEvaluations: 23 });

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

/** How much closer to look where f seems noisy: so close, no kink lies within reach. */
const CLOSER = [1e-3, 1e-6];

/**
 * The derivative of a function of the coordinate of a line, with its error and verdict: the numeric side of every check.
 *
 * A network of many units has kinks all around, which look like noise from afar: where the first answer is poor, f is looked
 * at closer by, and a better answer is taken if it is one that the first allows.
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
  const search = (line: Line) =>
    drive(
      (brief ? BRIEF : METHOD).differentiate(line, order),
      (position) => evaluateOrNaN(evaluate, position),
      () => center,
    );
  let best = search(line);
  const isRough = line.relativeNoise !== undefined ||
    best.verdict.kind === "noisy" ||
    best.verdict.kind === "imprecise";
  if (isRough && line.scale > 30 * line.unit) {
    const second = search(within(line, line.unit));
    const apart = Math.abs(second.value - best.value);
    if (apart > 3 * (second.error + best.error)) return ofTwoScales(best, line);
  }
  if (brief || !isPoor(best)) return best;
  for (const part of CLOSER) {
    const reach = part * Math.max(line.scale, line.unit);
    const closer = search(within(line, reach));
    if (closer.verdict.kind === "ok" && isAllowed(closer, best)) best = closer;
  }
  return best;
}

/** The line, no longer than so far. */
function within(line: Line, reach: number): Line {
  const lower = Math.max(line.lower, line.origin - reach);
  const upper = Math.min(line.upper, line.origin + reach);
  return { ...line, lower, upper };
}

/** Rounding that small steps amplify leaves it open whether large ones still see the derivative: sin of 1e6, in floats. */
function ofTwoScales(best: Estimate, { unit }: Line): Estimate {
  return {
    ...best,
    error: Infinity,
    verdict: verdictOf({ kind: "unresolved", why: "two scales", step: unit }),
  };
}

function isPoor({ verdict: { kind }, value, error }: Estimate): boolean {
  return (kind === "noisy" || kind === "imprecise" || kind === "stair" ||
    kind === "unresolved" || kind === "budget") &&
    !(error < 1e-6 * Math.abs(value));
}

function isAllowed(closer: Estimate, first: Estimate): boolean {
  return closer.error < first.error &&
    !(Math.abs(closer.value - first.value) > 3 * first.error);
}
