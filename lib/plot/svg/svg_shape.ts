/**
 * Marks, arrows and heat maps in SVG.
 *
 * @module
 */
import { cssColor, lineShade } from "../color.ts";
import { textWidth } from "../glyph.ts";
import type { ArrowLayer, HeatLayer, MarkLayer } from "../layer.ts";
import type { Picture } from "../picture.ts";
import { heatShade, isInside, project, share } from "../project.ts";
import { type Box, place } from "./svg_box.ts";
import { coordinate, element, escaped } from "./svg_text.ts";

/** A point with its label. */
export function svgMark(
  { at, label, tone }: MarkLayer,
  picture: Picture,
  box: Box,
): string {
  const point = project(picture, at);
  if (!isInside(point)) return "";
  const [x, y] = place(box, point);
  const dot = element("circle", {
    cx: x,
    cy: y,
    r: 5,
    fill: cssColor(tone),
    stroke: "#ffffff",
    "stroke-width": "1.5",
  });
  if (!label) return dot;
  const fitsRight = x + 10 + textWidth(label) * 7 <= box.left + box.width;
  const text = element("text", {
    x: fitsRight ? x + 10 : x - 10,
    y: y < box.top + 20 ? y + 18 : y - 8,
    "text-anchor": fitsRight ? "start" : "end",
    "font-weight": "600",
    stroke: "#ffffff",
    "stroke-width": "4",
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  }, escaped(label));
  return text + dot;
}

// Tail, shaft, barbs and point of an arrow along (u, v), with (-v, u) to its left.
const ARROW = [
  [-1, 0.07],
  [0.25, 0.1],
  [0.2, 0.42],
  [1, 0],
  [0.2, -0.42],
  [0.25, -0.1],
  [-1, -0.07],
];

/** Vectors as arrows of one length. */
export function svgArrows(
  { arrows }: ArrowLayer,
  picture: Picture,
  box: Box,
): string {
  // As long as the distance of the points of a field of 21 by 13, so that neighbours do not touch.
  const length = 0.8 * Math.min(box.width / 21, box.height / 13);
  return arrows.map(({ at, direction: [dx, dy], shade }) => {
    const point = project(picture, at);
    const right = share(picture.x, dx) * box.width;
    const down = -share(picture.y, dy) * box.height;
    const size = Math.hypot(right, down);
    if (!isInside(point)) return "";
    const [x, y] = place(box, point);
    const fill = cssColor({ shade: lineShade(shade) });
    if (!(size > 0) || size === Infinity) {
      return element("circle", { cx: x, cy: y, r: 1.5, fill });
    }
    const [u, v] = [right / size * length / 2, down / size * length / 2];
    const corners = ARROW.map(([along, aside]) =>
      [x + along * u - aside * v, y + along * v + aside * u]
        .map(coordinate).join(",")
    );
    const points = corners.join(" ");
    return element("polygon", { points, fill });
  }).join("");
}

const SHADES = 64;

/** Heights as coloured cells; all of one shade are one path, with a rectangle for neighbours in a row. */
export function svgHeat(layer: HeatLayer, box: Box): string {
  const { columns, values } = layer;
  const rows = values.length / columns;
  const shadeAt = (column: number, row: number) => {
    const shade = heatShade(layer, [
      (column + 0.5) / columns,
      (row + 0.5) / rows,
    ]);
    return Math.min(SHADES - 1, Math.floor(shade * SHADES));
  };
  const shapes = new Map<number, string>();
  for (let row = 0; row < rows; row++) {
    for (let start = 0, end = 0; start < columns; start = end) {
      const shade = shadeAt(start, row);
      for (end = start + 1; end < columns && shadeAt(end, row) === shade;) {
        end++;
      }
      if (Number.isNaN(shade)) continue;
      const [left, top] = place(box, [start / columns, (row + 1) / rows]).map(
        coordinate,
      );
      const [right, bottom] = place(box, [end / columns, row / rows]).map(
        coordinate,
      );
      const shape = `M${left} ${top}H${right}V${bottom}H${left}z`;
      shapes.set(shade, (shapes.get(shade) ?? "") + shape);
    }
  }
  const paths = [...shapes].map(([shade, d]) =>
    element("path", { d, fill: cssColor({ shade: (shade + 0.5) / SHADES }) })
  );
  return element("g", { "shape-rendering": "crispEdges" }, paths.join(""));
}
