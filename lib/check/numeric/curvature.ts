import { evaluateOrNaN } from "../../core/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { Line } from "../../core/line.ts";
import { OK } from "../../core/verdict/verdicts.ts";
import { together } from "../point/ledger.ts";
import { stepOf } from "./confirm.ts";

/** Roundings of f in a difference: 1/3 of 4 · 4 and 4 / 4 halves of a unit, and as much again for what f itself rounds. */
const ROUNDINGS = 6;

/** A jump of the second derivative at x this large, relative to it, is left to a search. */
const JUMP = 1e-4;

/** Second differences over h and 2h that differ by more than this, relative to them, say that h is too large. */
const BEND = 1e-3;

// (4 D(h) - D(2h)) / 3, where D(h) = [f(x+h) - 2 f(x) + f(x-h)] / h², is f''(x) - (h⁴/90) f⁽⁶⁾(ξ).

/**
 * The second derivative along a line by six values of f: nothing where it jumps at x, or f is not smooth at this scale. Its error
 * is how far the same over twice the step is off, 16 times as far as itself.
 *
 * @param center f at x.
 */
export function curvature(
  line: Line,
  evaluate: (position: number) => number,
  center: number,
): Estimate | undefined {
  const { origin, lower, upper } = line;
  const h = stepOf(line);
  if (origin - 4 * h < lower || origin + 4 * h > upper) return;
  const [r1, l1, r2, l2, r4, l4] = together(
    [1, -1, 2, -2, 4, -4].map((k) => () =>
      evaluateOrNaN(evaluate, origin + k * h)
    ),
  );
  const over = (right: number, left: number, h: number) =>
    (right - 2 * center + left) / h ** 2;
  const [narrow, wide, widest] = [
    over(r1, l1, h),
    over(r2, l2, 2 * h),
    over(r4, l4, 4 * h),
  ];
  const value = (4 * narrow - wide) / 3;
  // The second derivatives on both sides differ by twice as much over twice the step, and at a jump by as much.
  const near = (r2 - 2 * r1 - l2 + 2 * l1) / h ** 2;
  const far = (r4 - 2 * r2 - l4 + 2 * l2) / (2 * h) ** 2;
  const jump = Math.abs(2 * near - far);
  const greatest = Math.max(...[center, r4, l4].map(Math.abs));
  const rounding = ROUNDINGS * Number.EPSILON * greatest / h ** 2;
  const bend = Math.abs(narrow - wide);
  const size = Math.abs(value) + Math.abs(near);
  if (!(jump <= JUMP * size + 2 * rounding)) return;
  if (!(bend <= BEND * size + rounding)) return;
  return {
    value,
    error: Math.abs(value - (4 * wide - widest) / 3) + rounding,
    evaluations: 6,
    verdict: OK,
    reach: 4 * h,
  };
}
