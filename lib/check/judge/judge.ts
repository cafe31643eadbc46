// When do two numbers agree, of which one is known to within an error?
//
// They differ where |analytic - numeric| passes ten times the numeric error, and agree within twice that error. Between the
// two, and where the numeric error is more than a thousandth of the size in question (in single precision or under noise, a hundredth), the
// numeric side cannot tell. To each comes what rounding does to the analytic side: a relative 1e-8, or 2e-5 where single
// precision shows, and a small part of the other elements, whose terms may cancel in this one.

import type { Measured, StairVerdict } from "../../core/verdict/verdict.ts";
import { isDefined } from "../../core/verdict/verdict_table.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { CheckVerdict } from "../report/report.ts";

/** By what an element is measured. */
export interface ErrorScale {
  /** The size of the derivative: the greatest of the elements around, in the unit of this one, as the values of f say. */
  readonly scale: number;
  /** The relative error granted to the code under test. */
  readonly tolerance: number;
  /** The part of the scale that is granted to it. */
  readonly cancelled: number;
  /** A numeric error below this is no reason for doubt: nobody means such numbers. */
  readonly negligible: number;
  /** What an f that does not change at all may hide, as it rounds numbers as large as those of x. */
  readonly hidden: number;
  /** What keeps a check from seeing more digits, single precision or noise; empty in doubles. */
  readonly blur: string;
  /** What to say of a coarse f; empty for one in double precision. */
  readonly coarse: string;
}

/** A judgement and what is behind it. */
interface Judgement {
  readonly verdict: CheckVerdict;
  /** Empty where there is nothing to say but that they agree or differ. */
  readonly why: string;
}

/** The greatest number in single precision: code that overflows beyond it may mean to. */
const MAX_SINGLE = 3.4e38;

const PASS: Judgement = { verdict: "pass", why: "" };
const FAIL: Judgement = { verdict: "fail", why: "" };

/** A figure for a sentence. */
export function figure(value: number, digits: number = 6): string {
  return String(Number(value.toPrecision(digits)));
}

/** Whether what the code under test says agrees with an estimate. */
export function judge(
  analytic: number,
  { verdict, value, error }: Estimate,
  errorScale: ErrorScale,
): Judgement {
  switch (verdict.kind) {
    case "kink":
      return judgeKink(analytic, verdict.left, verdict.right, errorScale);
    case "edge":
      return judgeEdge(
        analytic,
        verdict.derivative,
        verdict.sentence,
        errorScale,
      );
    case "vertical":
      return analytic === value
        ? PASS
        : { verdict: "unsure", why: `vertical: ${verdict.sentence}` };
    case "flat":
      if (Math.abs(analytic - value) <= errorScale.hidden) return PASS;
      return judgeMeasured(analytic, { value, error }, errorScale, "");
    case "ok":
      return judgeMeasured(analytic, { value, error }, errorScale, "");
    case "stair":
      return judgeStair(analytic, verdict, error, errorScale);
    case "imprecise":
      return judgeMeasured(
        analytic,
        { value, error },
        errorScale,
        // Three digits are enough to tell right from wrong.
        error <= 1e-3 * Math.abs(value)
          ? ""
          : `${verdict.kind}: ${verdict.sentence}`,
      );
    default: {
      // What any other kind means for the number beside it is one of its traits.
      const why = `${verdict.kind}: ${verdict.sentence}`;
      return isDefined(verdict)
        ? judgeMeasured(analytic, { value, error }, errorScale, why)
        : { verdict: "unsure", why };
    }
  }
}

/**
 * Where treads are wide, code may mean the slope on them, and nobody knows whether it should mean what they follow; where they
 * are narrow, only that can be meant.
 */
