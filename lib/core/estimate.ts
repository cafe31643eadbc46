/**
 * What the engine answers: a value, how far it may be off, and one word that says whether to believe it.
 *
 * @module
 */
import type { Nest } from "./number_tree.ts";
import type { Verdict } from "./verdict/verdict.ts";

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
  /** The largest step that the value rests on, if it rests on any: f is smooth on that scale. */
  readonly reach?: number;
  /** The noise in f's values, rounding included, that the error allows for, if it was measured. */
  readonly level?: number | undefined;
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
export interface ArrayEstimate<T, V = Nest<Verdict>> extends Estimate<T> {
  /** Whether to believe each element, in the shape of the value. */
  readonly verdicts: V;
}
