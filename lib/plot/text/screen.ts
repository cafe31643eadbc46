/**
 * A rectangle of a terminal: cells with a glyph and two colours, and finer dots inside the cells.
 *
 * @module
 */
import { glyphs, glyphWidth } from "../glyph.ts";
import type { Point } from "../layer.ts";

/** A rectangle of cells. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  /** Row by row; the right half of a wide glyph is "". */
  readonly cells: Cell[];
}

/** One cell: its glyph, and the colours as parameters of "select graphic rendition", if any. */
interface Cell {
  glyph: string;
  text: string;
  background: string;
}

/** An empty screen. */
export function blankScreen(columns: number, rows: number): Screen {
  const cells = Array.from(
    { length: columns * rows },
    () => ({ glyph: " ", text: "", background: "" }),
  );
  return { columns, rows, cells };
}

/** The cell at a place, if the screen has it. */
export function cellAt(
  { columns, rows, cells }: Screen,
  column: number,
  row: number,
): Cell | undefined {
  const exists = column >= 0 && column < columns && row >= 0 && row < rows;
  return exists ? cells[row * columns + column] : undefined;
}

/** Writes a text from a place to the right, as far as the screen goes; what lies behind keeps its background. */
export function put(
  screen: Screen,
  column: number,
  row: number,
  text: string,
  color = "",
): void {
  for (const glyph of glyphs(text)) {
    const width = glyphWidth(glyph);
    const cell = cellAt(screen, column, row);
    const right = width === 2 ? cellAt(screen, column + 1, row) : cell;
    if (cell && right) {
      right.glyph = "";
      cell.glyph = glyph;
      cell.text = color;
    }
    column += width;
  }
}

/** The rows as text, without blanks at their ends; with colours as escape sequences or without any. */
export function screenText(
  { columns, rows, cells }: Screen,
  color: boolean,
): string {
  return Array.from({ length: rows }, (_, row) => {
    const line = cells.slice(row * columns, (row + 1) * columns);
    return color
      ? coloredLine(line)
      : line.map(({ glyph }) => glyph).join("").trimEnd();
  }).join("\n");
}

function coloredLine(cells: readonly Cell[]): string {
  const end = cells.findLastIndex(({ glyph, background }) =>
    glyph !== " " || background !== ""
  );
  let line = "";
  let current = "0";
  for (const { glyph, text, background } of cells.slice(0, end + 1)) {
    if (glyph === "") continue;
    const ink = glyph === " " ? "" : text;
    const wanted = ["0", ink, background].filter(Boolean).join(";");
    if (wanted !== current) line += `\x1b[${wanted}m`;
    current = wanted;
    line += glyph;
  }
  return current === "0" ? line : `${line}\x1b[0m`;
}

/** Dots that were set, finer than the cells. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  readonly has: Uint8Array;
}

/** The dot that shows a point of the unit square. */
export function dotAt(
  { width, height }: Omit<Dots, "has">,
  [x, y]: Point,
): [number, number] {
  const bottom = height - 1;
  return [Math.round(x * (width - 1)), bottom - Math.round(y * bottom)];
}

/** Sets the dots along a path in the unit square, by Bresenham's steps; `visit` learns of each of them. */
export function setPath(
  dots: Dots,
  path: readonly Point[],
  dashed: boolean,
  visit: (x: number, y: number) => void,
): void {
  let step = 0;
  const set = (x: number, y: number) => {
    if (dashed && step++ % 6 >= 3) return;
    dots.has[y * dots.width + x] = 1;
    visit(x, y);
  };
  let [x, y] = dotAt(dots, path[0]);
  set(x, y);
  for (const point of path.slice(1)) {
    const [endX, endY] = dotAt(dots, point);
    const [dx, dy] = [Math.abs(endX - x), -Math.abs(endY - y)];
    for (let error = dx + dy; x !== endX || y !== endY;) {
      const doubled = 2 * error;
      if (doubled >= dy) {
        error += dy;
        x += Math.sign(endX - x);
      }
      if (doubled <= dx) {
        error += dx;
        y += Math.sign(endY - y);
      }
      set(x, y);
    }
  }
}
