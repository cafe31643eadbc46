import { lineShade } from "../color.ts";
import { checkOptions } from "../../core/names.ts";
import type { ContourLayer, Layer, Point } from "../layer.ts";
import { contourPaths } from "./marching_squares.ts";
import type { Picture, PlotOptions } from "../picture.ts";
import { sortedFinite } from "../sample.ts";
import {
  gridPoints,
  heightsAt,
  type Region,
  regionPicture,
  type Surface,
} from "./surface.ts";

const COLUMNS = 97;
const ROWS = 73;

/** What `plotContours` shows. */
export interface ContoursOptions extends PlotOptions {
  /** The heights to draw, or how many of them; by default eight, which part the sampled heights into equal shares. */
  readonly levels?: number | readonly number[];
  /** A walk over the surface, such as the steps of a gradient descent; its ends are marked. */
  readonly path?: readonly Point[];
}

/**
 * A picture of a function of two variables as lines of equal height, and of a walk over them, such as that of gradient
 * descent.
 *
 * Costs 7,081 evaluations.
 *
 * @param surface The function.
 * @param region The part of the plane to show.
 * @throws {RangeError} If an interval is empty, reversed or infinite, or `levels` is not a number of levels.
 * @throws {TypeError} If the function returns anything but one number.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { plotContours } from "@fluxion/fluxion/plot";
 *
 * const bowl = { label: "x² + y²", f: (x: number, y: number) => x ** 2 + y ** 2 };
 * const picture = plotContours(bowl, { x: [-2, 2], y: [-2, 2] }, {
 *   levels: [1, 4],
 *   path: [[2, 1], [1, 0.5], [0.5, 0.25]],
 * });
 * strictEqual(picture.layers[0].kind === "contours" && picture.layers[0].levels[0].paths.length, 1);
 * ```
 */
export function plotContours(
  surface: Surface,
  region: Region,
  options: ContoursOptions = {},
): Picture {
  checkOptions(options, ["title", "levels", "path"], "Cannot plot");
  const { title, levels = 8, path = [] } = options;
  const picture = regionPicture(region, title ?? surface.label);
  const points = gridPoints(region, COLUMNS, ROWS, true);
  const heights = heightsAt(surface, points);
  const chosen = typeof levels === "number"
    ? roundQuantiles(heights, levels)
    : sortedFinite(levels);
  const grid = { columns: COLUMNS, points, heights };
  const contours: ContourLayer = {
    kind: "contours",
    levels: chosen.map((height, i) => ({
      height,
      shade: lineShade(i / Math.max(1, chosen.length - 1)),
      paths: contourPaths(grid, height),
    })),
  };
  return { ...picture, layers: [contours, ...walk(path)] };
}

function walk(path: readonly Point[]): Layer[] {
  if (path.length === 0) return [];
  return [
    { kind: "line", label: "", tone: 1, paths: [path], dots: true },
    { kind: "mark", label: "start", tone: 1, at: path[0] },
    { kind: "mark", label: "end", tone: 1, at: path[path.length - 1] },
  ];
}

/** Heights that part the values into equal shares, at two digits. */
function roundQuantiles(values: readonly number[], count: number): number[] {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(
      `Cannot draw ${count} contours: give a whole number of at least 1, or a list of heights`,
    );
  }
  const sorted = sortedFinite(values);
  const heights = Array.from(
    { length: sorted.length > 0 ? count : 0 },
    (_, i) => {
      const share = (i + 0.5) / count;
      return Number(
        sorted[Math.floor(share * (sorted.length - 1))].toPrecision(2),
      );
    },
  );
  return [...new Set(heights)];
}
