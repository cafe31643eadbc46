/**
 * The layers of a picture in SVG.
 *
 * @module
 */
import { cssColor, cssOnShade } from "../color.ts";
import type { ContourLayer, Layer, LineLayer, Point } from "../layer.ts";
import type { Picture } from "../picture.ts";
import { isInside, project, projectPaths } from "../project.ts";
import { type Box, place } from "./svg_box.ts";
import { svgArrows, svgHeat, svgMark } from "./svg_shape.ts";
import { coordinate, element } from "./svg_text.ts";

/** One layer as elements. */
export function svgLayer(layer: Layer, picture: Picture, box: Box): string {
  switch (layer.kind) {
    case "line":
      return svgLine(layer, picture, box);
    case "contours":
      return svgContours(layer, picture, box);
    case "mark":
      return svgMark(layer, picture, box);
    case "arrows":
      return svgArrows(layer, picture, box);
    case "heat":
      return svgHeat(layer, box);
  }
}

function pathData(pieces: readonly (readonly Point[])[], box: Box): string {
  return pieces.map((piece) => {
    const steps = piece.map((point) =>
      place(box, point).map(coordinate).join(" ")
    );
    // A path of one point is a dot, which a line of no length shows with round ends.
    return `M${steps[0]}L${
      (steps.length > 1 ? steps.slice(1) : steps).join(" ")
    }`;
  }).join("");
}

function svgLine(layer: LineLayer, picture: Picture, box: Box): string {
  const pieces = projectPaths(picture, layer.paths);
  if (pieces.length === 0) return "";
  const color = cssColor(layer.tone);
  const line = element("path", {
    d: pathData(pieces, box),
    fill: "none",
    stroke: color,
    "stroke-width": layer.dashed ? "1.5" : "2",
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
    "stroke-dasharray": layer.dashed ? "6 5" : undefined,
  });
  if (!layer.dots) return line;
  const points = layer.paths.flat().map((point) => project(picture, point))
    .filter(isInside);
  const dots = spaced(points.map((point) => place(box, point))).map(([x, y]) =>
    element("circle", { cx: x, cy: y, r: 2.4 })
  );
  return line + element("g", { fill: color }, dots.join(""));
}

/** The points without those that would touch the one before. */
function spaced(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept[kept.length - 1];
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 6) {
      kept.push(point);
    }
  }
  return kept;
}

function svgContours(
  { levels, onHeat }: ContourLayer,
  picture: Picture,
  box: Box,
): string {
  const lines = levels.map(({ paths, shade }) => {
    const pieces = projectPaths(picture, paths);
    if (pieces.length === 0) return "";
    return element("path", {
      d: pathData(pieces, box),
      fill: "none",
      stroke: onHeat ? cssOnShade(shade) : cssColor({ shade }),
      "stroke-width": "1.5",
      "stroke-linejoin": "round",
    });
  });
  return lines.join("");
}
