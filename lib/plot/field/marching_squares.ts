// Lines of equal height by marching squares: a line crosses an edge of the grid where one end is below the height and
// the other is not, at the place that linear interpolation gives. Each square joins its crossings in pairs; in the
// square with four, the mean of its corners says which. The pairs are then strung together into paths.
import type { Point } from "../layer.ts";

/** Heights at the nodes of a grid, row by row. */
interface Grid {
  readonly columns: number;
  readonly points: readonly Point[];
  readonly heights: readonly number[];
}

/** An edge of the grid, as twice its first node, plus one if it goes up. */
type Edge = number;

/** The lines of one height; squares with a corner that is not finite are left open. */
export function contourPaths(grid: Grid, height: number): Point[][] {
  const neighbours = new Map<Edge, Edge[]>();
  const join = (a: Edge, b: Edge) => {
    neighbours.set(a, [...neighbours.get(a) ?? [], b]);
    neighbours.set(b, [...neighbours.get(b) ?? [], a]);
  };
  const { columns, heights } = grid;
  for (let node = 0; node + columns + 1 < heights.length; node++) {
    if (node % columns === columns - 1) continue;
    for (const [a, b] of crossings(grid, node, height)) join(a, b);
  }
  return strings(neighbours).map((edges) =>
    edges.map((edge) => crossing(grid, edge, height))
  );
}

function crossings(
  { columns, heights }: Grid,
  node: number,
  height: number,
): [Edge, Edge][] {
  // Corners and edges counter-clockwise: bottom left, bottom right, top right, top left; bottom, right, top, left.
  const corners = [node, node + 1, node + columns + 1, node + columns]
    .map((i) => heights[i]);
  if (!corners.every(Number.isFinite)) return [];
  const edges = [
    2 * node,
    2 * (node + 1) + 1,
    2 * (node + columns),
    2 * node + 1,
  ];
  const isBelow = corners.map((corner) => corner < height);
  const crossed = edges.filter((_, i) => isBelow[i] !== isBelow[(i + 1) % 4]);
  if (crossed.length === 0) return [];
  if (crossed.length === 2) return [[crossed[0], crossed[1]]];
  const [bottom, right, top, left] = crossed;
  const mean = corners.reduce((sum, corner) => sum + corner / 4, 0);
  return isBelow[0] === mean < height
    ? [[bottom, right], [top, left]]
    : [[left, bottom], [right, top]];
}

function crossing(
  { columns, points, heights }: Grid,
  edge: Edge,
  height: number,
): Point {
  const from = edge >> 1;
  const to = edge % 2 === 0 ? from + 1 : from + columns;
  const t = (height / 2 - heights[from] / 2) /
    (heights[to] / 2 - heights[from] / 2);
  const [start, end] = [points[from], points[to]];
  return [start[0] * (1 - t) + end[0] * t, start[1] * (1 - t) + end[1] * t];
}

/** The paths through all edges: first those with two ends, then the closed ones, which end where they began. */
function strings(neighbours: ReadonlyMap<Edge, readonly Edge[]>): Edge[][] {
  const visited = new Set<Edge>();
  const walk = (start: Edge): Edge[] => {
    const path: Edge[] = [];
    let edge: Edge | undefined = start;
    while (edge !== undefined) {
      visited.add(edge);
      path.push(edge);
      edge = neighbours.get(edge)!.find((next) => !visited.has(next));
    }
    const isClosed = path.length > 2 &&
      neighbours.get(path[path.length - 1])!.includes(start);
    return isClosed ? [...path, start] : path;
  };
  const ends = [...neighbours.keys()].filter((edge) =>
    neighbours.get(edge)!.length === 1
  );
  return [...ends, ...neighbours.keys()].flatMap((edge) =>
    visited.has(edge) ? [] : [walk(edge)]
  );
}
