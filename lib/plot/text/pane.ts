/**
 * The part of a screen that a picture fills, and which of its cells show what.
 *
 * @module
 */
import type { Point } from "../layer.ts";
import { dotAt } from "./screen.ts";

/** In which characters a picture is drawn. */
export interface Look {
  readonly color: boolean;
  readonly unicode: boolean;
}

/** Where on the screen a picture goes, without its axes. */
export interface Pane extends Look {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** The cell of the screen that shows a point of the unit square. */
export function cellOf(
  pane: Pane,
  [x, y]: Point,
): [column: number, row: number] {
  const [across, down] = dotsPerCell(pane);
  const size = { width: pane.columns * across, height: pane.rows * down };
  const [dotX, dotY] = dotAt(size, [x, y]);
  return [
    pane.left + Math.floor(dotX / across),
    pane.top + Math.floor(dotY / down),
  ];
}

/** The dots of a cell: those of a braille character, or one. */
export function dotsPerCell({ unicode }: Look): [across: number, down: number] {
  return unicode ? [2, 4] : [1, 1];
}
