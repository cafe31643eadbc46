// All first partial derivatives, sharing what they learn of the scale of f.
//
// One coordinate is searched whole. The others are looked at by three pairs each, at steps that suited it, and searched for
// themselves where those do not agree. What no such pair sees, as it lies between their steps or takes larger ones, is looked for
// along a random direction that moves all of these coordinates at once: the search there has to find a smooth f, and the
// derivative that the partial derivatives make.

import { servedBy, startsOf } from "../adaptive/scale.ts";
import { uses } from "../adaptive/heuristics.ts";
import { limitsOf } from "../adaptive/limits.ts";
import type { Neighbour, Served } from "../adaptive/shared/neighbour.ts";
import {
  type Column,
  isClear,
  isFlat,
  isLeading,
  sharedAmong,
} from "./line/column.ts";
import type { Plan } from "./line/line_task.ts";
import type { Lines } from "./line/lines.ts";
import { keepParts, type Part, tasksOf, unverifiedOf } from "./line/part.ts";
import { directionOf, isAsAlong } from "./line/random_direction.ts";
import { SharedTask } from "./line/shared_task.ts";

/** With fewer coordinates than this, the search along a direction costs more than sharing spares. */
const ENOUGH = 4;

/** So many coordinates along which f is constant will do: the others are looked at by the usual first steps. */
const STILL = 2;

/** The partial derivatives of all outputs, by coordinate. One generator: each that delegates to another costs as much as a search. */
export function* partials(lines: Lines): Plan<readonly Column[]> {
  const columns: Column[] = [];
  let open: readonly number[] = lines.point.coordinates;
  let parts: readonly Part[] = [];
  let still = 0;
  for (const leader of leadersOf(lines)) {
    if (columns[leader]) continue;
    [columns[leader]] = yield [lines.partial(leader)];
    open = open.filter((i) => i !== leader);
    if (columns[leader].every(isFlat)) still++;
    if (!isLeading(columns[leader]) && still < STILL) continue;
    const served = servedOf(lines, leader, columns);
    const neighbours = neighboursOf(lines, leader, served, columns);
    const { atOnce } = lines;
    keep(
      columns,
      open,
      atOnce
        ? atOnce.along(open, lines, neighbours[0])
        : yield open.map((i) => new SharedTask(i, lines, neighbours)),
    );
    const { shared, known, poor } = sharedAmong(columns, open);
    const direction = uses(limitsOf(lines.method)!, "random direction")
      ? directionOf(leader, served, known, columns)
      : [];
    const isVerified = direction.length < 2 || isAsAlong(
      (yield [lines.gridded(direction, "a random direction")])[0],
      direction,
      columns,
    );
    parts = unverifiedOf(columns, open, shared);
    open = isVerified ? poor : shared;
    break;
  }
  if (open.length > 0) {
    keep(columns, open, yield open.map((i) => lines.partial(i)));
  }
  if (parts.length > 0) keepParts(columns, parts, yield tasksOf(lines, parts));
  return columns;
}

/**
 * Coordinates to be searched whole until there is one to share from: far apart, as neighbours are often alike, and early ones
 * first, which move every partial sum of a sum, and so meet all of its rounding.
 */
function leadersOf({ method, point: { size } }: Lines): readonly number[] {
  if (!limitsOf(method) || size < ENOUGH) return [];
  return [0, size >> 2, size >> 1, 3 * size >> 2, size - 1];
}

/** Keeps what was found along coordinates. */
function keep(
  columns: Column[],
  coordinates: readonly number[],
  found: readonly Column[],
): void {
  for (let k = 0; k < found.length; k++) columns[coordinates[k]] = found[k];
}

/** Which of its first steps served a leader. */
function servedOf(
  lines: Lines,
  leader: number,
  columns: readonly Column[],
): Served {
  const clear = columns[leader].filter(isClear);
  const line = lines.line(leader);
  if (clear.length === 0) {
    return { start: startsOf(line)[0], isRelative: undefined, part: 1 };
  }
  return servedBy(Math.min(...clear.map(({ reach }) => reach!)), line);
}

/** What other coordinates learn from a leader, for each output. */
function neighboursOf(
  lines: Lines,
  leader: number,
  served: Served,
  columns: readonly Column[],
): Neighbour[] {
  const path = lines.point.path(leader);
  return columns[leader].map(({ value, level = 0 }) => {
    return { path, value, level, served };
  });
}
