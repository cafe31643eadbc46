/** Whether a derivative is right: yes, no, or the numeric side cannot tell. */
export type CheckVerdict = "pass" | "fail" | "unsure";

/** One element of the derivative, or one random combination of many, compared. */
export interface Comparison {
  /** The element as one would write it, such as `W[1][0]`, or the name of a random direction. */
  readonly path: string;
  /** The position of the element on each axis of the derivative; none for a random direction. */
  readonly index: readonly number[];
  /** What the code under test says. */
  readonly analytic: number;
  /** What the values of f say. */
  readonly numeric: number;
  /** How far the numeric side may be off. */
  readonly error: number;
  /** analytic / numeric. */
  readonly ratio: number;
  /** Whether the two agree. */
  readonly verdict: CheckVerdict;
  /** Why, where there is more to say than that they agree or differ. */
  readonly why: string;
}

/** A point around x at which a check has looked, or tried to. */
export interface AroundPoint {
  /** Where it is, in words. */
  readonly where: string;
  /** Its elements, in the order of the elements of x. */
  readonly x: readonly number[];
  /** Whether both sides agree there, differ there, or could not be compared. */
  readonly outcome: "agrees" | "differs" | "not judged";
  /** How they differ, or why they could not be compared. */
  readonly why: string;
}

/** A mistake that explains all that is wrong. */
export interface Mistake {
  /** The kind of mistake. */
  readonly kind:
    | "sign"
    | "factor 2"
    | "factor 1/2"
    | "factor"
    | "factor x"
    | "chain rule"
    | "transpose"
    | "permutation"
    | "zero"
    | "one element"
    | "tie"
    | "stale"
    | "detached"
    | "overwritten"
    | "skipped"
    | "part"
    | "missing term"
    | "triangle"
    | "shape"
    | "value"
    | "nonfinite"
    | "not a gradient"
    | "not linear"
    | "throws"
    | "x changed"
    | "approximate";
  /** What is wrong, in one sentence without a full stop. */
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
  /** Set where it is the likeliest of several explanations, and nothing but its signs was seen. */
  readonly perhaps?: true;
}

/**
 * What a check found.
 *
 * @example
 * ```ts
 * import { checkGradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const report = checkGradient((x: number[]) => x[0] ** 2 * x[1], (x) => [2 * x[0] * x[1], 0], [3, 2]);
 * assert.equal(report.verdict, "fail");
 * assert.equal(report.worst?.path, "x[1]");
 * assert.deepEqual(report.comparisons.map(({ verdict }) => verdict), ["pass", "fail"]);
 * ```
 */
export interface CheckReport {
  /** Right, wrong, or the numeric side cannot tell. */
  readonly verdict: CheckVerdict;
  /** Why, in one sentence without a full stop. */
  readonly reason: string;
  /** The mistake, where one is recognised. */
  readonly mistake?: Mistake;
  /** The comparison that is worst, where there is one. */
  readonly worst?: Comparison;
  /** Every comparison made at x. */
  readonly comparisons: readonly Comparison[];
  /** Where the check looked besides x, and what it found. */
  readonly around: readonly AroundPoint[];
  /** What is wrong at a point around x, where the check passes all the same. */
  readonly warning?: string;
  /** The simplest x that was found to fail like this one, in the order of the elements of x. */
  readonly smallest?: readonly number[];
  /** How often f was evaluated. */
  readonly evaluations: number;
  /** The seed of the random directions and the points around x. */
  readonly seed: number;
  /** The call that does this again. */
  readonly replay: string;
  /** The report as text: what is wrong, a table, what to do. */
  toString(): string;
}
