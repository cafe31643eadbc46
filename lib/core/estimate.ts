/**
 * What the engine answers: a value, how far it may be off, and one word that says whether to believe it.
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
export interface Said<Kind extends string> {
  /** The word. */
  readonly kind: Kind;
  /** The word explained, with its figures, in one sentence without a full stop. */
  readonly sentence: string;
}

/** f is smooth around x at the scale of the steps: the error covers the distance to the derivative. */
export type OkVerdict = Said<"ok">;

/** The slope is one on the left of x and another on the right; the value lies halfway. */
export interface KinkVerdict extends Said<"kink"> {
  /** The derivative from the left. */
  readonly left: Measured;
  /** The derivative from the right. */
  readonly right: Measured;
}

/** f does not run through (x, f(x)) from both sides. */
export interface JumpVerdict extends Said<"jump"> {
  /** Where f tends to from the left. */
  readonly left: Measured;
  /** Where f tends to from the right. */
  readonly right: Measured;
}

/** f is undefined (NaN, infinite or thrown) on one side of x, down to the smallest step. */
export interface EdgeVerdict extends Said<"edge"> {
  /** The side on which f is undefined. */
  readonly side: "left" | "right";
  /** The derivative from the other side, which is also the value of the estimate. */
  readonly derivative: Measured;
}

/** The slope grows without bound as the step shrinks: a vertical tangent or a cusp. */
export interface VerticalVerdict extends Said<"vertical"> {
  /** Where the slope on the left tends to: ±Infinity, or a number if only the right is vertical. */
  readonly left: number;
  /** Where the slope on the right tends to. */
  readonly right: number;
}

/** f carries noise well above the rounding of its values. */
export interface NoisyVerdict extends Said<"noisy"> {
  /** The size of the noise in f. */
  readonly level: number;
}

/** f changes below every step that was tried: it oscillates, or its values are too coarse to differentiate. */
export interface UnresolvedVerdict extends Said<"unresolved"> {
  /** The smallest step that was tried. */
  readonly step: number;
}

/** Every value of f that was seen is the same. */
export interface FlatVerdict extends Said<"flat"> {
  /** How far from x f was looked at. */
  readonly reach: number;
}

/** x, f(x), or f on both sides of x is not a finite number. */
export interface NonfiniteVerdict extends Said<"nonfinite"> {
  /** What is not finite. */
  readonly what: "x" | "f(x)" | "f around x";
}

/** The evaluations ran out before the question was settled; the value is the best so far. */
export interface BudgetVerdict extends Said<"budget"> {
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
  | KinkVerdict
  | JumpVerdict
  | EdgeVerdict
  | VerticalVerdict
  | NoisyVerdict
  | UnresolvedVerdict
  | FlatVerdict
  | NonfiniteVerdict
  | BudgetVerdict;

/**
 * A derivative with what is known about it.
 *
 * @example
 * ```ts
 * import { type Estimate, estimateDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error, evaluations, verdict }: Estimate = estimateDerivative(Math.exp, 1);
 * assert.ok(Math.abs(value - Math.E) <= error);
 * assert.ok(verdict.kind === "ok" && evaluations < 30);
 * ```
 */
export interface Estimate<T = number> {
  /** The derivative. */
  readonly value: T;
  /** How far the value may be off, element by element; Infinity where nothing can be said. */
  readonly error: T;
  /** How often f was evaluated. */
  readonly evaluations: number;
  /** Whether to believe it; of an array, the worst of its elements. */
  readonly verdict: Verdict;
  /** The largest of the steps that the value comes from, where there is one: f is smooth on that scale. */
  readonly reach?: number;
}

/** Verdicts in the shape of a value. */
export type Verdicts = Verdict | Verdicts[];

/**
 * The derivative of an array, with what is known about each element.
 *
 * @example
 * ```ts
 * import { estimateGradient, type Verdict } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { verdict, verdicts } = estimateGradient(([x, y]: number[]) => x ** 2 + Math.abs(y), [1, 0]);
 * assert.equal(verdict.kind, "kink");
 * assert.deepEqual((verdicts as Verdict[]).map(({ kind }) => kind), ["ok", "kink"]);
 * ```
 */
export interface ArrayEstimate<T> extends Estimate<T> {
  /** Whether to believe each element, in the shape of the value. */
  readonly verdicts: Verdicts;
}

/** Verdicts from the best to the worst. */
const SEVERITY: readonly Verdict["kind"][] = [
  "ok",
  "flat",
  "edge",
  "kink",
  "noisy",
  "budget",
  "vertical",
  "jump",
  "unresolved",
  "nonfinite",
];

/**
 * The worst of many verdicts, its sentence saying where.
 *
 * @param path The name of the element at a position, such as `x[1][0]`.
 */
export function worst(
  verdicts: readonly Verdict[],
  path: (position: number) => string,
): Verdict {
  let at = 0;
  for (let i = 1; i < verdicts.length; i++) {
    if (severity(verdicts[i]) > severity(verdicts[at])) at = i;
  }
  const verdict = verdicts[at];
  return verdict.kind === "ok" || verdicts.length === 1
    ? verdict
    : { ...verdict, sentence: `at ${path(at)}: ${verdict.sentence}` };
}

function severity({ kind }: Verdict): number {
  return SEVERITY.indexOf(kind);
}

/** The verdict of everything that went well: one object, so that it costs nothing. */
export const OK: OkVerdict = Object.freeze({
  kind: "ok",
  sentence: "f is smooth around x at the scale of the steps",
});
