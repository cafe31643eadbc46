import { checkOptions } from "../../core/names.ts";
import type { Interval } from "../layer.ts";
import { checkInterval, type Picture, type PlotOptions } from "../picture.ts";
import { sortedFinite } from "../sample.ts";
import {
  gridPoints,
  heightsAt,
  type Region,
  regionPicture,
  type Surface,
} from "./surface.ts";

const COLUMNS = 80;
const ROWS = 60;

/** How `plotHeat` shows heights. */
export interface HeatOptions extends PlotOptions {
  /** The heights at the two ends of the colours; by default their range, without most of the climb to a pole. */
  readonly heights?: Interval;
}

/**
 * A picture of a function of two variables as a heat map: heights as colours, from dark to light.
 *
 * Costs 4,800 evaluations.
 *
 * @param surface The function.
 * @param region The part of the plane to show.
 * @throws {RangeError} If an interval is empty, reversed or infinite.
 * @throws {TypeError} If the function returns anything but one number.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { drawText, plotHeat } from "@fluxion/fluxion/plot";
 *
 * const slope = { label: "x", f: (x: number) => x };
 * const picture = plotHeat(slope, { x: [0, 1], y: [0, 1] });
 * strictEqual(drawText(picture, { columns: 5, rows: 1 }), " ░▒▓█");
 * ```
 */
export function plotHeat(
  surface: Surface,
  region: Region,
  options: HeatOptions = {},
): Picture {
  checkOptions(options, ["title", "heights"], "Cannot plot");
  const { title, heights } = options;
  const picture = regionPicture(region, title ?? surface.label);
  if (heights) checkInterval(heights, "Cannot show heights");
  const values = heightsAt(surface, gridPoints(region, COLUMNS, ROWS, false));
  const interval = heights ?? usualHeights(values);
  return {
    ...picture,
    layers: [{ kind: "heat", columns: COLUMNS, values, interval }],
  };
}

// A few cells near a pole would leave one colour for all others: where nine tenths of the heights lie within a twentieth of the
// range, the colours cover those alone.
function usualHeights(values: readonly number[]): Interval {
  const sorted = sortedFinite(values);
  if (sorted.length === 0) return [0, 1];
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const [low, high] = [at(0), at(1)];
  if (low === high) return [low - 1, high + 1];
  const isPeaked = at(0.95) / 2 - at(0.05) / 2 < (high / 2 - low / 2) / 20;
  return isPeaked && at(0.05) < at(0.95) ? [at(0.05), at(0.95)] : [low, high];
}
