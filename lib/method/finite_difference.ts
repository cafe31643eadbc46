// A finite difference with one fixed step: a stencil and a rule for the step. The kernels below walk a row of x in place.

import { newProbe, notOneNumber } from "../line.ts";
import type { Row } from "../tensor.ts";
import { describe } from "./describe.ts";
import { differenceSearch } from "./difference_search.ts";
import type { Method } from "./method.ts";
import { type Stencil, stencil } from "./stencil.ts";

/** The smallest relative spacing of doubles near 1, 2^-52. */
export const EPSILON: number = Number.EPSILON;

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
  const size = typeof step === "number" ? step : step.relative;
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
 * derivative's: higher derivatives tend to be larger than f, and rounding smaller than ε. On the functions of tests/golden/derivatives_smooth.json the third halves the
 * median error of `central()` and divides its worst by 9, and of `central({ accuracyOrder: 8 })` by 20,000.
 */
function balancedStep(accuracyOrder: number, derivativeOrder: number): number {
  const balanced = EPSILON ** (1 / (accuracyOrder + derivativeOrder));
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

/** What the kernel needs besides the row: f, the point it is evaluated at, and f there. */
export interface Evaluation<X> {
  readonly f: (x: X) => number;
  /** The whole point, of which the row is a part. */
  readonly x: X;
  /** f at x itself, for stencils that sample it; evaluated once for all elements. */
  readonly center: number;
  /** What an error says could not be done. */
  readonly action: string;
  /** The element that the kernel has moved, for `putBack`. */
  readonly moved: { row: Row; index: number; kept: number };
}

/** What the kernel needs of f and x; evaluates f at x if the stencil samples it there. */
export function evaluationOf<X>(
  { stencil: { offsets, weights } }: FiniteDifference,
  f: (x: X) => number,
  x: X,
  row: Row,
  action: string,
): Evaluation<X> {
  const j = offsets.indexOf(0);
  const center = j >= 0 && weights[j] !== 0 ? f(x) : NaN;
  if (typeof center !== "number") throw notOneNumber(center, action);
  return { f, x, center, action, moved: { row, index: 0, kept: row[0] } };
}

/** Puts the moved element back to the same bits: for the `finally` around the kernel. */
export function putBack<X>(
  { moved: { row, index, kept } }: Evaluation<X>,
): void {
  row[index] = kept;
}

/**
 * The derivative of f along the elements `from` to `to` of a row of x, in place: the one hot loop of
 * all finite differences. It notes the element it moves instead of guarding each with a `try`, which
 * would keep f from being inlined (a third of the speed on typed arrays); the caller's `finally`
 * puts it back.
 */
export function differentiateRow<X>(
  { stencil, step, divisor }: FiniteDifference,
  { f, x, center, action, moved }: Evaluation<X>,
  row: Row,
  derivative: Row,
  from: number,
  to: number,
): void {
  const { offsets, weights, denominator } = stencil;
  const span = offsets[0] - offsets[offsets.length - 1];
  moved.row = row;
  for (let i = from; i < to; i++) {
    const kept = row[i];
    moved.index = i;
    moved.kept = kept;
    const h = stepAt(step, kept);
    let sum = 0;
    let first = 0;
    let last = 0;
    for (let j = 0; j < offsets.length; j++) {
      const offset = offsets[j];
      row[i] = kept + offset * h;
      last = row[i];
      if (j === 0) first = last;
      const value = offset === 0 ? center : f(x);
      if (typeof value !== "number") throw notOneNumber(value, action);
      sum += weights[j] * value;
    }
    row[i] = kept;
    const spacing = divisor === "nominal" ? h : (first - last) / span;
    if (spacing === 0) throw vanishingStep(h, kept, action);
    derivative[i] = sum / (denominator * spacing);
  }
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
