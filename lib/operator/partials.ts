// All first partial derivatives, sharing what they learn of the scale of f.
//
// One coordinate is searched whole. The others are looked at by three pairs each, at steps that suited it, and searched for
// themselves where those do not agree. What no such pair sees, as it lies between their steps or takes larger ones, is looked for
// along a random direction that moves all of these coordinates at once: the search there has to find a smooth f, and the
// derivative that the partial derivatives make.

import { likelyStarts, type Served, servedBy } from "../adaptive/scale.ts";
import { uses } from "../adaptive/heuristics.ts";
import type { Estimate } from "../core/estimate.ts";
import type { SharedEstimate } from "../core/method.ts";
import { randomSource } from "../core/random.ts";
import { OK } from "../core/verdict/verdicts.ts";
import type { Component } from "./line/direction.ts";
import type { LineTask, Plan } from "./line/line_task.ts";
import type { Lines } from "./line/lines.ts";

/** The estimates of every output along one coordinate. */
type Column = readonly SharedEstimate[];

/** The step that served a leader, and the part of it on which f was smooth. */
interface Serving extends Served {
  readonly part: number;
}

/** With fewer coordinates than this, the search along a direction costs more than sharing spares. */
const ENOUGH = 4;

/** A shared derivative that is not known to this part of the largest is searched for alone. */
const POOR = 3e-10;

/** A derivative that is known to this part of itself has found its scale. */
const CLEAR = 1e-9;

const SEED = 15;

/** The partial derivatives of all outputs, by coordinate. One generator: each that delegates to another costs as much as a search. */
export function* partials(lines: Lines): Plan<readonly Column[]> {
  const columns: Column[] = [];
  let open: readonly number[] = lines.point.coordinates;
  for (const leader of leadersOf(lines)) {
    [columns[leader]] = yield [lines.partial(leader)];
    open = open.filter((i) => i !== leader);
    if (!columns[leader].every(isClear)) continue;
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
    open = isVerified ? shared.filter((i) => !known.includes(i)) : shared;
    break;
  }
  if (open.length > 0) {
    keep(columns, open, yield open.map((i) => lines.partial(i)));
  }
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
  const reach = Math.min(...columns[leader].map(({ reach }) => reach!));
  const served = servedBy(reach, lines.line(leader));
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
    const by = i === leader ? start : columns[i][0].reach! / part;
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

/** The largest derivative of each output. */
function largestOf(columns: readonly Column[]): number[] {
  const largest = columns[0].map(() => 0);
  for (const column of columns) {
    column.forEach(({ value }, k) => {
      if (Math.abs(value) > largest[k]) largest[k] = Math.abs(value);
    });
  }
  return largest;
}

/** Whether the errors along a coordinate are small beside those. */
function isKnown(column: Column, largest: readonly number[]): boolean {
  return column.every(({ error }, k) => error <= POOR * largest[k]);
}

/** Whether a derivative tells on which scale f changes. */
function isClear({ value, error, verdict, reach, level }: Estimate): boolean {
  return verdict === OK && reach !== undefined && level !== undefined &&
    error <= CLEAR * Math.abs(value);
}

function isShared({ isShared, verdict }: SharedEstimate): boolean {
  return isShared === true && (verdict === OK || verdict.kind === "flat");
}

/** Whether a derivative along a direction is what the partial derivatives of an output make, up to the errors of all. */
function isSumOf(
  { value, error, verdict }: Estimate,
  direction: readonly Component[],
  columns: readonly Column[],
  output: number,
): boolean {
  let sum = 0;
  let allowed = error;
  for (const { i, by } of direction) {
    const partial = columns[i][output];
    const term = by * partial.value;
    sum += term;
    allowed += Math.abs(by) * partial.error +
      4 * Number.EPSILON * Math.abs(term);
  }
  return verdict === OK && Math.abs(sum - value) <= allowed;
}
