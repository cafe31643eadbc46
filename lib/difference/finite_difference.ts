// A finite difference with one fixed step: a stencil and a rule for the step.

import type { DerivativeOrder, Method, WeightedSum } from "../core/method.ts";
import type { Line } from "../core/line.ts";
import type { Weights } from "./stencil/describe.ts";

/** How long a step is: `h` itself, or a factor of `max(1, |x|)`. */
export type StepSize = number | { readonly relative: number };

/** Where a finite difference samples f, and how it weighs the samples. */
export interface Stencil extends Weights {
  /** The stencil in words: formula, error term, offsets, weights as fractions, best step. */
  toString(): string;
  /** The finite difference with this stencil, and the step that suits its orders. */
  readonly asMethod: () => FiniteDifference;
}

/** A finite difference with one fixed step, as data. */
export interface FiniteDifference extends Method {
  /** Tells methods apart. */
  readonly kind: "finite-difference";
  /** Where it samples and how it weighs. */
  readonly stencil: Stencil;
  /** The step: absolute, or relative to `max(1, |x|)`. */
  readonly step: StepSize;
  /**
   * Whether it divides by the distance between the points f really saw, which rounding has moved a
   * little, or by the distance it asked for.
   */
  readonly divisor: "measured" | "nominal";
  /** The finite difference of the same kind for another derivative. */
  atOrder(derivativeOrder: number): FiniteDifference;
  /** The value alone, from the samples of the stencil. */
  sample(line: Line, derivativeOrder: DerivativeOrder): WeightedSum;
}

/** What every maker of a finite difference takes. */
export interface StepOptions {
  /** The step: `h` itself, or `{ relative }`, a factor of `max(1, |x|)`. */
  readonly step?: StepSize | undefined;
}

/** The step at a coordinate. */
export function stepAt(step: StepSize, x: number): number {
  return typeof step === "number"
    ? step
    : step.relative * Math.max(1, Math.abs(x));
}

/**
 * What the weighted sum of the samples is divided by; 0 where the step does not move x.
 *
 * @param distance From the last sample to the first, as f saw them.
 */
export function divisorOf(
  { stencil, divisor }: {
    readonly stencil: Weights;
    readonly divisor: FiniteDifference["divisor"];
  },
  h: number,
  distance: number,
): number {
  const { offsets, denominator, derivativeOrder } = stencil;
  const spacing = divisor === "nominal"
    ? h
    : distance / (offsets[0] - offsets[offsets.length - 1]);
  let scale = denominator * spacing;
  for (let k = 1; k < derivativeOrder; k++) scale *= spacing;
  return scale;
}

/** The error for a step that does not move x. */
export function vanishingStep(
  h: number,
  x: number,
  action: string,
): RangeError {
  return new RangeError(
    `${action} as the step ${h} vanishes beside the element ${x}: use a larger or a relative step`,
  );
}
