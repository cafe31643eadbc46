import { evaluateOrNaN } from "../../core/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import { identity, type Line } from "../../core/line.ts";
import { together } from "../point/ledger.ts";
import { OK } from "../../core/verdict/verdicts.ts";

/** What the code under test says, and how far it may be off. */
export interface Claim {
  readonly value: number;
  /** Relative. */
  readonly tolerance: number;
}

/** The step relative to x: small enough for a remainder of 1e-11, large enough for rounding of 1e-13; no round number. */
const STEP = 0.0047;

/** A change of slope at x this large, relative to the slopes around, is looked at as a kink. */
const KINK = 1e-5;

/** What differs by less than this, relative to the slope, may agree over a smaller step. */
const NEARLY = 1e-3;

/** Roundings of f in a difference. */
const ROUNDINGS = 8;

/**
 * Units in the last place by which f may change and still stand still. A sum of k terms of the size of f is off by k - 1 roundings of
 * half a unit at most (N. J. Higham, Accuracy and Stability of Numerical Algorithms (2002), section 4.2): 64 terms. The error
 * that is told covers the change that was seen, so this decides whether a search is spared, not what is right.
 */
const STILL = 32;

/** Central differences over h and 2h that differ by more than this, relative to the slope, say that h is too large. */
const BEND = 1e-4;

// (4 D(h) - D(2h)) / 3, where D(h) = [f(x+h) - f(x-h)] / 2h, is f'(x) - (h⁴/30) f⁽⁵⁾(ξ).

/**
 * Whether what the code says is the derivative, told by four values of f, or eight: to agree by chance with a difference of
 * fourth order to eight digits, a wrong derivative would have to be wrong by just the remainder. Nothing where they do not
 * agree, or f is not smooth at this scale: then a search has to tell.
 *
 * @param center f at x.
 */
export function confirmed(
  line: Line,
  evaluate: (position: number) => number,
  center: number,
  claim: Claim,
): Estimate | undefined {
  const h = stepOf(line);
  const first = confirmedOver(h, line, evaluate, center, claim);
  if (first !== "nearly") return first;
  const second = confirmedOver(h / 8, line, evaluate, center, claim);
  return second === undefined || second === "nearly"
    ? undefined
    : { ...second, evaluations: 2 * second.evaluations };
}

/** How far from x a few values of f are taken. */
export function stepOf({ scale, unit, round }: Line): number {
  const size = STEP * (scale || unit);
  // A power of 2 leaves most numbers in single precision exact.
  return round === identity ? size : 2 ** Math.round(Math.log2(size));
}

/** The same over one step; "nearly" where a smaller one may agree. */
function confirmedOver(
  h: number,
  line: Line,
  evaluate: (position: number) => number,
  center: number,
  { value: said, tolerance }: Claim,
): Estimate | "nearly" | undefined {
  const { origin, lower, upper } = line;
  if (origin - 2 * h < lower || origin + 2 * h > upper) return;
  const [f1, f_1, f2, f_2] = together(
    [h, -h, 2 * h, -2 * h].map((t) => () =>
      evaluateOrNaN(evaluate, origin + t)
    ),
  );
  const [narrow, wide] = [(f1 - f_1) / (2 * h), (f2 - f_2) / (4 * h)];
  const value = (4 * narrow - wide) / 3;
  const apart = Math.abs(value - said);
  const greatest = Math.max(Math.abs(f2), Math.abs(f_2), Math.abs(center));
  const spacing = Number.EPSILON * greatest;
  const rounding = ROUNDINGS * spacing / h;
  const found = { value, evaluations: 4, verdict: OK, reach: 2 * h };
  const wobble = Math.max(
    ...[f1, f_1, f2, f_2].map((y) => Math.abs(y - center)),
  );
  if (wobble <= STILL * spacing && apart <= wobble / h) {
    return { ...found, error: wobble / h + rounding };
  }
  if (!(apart <= tolerance * Math.abs(value))) {
    return apart <= NEARLY * Math.abs(value) ? "nearly" : undefined;
  }
  const bend = (f1 - 2 * center + f_1) / h;
  const kink = 2 * bend - (f2 - 2 * center + f_2) / (2 * h);
  if (
    !(Math.abs(kink) <= KINK * (Math.abs(value) + Math.abs(bend)) + rounding)
  ) {
    return;
  }
  // The error of the narrow difference is more than that of both together.
  const error = Math.abs(value - narrow) + rounding;
  if (!(error <= BEND * Math.abs(value))) return "nearly";
  return { ...found, error };
}
