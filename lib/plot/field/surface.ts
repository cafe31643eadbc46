/**
 * Functions of two variables over a region, sampled on a grid.
 *
 * @module
 */
import type { Interval, Point } from "../layer.ts";
import { checkInterval, type Picture } from "../picture.ts";
import { oneNumber } from "../sample.ts";

/** A function of two variables to be shown, and what it is called. */
export interface Surface {
  /** Its name in the title. */
  readonly label: string;
  /** The function; where it is NaN or infinite, the picture is left open. */
  readonly f: (x: number, y: number) => number;
}

/** The part of the plane that a picture shows. */
export interface Region {
  /** From where to where in the first variable. */
  readonly x: Interval;
  /** From where to where in the second variable. */
  readonly y: Interval;
}

/** An empty picture of a region. */
export function regionPicture({ x, y }: Region, title: string): Picture {
  checkInterval(x, "Cannot plot");
  checkInterval(y, "Cannot plot");
  return {
    title,
    x: { label: "x", interval: x, scale: "linear" },
    y: { label: "y", interval: y, scale: "linear" },
    layers: [],
  };
}

/** The points of a grid, row by row from the smallest y up: the middles of equal cells, or with the edges of the region. */
export function gridPoints(
  { x, y }: Region,
  columns: number,
  rows: number,
  withEdges: boolean,
): Point[] {
  const share = (i: number, count: number) =>
    withEdges ? i / (count - 1) : (i + 0.5) / count;
  const between = ([from, to]: Interval, t: number) => from * (1 - t) + to * t;
  return Array.from({ length: columns * rows }, (_, i) => [
    between(x, share(i % columns, columns)),
    between(y, share(Math.floor(i / columns), rows)),
  ]);
}

/** The heights of a surface at these points. */
export function heightsAt(
  { label, f }: Surface,
  points: readonly Point[],
): number[] {
  return points.map(([x, y]) => oneNumber(f(x, y), label));
}
