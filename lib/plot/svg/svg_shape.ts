/**
 * Marks, arrows and heat maps in SVG.
 *
 * @module
 */
import { cssColor, lineShade } from "../color.ts";
import { textWidth } from "../glyph.ts";
import type { ArrowLayer, HeatLayer, MarkLayer } from "../layer.ts";
import { heatShade, share } from "../project.ts";
import { type Box, place, placeInside } from "./svg_box.ts";
import { coordinate, element, LETTER, textAt } from "./svg_text.ts";

/** A point with its label. */
export function svgMark({ at, label, tone }: MarkLayer, box: Box): string {
  const place = placeInside(box, at);
  if (!place) return "";
  const [cx, cy] = place;
  const fill = cssColor(tone);
  const outline = { stroke: "#ffffff", "stroke-width": "1.5" };
  const dot = element("circle", { cx, cy, r: 5, fill, ...outline });
  if (!label) return dot;
  const right = cx + 10 + textWidth(label) * LETTER;
  const fitsRight = right <= box.left + box.width;
  const x = fitsRight ? cx + 10 : cx - 10;
  const y = cy < box.top + 20 ? cy + 18 : cy - 8;
  const text = textAt(x, y, label, {
    "text-anchor": fitsRight ? "start" : "end",
    "font-weight": "600",
    stroke: "#ffffff",
    "stroke-width": "4",
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  });
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

/** Vectors as arrows of one length; of one without a direction, a dot. */
export function svgArrows({ arrows }: ArrowLayer, box: Box): string {
  const { picture, width, height } = box;
  // A little less than the spacing of a field of 21 by 13 points, so that neighbours do not touch.
  const length = 0.8 * Math.min(width / 21, height / 13);
  return arrows.map(({ at, direction: [dx, dy], shade }) => {
    const place = placeInside(box, at);
    if (!place) return "";
    const [x, y] = place;
    const right = share(picture.x, dx) * width;
    const down = -share(picture.y, dy) * height;
    const size = Math.hypot(right, down);
    const fill = cssColor({ shade: lineShade(shade) });
    if (!(size > 0) || size === Infinity) {
      return element("circle", { cx: x, cy: y, r: 1.5, fill });
    }
    const [u, v] = [right / size * length / 2, down / size * length / 2];
    const corners = ARROW.map(([along, aside]) =>
      [x + along * u - aside * v, y + along * v + aside * u]
        .map(coordinate).join(",")
    );
    return element("polygon", { points: corners.join(" "), fill });
  }).join("");
}

const SHADES = 64;

/** Heights as coloured cells; all of one shade are one path, with a rectangle for neighbours in a row. */
export function svgHeat(layer: HeatLayer, box: Box): string {
  const { columns, values } = layer;
  const rows = values.length / columns;
  const corner = (column: number, row: number) =>
    place(box, [column / columns, row / rows]).map(coordinate);
  const shadeAt = (column: number, row: number) => {
    const middle = [(column + 0.5) / columns, (row + 0.5) / rows] as const;
    return Math.min(SHADES - 1, Math.floor(heatShade(layer, middle) * SHADES));
  };
  const shapes = new Map<number, string>();
  for (let row = 0; row < rows; row++) {
    for (let start = 0, end = 0; start < columns; start = end) {
      const shade = shadeAt(start, row);
      for (end = start + 1; end < columns && shadeAt(end, row) === shade;) {
        end++;
      }
      if (Number.isNaN(shade)) continue;
      const [left, top] = corner(start, row + 1);
      const [right, bottom] = corner(end, row);
      const shape = `M${left} ${top}H${right}V${bottom}H${left}z`;
      shapes.set(shade, (shapes.get(shade) ?? "") + shape);
    }
  }
  const paths = [...shapes].map(([shade, d]) =>
    element("path", { d, fill: cssColor({ shade: (shade + 0.5) / SHADES }) })
  );
  return element("g", { "shape-rendering": "crispEdges" }, paths.join(""));
}
