// All first partial derivatives, sharing what they learn of the scale of f.
//
// One coordinate is searched whole. The others are looked at by three pairs each, at steps that suited it, and searched for
// themselves where those do not agree. What no such pair sees, as it lies between their steps or takes larger ones, is looked for
// along a random direction that moves all of these coordinates at once: the search there has to find a smooth f, and the
// derivative that the partial derivatives make.

import {
  likelyStarts,
  type Served,
  servedBy,
  startsOf,
} from "../adaptive/scale.ts";
import { uses } from "../adaptive/heuristics.ts";
import type { Estimate } from "../core/estimate.ts";
import { randomSource } from "../core/random.ts";
import { OK } from "../core/verdict/verdicts.ts";
import {
  type Column,
  isClear,
  isFlat,
  isKnown,
  isLeading,
  isShared,
  largestOf,
  reachOf,
} from "./line/column.ts";
import type { Component } from "./line/direction.ts";
import type { LineTask, Plan } from "./line/line_task.ts";
import type { Lines } from "./line/lines.ts";
import { keepParts, type Part, tasksOf, unverifiedOf } from "./line/part.ts";

/** The step that served a leader, and the part of it on which f was smooth. */
interface Serving extends Served {
  readonly part: number;
}

/** With fewer coordinates than this, the search along a direction costs more than sharing spares. */
const ENOUGH = 4;

/** So many coordinates along which f is constant will do: the others are looked at by the usual first steps. */
const STILL = 2;

const SEED = 15;

/** The partial derivatives of all outputs, by coordinate. One generator: each that delegates to another costs as much as a search. */
export function* partials(lines: Lines): Plan<readonly Column[]> {
  const columns: Column[] = [];
  let open: readonly number[] = lines.point.coordinates;
  let parts: readonly Part[] = [];
  let still = 0;
  for (const leader of leadersOf(lines)) {
    [columns[leader]] = yield [lines.partial(leader)];
    open = open.filter((i) => i !== leader);
    if (columns[leader].every(isFlat)) still++;
    if (!isLeading(columns[leader]) && still < STILL) continue;
    const served = servedOf(lines, leader, columns);
    keep(
      columns,
      open,
      yield sharedTasks(lines, leader, served, open, columns),
    );
    const largest = largestOf(columns);
    const shared = open.filter((i) => columns[i].every(isShared));
    const known = shared.filter((i) => isKnown(columns[i], largest));
    const direction = uses(lines.method, "random direction")
      ? directionOf(leader, served, known, columns)
      : [];
    const isVerified = direction.length < 2 || isAsAlong(
      (yield [lines.gridded(direction, "a random direction")])[0],
      direction,
      columns,
    );
    parts = unverifiedOf(columns, open, shared);
    open = isVerified ? shared.filter((i) => !known.includes(i)) : shared;
    break;
  }
  if (open.length > 0) {
    keep(columns, open, yield open.map((i) => lines.partial(i)));
  }
  if (parts.length > 0) keepParts(columns, parts, yield tasksOf(lines, parts));
  return columns;
}

/** Coordinates to be searched whole until there is one to share from: far apart, as neighbours are often alike. */
function leadersOf({ method, point: { size } }: Lines): Iterable<number> {
  if (!method.share || size < ENOUGH) return [];
  return new Set([0, size - 1, size >> 1, size >> 2, 3 * size >> 2]);
}

/** Keeps what was found along coordinates. */
function keep(
  columns: Column[],
  coordinates: readonly number[],
  found: readonly Column[],
): void {
  coordinates.forEach((i, k) => columns[i] = found[k]);
}

/** Which of its first steps served a leader. */
function servedOf(
  lines: Lines,
  leader: number,
  columns: readonly Column[],
): Serving {
  const clear = columns[leader].filter(isClear);
  const line = lines.line(leader);
  if (clear.length === 0) {
    return { start: startsOf(line)[0], isRelative: undefined, part: 1 };
  }
  const reach = Math.min(...clear.map(({ reach }) => reach!));
  const served = servedBy(reach, line);
  // Steps beyond the first suit those derivatives alone that are small beside f.
  return { ...served, part: Math.min(1, reach / served.start) };
}

/** The derivatives along coordinates at the steps that suited a leader. */
function sharedTasks(
  lines: Lines,
  leader: number,
  served: Serving,
  coordinates: readonly number[],
  columns: readonly Column[],
): LineTask[] {
  const path = lines.point.path(leader);
  return coordinates.map((i) => {
    const line = lines.line(i);
    const reaches = likelyStarts(line, served);
    for (let k = 0; k < reaches.length; k++) reaches[k] *= served.part;
    const neighbours = columns[leader].map(({ value, level = 0 }) => {
      return { path, value, level, reaches };
    });
    return lines.shared(i, line, neighbours);
  });
}

/** A random direction along the leader and what is known by its steps. */
function directionOf(
  leader: number,
  { start, part }: Serving,
  known: readonly number[],
  columns: readonly Column[],
): Component[] {
  const random = randomSource(SEED);
  let last = NaN;
  let power = 0;
  let size = 0;
  return [leader, ...known].map((i) => {
    const by = i === leader ? start : reachOf(columns[i]) / part;
    // Steps are mostly alike, and logarithms take as long as f.
    if (by !== last) {
      last = by;
      power = Math.log2(by);
      size = 2 ** Math.round(power);
    }
    const half = Math.round(power - random()) < Math.round(power) ? 0.5 : 1;
    return { i, by: (random() < 0.5 ? -half : half) * size };
  });
}

/** Whether f is smooth along a direction, with the derivatives that the partial derivatives make. */
function isAsAlong(
  along: Column,
  direction: readonly Component[],
  columns: readonly Column[],
): boolean {
  return along.every((estimate, k) => isSumOf(estimate, direction, columns, k));
}

/** Whether a derivative along a direction is what the partial derivatives of an output make, up to the errors of all. */
function isSumOf(
  along: Estimate,
  direction: readonly Component[],
  columns: readonly Column[],
  output: number,
): boolean {
  const { value, error, verdict } = along;
  let sum = 0;
  let allowed = error;
  for (const { i, by } of direction) {
    const partial = columns[i][output];
    const term = by * partial.value;
    sum += term;
    allowed += Math.abs(by) * partial.error +
      4 * Number.EPSILON * Math.abs(term);
  }
  return (verdict === OK || isFlat(along)) && Math.abs(sum - value) <= allowed;
}
