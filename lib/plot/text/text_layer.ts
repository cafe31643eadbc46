/**
 * The layers of a picture in the cells of a terminal.
 *
 * @module
 */
import { sgr, sgrOnShade } from "../color.ts";
import { harmless, textWidth } from "../glyph.ts";
import type { ArrowLayer, HeatLayer, MarkLayer } from "../layer.ts";
import { heatShade, projectInside, share } from "../project.ts";
import { cellOf, type Pane } from "./pane.ts";
import { cellAt, put } from "./screen.ts";
import { drawKeys, drawPaths, noDots } from "./text_line.ts";

/** Draws all layers, from the bottom up. */
export function drawLayers(pane: Pane): void {
  const dots = noDots(pane);
  for (const layer of pane.picture.layers) {
    switch (layer.kind) {
      case "line":
        drawPaths(pane, dots, layer);
        break;
      case "contours":
        for (const { paths, shade } of layer.levels) {
          const tone = { shade };
          const color = layer.onHeat ? sgrOnShade(shade) : sgr(tone);
          drawPaths(pane, dots, { paths, tone }, color);
        }
        break;
      case "mark":
        drawMark(pane, layer);
        break;
      case "arrows":
        drawArrows(pane, layer);
        break;
      case "heat":
        drawHeat(pane, layer);
    }
  }
  drawKeys(pane);
}

function drawMark(pane: Pane, mark: MarkLayer): void {
  const { screen, picture, left, columns, unicode } = pane;
  const point = projectInside(picture, mark.at);
  if (!point) return;
  const color = sgr(mark.tone);
  const [column, row] = cellOf(pane, point);
  const label = harmless(mark.label);
  const width = textWidth(label);
  const fitsRight = column + 2 + width <= left + columns;
  const start = fitsRight ? column + 1 : column - 1 - width;
  const spaced = fitsRight ? ` ${label}` : `${label} `;
  if (label && start >= left) put(screen, start, row, spaced, color);
  put(screen, column, row, unicode ? "●" : "@", color);
}

function drawArrows(pane: Pane, { arrows }: ArrowLayer): void {
  const { screen, picture, columns, rows, unicode } = pane;
  const [none, glyphs] = unicode ? ["·", "→↗↑↖←↙↓↘"] : [".", ">^<v"];
  for (const { at, direction: [dx, dy], shade } of arrows) {
    const point = projectInside(picture, at);
    if (!point) continue;
    // A cell is twice as high as wide, and an eighth of a turn should look like one.
    const right = share(picture.x, dx) * columns;
    const up = share(picture.y, dy) * rows * 2;
    const turn = Math.atan2(up, right) / (2 * Math.PI) * glyphs.length;
    const glyph = right === 0 && up === 0
      ? none
      : glyphs[(Math.round(turn) + glyphs.length) % glyphs.length];
    put(screen, ...cellOf(pane, point), glyph, sgr({ shade }));
  }
}

/** The character whose density shows a height without colours. */
export function inkOf(shade: number, unicode: boolean): string {
  const inks = unicode ? " ░▒▓█" : " .:-=+*#%@";
  return inks[Math.min(inks.length - 1, Math.floor(shade * inks.length))];
}

/** In colours, a cell of unicode shows two heights: the upper half block over its background. */
function drawHeat(pane: Pane, layer: HeatLayer): void {
  const { screen, left, top, columns, rows, color, unicode } = pane;
  const halves = color && unicode ? 2 : 1;
  for (let i = 0; i < columns * rows; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const cell = cellAt(screen, left + column, top + row)!;
    const shadeAt = (half: number) => {
      const up = 1 - (row + (half + 0.5) / halves) / rows;
      return heatShade(layer, [(column + 0.5) / columns, up]);
    };
    const [upper, lower] = [shadeAt(0), shadeAt(halves - 1)];
    if (color && !Number.isNaN(lower)) {
      cell.background = sgr({ shade: lower }, "background");
    }
    if (Number.isNaN(upper)) continue;
    if (halves === 2) {
      cell.glyph = "▀";
      cell.text = sgr({ shade: upper }, "area");
    } else if (!color) cell.glyph = inkOf(upper, unicode);
  }
}
