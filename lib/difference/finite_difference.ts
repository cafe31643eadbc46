// A finite difference with one fixed step: a stencil and a rule for the step.

import { newProbe } from "../core/line.ts";
import { describe } from "./describe.ts";
import { differenceSearch } from "./difference_search.ts";
import type { Method } from "../core/method.ts";
import { type Stencil, stencil } from "./stencil.ts";

/** How long a step is: `h` itself, or a factor of `max(1, |x|)`. */
export type StepSize = number | { readonly relative: number };

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
}

/** What every maker of a finite difference takes. */
export interface StepOptions {
  /** The step: `h` itself, or `{ relative }`, a factor of `max(1, |x|)`. */
  readonly step?: StepSize | undefined;
}

/** What makes a finite difference. */
interface Making extends StepOptions {
  readonly name: string;
  /** The sample points for a derivative. */
  readonly offsets: (derivativeOrder: number) => readonly number[];
  readonly divisor?: "measured" | "nominal";
}

/**
 * Makes a finite difference that prints itself. Where no step is given, it balances a truncation error of `hᵖ` against a
 * round-off error of `ε/hⁿ`: see `balancedStep`.
 */
export function finiteDifference(
  making: Making,
  derivativeOrder: number = 1,
): FiniteDifference {
  const { name, offsets, divisor = "measured" } = making;
  const weighing = stencil(offsets(derivativeOrder), derivativeOrder);
  const step = making.step ??
    { relative: balancedStep(weighing.accuracyOrder, derivativeOrder) };
  const size = typeof step === "object" ? step.relative : step;
  if (!(size > 0 && size < Infinity)) {
    throw new RangeError(
      `Cannot make ${name}() with step ${size}: a step is a positive number`,
    );
  }
  const others: FiniteDifference[] = [];
  const method: FiniteDifference = {
    kind: "finite-difference",
    name,
    stencil: weighing,
    step,
    divisor,
    atOrder: (order) =>
      order === derivativeOrder
        ? method
        : (others[order] ??= finiteDifference(making, order)),
    differentiate: (line, order, probe = newProbe()) =>
      differenceSearch(method.atOrder(order), line, probe),
    toString: () => describe(method),
  };
  return method;
}

/**
 * The relative step where `hᵖ` and `ε/hⁿ` are equal, and a third of it where the accuracy order is at least twice the
 * derivative's: higher derivatives tend to be larger than f, and rounding smaller than ε. On the functions of
 * tests/golden/derivatives_smooth.json the third halves the median error of `central()` and divides its worst by 9, and of
 * `central({ accuracyOrder: 8 })` by 20,000.
 */
function balancedStep(accuracyOrder: number, derivativeOrder: number): number {
  const balanced = Number.EPSILON ** (1 / (accuracyOrder + derivativeOrder));
  return accuracyOrder >= 2 * derivativeOrder ? balanced / 3 : balanced;
}

/** A stencil as a method, with the step that suits its orders. */
export function stencilMethod(
  { offsets, derivativeOrder }: Stencil,
): FiniteDifference {
  return finiteDifference(
    { name: "stencil", offsets: () => offsets },
    derivativeOrder,
  );
}

/** The step at a coordinate. */
export function stepAt(step: StepSize, x: number): number {
  return typeof step === "number"
    ? step
    : step.relative * Math.max(1, Math.abs(x));
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
