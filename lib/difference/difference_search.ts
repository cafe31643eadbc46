// A finite difference with its error: the same stencil with the step and twice the step.
//
// Their difference is 2ᵖ - 1 times the truncation error of the smaller step, so it covers it. Where f is undefined, or may not
// be evaluated, on one side, a one-sided stencil of the same accuracy takes its place.

import type { Estimate } from "../core/estimate.ts";
import { verdictOf } from "../core/verdict/verdicts.ts";
import type { Line, Probe } from "../core/line.ts";
import { centerOf, edge, nonfinite, unknown } from "../core/conclusion.ts";
import type { FiniteDifference } from "./finite_difference.ts";
import { concluded, type Evidence, type Sides } from "./graded.ts";
import { fit, oneSided, type Stepped } from "./stencil/placed_stencil.ts";
import { samplesOf, type StencilSamples } from "./stencil_samples.ts";
import { stepAlong } from "./step.ts";

/** Takes the difference, and again with twice the step. */
export function* differenceSearch(
  method: FiniteDifference,
  line: Line,
  probe: Probe,
): Generator<Probe, Estimate, void> {
  const center = yield* centerOf(line, probe);
  if (typeof center !== "number") return center;
  const measured = method.divisor === "measured";
  const fitted = fit(method.stencil, stepAlong(method.step, line), line, 2);
  let taken = yield* difference(fitted, center, line, probe, measured);
  let evaluations = 1 + taken.samples.count;
  const [above, below] = ([1, -1] as const).map((side) =>
    taken.samples.isUndefined(side)
  );
  if (!above && !below && (!isSeen(taken) || taken.samples.isStill)) {
    const { h } = fitted;
    const verdict = verdictOf({ kind: "unresolved", why: "no step", step: h });
    return { ...unknown(verdict), evaluations };
  }
  if (isSeen(taken)) {
    const { value, evidence, sides } = taken;
    return { ...concluded(value, evidence, center, sides), evaluations };
  }
  probe.emit?.({ kind: "suspicion", of: "edge", h: fitted.h });
  if (above === below) {
    return { ...nonfinite("f around x", "undefined"), evaluations };
  }
  const direction = above ? -1 : 1;
  const turned = oneSided(fitted, direction);
  taken = yield* difference(turned, center, line, probe, measured);
  evaluations += taken.samples.count;
  if (!isSeen(taken)) {
    return { ...nonfinite("f around x", "undefined"), evaluations };
  }
  // Nothing from the other side confirms it, so it is believed four times less.
  const derivative = { value: taken.value, error: 4 * taken.error };
  return { ...edge(derivative, direction), evaluations };
}

/** What a difference came to. */
interface Taken {
  readonly value: number;
  readonly error: number;
  readonly samples: StencilSamples;
  /** The slopes to both sides at the step and at twice the step, where both sides were seen. */
  readonly sides: readonly [Sides, Sides] | undefined;
  readonly evidence: Evidence;
}

/** Whether f is defined wherever it was asked for, at twice the step, too: without that nothing is known of the error. */
function isSeen({ value, error }: Taken): boolean {
  return Number.isFinite(value) && Number.isFinite(error);
}

/** The difference with the step and twice the step, each point asked for once. */
function* difference(
  { stencil, h }: Stepped,
  center: number,
  line: Line,
  probe: Probe,
  measured: boolean,
): Generator<Probe, Taken, void> {
  const { offsets, derivativeOrder } = stencil;
  const both = [...offsets, ...offsets.map((offset) => 2 * offset)];
  const samples = yield* samplesOf(both, h, center, line, probe);
  const [near, far] = [1, 2].map((factor) =>
    samples.difference(stencil, factor, measured ? undefined : factor * h)
  );
  const { biggest, change } = samples;
  const roundoff = samples.roundoff(stencil, h, 1);
  // With accuracy order 1 the two differ by no more than the error itself.
  const truncation = 2 * Math.abs(far - near);
  probe.emit?.({ kind: "step", h: 2 * h, quotient: far });
  probe.emit?.({ kind: "step", h, quotient: near, truncation, roundoff });
  const [inner, outer] = [samples.sides(1), samples.sides(2)];
  const reach = 2 * h * Math.max(...offsets.map(Math.abs));
  return {
    value: near,
    error: truncation + roundoff,
    samples,
    sides: derivativeOrder === 1 && inner && outer ? [inner, outer] : undefined,
    evidence: {
      derivativeOrder,
      h,
      reach,
      truncation,
      roundoff,
      biggest,
      change,
    },
  };
}
