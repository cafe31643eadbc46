import type { Estimate } from "./estimate.ts";
import type { Line, Probe } from "./line.ts";

/** Which derivative. */
export type DerivativeOrder = 1 | 2 | 3 | 4;

/** A search along a line: yields the positions where it wants to know f, returns the estimate. */
export type Search = Generator<Probe, Estimate, void>;

/** A derivative as a weighted sum of values of f along a line. */
export interface WeightedSum {
  /** Where f is wanted; the origin of the line is f at x. */
  readonly positions: readonly number[];
  /** The weight of each value. */
  readonly weights: readonly number[];
  /** What the sum is divided by; 0 where the step vanishes beside x. */
  readonly divisor: number;
  /** The step that was asked for. */
  readonly h: number;
}

/** How to differentiate along a line: a value that can print itself. */
export interface Method {
  /** The name by which it is chosen and shown. */
  readonly name: string;
  /** The side of x that it keeps to, if it keeps to one. */
  readonly side?: "left" | "right" | undefined;
  /** Whether its steps are given beforehand, rather than found by a search. */
  readonly hasFixedSteps?: boolean;
  /** Differentiates along a line: yields the positions where it wants to know f, returns the estimate. */
  differentiate(
    line: Line,
    derivativeOrder: DerivativeOrder,
    probe?: Probe,
  ): Generator<Probe, Estimate, void>;
  /** The same at once, where f can be called directly and nobody listens; `answer` fills in f at the positions of a probe. */
  estimate?(
    line: Line,
    derivativeOrder: DerivativeOrder,
    center: number,
    answer: (probe: Probe) => void,
  ): Estimate;
  /** The value alone, for callers that do not ask for its error, if that takes fewer evaluations. */
  sample?(line: Line, derivativeOrder: DerivativeOrder): WeightedSum;
  /** The method in words: points, weights, error term, step. */
  toString(): string;
}
