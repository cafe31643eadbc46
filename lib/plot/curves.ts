import { checkOptions } from "../core/names.ts";
import type { Interval } from "./layer.ts";
import { checkInterval, type Picture, type PlotOptions } from "./picture.ts";
import { extentOf, sampleCurve } from "./sample.ts";

/** A function of one variable to be shown, and what it is called. */
export interface Curve {
  /** Its name in the legend. */
  readonly label: string;
  /** The function; NaN and infinity leave the line open. */
  readonly f: (x: number) => number;
}

/** How `plotLines` shows its curves. */
export interface LinesOptions extends PlotOptions {
  /** The heights to show; by default their range, without most of the climb to a pole. */
  readonly y?: Interval;
  /** What the horizontal axis is called, by default "x". */
  readonly xLabel?: string;
}

/**
 * A picture of functions of one variable, as lines over an interval.
 *
 * A line is left open at a jump, at a pole and where the function is undefined; these are found by bisection, not
 * guessed from the pixels. Costs about 600 evaluations a curve, ten times that where it oscillates, and up to 50,000 for
 * one that jumps everywhere.
 *
 * @param curves The functions, in the order of the legend.
 * @param interval From where to where, in the units of x.
 * @throws {RangeError} If the interval is empty, reversed or infinite.
 * @throws {TypeError} If a function returns anything but one number.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { drawText, plotLines } from "@fluxion/fluxion/plot";
 *
 * const picture = plotLines([{ label: "1/x", f: (x) => 1 / x }], [-1, 1]);
 * strictEqual(picture.layers[0].kind === "line" && picture.layers[0].paths.length, 2);
 * console.log(drawText(picture, { columns: 60, rows: 20 }));
 * ```
 */
export function plotLines(
  curves: readonly Curve[],
  interval: Interval,
  options: LinesOptions = {},
): Picture {
  checkOptions(options, ["title", "y", "xLabel"], "Cannot plot");
  const { title, y, xLabel = "x" } = options;
  checkInterval(interval, "Cannot plot");
  if (y) checkInterval(y, "Cannot plot heights");
  const samples = curves.map(({ f, label }) => sampleCurve(f, interval, label));
  const extents = samples.map(({ heights }) => heights);
  const shown = y ?? roomy(withoutGiants(extents));
  return {
    title: title ?? curves.map((curve) => curve.label).join(", "),
    x: { label: xLabel, interval, scale: "linear" },
    y: { label: "", interval: shown, scale: "linear" },
    layers: curves.map(({ label }, tone) => ({
      kind: "line",
      label: y || fits(extents[tone], shown) ? label : `${label} (cut off)`,
      tone,
      paths: samples[tone].paths,
    })),
  };
}

// A curve more than a dozen times as high as all the others together would flatten them.
const GIANT = 12;

/** The range of all curves, without most of those that would flatten the others. */
function withoutGiants(extents: readonly (Interval | undefined)[]): Interval {
  const size = ([low, high]: Interval) => high - low;
  const kept = extents.filter((extent) => extent !== undefined)
    .sort((a, b) => size(a) - size(b));
  const all = extentOf(kept.flat()) ?? [0, 0];
  while (kept.length > 1) {
    const others = size(extentOf(kept.slice(0, -1).flat())!);
    if (!(others > 0 && size(kept.at(-1)!) > GIANT * others)) break;
    kept.pop();
  }
  // Room for the giants to be seen as they leave.
  const [low, high] = extentOf(kept.flat()) ?? all;
  const room = (high - low) / 4;
  return [Math.max(low - room, all[0]), Math.min(high + room, all[1])];
}

function fits(extent: Interval | undefined, [low, high]: Interval): boolean {
  return !extent || (extent[0] >= low && extent[1] <= high);
}

/** An interval with a margin, also around a single value. */
function roomy([low, high]: Interval): Interval {
  const half = high / 2 - low / 2;
  const room = half > 0 ? half * 0.08 : Math.abs(low) * 0.1 || 1;
  const largest = Number.MAX_VALUE;
  return [Math.max(-largest, low - room), Math.min(largest, high + room)];
}
