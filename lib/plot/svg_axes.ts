/**
 * The axes of a picture in SVG: a frame, a grid at round values, labels.
 *
 * @module
 */
import type { Picture } from "./picture.ts";
import { along } from "./project.ts";
import type { Box } from "./svg_box.ts";
import { element, escaped, LETTER } from "./svg_text.ts";
import { type Tick, ticks } from "./ticks.ts";

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
  const { left, top, width, height } = box;
  const [right, bottom] = [left + width, top + height];
  const xTicks = spacedTicks(picture, width);
  const lineColor = (value: number, scale: string) =>
    value === 0 && scale === "linear" ? AXIS_COLOR : GRID_COLOR;
  const grid: string[] = [];
  const labels: string[] = [];
  for (const { value, label } of xTicks) {
    const half = label.length * LETTER / 2;
    const x = left + along(picture.x, value) * width;
    const stroke = lineColor(value, picture.x.scale);
    grid.push(element("line", { x1: x, x2: x, y1: top, y2: bottom, stroke }));
    labels.push(
      element(
        "text",
        {
          x: Math.max(half, Math.min(x, right + MARGIN - half)),
          y: bottom + 18,
          "text-anchor": "middle",
        },
        escaped(label),
      ),
    );
  }
  for (const { value, label } of yTicks) {
    const y = bottom - along(picture.y, value) * height;
    const stroke = lineColor(value, picture.y.scale);
    grid.push(element("line", { x1: left, x2: right, y1: y, y2: y, stroke }));
    labels.push(
      element(
        "text",
        { x: left - 8, y: y + 4, "text-anchor": "end" },
        escaped(label),
      ),
    );
  }
  const [x, y] = [left + width / 2, top + height / 2];
  if (picture.x.label) {
    labels.push(
      element(
        "text",
        { x, y: bottom + 40, "text-anchor": "middle" },
        escaped(picture.x.label),
      ),
    );
  }
  if (picture.y.label) {
    const turned = `translate(18 ${Math.round(y)}) rotate(-90)`;
    labels.push(
      element(
        "text",
        { transform: turned, "text-anchor": "middle" },
        escaped(picture.y.label),
      ),
    );
  }
  const frame = {
    x: left,
    y: top,
    width,
    height,
    fill: "none",
    stroke: "#c4c9d0",
  };
  return [
    element("g", {}, grid.join("")),
    element("g", { fill: LABEL_COLOR }, labels.join("")),
    element("rect", frame),
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
