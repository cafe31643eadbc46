/**
 * The axes of a picture in SVG: a frame, a grid at round values, labels.
 *
 * @module
 */
import type { Axis, Picture } from "../picture.ts";
import { along } from "../project.ts";
import type { Box } from "./svg_box.ts";
import { element, escaped, LETTER } from "./svg_text.ts";
import { type Tick, ticks } from "../ticks.ts";

const GRID_COLOR = "#e4e7eb";
const AXIS_COLOR = "#8a8f98";
const LABEL_COLOR = "#4b525c";

/** What a label on the axis below takes at least, with the gap to the next. */
const SPACE = 90;
/** What is free to the right of the box. */
const MARGIN = 22;

/** The frame, the grid and the labels around a box. */
export function svgAxes(
  picture: Picture,
  box: Box,
  yTicks: readonly Tick[],
): string[] {
  const xTicks = spacedTicks(picture, box.width);
  const { left: x, top: y, width, height } = box;
  const frame = { x, y, width, height, fill: "none", stroke: "#c4c9d0" };
  return [
    element("g", {}, gridLines(picture, box, xTicks, yTicks).join("")),
    element(
      "g",
      { fill: LABEL_COLOR },
      [
        ...xTicks.map((tick) => xLabel(picture.x, box, tick)),
        ...yTicks.map((tick) => yLabel(picture.y, box, tick)),
        ...names(picture, box),
      ].join(""),
    ),
    element("rect", frame),
  ];
}

/** A line for each tick, across the box. */
function gridLines(
  picture: Picture,
  { left, top, width, height }: Box,
  xTicks: readonly Tick[],
  yTicks: readonly Tick[],
): string[] {
  const [right, bottom] = [left + width, top + height];
  const colorOf = ({ scale }: Axis, { value }: Tick) =>
    value === 0 && scale === "linear" ? AXIS_COLOR : GRID_COLOR;
  return [
    ...xTicks.map((tick) => {
      const x = left + along(picture.x, tick.value) * width;
      const stroke = colorOf(picture.x, tick);
      return element("line", { x1: x, x2: x, y1: top, y2: bottom, stroke });
    }),
    ...yTicks.map((tick) => {
      const y = bottom - along(picture.y, tick.value) * height;
      const stroke = colorOf(picture.y, tick);
      return element("line", { x1: left, x2: right, y1: y, y2: y, stroke });
    }),
  ];
}

/** A label below its tick, as near as the edges of the drawing let it. */
function xLabel(axis: Axis, box: Box, { value, label }: Tick): string {
  const { left, top, width, height } = box;
  const half = label.length * LETTER / 2;
  const x = left + along(axis, value) * width;
  const inside = Math.max(half, Math.min(x, left + width + MARGIN - half));
  const at = { x: inside, y: top + height + 18, "text-anchor": "middle" };
  return element("text", at, escaped(label));
}

function yLabel(axis: Axis, box: Box, { value, label }: Tick): string {
  const { left, top, height } = box;
  const y = top + height - along(axis, value) * height;
  const at = { x: left - 8, y: y + 4, "text-anchor": "end" };
  return element("text", at, escaped(label));
}

/** What the axes are called. */
function names({ x, y }: Picture, { left, top, width, height }: Box): string[] {
  const below = {
    x: left + width / 2,
    y: top + height + 40,
    "text-anchor": "middle",
  };
  const beside = {
    transform: `translate(18 ${Math.round(top + height / 2)}) rotate(-90)`,
    "text-anchor": "middle",
  };
  return [
    ...(x.label ? [element("text", below, escaped(x.label))] : []),
    ...(y.label ? [element("text", beside, escaped(y.label))] : []),
  ];
}

/** Ticks whose labels have room beside one another. */
function spacedTicks({ x }: Picture, width: number): Tick[] {
  const found = ticks(x, Math.max(2, Math.floor(width / SPACE)));
  const widest = LETTER *
    Math.max(...found.map(({ label }) => label.length), 1);
  return widest + LETTER < SPACE
    ? found
    : ticks(x, Math.max(2, Math.floor(width / (widest + 2 * LETTER))));
}
