import type { Point } from "../layer.ts";
import type { Picture } from "../picture.ts";
import { projectInside } from "../project.ts";

/** The rectangle that the axes of a picture enclose. */
export interface Box {
  readonly picture: Picture;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a point of the unit square lies. */
export function place({ left, top, width, height }: Box, [x, y]: Point): Point {
  return [left + x * width, top + (1 - y) * height];
}

/** Where a point of the picture lies; nowhere if outside of the box. */
export function placeInside(box: Box, point: Point): Point | undefined {
  const inside = projectInside(box.picture, point);
  return inside && place(box, inside);
}
