/**
 * The lines of a picture in the cells of a terminal, in braille dots or ASCII characters.
 *
 * @module
 */
import { sgr } from "../color.ts";
import type { Layer, LineLayer, Point, Tone } from "../layer.ts";
import { projectPaths } from "../project.ts";
import { cellOf, dotsPerCell, type Pane } from "./pane.ts";
import { cellAt, type Dots, put, setPath } from "./screen.ts";

/** The character of a line in ASCII: one for each series; for a height its place on the ramp, in tenths. */
export function asciiSymbol(tone: Tone): string {
  if (tone === "muted") return ".";
  return typeof tone === "number"
    ? "*+ox#%&="[tone % 8]
    : String(Math.min(9, Math.floor(tone.shade * 10)));
}

/** The dots of a pane, none of them set. */
export function noDots(pane: Pane): Dots {
  const [across, down] = dotsPerCell(pane);
  const [width, height] = [pane.columns * across, pane.rows * down];
  return { width, height, has: new Uint8Array(width * height) };
}

/** Draws the paths of one colour. `dots` remembers those of earlier layers, which share their cells. */
export function drawPaths(
  { screen, picture, left, top, columns, rows, unicode }: Pane,
  dots: Dots,
  { paths, dashed = false, tone }: Pick<LineLayer, "paths" | "dashed" | "tone">,
  color: string = sgr(tone),
): void {
  const [across, down] = dotsPerCell({ unicode });
  // A dense curve passes a cell thousands of times; it is written once.
  const touched = new Uint8Array(columns * rows);
  const touch = (x: number, y: number) => {
    touched[Math.floor(y / down) * columns + Math.floor(x / across)] = 1;
  };
  for (const path of projectPaths(picture, paths)) {
    setPath(dots, path, dashed, touch);
  }
  touched.forEach((isTouched, i) => {
    if (!isTouched) return;
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const cell = cellAt(screen, left + column, top + row);
    if (!cell) return;
    cell.glyph = unicode ? brailleAt(dots, column, row) : asciiSymbol(tone);
    cell.text = color;
  });
}

// The bits of the eight dots of a braille cell, row by row: https://www.unicode.org/charts/PDF/U2800.pdf
const BRAILLE = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

function brailleAt({ width, has }: Dots, column: number, row: number): string {
  let bits = 0;
  BRAILLE.forEach((bit, i) => {
    const [x, y] = [2 * column + i % 2, 4 * row + (i >> 1)];
    if (has[y * width + x]) bits |= bit;
  });
  return String.fromCodePoint(0x2800 + bits);
}

// Five colours are told apart by most eyes and on most terminals.
const COLORS = 5;

/** Letters that tell lines apart in braille where colours do not, by layer; none where they are not needed. */
export function lineKeys(
  { picture: { layers }, color, unicode }: Pane,
): ReadonlyMap<Layer, string> {
  const lines = layers.filter((layer) => layer.kind === "line" && layer.label);
  const least = color ? COLORS + 1 : 2;
  if (!unicode || lines.length < least) return new Map();
  const key = (i: number) => String.fromCharCode(97 + i % 26);
  return new Map(lines.map((line, i) => [line, key(i)]));
}

/** Puts the letters on the lines, each at a place of its own along the horizontal axis. */
export function drawKeys(pane: Pane): void {
  const keys = lineKeys(pane);
  let share = 0;
  for (const [layer, key] of keys) {
    share += 1 / (keys.size + 1);
    const { paths } = layer as LineLayer;
    const place = placeAt(projectPaths(pane.picture, paths), share);
    if (place) put(pane.screen, ...cellOf(pane, place), key);
  }
}

/** Where a line passes this share of the width, or the end of a path that is nearest to it. */
function placeAt(
  paths: readonly (readonly Point[])[],
  share: number,
): Point | undefined {
  let nearest: Point | undefined;
  const distance = ([x]: Point) => Math.abs(x - share);
  for (const path of paths) {
    path.forEach((point, i) => {
      if (!nearest || distance(point) < distance(nearest)) nearest = point;
      const before = path[Math.max(0, i - 1)];
      const t = (share - before[0]) / (point[0] - before[0]);
      if (t >= 0 && t <= 1) {
        nearest = [share, before[1] + t * (point[1] - before[1])];
      }
    });
  }
  return nearest;
}
