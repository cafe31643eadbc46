/**
 * The part of a screen that a picture fills, and which of its cells show what.
 *
 * @module
 */
import type { Point } from "../layer.ts";
import type { Picture } from "../picture.ts";
import { dotAt, type Screen } from "./screen.ts";

/** In which characters a picture is drawn. */
export interface Look {
  readonly color: boolean;
  readonly unicode: boolean;
}

/** Where on a screen a picture goes, without its axes. */
export interface Pane extends Look {
  readonly screen: Screen;
  readonly picture: Picture;
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** The cell of the screen that shows a point of the unit square. */
export function cellOf(pane: Pane, point: Point): [number, number] {
  const { left, top, columns, rows } = pane;
  const [across, down] = dotsPerCell(pane);
  const size = { width: columns * across, height: rows * down };
  const [x, y] = dotAt(size, point);
  return [left + Math.floor(x / across), top + Math.floor(y / down)];
}

/** The dots of a cell: those of a braille character, or one. */
export function dotsPerCell(
  { unicode }: Pick<Look, "unicode">,
): [across: number, down: number] {
  return unicode ? [2, 4] : [1, 1];
}
