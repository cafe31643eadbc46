// All first partial derivatives, sharing what they learn of the scale of f.
//
// One coordinate is searched whole. The others are looked at by three pairs each, at steps that suited it, and searched for
// themselves where those do not agree. What no such pair sees, as it lies between their steps or takes larger ones, is looked for
// along a random direction that moves all of these coordinates at once: the search there has to find a smooth f, and the
// derivative that the partial derivatives make.

import { uses } from "../adaptive/heuristics.ts";
import { limitsOf } from "../adaptive/limits.ts";
import { FAST_PATH_COST } from "../adaptive/fast_path/scheme.ts";
import { type Column, isFlat, isLeading, sharedAmong } from "./line/column.ts";
import type { Plan } from "./line/line_task.ts";
import type { Lines } from "./line/lines.ts";
import { finestOf, neighboursOf, servedOf } from "./line/neighbours.ts";
import { keepParts, type Part, tasksOf, unverifiedOf } from "./line/part.ts";
import { directionOf, isAsAlong } from "./line/random_direction.ts";
import { SharedTask } from "./line/shared_task.ts";

/** With fewer coordinates than this, the search along a direction costs more than sharing spares. */
const ENOUGH = 4;

/** Fewer coordinates than this share the steps of one, all of them side by side. */
const MANY = 20;

/** With fewer evaluations than this along a line, those at steps that are shared in vain would not be left for a search. */
const SPARE = 2 * FAST_PATH_COST;

/** So many coordinates along which f is constant will do: the others are looked at by the usual first steps. */
const STILL = 2;

/** The partial derivatives of all outputs, by coordinate. One generator: each that delegates to another costs as much as a search. */
export function* partials(lines: Lines): Plan<readonly Column[]> {
  const columns: Column[] = [];
  let open: readonly number[] = lines.point.coordinates;
  let parts: readonly Part[] = [];
  let still = 0;
  const leaders = leadersOf(lines);
  for (const leader of leaders) {
    [columns[leader]] = yield [lines.partial(leader)];
    open = open.filter((i) => i !== leader);
    if (columns[leader].every(isFlat)) still++;
    if (!isLeading(columns[leader]) && still < STILL) continue;
    const served = servedOf(lines, leader, columns);
    let neighbours = neighboursOf(lines, leader, served, columns);
    const { atOnce } = lines;
    let seen: readonly number[] = [];
    for (const some of roundsOf(open, leaders)) {
      neighbours = finestOf(lines, seen, neighbours, columns);
      const its = neighbours;
      keep(
        columns,
        some,
        atOnce
          ? atOnce.along(some, lines, its[0])
          : yield some.map((i) => new SharedTask(i, lines, its)),
      );
      seen = some;
    }
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
  const limits = limitsOf(method);
  if (!limits || limits.maxEvaluations < SPARE || size < ENOUGH) return [];
  const quarters = [0, size >> 2, size >> 1, 3 * size >> 2];
  return size > ENOUGH ? [...quarters, size - 1] : quarters;
}

/**
 * Coordinates in rounds, each four times the one before: finer steps than the leader's may suit some of one, and more of the next.
 * First come those that are far apart.
 */
function roundsOf(
  open: readonly number[],
  leaders: readonly number[],
): readonly (readonly number[])[] {
  if (open.length < MANY) return [open];
  const far = leaders.filter((i) => open.includes(i));
  const order = [...new Set([...far, ...open])];
  const rounds: number[][] = [];
  for (let at = 0, size = far.length || 1; at < order.length; size *= 4) {
    rounds.push(order.slice(at, at += size));
  }
  return rounds;
}

/** Keeps what was found along coordinates. */
function keep(
  columns: Column[],
  coordinates: readonly number[],
  found: readonly Column[],
): void {
  for (let k = 0; k < found.length; k++) columns[coordinates[k]] = found[k];
}
