// A finite difference with its error: the same stencil with the step and twice the step.
//
// Their difference is 2ᵖ - 1 times the truncation error of the smaller step, so it covers it. Where f is undefined, or may not
// be evaluated, on one side, a one-sided stencil of the same accuracy takes its place.

import type { Estimate } from "../estimate.ts";
import { OK } from "../estimate.ts";
import type { Line, Probe } from "../line.ts";
import type { FiniteDifference } from "./finite_difference.ts";
import { measuredStep } from "./measured_step.ts";
import { type Stencil, stencil } from "./stencil.ts";
import { edgeAt, kinkOf, nonfinite } from "./verdict.ts";

/** Takes the difference, and again with twice the step. */
export function* differenceSearch(
  method: FiniteDifference,
  line: Line,
  probe: Probe,
): Generator<Probe, Estimate, void> {
  const { origin, scale, unit } = line;
  if (!Number.isFinite(origin)) {
    return { ...nonfinite("x", String(origin)), evaluations: 0 };
  }
  const { step } = method;
  const h = typeof step === "number"
    ? step * unit
    : step.relative * Math.max(unit, scale);
  const center = yield* valueAt(origin, probe);
  if (!Number.isFinite(center)) {
    return { ...nonfinite("f(x)", String(center)), evaluations: 1 };
  }
  const measured = method.divisor === "measured";
  const fitted = fit(method.stencil, h, line);
  let taken = yield* difference(fitted, center, line, probe, measured);
  let evaluations = 1 + taken.evaluations;
  if (Number.isFinite(taken.value)) {
    return { ...concluded(taken, fitted), evaluations };
  }
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
  return { ...edgeAt(taken.value, 4 * taken.error, direction), evaluations };
}

/** A stencil with its step. */
export interface Stepped {
  readonly stencil: Stencil;
  readonly h: number;
}

/** What a difference came to. */
interface Taken {
  readonly value: number;
  readonly error: number;
  readonly evaluations: number;
  readonly undefinedAbove: boolean;
  readonly undefinedBelow: boolean;
  /** The one-sided quotients at the step and at twice the step, where both sides were seen. */
  readonly quotients: readonly [number, number, number, number] | undefined;
  readonly rounding: number;
}

function* valueAt(
  position: number,
  probe: Probe,
): Generator<Probe, number, void> {
  probe.count = 1;
  probe.positions[0] = position;
  yield probe;
  return probe.values[0];
}

/** The difference with the step and twice the step, each point asked for once. */
function* difference(
  { stencil: { offsets, weights, denominator, derivativeOrder }, h }: Stepped,
  center: number,
  line: Line,
  probe: Probe,
  measured: boolean,
): Generator<Probe, Taken, void> {
  const { origin, round, lower, upper } = line;
  const positions = new Map<number, number>();
  for (const offset of [...offsets, ...offsets.map((o) => 2 * o)]) {
    if (offset !== 0) {
      const position = round(origin + offset * h);
      positions.set(offset, Math.max(lower, Math.min(upper, position)));
    }
  }
  const asked = [...positions.keys()];
  probe.count = asked.length;
  asked.forEach((offset, i) => probe.positions[i] = positions.get(offset)!);
  yield probe;
  const values = new Map(asked.map((offset, i) => [offset, probe.values[i]]));
  values.set(0, center);
  const sums = [1, 2].map((factor) => {
    const sum = offsets.reduce(
      (total, offset, j) => total + weights[j] * values.get(factor * offset)!,
      0,
    );
    const spacing = measured
      ? measuredStep(
        offsets,
        (offset) => positions.get(factor * offset) ?? origin,
      )
      : factor * h;
    return sum / denominator / spacing ** derivativeOrder;
  });
  const biggest = Math.max(...[...values.values()].map(Math.abs));
  const size = weights.reduce((total, w) => total + Math.abs(w), 0);
  const rounding = size / denominator * Number.EPSILON * biggest /
    h ** derivativeOrder;
  const quotient = (offset: number) =>
    (values.get(offset)! - center) / (offset * h);
  const seen = [-1, 1, -2, 2].every((offset) => values.has(offset));
  return {
    value: sums[0],
    // With accuracy order 1 the two differ by no more than the error itself.
    error: 2 * Math.abs(sums[1] - sums[0]) + rounding,
    evaluations: asked.length,
    undefinedAbove: asked.some((o) => o > 0 && !Number.isFinite(values.get(o))),
    undefinedBelow: asked.some((o) => o < 0 && !Number.isFinite(values.get(o))),
    quotients: seen && derivativeOrder === 1
      ? [quotient(-1), quotient(1), quotient(-2), quotient(2)]
      : undefined,
    rounding: 2 * Number.EPSILON * biggest / h,
  };
}

/** A kink if the gap between the one-sided quotients does not shrink with the step; else what it is. */
function concluded(
  { value, error, quotients, rounding }: Taken,
  _stepped: Stepped,
): Omit<Estimate, "evaluations"> {
  if (quotients) {
    const [left, right, farLeft, farRight] = quotients;
    const gap = Math.abs(right - left);
    const farGap = Math.abs(farRight - farLeft);
    if (gap > 20 * rounding && gap > 0.75 * farGap) {
      const sideError = (near: number, far: number) =>
        2 * Math.abs(near - far) + rounding;
      return kinkOf(
        { value: left, error: sideError(left, farLeft) },
        { value: right, error: sideError(right, farRight) },
      );
    }
  }
  return { value, error, verdict: OK };
}

/** The stencil that stays inside the bounds: as it is, mirrored, one-sided, or with a smaller step. */
export function fit(weighing: Stencil, h: number, line: Line): Stepped {
  const above = (line.upper - line.origin) / 2;
  const below = (line.origin - line.lower) / 2;
  const most = Math.max(0, ...weighing.offsets) * h;
  const least = Math.max(0, ...weighing.offsets.map((o) => -o)) * h;
  if (most <= above && least <= below) return { stencil: weighing, h };
  const direction = above >= below ? 1 : -1;
  const turned = oneSided({ stencil: weighing, h }, direction);
  const reach = Math.max(...turned.stencil.offsets.map(Math.abs));
  return { ...turned, h: Math.min(h, Math.max(above, below) / reach) };
}

/** A stencil of the same accuracy on one side. */
function oneSided(
  { stencil: { derivativeOrder, accuracyOrder }, h }: Stepped,
  direction: 1 | -1,
): Stepped {
  const length = derivativeOrder + accuracyOrder;
  const offsets = Array.from({ length }, (_, k) => direction * k);
  return { stencil: stencil(offsets, derivativeOrder), h };
}
