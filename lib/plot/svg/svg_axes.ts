/**
 * The axes of a picture in SVG: a frame, a grid at round values, labels.
 *
 * @module
 */
import type { Axis } from "../picture.ts";
import { along } from "../project.ts";
import { type Tick, ticks } from "../ticks.ts";
import type { Box } from "./svg_box.ts";
import { element, escaped, LETTER, textAt } from "./svg_text.ts";

const GRID_COLOR = "#e4e7eb";
const AXIS_COLOR = "#8a8f98";
const LABEL_COLOR = "#4b525c";

/** The least room for a label on the horizontal axis, the gap to the next included. */
const SPACE = 90;
/** The free space to the right of the box. */
const MARGIN = 22;
const MIDDLE = { "text-anchor": "middle" };

/** The frame, the grid and the labels around a box. */
export function svgAxes(box: Box, yTicks: readonly Tick[]): string[] {
  const xTicks = spacedTicks(box);
  const { left: x, top: y, width, height } = box;
  const frame = { x, y, width, height, fill: "none", stroke: "#c4c9d0" };
  return [
    element("g", {}, gridLines(box, xTicks, yTicks).join("")),
    element("g", { fill: LABEL_COLOR }, labels(box, xTicks, yTicks).join("")),
    element("rect", frame),
  ];
}

/** A line for each tick, across the box. */
function gridLines(
  { picture: { x, y }, left, top, width, height }: Box,
  xTicks: readonly Tick[],
  yTicks: readonly Tick[],
): string[] {
  const [right, bottom] = [left + width, top + height];
  const colorOf = ({ scale }: Axis, value: number) =>
    value === 0 && scale === "linear" ? AXIS_COLOR : GRID_COLOR;
  const line = (
    x1: number,
    x2: number,
    y1: number,
    y2: number,
    stroke: string,
  ) => element("line", { x1, x2, y1, y2, stroke });
  return [
    ...xTicks.map(({ value }) => {
      const at = left + along(x, value) * width;
      return line(at, at, top, bottom, colorOf(x, value));
    }),
    ...yTicks.map(({ value }) => {
      const at = bottom - along(y, value) * height;
      return line(left, right, at, at, colorOf(y, value));
    }),
  ];
}

/** The labels of the ticks, kept inside the drawing, and the names of the axes. */
function labels(
  { picture: { x, y }, left, top, width, height }: Box,
  xTicks: readonly Tick[],
  yTicks: readonly Tick[],
): string[] {
  const bottom = top + height;
  const turned = `translate(18 ${Math.round(top + height / 2)}) rotate(-90)`;
  const beside = { transform: turned, ...MIDDLE };
  return [
    ...xTicks.map(({ value, label }) => {
      const half = label.length * LETTER / 2;
      const at = left + along(x, value) * width;
      const inside = Math.min(at, left + width + MARGIN - half);
      return textAt(Math.max(half, inside), bottom + 18, label, MIDDLE);
    }),
    ...yTicks.map(({ value, label }) => {
      const at = bottom - along(y, value) * height;
      return textAt(left - 8, at + 4, label, { "text-anchor": "end" });
    }),
    x.label && textAt(left + width / 2, bottom + 40, x.label, MIDDLE),
    y.label && element("text", beside, escaped(y.label)),
  ];
}

/** How wide the widest of some labels is. */
export function widestLabel(ticks: readonly Tick[]): number {
  return LETTER * Math.max(...ticks.map(({ label }) => label.length), 1);
}

/** Ticks whose labels have room beside one another. */
function spacedTicks({ picture: { x }, width }: Box): Tick[] {
  const found = ticks(x, Math.max(2, Math.floor(width / SPACE)));
  const widest = widestLabel(found);
  if (widest + LETTER < SPACE) return found;
  return ticks(x, Math.max(2, Math.floor(width / (widest + 2 * LETTER))));
}
