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

/** A line through the same point, along which f is known. */
export interface Neighbour {
  /** Its name, such as `x[3]`. */
  readonly path: string;
  /** The derivative of f along it. */
  readonly value: number;
  /** The noise of f's values. */
  readonly level: number;
  /** What served it. */
  readonly served: Served;
}

/** Which first steps served a line. */
export interface Served {
  /** The step. */
  readonly start: number;
  /** Whether it is in proportion to x; undefined where the line has but one. */
  readonly isRelative: boolean | undefined;
  /** The part of it on which f was smooth. */
  readonly part: number;
}

/** An estimate, and whether it comes from a neighbour's steps. */
export interface SharedEstimate extends Estimate {
  /** Whether it does. */
  readonly isShared?: boolean;
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
  /** The same at once, from f at x, where f can be called and nobody listens: what fills in f at the positions of a probe. */
  estimate?(
    line: Line,
    derivativeOrder: DerivativeOrder,
    center: number,
    answer: (probe: Probe) => void,
  ): Estimate;
  /** The first derivative at steps that suited a neighbour, where they do; by a search of its own where not. */
  share?(
    line: Line,
    neighbour: Neighbour,
    probe: Probe,
  ): Generator<Probe, SharedEstimate, void>;
  /** The same at once, as `estimate` is. */
  shareAtOnce?(
    line: Line,
    neighbour: Neighbour,
    center: number,
    answer: (probe: Probe) => void,
  ): SharedEstimate;
  /** The value alone, for those who don't ask for its error: fewer evaluations, where a method can. */
  sample?(line: Line, derivativeOrder: DerivativeOrder): WeightedSum;
  /** The method in words: points, weights, error term, step. */
  toString(): string;
}
