/**
 * The axes around a picture in a terminal: lines, ticks and their labels, and where zero lies.
 *
 * @module
 */
import { sgr } from "../color.ts";
import { fit, harmless, textWidth } from "../glyph.ts";
import type { Axis, Picture } from "../picture.ts";
import { along } from "../project.ts";
import { put, type Screen } from "./screen.ts";
import { cellOf, type Pane } from "./pane.ts";
import { type Tick, ticks } from "../ticks.ts";

/** The ticks of an axis of so many cells, at least `apart` cells from each other on average. */
export function axisTicks(axis: Axis, cells: number, apart: number): Tick[] {
  return ticks(axis, Math.max(2, Math.floor(cells / apart)));
}

/** Draws the axes to the left of and below the pane, and the lines on which x or y is zero in it. */
export function drawAxes(screen: Screen, picture: Picture, pane: Pane): void {
  const { left, top, columns, rows } = pane;
  const muted = pane.color ? sgr("muted") : "";
  const [across, down, corner, xTick, yTick, xZero, yZero] = pane.unicode
    ? "─│└┬┤┆┄"
    : "-|+++:-";
  const bottom = top + rows;

  const zeroY = zeroCell(picture.y, (t) => cellOf(pane, [0, t])[1]);
  if (zeroY !== undefined) {
    put(screen, left, zeroY, yZero.repeat(columns), muted);
  }
  const zeroX = zeroCell(picture.x, (t) => cellOf(pane, [t, 0])[0]);
  for (let row = top; row < bottom; row++) {
    put(screen, left - 1, row, down, muted);
    if (zeroX !== undefined) put(screen, zeroX, row, xZero, muted);
  }
  put(screen, left - 1, bottom, corner + across.repeat(columns), muted);

  for (const { value, label } of axisTicks(picture.y, rows, 3)) {
    const [, row] = cellOf(pane, [0, along(picture.y, value)]);
    put(screen, left - 1, row, yTick, muted);
    const text = label.slice(0, left - 1);
    put(screen, left - 1 - text.length, row, text);
  }
  drawXLabels(screen, picture, pane, xTick);
  const yLabel = fit(harmless(picture.y.label), left - 1, "");
  if (top > 0) put(screen, left - 1 - textWidth(yLabel), 0, yLabel);
}

function zeroCell(axis: Axis, cell: (t: number) => number): number | undefined {
  const t = along(axis, 0);
  return t > 0 && t < 1 ? cell(t) : undefined;
}

function drawXLabels(
  screen: Screen,
  picture: Picture,
  pane: Pane,
  tickMark: string,
): void {
  const bottom = pane.top + pane.rows;
  const name = harmless(picture.x.label);
  const nameStart = screen.columns - textWidth(name);
  let free = 0;
  let last = screen.columns;
  const longest = Math.max(
    ...axisTicks(picture.x, pane.columns, 10).map(({ label }) => label.length),
  );
  for (
    const { value, label } of axisTicks(
      picture.x,
      pane.columns,
      Math.max(10, longest + 3),
    )
  ) {
    const [column] = cellOf(pane, [along(picture.x, value), 0]);
    put(screen, column, bottom, tickMark, pane.color ? sgr("muted") : "");
    const centred = column - Math.floor(label.length / 2);
    const start = Math.max(0, Math.min(centred, screen.columns - label.length));
    if (start < free) continue;
    put(screen, start, bottom + 1, label);
    free = start + label.length + 1;
    last = start + label.length;
  }
  const row = last < nameStart ? bottom + 1 : screen.rows - 1;
  if (row > bottom + 1 || last < nameStart) put(screen, nameStart, row, name);
}
