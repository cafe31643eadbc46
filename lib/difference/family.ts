// The finite differences of each kind, made once: their stencils, and the steps that balance truncation against round-off.

import type { DerivativeOrder, Search, WeightedSum } from "../core/method.ts";
import { type Line, newProbe, type Probe } from "../core/line.ts";
import { shown } from "../core/array.ts";
import { describe } from "./stencil/describe.ts";
import { differenceSearch } from "./difference_search.ts";
import { exactStencil } from "./stencil/exact_stencil.ts";
import type {
  FiniteDifference,
  Stencil,
  StepSize,
} from "./finite_difference.ts";
import { sampleAlong, sideOf } from "./stencil/placed_stencil.ts";

/** What the finite differences of one kind have in common: central ones of one accuracy order, say. */
export interface Family {
  readonly name: string;
  /** The sample points for a derivative. */
  readonly offsets: (derivativeOrder: number) => readonly number[];
  readonly divisor: "measured" | "nominal";
  /** The stencils that have been solved for, by derivative order. */
  readonly stencils: Stencil[];
  /** The differences with steps of their own choice, by derivative order. */
  readonly balanced: FiniteDifference[];
}

/** A kind of finite differences. */
export function familyOf(
  name: string,
  offsets: Family["offsets"],
  divisor: Family["divisor"] = "measured",
): Family {
  return { name, offsets, divisor, stencils: [], balanced: [] };
}

/**
 * A finite difference of a kind. Where no step is given, it balances a truncation error of `hᵖ` against a round-off error of
 * `ε/hⁿ`: see `balancedStep`. One made in a call costs next to nothing: stencils are solved for once.
 */
export function finiteDifference(
  family: Family,
  step?: StepSize,
  derivativeOrder: number = 1,
): FiniteDifference {
  if (step === undefined) {
    return family.balanced[derivativeOrder] ??= new SteppedStencil(
      family,
      undefined,
      derivativeOrder,
    );
  }
  checkStep(step, family.name);
  return new SteppedStencil(family, step, derivativeOrder);
}

/** Throws unless a step, of a method of that name, is a positive number, or `{ relative }` with one. */
export function checkStep(step: StepSize, name: string): void {
  const isRelative = typeof step === "object" && step !== null &&
    "relative" in step;
  const size: unknown = isRelative ? step.relative : step;
  if (typeof size !== "number" || !(size > 0 && size < Infinity)) {
    throw new RangeError(
      `Cannot make ${name}() with step ${
        shown(size)
      }: a step is a positive number, or { relative } with one`,
    );
  }
}

class SteppedStencil implements FiniteDifference {
  readonly kind = "finite-difference" as const;
  readonly hasFixedSteps = true;
  readonly name: string;
  readonly stencil: Stencil;
  readonly step: StepSize;
  readonly divisor: "measured" | "nominal";
  readonly #family: Family;
  readonly #given: StepSize | undefined;

  constructor(
    family: Family,
    step: StepSize | undefined,
    derivativeOrder: number,
  ) {
    this.#family = family;
    this.#given = step;
    this.name = family.name;
    this.divisor = family.divisor;
    this.stencil = family.stencils[derivativeOrder] ??= methodicStencil(
      family.offsets(derivativeOrder),
      derivativeOrder,
    );
    this.step = step ?? {
      relative: balancedStep(this.stencil.accuracyOrder, derivativeOrder),
    };
  }

  get side(): "left" | "right" | undefined {
    return sideOf(this.stencil.offsets);
  }

  atOrder(derivativeOrder: number): FiniteDifference {
    return derivativeOrder === this.stencil.derivativeOrder
      ? this
      : finiteDifference(this.#family, this.#given, derivativeOrder);
  }

  differentiate(
    line: Line,
    derivativeOrder: DerivativeOrder,
    probe: Probe = newProbe(),
  ): Search {
    return differenceSearch(this.atOrder(derivativeOrder), line, probe);
  }

  sample(line: Line, derivativeOrder: DerivativeOrder): WeightedSum {
    return sampleAlong(this.atOrder(derivativeOrder), line);
  }

  toString(): string {
    return describe(this);
  }
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

/** A stencil that can be made a method, so that code that takes methods need not know of stencils. */
export function methodicStencil(
  offsets: readonly number[],
  derivativeOrder: number,
): Stencil {
  const family = familyOf("stencil", () => offsets);
  return Object.assign(exactStencil(offsets, derivativeOrder), {
    asMethod: () => finiteDifference(family, undefined, derivativeOrder),
  });
}
