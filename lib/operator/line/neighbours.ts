// What other coordinates learn from those along which f is known.

import type { Neighbour, Served } from "../../adaptive/shared/neighbour.ts";
import { isAccurate } from "../../adaptive/shared/steps.ts";
import { servedBy, startsOf } from "../../adaptive/scale.ts";
import {
  type Column,
  isClear,
  isLeading,
  largestOf,
  partOf,
} from "./column.ts";
import type { Lines } from "./lines.ts";

/** Which of its first steps served a leader. */
export function servedOf(
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
export function neighboursOf(
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

/**
 * What the next coordinates learn: the finest steps that served any of these, where rounding leaves enough of the largest
 * derivatives at them. Those along which f changes more slowly have smaller derivatives, of which fewer digits matter.
 */
export function finestOf(
  lines: Lines,
  coordinates: readonly number[],
  neighbours: Neighbour[],
  columns: readonly Column[],
): Neighbour[] {
  if (coordinates.length === 0) return neighbours;
  const largest = largestOf(columns);
  let finest = neighbours;
  for (const i of coordinates) {
    const column = columns[i];
    const [{ served: before }] = finest;
    const part = partOf(column);
    const served = part !== undefined
      ? { ...before, part }
      : isLeading(column)
      ? servedOf(lines, i, columns)
      : before;
    if (served.part >= before.part) continue;
    const path = lines.point.path(i);
    const finer = finest.map((before, k) => {
      const level = Math.max(before.level, column[k].level ?? 0);
      return { path, value: largest[k], level, served };
    });
    if (finer.every(isAccurate)) finest = finer;
  }
  return finest;
}
