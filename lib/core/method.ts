import type { Estimate } from "./estimate.ts";
import type { Line, Probe } from "./line.ts";
import type { DerivativeOrder } from "./derivative_order.ts";

/** How to differentiate along a line: a value that can print itself. */
export interface Method {
  /** The name by which it is chosen and shown. */
  readonly name: string;
  /** Differentiates along a line: yields the positions where it wants to know f, returns the estimate. */
  differentiate(
    line: Line,
    derivativeOrder: DerivativeOrder,
    probe?: Probe,
  ): Generator<Probe, Estimate, void>;
  /** The method in words: points, weights, error term, step. */
  toString(): string;
}
