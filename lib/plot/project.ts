/**
 * Maps the units of the axes to the unit square, (0, 0) at the bottom left, and clips paths to it.
 *
 * @module
 */
import type { HeatLayer, Point } from "./layer.ts";
import type { Axis, Picture } from "./picture.ts";

/** How far along an axis a value lies: 0 at its start, 1 at its end; NaN where the axis cannot show it. */
export function along(
  { interval: [from, to], scale }: Axis,
  value: number,
): number {
  if (scale === "log") {
    const start = Math.log(from);
    return value > 0 ? (Math.log(value) - start) / (Math.log(to) - start) : NaN;
  }
  // Halved, as the length of the axis may overflow.
  return (value / 2 - from / 2) / (to / 2 - from / 2);
}

/** A point in the coordinates of the unit square; NaN where an axis cannot show it. */
function project({ x, y }: Picture, point: Point): Point {
  return [along(x, point[0]), along(y, point[1])];
}

/** A point in the unit square; none if it lies outside. */
export function projectInside(
  picture: Picture,
  point: Point,
): Point | undefined {
  const projected = project(picture, point);
  return isInside(projected) ? projected : undefined;
}

function isInside([x, y]: Point): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

/** The share of a linear axis that a distance takes. */
export function share(
  { interval: [from, to] }: Axis,
  distance: number,
): number {
  return distance / 2 / (to / 2 - from / 2);
}

/** The shade of a heat layer at a point of the unit square, NaN where there is no height. */
export function heatShade(layer: HeatLayer, [x, y]: Point): number {
  const { columns, values, interval: [low, high] } = layer;
  const rows = values.length / columns;
  const column = Math.min(columns - 1, Math.floor(x * columns));
  const row = Math.min(rows - 1, Math.floor(y * rows));
  const height = values[row * columns + column];
  const t = (height / 2 - low / 2) / (high / 2 - low / 2);
  return Math.min(1, Math.max(0, t));
}

/** The pieces of the paths that lie in the unit square, projected. */
export function projectPaths(
  picture: Picture,
  paths: readonly (readonly Point[])[],
): Point[][] {
  return paths.flatMap((path) =>
    clip(path.map((point) => project(picture, point)))
  );
}

// Points farther out than this many times the size of the picture are moved there: a curve that leaves the picture so steeply
// is a vertical line in it.
const FAR = 1e5;

function clip(path: readonly Point[]): Point[][] {
  const points = path.map(([x, y]): Point => [near(x), near(y)]);
  if (points.length === 1) return isInside(points[0]) ? [points] : [];
  const pieces: Point[][] = [];
  // Whether the path is still inside, so that the last piece goes on.
  let isOpen = false;
  for (let i = 1; i < points.length; i++) {
    const visible = clipSegment(points[i - 1], points[i]);
    if (visible) {
      const [start, end] = visible;
      if (!isOpen) pieces.push([start]);
      const moves = end[0] !== start[0] || end[1] !== start[1];
      if (moves) pieces[pieces.length - 1].push(end);
    }
    isOpen = visible !== undefined && visible[1] === points[i];
  }
  return pieces;
}

function near(t: number): number {
  return Math.min(FAR, Math.max(-FAR, t));
}

/** The part of a segment in the unit square (Liang and Barsky 1984, ACM TOG 3, 1-22). */
function clipSegment(from: Point, to: Point): [Point, Point] | undefined {
  const delta = [to[0] - from[0], to[1] - from[1]];
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1]) {
    const [toStart, toEnd] = [-from[axis], 1 - from[axis]];
    if (Number.isNaN(delta[axis])) return undefined;
    if (delta[axis] === 0) {
      if (toStart > 0 || toEnd < 0) return undefined;
      continue;
    }
    const [first, second] = [toStart / delta[axis], toEnd / delta[axis]];
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  }
  if (enter > leave) return undefined;
  const at = (t: number): Point => [
    from[0] + t * delta[0],
    from[1] + t * delta[1],
  ];
  return [enter > 0 ? at(enter) : from, leave < 1 ? at(leave) : to];
}
