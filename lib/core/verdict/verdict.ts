/**
 * Verdicts as data: a kind and its figures.
 *
 * A new kind is one interface here, a member of `Verdict`, and one row in each table of verdict_table.ts; the compiler names the
 * rows that are missing.
 *
 * @module
 */

/** A number and how far it may be off. */
export interface Measured {
  /** The number; ±Infinity for a slope that grows without bound. */
  readonly value: number;
  /** How far it may be off: Infinity where nothing can be said. */
  readonly error: number;
}

/** What every verdict has. */
export interface VerdictBase<Kind extends string> {
  /** The word. */
  readonly kind: Kind;
  /** Which element of an array it is about, such as `x[1][0]`; absent where there is but one. */
  readonly at?: string;
  /** The word explained, with its figures, in one English sentence without a full stop. */
  readonly sentence: string;
}

/** f is smooth around x, and the error is within the tolerance: the one asked for, or 1e-4 of the value. */
export type OkVerdict = VerdictBase<"ok">;

/** f is smooth around x and the error covers the derivative, but it is larger than the tolerance. */
export interface ImpreciseVerdict extends VerdictBase<"imprecise"> {
  /** What costs the digits; `step` where that was given, `cancellation` where numbers that are nearly equal went into it. */
  readonly limit:
    | "rounding"
    | "step"
    | "bounds"
    | "evaluations"
    | "scale"
    | "cancellation";
  /** The size of f, whose rounding is meant where that is the limit; of what is left where numbers cancel. */
  readonly size: number;
  /** The size of that rounding, or of the errors that have come with the numbers. */
  readonly rounding: number;
}

/** f stands still, or goes on smoothly, on treads between abrupt steps: its values are rounded, or something inside it is. */
export interface StairVerdict extends VerdictBase<"stair"> {
  /** The width of a tread. */
  readonly tread: number;
  /** The height of a step. */
  readonly rise: number;
  /** The derivative on the tread at x. */
  readonly slope: number;
  /** The derivative of what the stairs follow. */
  readonly trend: Measured;
}

/** The slope is one on the left of x and another on the right; the value lies halfway. */
export interface KinkVerdict extends VerdictBase<"kink"> {
  /** Which derivative it is that differs: the first or the one asked for. */
  readonly of: "derivative" | "slope";
  /** The derivative from the left. */
  readonly left: Measured;
  /** The derivative from the right. */
  readonly right: Measured;
}

/** f does not run through (x, f(x)) from both sides. */
export interface JumpVerdict extends VerdictBase<"jump"> {
  /** f at x. */
  readonly center: number;
  /** Where f tends to from the left. */
  readonly left: Measured;
  /** Where f tends to from the right. */
  readonly right: Measured;
}

/** f is undefined (NaN, infinite or thrown) on one side of x, or must not be evaluated there. */
export interface EdgeVerdict extends VerdictBase<"edge"> {
  /** The side on which f is undefined. */
  readonly side: "left" | "right";
  /** Whether f is undefined there or the bounds end. */
  readonly why: "undefined" | "bounds";
  /** The derivative from the other side, which is also the value of the estimate. */
  readonly derivative: Measured;
  /** What f threw there, where that is why it counts as undefined. */
  readonly thrown?: string;
}

/** The slope grows without bound as the step shrinks: a vertical tangent or a cusp. */
export interface VerticalVerdict extends VerdictBase<"vertical"> {
  /** Which derivative it is. */
  readonly of: "derivative" | "slope";
  /** Where the slope on the left tends to: ±Infinity, or a number if only the right is vertical. */
  readonly left: number;
  /** Where the slope on the right tends to. */
  readonly right: number;
}

/** f carries noise well above the rounding of its values, and it costs digits that were asked for. */
export interface NoisyVerdict extends VerdictBase<"noisy"> {
  /** The size of the noise in f. */
  readonly level: number;
}

/** f changes below every step that was tried: it oscillates, or its values are too coarse to differentiate. */
export interface UnresolvedVerdict extends VerdictBase<"unresolved"> {
  /** What kept it from being settled. */
  readonly why:
    | "irregular"
    | "no room"
    | "no step"
    | "one side"
    | "slow"
    | "directions";
  /** The smallest step that was tried. */
  readonly step: number;
}

/** Every value of f that was seen is the same. */
export interface FlatVerdict extends VerdictBase<"flat"> {
  /** How far from x f was looked at. */
  readonly reach: number;
}

/** x, f(x), or f on both sides of x is not a finite number. */
export interface NonfiniteVerdict extends VerdictBase<"nonfinite"> {
  /** What is not finite. */
  readonly what: "x" | "f(x)" | "f around x";
  /** What it is instead, in a word: `NaN`, `Infinity`, `undefined`, `unbounded`. */
  readonly shown: string;
}

/** The evaluations ran out before the question was settled; the value is the best so far, and its error unknown. */
export interface BudgetVerdict extends VerdictBase<"budget"> {
  /** How many evaluations were allowed. */
  readonly maxEvaluations: number;
}

/**
 * One word about a derivative, with the figures behind it and a sentence to read.
 *
 * @example
 * ```ts
 * import { estimateDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { verdict } = estimateDerivative(Math.abs, 0);
 * assert.ok(verdict.kind === "kink" && verdict.left.value === -1 && verdict.right.value === 1);
 * ```
 */
export type Verdict =
  | OkVerdict
  | ImpreciseVerdict
  | StairVerdict
  | KinkVerdict
  | JumpVerdict
  | EdgeVerdict
  | VerticalVerdict
  | NoisyVerdict
  | UnresolvedVerdict
  | FlatVerdict
  | NonfiniteVerdict
  | BudgetVerdict;
