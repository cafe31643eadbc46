/**
 * The axes around a picture in a terminal: lines, ticks and their labels, and where zero lies.
 *
 * @module
 */
import { sgr } from "../color.ts";
import { fit, harmless, textWidth } from "../glyph.ts";
import type { Axis } from "../picture.ts";
import { along } from "../project.ts";
import { type Tick, ticks } from "../ticks.ts";
import { cellOf, type Pane } from "./pane.ts";
import { put } from "./screen.ts";

/** The ticks of an axis of so many cells, at least `apart` cells from each other on average. */
export function axisTicks(axis: Axis, cells: number, apart: number): Tick[] {
  return ticks(axis, Math.max(2, Math.floor(cells / apart)));
}

/** Draws the axes to the left of and below the pane, and the lines on which x or y is zero in it. */
export function drawAxes(pane: Pane): void {
  const { screen, picture: { x, y }, left, top, columns, rows } = pane;
  const [across, down, corner, xTick, yTick, xZero, yZero] = pane.unicode
    ? "─│└┬┤┆┄"
    : "-|+++:-";
  const muted = sgr("muted");
  const bottom = top + rows;
  const zero: [number, number] = [along(x, 0), along(y, 0)];
  const [zeroColumn, zeroRow] = cellOf(pane, zero);
  const [showsX, showsY] = zero.map((t) => t > 0 && t < 1);
  if (showsY) put(screen, left, zeroRow, yZero.repeat(columns), muted);
  for (let row = top; row < bottom; row++) {
    put(screen, left - 1, row, down, muted);
    if (showsX) put(screen, zeroColumn, row, xZero, muted);
  }
  put(screen, left - 1, bottom, corner + across.repeat(columns), muted);
  for (const { value, label } of axisTicks(y, rows, 3)) {
    const [, row] = cellOf(pane, [0, along(y, value)]);
    put(screen, left - 1, row, yTick, muted);
    const text = label.slice(0, left - 1);
    put(screen, left - 1 - text.length, row, text);
  }
  drawXLabels(pane, xTick);
  const name = fit(harmless(y.label), left - 1, "");
  if (top > 0) put(screen, left - 1 - textWidth(name), 0, name);
}

/** Draws the labels below, and the name of the axis behind them or on the last row. */
function drawXLabels(pane: Pane, tickMark: string): void {
  const { screen, picture: { x }, columns } = pane;
  const bottom = pane.top + pane.rows;
  const lengths = axisTicks(x, columns, 10).map(({ label }) => label.length);
  const apart = Math.max(10, Math.max(...lengths) + 3);
  let end = -1;
  for (const { value, label } of axisTicks(x, columns, apart)) {
    const [column] = cellOf(pane, [along(x, value), 0]);
    put(screen, column, bottom, tickMark, sgr("muted"));
    const centred = column - Math.floor(label.length / 2);
    const start = Math.max(0, Math.min(centred, screen.columns - label.length));
    if (start <= end) continue;
    put(screen, start, bottom + 1, label);
    end = start + label.length;
  }
  const name = harmless(x.label);
  const start = screen.columns - textWidth(name);
  const hasRoom = end >= 0 && end < start;
  const row = hasRoom ? bottom + 1 : screen.rows - 1;
  if (hasRoom || row > bottom + 1) put(screen, start, row, name);
}
