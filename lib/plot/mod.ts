/**
 * Pictures of functions: data in, text out. A `plot` function makes a picture, `drawText` and `drawSvg` draw it. An entry point of
 * its own, so that nobody who only wants derivatives loads it.
 *
 * @example
 * ```ts
 * import { drawText, plotLines } from "@fluxion/fluxion/plot";
 * import assert from "node:assert/strict";
 *
 * const picture = plotLines([{ label: "sin", f: Math.sin }], [0, 6]);
 * assert.equal(drawText(picture, { columns: 40, rows: 10 }).split("\n").length, 10);
 * ```
 *
 * @module
 */
export type {
  Arrow,
  ArrowLayer,
  ContourLayer,
  HeatLayer,
  Interval,
  Layer,
  Level,
  LineLayer,
  MarkLayer,
  Point,
  Tone,
} from "./layer.ts";
export {
  type Axis,
  overlay,
  type Picture,
  type PlotOptions,
  type Size,
} from "./picture.ts";
export { type Curve, type LinesOptions, plotLines } from "./curves.ts";
export { plotTangent, type Tangent, type TangentOptions } from "./tangent.ts";
export {
  plotSweep,
  type Slope,
  type SweepCurve,
  type SweepOptions,
} from "./sweep.ts";
export type { Region, Surface } from "./field/surface.ts";
export { type HeatOptions, plotHeat } from "./field/heat.ts";
export { type ContoursOptions, plotContours } from "./field/contours.ts";
export { type Field, plotField } from "./field/field.ts";
export { drawText, type TextOptions } from "./text/draw_text.ts";
export { drawSvg } from "./svg/draw_svg.ts";
