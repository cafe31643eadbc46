/**
 * The layers of a picture in SVG.
 *
 * @module
 */
import { cssColor, cssOnShade } from "../color.ts";
import type { ContourLayer, Layer, LineLayer, Point } from "../layer.ts";
import { projectPaths } from "../project.ts";
import { type Box, place, placeInside } from "./svg_box.ts";
import { svgArrows, svgHeat, svgMark } from "./svg_shape.ts";
import { coordinate, element } from "./svg_text.ts";

/** One layer as elements. */
export function svgLayer(layer: Layer, box: Box): string {
  switch (layer.kind) {
    case "line":
      return svgLine(layer, box);
    case "contours":
      return svgContours(layer, box);
    case "mark":
      return svgMark(layer, box);
    case "arrows":
      return svgArrows(layer, box);
    case "heat":
      return svgHeat(layer, box);
  }
}

/** The visible parts of paths as the data of one element; empty if there are none. */
function pathData(paths: LineLayer["paths"], box: Box): string {
  return projectPaths(box.picture, paths).map((piece) => {
    const [start, ...rest] = piece.map((point) =>
      place(box, point).map(coordinate).join(" ")
    );
    // A path of one point is a dot, which a line of no length shows with round ends.
    return `M${start}L${rest.join(" ") || start}`;
  }).join("");
}

/** Lines of one colour; none if nothing of them shows. */
function strokes(
  paths: LineLayer["paths"],
  box: Box,
  stroke: string,
  style: Record<string, string | undefined>,
): string {
  const d = pathData(paths, box);
  return d && element("path", { d, fill: "none", stroke, ...style });
}

function svgLine({ paths, tone, dashed, dots }: LineLayer, box: Box): string {
  const color = cssColor(tone);
  const line = strokes(paths, box, color, {
    "stroke-width": dashed ? "1.5" : "2",
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
    "stroke-dasharray": dashed ? "6 5" : undefined,
  });
  if (!dots || !line) return line;
  const places = paths.flat().map((point) => placeInside(box, point))
    .filter((place) => place !== undefined);
  const circles = spaced(places).map(([cx, cy]) =>
    element("circle", { cx, cy, r: 2.4 })
  );
  return line + element("g", { fill: color }, circles.join(""));
}

/** The points without those that would touch the one before. */
function spaced(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const [x, y] of points) {
    const last = kept.at(-1);
    if (last && Math.hypot(x - last[0], y - last[1]) < 6) continue;
    kept.push([x, y]);
  }
  return kept;
}

function svgContours({ levels, onHeat }: ContourLayer, box: Box): string {
  const style = { "stroke-width": "1.5", "stroke-linejoin": "round" };
  return levels.map(({ paths, shade }) => {
    const color = onHeat ? cssOnShade(shade) : cssColor({ shade });
    return strokes(paths, box, color, style);
  }).join("");
}
