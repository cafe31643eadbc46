import type { Point } from "../layer.ts";

/** The rectangle that the axes enclose. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a point of the unit square lies. */
export function place({ left, top, width, height }: Box, [x, y]: Point): Point {
  return [left + x * width, top + (1 - y) * height];
}
