import { checkOptions } from "../core/names.ts";
import type { Interval, LineLayer, MarkLayer, Point } from "./layer.ts";
import type { Picture, PlotOptions } from "./picture.ts";

/** The errors of one method at many steps. */
export interface SweepCurve {
  /** Its name in the legend. */
  readonly label: string;
  /** Pairs of a step and the error with it, in any order. An error of 0 leaves the line open. */
  readonly points: readonly Point[];
}

/** A law that errors follow: error ∝ h^order. */
export interface Slope {
  /** Its name in the legend, such as "truncation, h²". */
  readonly label: string;
  /** The power of the step: 2 for the truncation of a central difference, -1 for round-off. */
  readonly order: number;
  /** A step and an error through which the law goes. */
  readonly through: Point;
}

/** What `plotSweep` shows beside the errors. */
export interface SweepOptions extends PlotOptions {
  /** Laws, as dashed straight lines. */
  readonly slopes?: readonly Slope[];
  /** Steps and errors with labels, such as the best step and the one in use. */
  readonly marks?: readonly Pick<MarkLayer, "label" | "at">[];
}

/**
 * A picture of the error of a difference quotient against its step, both on logarithmic axes: the V-curve, with
 * round-off falling to its left and truncation rising to its right.
 *
 * Evaluates nothing.
 *
 * @param curves The errors, one curve for each method.
 * @throws {RangeError} If a step is not a finite number above 0, or there is no error above 0 to be shown.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { plotSweep } from "@fluxion/fluxion/plot";
 *
 * const steps = Array.from({ length: 13 }, (_, i) => 10 ** -i);
 * const error = (h: number) => Math.abs((Math.exp(h) - Math.exp(-h)) / (2 * h) - 1);
 * const picture = plotSweep([{ label: "central", points: steps.map((h) => [h, error(h)]) }], {
 *   slopes: [{ label: "h²/6", order: 2, through: [1, 1 / 6] }],
 * });
 * strictEqual(picture.x.scale, "log");
 * ```
 */
export function plotSweep(
  curves: readonly SweepCurve[],
  options: SweepOptions = {},
): Picture {
  checkOptions(options, ["title", "slopes", "marks"], "Cannot plot");
  const { title = "error against step", slopes = [], marks = [] } = options;
  const points = curves.flatMap((curve) => curve.points);
  for (const [h] of points) {
    if (h > 0 && h < Infinity) continue;
    throw new RangeError(
      `Cannot plot the sweep as a step is ${h}: give finite steps above 0`,
    );
  }
  const x = decades(points.map(([h]) => h));
  const errors = points.map(([, error]) => error).filter(isPositive);
  // Laws lie below the curves, but the curves have the first tones.
  const laws = slopes.map((slope, i): LineLayer => {
    const { label } = slope;
    const tone = curves.length + i;
    return { kind: "line", label, tone, paths: [law(slope, x)], dashed: true };
  });
  const lines = curves.map(({ label, points }, tone): LineLayer => {
    const paths = positivePaths(points);
    return { kind: "line", label, tone, paths, dots: true };
  });
  const pointed = marks.map(({ label, at }, i): MarkLayer => {
    const tone = curves.length + slopes.length + i;
    return { kind: "mark", label, tone, at };
  });
  return {
    title,
    x: { label: "h", interval: x, scale: "log" },
    y: { label: "error", interval: decades(errors), scale: "log" },
    layers: [...laws, ...lines, ...pointed],
  };
}

function isPositive(error: number): boolean {
  return error > 0 && error < Infinity;
}

/** Whole powers of ten around all values, at least one decade. */
function decades(values: readonly number[]): Interval {
  if (values.length === 0) {
    throw new RangeError(
      "Cannot plot the sweep as no error is finite and above 0: a logarithmic axis cannot show it",
    );
  }
  const [low, high] = [Math.min(...values), Math.max(...values)].map(
    Math.log10,
  );
  const first = Math.max(-323, Math.floor(low));
  const last = Math.min(308, Math.max(Math.ceil(high), first + 1));
  return [10 ** first, 10 ** last];
}

function positivePaths(points: readonly Point[]): Point[][] {
  const paths: Point[][] = [[]];
  for (const point of points.toSorted(([g], [h]) => g - h)) {
    if (isPositive(point[1])) paths[paths.length - 1].push(point);
    else paths.push([]);
  }
  return paths.filter((path) => path.length > 0);
}

/** The straight line of a law, within the range of doubles. */
function law(
  { order, through: [h, error] }: Slope,
  [from, to]: Interval,
): Point[] {
  // By logarithms, as (step / h) ** order may overflow where the error does not.
  const at = (step: number): Point => {
    const there = Math.exp(Math.log(error) + order * Math.log(step / h));
    const least = Math.max(Number.MIN_VALUE, there);
    return [step, Math.min(Number.MAX_VALUE, least)];
  };
  return [at(from), at(to)];
}
