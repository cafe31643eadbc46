import { checkOptions } from "../../core/names.ts";
import { fit, harmless, textWidth } from "../glyph.ts";
import { checkSize, type Picture, roomFor, type Size } from "../picture.ts";
import type { Pane } from "./pane.ts";
import { blankScreen, put, screenText } from "./screen.ts";
import { axisTicks, drawAxes } from "./text_axes.ts";
import { drawLayers } from "./text_layer.ts";
import { drawLegend, legendRows } from "./text_legend.ts";

/** How a picture is drawn in a terminal. */
export interface TextOptions extends Size {
  /** Whether to use colours, as ANSI escape sequences; by default not. */
  readonly color?: boolean;
  /** Whether to use braille and box-drawing characters, by default, or ASCII alone. */
  readonly unicode?: boolean;
}

const ACTION = "Cannot draw a picture";
const OPTIONS = ["columns", "rows", "color", "unicode"];

/**
 * A picture as the lines of a terminal: eight braille dots a cell, or one ASCII character.
 *
 * Gives exactly `rows` lines, none wider than `columns`, without a line break at the end. A picture of less than
 * 20 columns or 8 rows goes without title, axes and legend. Control characters in labels are made visible, so
 * that a label cannot steer the terminal.
 *
 * @param picture What one of the `plot` functions made.
 * @throws {TypeError} If an option is unknown.
 * @throws {RangeError} If the size is not a whole number of at least one column and one row.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { drawText, plotLines } from "@fluxion/fluxion/plot";
 *
 * const picture = plotLines([{ label: "x", f: (x) => x }], [0, 1], { y: [0, 1] });
 * strictEqual(drawText(picture, { columns: 4, rows: 2 }), "  ⡠⠊\n⡠⠊");
 * ```
 */
export function drawText(picture: Picture, options: TextOptions): string {
  checkOptions(options, OPTIONS, ACTION);
  const { columns, rows, color = false, unicode = true } = options;
  checkSize({ columns, rows });
  const screen = blankScreen(columns, rows);
  const size = { left: 0, top: 0, columns, rows };
  const whole: Pane = { screen, picture, color, unicode, ...size };
  if (columns < 20 || rows < 8) drawLayers(whole);
  else drawFramed(whole);
  return screenText(screen, color);
}

/** Draws the layers with their title, axes and legend around them. */
function drawFramed(whole: Pane): void {
  const { screen, picture, columns, rows, unicode } = whole;
  const name = harmless(picture.x.label);
  const legend = legendRows(whole, columns - 4 - textWidth(name));
  const top = picture.title ? 1 : 0;
  const paneRows = rows - top - 2 - legend.length;
  const labels = axisTicks(picture.y, paneRows, 3).map(({ label }) => label);
  const margin = Math.max(
    ...labels.map(({ length }) => length),
    Math.min(8, textWidth(harmless(picture.y.label))),
  );
  const left = Math.min(margin, columns - 12) + 1;
  // A cell is twice as high as it is wide.
  const [across, down] = roomFor(picture, [columns - left, 2 * paneRows]);
  const pane: Pane = {
    ...whole,
    left,
    top,
    columns: Math.max(1, Math.round(across)),
    rows: Math.max(1, Math.round(down / 2)),
  };
  const ellipsis = unicode ? "…" : "...";
  put(screen, left, 0, fit(harmless(picture.title), columns - left, ellipsis));
  drawAxes(pane);
  drawLayers(pane);
  drawLegend(screen, legend);
}
