// Which word the error of a difference with a given step earns.

import { type Answer, kink, unknown } from "../core/conclusion.ts";
import type { Measured } from "../core/verdict/verdict.ts";
import { OK, verdictOf } from "../core/verdict/verdicts.ts";

/** The relative error within which a derivative is ok. */
const USEFUL = 1e-4;

/** What is known of a difference besides its value. */
export interface Evidence {
  readonly derivativeOrder: number;
  /** The step. */
  readonly h: number;
  /** The largest distance from x at which f was evaluated. */
  readonly reach: number;
  /** What the step leaves out, and what rounding adds. */
  readonly truncation: number;
  readonly roundoff: number;
  /** The largest |f|, and the largest change of f. */
  readonly biggest: number;
  readonly change: number;
}

/**
 * The value with the word that its error earns. An error is measured by the value; where that may be 0, by what it would be if f
 * changed evenly over the step by as much as it does.
 */
export function graded(value: number, evidence: Evidence): Answer {
  const { derivativeOrder, h, reach, truncation, roundoff } = evidence;
  const { biggest, change } = evidence;
  const error = truncation + roundoff;
  if (change === 0) {
    return { value, error, verdict: verdictOf({ kind: "flat", reach }) };
  }
  const scale = Math.abs(value) > 2 * error ? 0 : change / h ** derivativeOrder;
  if (error <= USEFUL * Math.max(Math.abs(value), scale)) {
    return { value, error, verdict: OK };
  }
  return {
    value,
    error,
    verdict: verdictOf({
      kind: "imprecise",
      limit: truncation > roundoff ? "step" : "rounding",
      size: biggest,
      rounding: Number.EPSILON * biggest,
    }),
  };
}

/** The slopes of f from x to a step on either side, and what rounding does to them. */
export interface Sides {
  readonly h: number;
  readonly left: number;
  readonly right: number;
  readonly rounding: number;
}

/**
 * A kink or a jump, by the gap between the slopes of both sides: where f is smooth it shrinks as the step does, at a kink it
 * stays, at a jump it grows as the step shrinks.
 */
export function brokenOf(
  center: number,
  near: Sides,
  far: Sides,
): Answer | undefined {
  const gap = Math.abs(near.right - near.left);
  const farGap = Math.abs(far.right - far.left);
  if (!(gap > 20 * near.rounding && gap > KEPT * farGap)) return;
  if (gap * near.h > KEPT * farGap * far.h) {
    const left = limit(center - near.left * near.h, center - far.left * far.h);
    const right = limit(
      center + near.right * near.h,
      center + far.right * far.h,
    );
    return unknown(verdictOf({ kind: "jump", center, left, right }));
  }
  const side = (from: number, to: number) => ({
    value: from,
    error: 2 * Math.abs(from - to) + near.rounding,
  });
  return kink(side(near.left, far.left), side(near.right, far.right));
}

/** So large a part of a gap is left where it does not shrink. */
const KEPT = 0.75;

/** What f tends to beside a jump. */
function limit(near: number, far: number): Measured {
  return {
    value: near,
    error: 2 * Math.abs(near - far) + Number.EPSILON * Math.abs(near),
  };
}
