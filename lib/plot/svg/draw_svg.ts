import { checkOptions } from "../../core/names.ts";
import { DARK_SCHEME } from "../color.ts";
import { fit, harmless } from "../glyph.ts";
import type { Interval } from "../layer.ts";
import { checkSize, type Picture, roomFor, type Size } from "../picture.ts";
import { shortNumber } from "../short_number.ts";
import { svgAxes, widestLabel } from "./svg_axes.ts";
import type { Box } from "./svg_box.ts";
import { svgLayer } from "./svg_layer.ts";
import { svgLegend } from "./svg_legend.ts";
import { element, escaped, textAt } from "./svg_text.ts";
import { ticks } from "../ticks.ts";

const CELL_WIDTH = 8;
const CELL_HEIGHT = 16;

/**
 * A picture as an SVG document that stands by itself: no scripts, fonts or references from outside, and no identifiers,
 * so that several can be pasted into one page. Its title and a description are there for screen readers; where the reader
 * prefers a dark page, its colours follow.
 *
 * A cell of the size is 8 by 16 units; the axes, the title and the legend are within it. Numbers that are not finite
 * are never written.
 *
 * @param picture What one of the `plot` functions made.
 * @throws {TypeError} If an option is unknown.
 * @throws {RangeError} If the size is not a whole number of at least one column and one row.
 * @see {@link https://www.w3.org/TR/SVG2/}
 *
 * @example
 * ```ts
 * import { match } from "node:assert/strict";
 * import { drawSvg, plotLines } from "@fluxion/fluxion/plot";
 *
 * const picture = plotLines([{ label: "x < 1", f: (x) => x }], [0, 1]);
 * match(drawSvg(picture, { columns: 80, rows: 25 }), /^<svg [^]*<title>x &lt; 1<\/title>[^]*<\/svg>\n$/);
 * ```
 */
export function drawSvg(picture: Picture, size: Size): string {
  checkOptions(size, ["columns", "rows"], "Cannot draw a picture");
  const { columns, rows } = size;
  checkSize({ columns, rows });
  const [width, height] = [columns * CELL_WIDTH, rows * CELL_HEIGHT];
  const { box, frame } = columns < 20 || rows < 8
    ? { box: boxIn(picture, [4, width - 4], [4, height - 4]), frame: [] }
    : framed(picture, width, height);
  const parts = [
    element("title", {}, escaped(picture.title)),
    element("desc", {}, escaped(description(picture))),
    element("style", {}, darkStyle()),
    element("rect", { width, height, fill: "#ffffff" }),
    ...frame,
    ...picture.layers.map((layer) => svgLayer(layer, box)),
  ];
  const root = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    class: "fluxion-picture",
    role: "img",
    "aria-label": picture.title || undefined,
    "font-family":
      "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif",
    "font-size": "12",
    fill: "#24292f",
  };
  const content = parts.filter(Boolean).join("\n");
  return element("svg", root, `\n${content}\n`) + "\n";
}

/** The title, the legend and the axes around the layers. */
function framed(
  picture: Picture,
  width: number,
  height: number,
): { readonly box: Box; readonly frame: readonly string[] } {
  const legend = svgLegend(picture, width - 32);
  const yTicks = ticks(picture.y, Math.max(2, Math.floor(height / 60)));
  const top = (picture.title ? 44 : 24) + legend.height;
  const left = widestLabel(yTicks) + (picture.y.label ? 40 : 20);
  const bottom = height - (picture.x.label ? 52 : 34);
  const box = boxIn(picture, [left, width - 24], [top, bottom]);
  const title = fit(harmless(picture.title), Math.floor((width - 32) / 9), "…");
  const bold = { "font-size": "16", "font-weight": "600" };
  const frame = [
    title && textAt(16, 26, title, bold),
    ...legend.at(16, picture.title ? 50 : 26),
    ...svgAxes(box, yTicks),
  ];
  return { box, frame };
}

/** The box of a picture in a room, which is at least a unit wide and high. */
function boxIn(
  picture: Picture,
  [left, right]: Interval,
  [top, bottom]: Interval,
): Box {
  const room = [Math.max(1, right - left), Math.max(1, bottom - top)] as const;
  const [width, height] = roomFor(picture, room);
  return { picture, left, top, width, height };
}

/** CSS that swaps the colours where the reader prefers a dark page; it applies inside pictures alone. */
function darkStyle(): string {
  const rules = [...DARK_SCHEME].flatMap(([light, dark]) =>
    ["fill", "stroke"].map((name) =>
      `.fluxion-picture[${name}="${light}"],.fluxion-picture [${name}="${light}"]{${name}:${dark}}`
    )
  );
  return `@media (prefers-color-scheme: dark){${rules.join("")}}`;
}

/** What a picture shows, for those who cannot see it: its axes, and what is drawn in them. */
function description({ x, y, layers }: Picture): string {
  const ends = (interval: Interval) => interval.map(shortNumber).join(" to ");
  const labels = layers.map((layer) =>
    layer.kind === "heat"
      ? `heights from ${ends(layer.interval)}`
      : "label" in layer && layer.label
  ).filter(Boolean);
  const shown = labels.length > 0 ? `: ${labels.join("; ")}` : "";
  return `${x.label || "x"} from ${ends(x.interval)}, ${y.label || "y"} from ${
    ends(y.interval)
  }${shown}`;
}
