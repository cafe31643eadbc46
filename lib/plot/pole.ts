// What lies between two samples, found by bisection: where a function ends, whether it jumps, whether it has a pole.
import type { Interval, Point } from "./layer.ts";

const HALVINGS = 60;
/** Eight quarterings are five orders of magnitude; a bell or an exponential grows over two. */
const POLE_QUARTERINGS = 8;

/** A function that gives the point of its graph at x. */
export type Evaluate = (x: number) => Point;

/** Whether the function has a finite value there. */
export function isDefined([, y]: Point): boolean {
  return Number.isFinite(y);
}

/** The mean of two numbers, also where their sum is too large. */
export function halfway(a: number, b: number): number {
  return a / 2 + b / 2;
}

/** The last point on the way outside at which the function is defined. */
export function lastDefined(
  evaluate: Evaluate,
  inside: Point,
  outside: Point,
): Point {
  for (let i = 0; i < HALVINGS; i++) {
    const middle = evaluate(halfway(inside[0], outside[0]));
    if (isDefined(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** The height of a step after bisection, relative to that before: about 0 if the function is continuous. */
export function growthOfStep(evaluate: Evaluate, a: Point, b: Point): number {
  const step = () => Math.abs(b[1] - a[1]);
  const first = step();
  for (let i = 0; i < HALVINGS; i++) {
    const middle = evaluate(halfway(a[0], b[0]));
    if (middle[0] === a[0] || middle[0] === b[0]) break;
    if (Number.isNaN(middle[1])) return 1;
    if (!isDefined(middle)) return Infinity;
    if (Math.abs(middle[1] - a[1]) > Math.abs(b[1] - middle[1])) b = middle;
    else a = middle;
  }
  return step() / first;
}

/**
 * Whether the largest of the samples lies on a pole or beside one, and not on the top of a hill.
 *
 * The top is climbed to first, as it may lie between the samples. Towards a pole the function keeps growing over many
 * orders of magnitude of the distance, by 4^p a quartering for a pole of order p.
 */
export function hasPoleAtItsLargest(
  evaluate: Evaluate,
  grid: readonly Point[],
  core: Interval | undefined,
): boolean {
  const step = grid[1][0] - grid[0][0];
  const isInGrid = (x: number) =>
    x >= grid[0][0] && x <= grid[grid.length - 1][0];
  const top = climb(evaluate, grid, isInGrid);
  if (!core || Math.abs(top[1]) <= 4 * Math.max(...core.map(Math.abs))) {
    return false;
  }
  return [-1, 1].some((side) => {
    let quarterings = 0;
    let before = Infinity;
    for (let distance = step; quarterings < POLE_QUARTERINGS; distance /= 4) {
      const x = top[0] + side * distance;
      if (x === top[0] || !isInGrid(x)) return false;
      const size = Math.abs(evaluate(x)[1]);
      quarterings = size > 1.5 * before ? quarterings + 1 : 0;
      before = size;
    }
    return true;
  });
}

/** The largest value to be found by going uphill from the largest of the grid. */
function climb(
  evaluate: Evaluate,
  grid: readonly Point[],
  isInGrid: (x: number) => boolean,
): Point {
  const size = (point: Point) => isDefined(point) ? Math.abs(point[1]) : -1;
  let top = grid.reduce((a, b) => size(b) > size(a) ? b : a);
  let distance = (grid[1][0] - grid[0][0]) / 2;
  for (let i = 0; i < HALVINGS && isDefined(top); i++, distance /= 2) {
    for (const x of [top[0] - distance, top[0] + distance].filter(isInGrid)) {
      const point = evaluate(x);
      if (Math.abs(point[1]) > Math.abs(top[1])) top = point;
    }
  }
  return top;
}
