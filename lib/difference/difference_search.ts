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
import {
  fit,
  oneSided,
  positionOf,
  type Stepped,
} from "./stencil/placed_stencil.ts";
import { measuredStep, stepAlong } from "./step.ts";

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
  let evaluations = 1 + taken.evaluations;
  const isLost = !taken.undefinedAbove && !taken.undefinedBelow &&
    (!isSeen(taken) || taken.isStill);
  if (isLost) {
    const { h } = fitted;
    const verdict = verdictOf({ kind: "unresolved", why: "no step", step: h });
    return { ...unknown(verdict), evaluations };
  }
  if (isSeen(taken)) {
    const { value, evidence, quotients } = taken;
    const answer = concluded(value, evidence, center, quotients);
    return { ...answer, evaluations };
  }
  probe.emit?.({ kind: "suspicion", of: "edge", h: fitted.h });
  const { undefinedAbove, undefinedBelow } = taken;
  if (undefinedAbove === undefinedBelow) {
    return { ...nonfinite("f around x", "undefined"), evaluations };
  }
  const direction = undefinedAbove ? -1 : 1;
  taken = yield* difference(
    oneSided(fitted, direction),
    center,
    line,
    probe,
    measured,
  );
  evaluations += taken.evaluations;
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
  readonly evaluations: number;
  readonly undefinedAbove: boolean;
  readonly undefinedBelow: boolean;
  /** Whether every step was rounded away beside x. */
  readonly isStill: boolean;
  /** The one-sided quotients at the step and at twice the step, where both sides were seen. */
  readonly quotients: readonly [Sides, Sides] | undefined;
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
  const { offsets, weights, denominator, derivativeOrder } = stencil;
  const positions = positionsOf(offsets, h, line);
  const asked = [...positions.keys()];
  probe.count = asked.length;
  asked.forEach((offset, i) => probe.positions[i] = positions.get(offset)!);
  yield probe;
  const values = new Map(asked.map((offset, i) => [offset, probe.values[i]]));
  values.set(0, center);
  const [near, far] = [1, 2].map((factor) => {
    const sum = offsets.reduce(
      (total, offset, j) => total + weights[j] * values.get(factor * offset)!,
      0,
    );
    const at = (offset: number) =>
      positions.get(factor * offset) ?? line.origin;
    const spacing = measured ? measuredStep(offsets, at) : factor * h;
    return sum / denominator / spacing ** derivativeOrder;
  });
  const biggest = Math.max(...[...values.values()].map(Math.abs));
  const change = Math.max(
    ...[...values.values()].map((value) => Math.abs(value - center)),
  );
  const size = weights.reduce((total, w) => total + Math.abs(w), 0);
  const rounding = size / denominator * Number.EPSILON * biggest /
    h ** derivativeOrder;
  // With accuracy order 1 the two differ by no more than the error itself.
  const truncation = 2 * Math.abs(far - near);
  probe.emit?.({ kind: "step", h: 2 * h, quotient: far });
  probe.emit?.({
    kind: "step",
    h,
    quotient: near,
    truncation,
    roundoff: rounding,
  });
  const isLost = (offset: number) => !Number.isFinite(values.get(offset));
  return {
    value: near,
    error: truncation + rounding,
    evaluations: asked.length,
    undefinedAbove: asked.some((offset) => offset > 0 && isLost(offset)),
    undefinedBelow: asked.some((offset) => offset < 0 && isLost(offset)),
    isStill: asked.every((offset) => positions.get(offset) === line.origin),
    quotients: derivativeOrder === 1
      ? quotientsOf(values, h, biggest)
      : undefined,
    evidence: {
      derivativeOrder,
      h,
      reach: 2 * h * Math.max(...offsets.map(Math.abs)),
      truncation,
      roundoff: rounding,
      biggest,
      change,
    },
  };
}

/** Where the points for the step and for twice the step lie, by their offsets; x itself is known. */
function positionsOf(
  offsets: readonly number[],
  h: number,
  line: Line,
): Map<number, number> {
  const positions = new Map<number, number>();
  for (const offset of [...offsets, ...offsets.map((o) => 2 * o)]) {
    if (offset !== 0) positions.set(offset, positionOf(offset, h, line));
  }
  return positions;
}

function quotientsOf(
  values: ReadonlyMap<number, number>,
  h: number,
  biggest: number,
): Taken["quotients"] {
  if (![-1, 1, -2, 2].every((offset) => values.has(offset))) return;
  const at = (step: number): Sides => {
    const quotient = (offset: number) =>
      (values.get(offset)! - values.get(0)!) / (offset * h);
    const rounding = 2 * Number.EPSILON * biggest / h;
    return {
      h: step * h,
      left: quotient(-step),
      right: quotient(step),
      rounding,
    };
  };
  return [at(1), at(2)];
}
