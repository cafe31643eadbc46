// With D(h) = D + C₁ hᵖ + C₂ hᵖ⁺ᵠ + ... (q = 2 for stencils symmetric about x, 1 for others), differences at steps h, h/r, h/r², ...
// combine to [rᵖ D(h/r) - D(h)] / (rᵖ - 1), which no longer has the first term, and so on.
// L. F. Richardson and J. A. Gaunt, Phil. Trans. R. Soc. A 226 (1927), 299-361.

import { checkOptions } from "../core/names.ts";
import type { Estimate } from "../core/estimate.ts";
import { type Line, newProbe, type Probe } from "../core/line.ts";
import { centerOf, nonfinite } from "../core/conclusion.ts";
import { central } from "./central_difference.ts";
import { checkStep } from "./family.ts";
import { concluded } from "./graded.ts";
import { fit } from "./stencil/placed_stencil.ts";
import { samplesOf, type StencilSamples } from "./stencil_samples.ts";
import type {
  FiniteDifference,
  Stencil,
  StepSize,
} from "./finite_difference.ts";
import { ExtrapolationTable } from "./neville.ts";
import type { Method } from "../core/method.ts";
import { shown } from "../core/array.ts";
import { stepAlong } from "./step.ts";

/** What `richardson` takes besides the method. */
export interface RichardsonOptions {
  /** How many steps are combined: 4 unless given. */
  readonly levels?: number;
  /** By what the step falls from one to the next: 2 unless given. */
  readonly ratio?: number;
  /** The largest step: `h` itself, or `{ relative }`, a factor of `max(1, |x|)`; a tenth of that unless given. */
  readonly step?: StepSize;
}

/** Richardson extrapolation on top of a finite difference. */
export interface RichardsonMethod extends Method {
  /** Tells methods apart. */
  readonly kind: "richardson";
  /** What it extrapolates. */
  readonly method: FiniteDifference;
  /** How many steps are combined. */
  readonly levels: number;
  /** By what the step falls from one to the next. */
  readonly ratio: number;
  /** The largest step. */
  readonly step: StepSize;
}

/**
 * Richardson extrapolation on top of any finite difference or stencil: the same difference with ever smaller steps, combined so
 * that the leading error terms cancel.
 *
 * Costs `levels` times what the method costs, and f at x once. The steps are fixed: `adaptive()` searches for its own.
 *
 * @param method `central()` unless given.
 * @throws {TypeError} If the method is neither a finite difference nor a stencil.
 * @throws {RangeError} If `levels` is not a whole number from 2 to 10, or `ratio` is not above 1, or the step not above 0.
 * @see Richardson and Gaunt (1927), Phil. Trans. R. Soc. A 226, 299-361.
 *
 * @example
 * ```ts
 * import { estimateDerivative, forward, richardson } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimateDerivative(Math.exp, 1, { method: richardson(forward(), { levels: 7 }) });
 * assert.ok(Math.abs(value - Math.E) <= error && error < 1e-9);
 * ```
 */
export function richardson(
  method: FiniteDifference | Stencil = central(),
  options: RichardsonOptions = {},
): RichardsonMethod {
  checkOptions(
    options,
    ["levels", "ratio", "step"],
    "Cannot make richardson()",
  );
  const { levels = 4, ratio = 2, step = { relative: 0.1 } } = options;
  const base = baseOf(method);
  checkStep(step, "richardson");
  if (!Number.isInteger(levels) || levels < 2 || levels > 10) {
    throw new RangeError(
      `Cannot make richardson() with ${levels} levels: it takes a whole number from 2 to 10`,
    );
  }
  if (!(ratio > 1 && ratio < Infinity)) {
    throw new RangeError(
      `Cannot make richardson() with ratio ${ratio}: it takes a number above 1`,
    );
  }
  return {
    kind: "richardson",
    name: "richardson",
    side: base.side,
    hasFixedSteps: true,
    method: base,
    levels,
    ratio,
    step,
    differentiate: (line, order, probe = newProbe()) =>
      extrapolate(base.atOrder(order), { levels, ratio, step }, line, probe),
    toString: () =>
      `richardson: ${levels} steps from h = ${
        typeof step === "number" ? step : `${step.relative} max(1, |x|)`
      } down by ${ratio}, on top of ${base}`,
  };
}

/** What is extrapolated: a method as it is, a stencil made into one. */
function baseOf(method: FiniteDifference | Stencil): FiniteDifference {
  if (method && "stencil" in method && "atOrder" in method) return method;
  if (method && "asMethod" in method) return method.asMethod();
  throw new TypeError(
    `Cannot make richardson() on top of ${
      shown(method)
    }: it takes a finite difference or a stencil first, then options, ` +
      `as in richardson(central(), { levels: 6 })`,
  );
}

function* extrapolate(
  method: FiniteDifference,
  { levels, ratio, step }: Required<RichardsonOptions>,
  line: Line,
  probe: Probe,
): Generator<Probe, Estimate, void> {
  const center = yield* centerOf(line, probe);
  if (typeof center !== "number") return center;
  const { stencil, h } = fit(method.stencil, stepAlong(step, line), line, 2);
  const { offsets, derivativeOrder, accuracyOrder } = stencil;
  const isSymmetric = offsets.every((offset) => offsets.includes(-offset));
  const gains = Array.from({ length: levels }, (_, j) => {
    const power = accuracyOrder + (isSymmetric ? 2 : 1) * (j - 1);
    return 1 / (ratio ** power - 1);
  });
  const table = new ExtrapolationTable();
  const taken: StencilSamples[] = [];
  let errors = { truncation: NaN, roundoff: NaN };
  for (let level = 0; level < levels; level++) {
    const levelStep = h / ratio ** level;
    const samples = yield* samplesOf(offsets, levelStep, center, line, probe);
    taken.push(samples);
    const quotient = samples.difference(stencil);
    table.extend(quotient, gains, level);
    const event = { kind: "step", h: levelStep, quotient } as const;
    if (level === 0) {
      probe.emit?.(event);
      continue;
    }
    errors = {
      truncation: table.change(level),
      roundoff: samples.roundoff(stencil, levelStep, 2),
    };
    probe.emit?.({ ...event, extrapolated: table.row[level], ...errors });
  }
  const evaluations = taken.reduce((sum, { count }) => sum + count, 1);
  const value = table.row[levels - 1];
  if (!Number.isFinite(value)) {
    return { ...nonfinite("f around x", "undefined"), evaluations };
  }
  const evidence = {
    derivativeOrder,
    h,
    reach: h * Math.max(...offsets.map(Math.abs)),
    ...errors,
    biggest: taken[levels - 1].biggest,
    change: Math.max(...taken.map(({ change }) => change)),
  };
  const nearest = Math.min(...offsets.filter(Boolean).map(Math.abs));
  const [near, far] = [taken[levels - 1], taken[0]]
    .map((samples) => samples.sides(nearest));
  const sides = derivativeOrder === 1 && isSymmetric && near && far
    ? [near, far] as const
    : undefined;
  return { ...concluded(value, evidence, center, sides), evaluations };
}
