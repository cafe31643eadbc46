/**
 * The layers of a picture in the cells of a terminal.
 *
 * @module
 */
import { sgr, sgrOnShade } from "../color.ts";
import { harmless, textWidth } from "../glyph.ts";
import type { ArrowLayer, HeatLayer, MarkLayer } from "../layer.ts";
import { cellOf, dotsPerCell, type Pane } from "./pane.ts";
import type { Picture } from "../picture.ts";
import { heatShade, isInside, project, share } from "../project.ts";
import { cellAt, put, type Screen } from "./screen.ts";
import { drawKeys, drawPaths } from "./text_line.ts";

/** Draws all layers, from the bottom up. */
export function drawLayers(screen: Screen, picture: Picture, pane: Pane): void {
  const [across, down] = dotsPerCell(pane);
  const [width, height] = [pane.columns * across, pane.rows * down];
  const dots = { width, height, has: new Uint8Array(width * height) };
  for (const layer of picture.layers) {
    switch (layer.kind) {
      case "line":
        drawPaths(screen, picture, pane, dots, layer);
        break;
      case "contours":
        for (const { paths, shade } of layer.levels) {
          const ink = layer.onHeat ? sgrOnShade(shade) : sgr({ shade });
          const tone = { shade };
          drawPaths(screen, picture, pane, dots, { paths, tone }, ink);
        }
        break;
      case "mark":
        drawMark(screen, picture, pane, layer);
        break;
      case "arrows":
        drawArrows(screen, picture, pane, layer);
        break;
      case "heat":
        drawHeat(screen, pane, layer);
    }
  }
  drawKeys(screen, picture, pane);
}

function drawMark(
  screen: Screen,
  picture: Picture,
  pane: Pane,
  mark: MarkLayer,
): void {
  const point = project(picture, mark.at);
  if (!isInside(point)) return;
  const color = pane.color ? sgr(mark.tone) : "";
  const [column, row] = cellOf(pane, point);
  const label = harmless(mark.label);
  const width = textWidth(label);
  const fitsRight = column + 2 + width <= pane.left + pane.columns;
  const start = fitsRight ? column + 1 : column - 1 - width;
  const spaced = fitsRight ? ` ${label}` : `${label} `;
  if (label && start >= pane.left) put(screen, start, row, spaced, color);
  put(screen, column, row, pane.unicode ? "●" : "@", color);
}

function drawArrows(
  screen: Screen,
  picture: Picture,
  pane: Pane,
  layer: ArrowLayer,
): void {
  const glyphs = pane.unicode ? "→↗↑↖←↙↓↘" : ">^<v";
  for (const { at, direction: [dx, dy], shade } of layer.arrows) {
    const point = project(picture, at);
    if (!isInside(point)) continue;
    // A cell is twice as high as wide, and an eighth of a turn should look like one.
    const right = share(picture.x, dx) * pane.columns;
    const up = share(picture.y, dy) * pane.rows * 2;
    const turn = Math.atan2(up, right) / (2 * Math.PI) * glyphs.length;
    const glyph = right === 0 && up === 0
      ? (pane.unicode ? "·" : ".")
      : glyphs[(Math.round(turn) + glyphs.length) % glyphs.length];
    put(
      screen,
      ...cellOf(pane, point),
      glyph,
      pane.color ? sgr({ shade }) : "",
    );
  }
}

/** How densely ink has to fall to show a height without colours. */
export function inkOf(shade: number, unicode: boolean): string {
  const inks = unicode ? " ░▒▓█" : " .:-=+*#%@";
  return inks[Math.min(inks.length - 1, Math.floor(shade * inks.length))];
}

function drawHeat(screen: Screen, pane: Pane, layer: HeatLayer): void {
  const halves = pane.color && pane.unicode ? 2 : 1;
  for (let row = 0; row < pane.rows; row++) {
    for (let column = 0; column < pane.columns; column++) {
      const cell = cellAt(screen, pane.left + column, pane.top + row)!;
      const shadeAt = (half: number) =>
        heatShade(layer, [
          (column + 0.5) / pane.columns,
          1 - (row + (half + 0.5) / halves) / pane.rows,
        ]);
      const [upper, lower] = [shadeAt(0), shadeAt(halves - 1)];
      if (!pane.color) {
        if (!Number.isNaN(upper)) cell.glyph = inkOf(upper, pane.unicode);
        continue;
      }
      if (!Number.isNaN(lower)) {
        cell.background = sgr({ shade: lower }, "background");
      }
      if (halves === 2 && !Number.isNaN(upper)) {
        cell.glyph = "▀";
        cell.text = sgr({ shade: upper }, "area");
      }
    }
  }
}
