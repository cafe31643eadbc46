// The verdict that a difference with a given step earns.

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
 * The value with the verdict that its error earns. An error is measured by the value; where that may be 0, by what it would be if
 * f changed evenly over the step by as much as it does.
 */
function graded(value: number, evidence: Evidence): Answer {
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
 * The value, or the break that the slopes of both sides show at the smallest step and at the largest: the gap between them shrinks
 * as the step does where f is smooth, stays at a kink, and grows as the step shrinks at a jump.
 */
export function concluded(
  value: number,
  evidence: Evidence,
  center: number,
  sides: readonly [Sides, Sides] | undefined,
): Answer {
  if (!sides) return graded(value, evidence);
  const [near, far] = sides;
  const gap = Math.abs(near.right - near.left);
  const farGap = Math.abs(far.right - far.left);
  if (!(gap > 20 * near.rounding && gap > KEPT * farGap)) {
    return graded(value, evidence);
  }
  // A gap that leaves as many digits as are asked for may be noise of f.
  if (gap / 2 <= USEFUL * Math.abs(value)) {
    const truncation = evidence.truncation + gap / 2;
    return graded(value, { ...evidence, truncation });
  }
  const height = gap * near.h / (farGap * far.h);
  return height > KEPT && height < 1 / KEPT
    ? jumpOf(center, near, far)
    : kinkOf(near, far);
}

/** So large a part of a gap is left where it does not shrink. */
const KEPT = 0.75;

function kinkOf(near: Sides, far: Sides): Answer {
  const side = (from: number, to: number) => ({
    value: from,
    error: 2 * Math.abs(from - to) + near.rounding,
  });
  return kink(side(near.left, far.left), side(near.right, far.right));
}

function jumpOf(center: number, near: Sides, far: Sides): Answer {
  const left = limit(center - near.left * near.h, center - far.left * far.h);
  const right = limit(
    center + near.right * near.h,
    center + far.right * far.h,
  );
  return unknown(verdictOf({ kind: "jump", center, left, right }));
}

/** What f tends to beside a jump. */
function limit(near: number, far: number): Measured {
  return {
    value: near,
    error: 2 * Math.abs(near - far) + Number.EPSILON * Math.abs(near),
  };
}