function judgeStair(
  analytic: number,
  { slope, trend, sentence }: StairVerdict,
  error: number,
  errorScale: ErrorScale,
): Judgement {
  const rise = {
    value: slope,
    error: Math.abs(trend.value - slope) + trend.error,
  };
  // Steps of the rounding of f, as of a loss that saturates.
  if (rise.error < errorScale.negligible) {
    return judgeMeasured(analytic, rise, errorScale, "");
  }
  const isWide = error >= Math.abs(trend.value - slope);
  const onTread = judgeMeasured(
    analytic,
    { value: slope, error: trend.error * 1e-6 },
    errorScale,
    "",
  );
  if (isWide && onTread.verdict === "pass") return PASS;
  const judged = judgeMeasured(
    analytic,
    trend,
    errorScale,
    `stair: ${sentence}`,
  );
  return isWide && judged.verdict !== "fail"
    ? { verdict: "unsure", why: `f may be a staircase: ${sentence}` }
    : judged;
}

/** How far the code under test may be off for rounding. */
export function granted(
  value: number,
  { scale, tolerance, cancelled }: ErrorScale,
): number {
  return tolerance * Math.abs(value) + cancelled * scale;
}

function judgeMeasured(
  analytic: number,
  { value, error }: Measured,
  errorScale: ErrorScale,
  why: string,
): Judgement {
  const { scale, tolerance, negligible, coarse, blur } = errorScale;
  const size = Math.max(Math.abs(analytic), Math.abs(value));
  if (!Number.isFinite(value) || !Number.isFinite(error)) {
    return { verdict: "unsure", why: why || "the numeric side has no value" };
  }
  if (Math.abs(analytic) === Infinity && Math.abs(value) > MAX_SINGLE) {
    return { verdict: "unsure", why: "it is beyond single precision" };
  }
  if (!Number.isFinite(analytic)) return FAIL;
  const allowed = granted(value, errorScale);
  const apart = Math.abs(analytic - value);
  const good = `the numeric side is only good to ${figure(error, 2)} here`;
  const doubt = why || coarse;
  if (apart > 10 * error + allowed) {
    // Under noise the numeric side sees the trend of f: of a staircase, the derivative is 0 all the same.
    if (analytic === 0 && why) {
      return { verdict: "unsure", why: `f may be a staircase; ${why}` };
    }
    // What noise makes of an oscillation is no derivative at all.
    return why && error > 0.1 * size
      ? { verdict: "unsure", why: `${good}; ${why}` }
      : { verdict: "fail", why };
  }
  const resolved = error < negligible ||
    error <= Math.max(blur ? 1e-2 : 1e-3, tolerance) * Math.max(size, scale);
  if (apart <= 2 * error + allowed && resolved) {
    return { verdict: "pass", why: error > 1e-6 * size ? doubt : "" };
  }
  return { verdict: "unsure", why: doubt ? `${good}; ${doubt}` : good };
}

/** At a kink the code may say either slope or the mean; what lies between is a choice nobody can check. */
function judgeKink(
  analytic: number,
  left: Measured,
  right: Measured,
  errorScale: ErrorScale,
): Judgement {
  const mean = {
    value: (left.value + right.value) / 2,
    error: Math.max(left.error, right.error),
  };
  const slopes = `the slope is ${figure(left.value)} on the left and ${
    figure(right.value)
  } on the right`;
  for (const slope of [left, right, mean]) {
    if (judgeMeasured(analytic, slope, errorScale, "").verdict === "pass") {
      return { verdict: "pass", why: `kink: ${slopes}` };
    }
  }
  const lower = Math.min(
    left.value - 10 * left.error,
    right.value - 10 * right.error,
  );
  const upper = Math.max(
    left.value + 10 * left.error,
    right.value + 10 * right.error,
  );
  return analytic >= lower && analytic <= upper
    ? {
      verdict: "unsure",
      why: `kink: ${slopes}, and any slope between them may be meant`,
    }
    : { verdict: "fail", why: `kink: ${slopes}` };
}

function judgeEdge(
  analytic: number,
  derivative: Measured,
  sentence: string,
  errorScale: ErrorScale,
): Judgement {
  const why = `edge: ${sentence}`;
  if (analytic === derivative.value) return { verdict: "pass", why };
  if (!Number.isFinite(derivative.value)) return { verdict: "unsure", why };
  return { ...judgeMeasured(analytic, derivative, errorScale, ""), why };
}
