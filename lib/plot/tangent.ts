import { checkOptions } from "../core/names.ts";
import type { Interval, LineLayer, MarkLayer, Point } from "./layer.ts";
import { type Curve, plotLines } from "./curves.ts";
import type { Picture, PlotOptions } from "./picture.ts";
import { shortNumber } from "./short_number.ts";

/** Where a tangent touches. */
export interface Tangent {
  /** The point of contact. */
  readonly x: number;
  /** The slope there: the derivative. One that is not finite is not drawn. */
  readonly slope: number;
}

/** What `plotTangent` shows around the tangent. */
export interface TangentOptions extends PlotOptions {
  /** From where to where, by default 1.6 times the largest step to both sides. */
  readonly interval?: Interval;
  /** Secants through the function at x and x + h, one for each h; by default 1, 1/2 and 1/4. */
  readonly steps?: readonly number[];
}

/**
 * A picture of a derivative: a function, its tangent at a point, and the secants that close in on it as the step
 * shrinks.
 *
 * The secants are dashed, each with its step and slope in the legend. Costs about 600 evaluations.
 *
 * @param curve The function.
 * @param tangent Where it is touched, and its slope there: this function draws and does not differentiate.
 * @throws {RangeError} If the interval is empty, reversed or infinite.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { plotTangent } from "@fluxion/fluxion/plot";
 *
 * const square = { label: "x²", f: (x: number) => x ** 2 };
 * const picture = plotTangent(square, { x: 3, slope: 6 }, { steps: [1] });
 * deepStrictEqual(picture.layers.map((layer) => layer.kind === "line" && layer.label), [
 *   "x²",
 *   "step 1, slope 7",
 *   "tangent, slope 6",
 *   false,
 *   false,
 * ]);
 * ```
 */
export function plotTangent(
  curve: Curve,
  { x, slope }: Tangent,
  options: TangentOptions = {},
): Picture {
  checkOptions(options, ["title", "interval", "steps"], "Cannot plot");
  const { title, interval, steps = [1, 1 / 2, 1 / 4] } = options;
  const reach = 1.6 * Math.max(...steps.map(Math.abs), 1e-300);
  const shown = interval ??
    (steps.length > 0 ? [x - reach, x + reach] : [x - 1, x + 1]);
  const contact: Point = [x, curve.f(x)];
  const secants = secantsOf(curve, contact, steps);
  const straight = (name: string, slope: number, tone: number): LineLayer => ({
    kind: "line",
    label: `${name}, slope ${shortNumber(slope)}`,
    tone,
    paths: [shown.map((at) => [at, contact[1] + slope * (at - x)])],
  });
  const base = plotLines([curve], shown, {
    title: title ?? `${curve.label} and its tangent at x = ${shortNumber(x)}`,
  });
  return {
    ...base,
    layers: [
      ...base.layers,
      ...secants.map(({ h, slope }, i) => ({
        ...straight(`step ${shortNumber(h)}`, slope, i + 2),
        dashed: true,
      })),
      ...Number.isFinite(slope) ? [straight("tangent", slope, 1)] : [],
      ...secants.map(({ end }, i) => mark(end, i + 2)),
      mark(contact, 1),
    ],
  };
}

/** The secants that have a slope: one of none, or of an infinite one, is no line over the numbers. */
function secantsOf({ f }: Curve, [x, y]: Point, steps: readonly number[]) {
  return steps.map((h) => {
    const end: Point = [x + h, f(x + h)];
    return { h, end, slope: (end[1] - y) / (end[0] - x) };
  }).filter(({ slope }) => Number.isFinite(slope));
}

function mark(at: Point, tone: number): MarkLayer {
  return { kind: "mark", label: "", tone, at };
}
