// All first partial derivatives, sharing what they learn of the scale of f.
//
// One coordinate is searched whole. The others are looked at by three pairs each, at steps that suited it, and searched for
// themselves where those do not agree. What no such pair sees, as it lies between their steps or takes larger ones, is looked for
// along a random direction that moves all of these coordinates at once: the search there has to find a smooth f, and the
// derivative that the partial derivatives make.

import { likelyStarts, startNear } from "../adaptive/scale.ts";
import { uses } from "../adaptive/heuristics.ts";
import type { Estimate } from "../core/estimate.ts";
import type { SharedEstimate } from "../core/method.ts";
import { randomSource } from "../core/random.ts";
import { OK } from "../core/verdict/verdicts.ts";
import type { Component } from "./drive/direction.ts";
import type { Plan } from "./drive/line_task.ts";
import type { Lines } from "./drive/lines.ts";

/** The estimates of every output along one coordinate. */
type Column = readonly SharedEstimate[];

/** With fewer coordinates than this, the search along a direction costs more than sharing spares. */
const ENOUGH = 4;

/** A shared derivative that is not known to this part of the largest is searched for alone. */
const POOR = 3e-10;

/** A derivative that is known to this part of itself has found its scale. */
const CLEAR = 1e-9;

const SEED = 15;

/** The partial derivatives of all outputs, by coordinate. */
export function* partials(lines: Lines): Plan<readonly Column[]> {
  const columns: Column[] = [];
  const { coordinates } = lines.point;
  const isOpen = (i: number) => columns[i] === undefined;
  for (const leader of leadersOf(lines)) {
    [columns[leader]] = yield [lines.partial(leader)];
    if (!columns[leader].every(isClear)) continue;
    yield* share(lines, leader, coordinates.filter(isOpen), columns);
    return columns;
  }
  yield* searchAlone(lines, coordinates.filter(isOpen), columns);
  return columns;
}

/** Coordinates to be searched whole until there is one to share from: far apart, as neighbours are often alike. */
function leadersOf({ method, point: { size } }: Lines): number[] {
  return method.share && size >= ENOUGH ? [0, size - 1, size >> 1] : [];
}

function* searchAlone(
  lines: Lines,
  coordinates: readonly number[],
  columns: Column[],
): Plan<void> {
  const found = yield coordinates.map((i) => lines.partial(i));
  coordinates.forEach((i, k) => columns[i] = found[k]);
}

/** Takes the derivatives along coordinates at the steps that suited a leader. */
function* share(
  lines: Lines,
  leader: number,
  coordinates: readonly number[],
  columns: Column[],
): Plan<void> {
  const line = lines.line(leader);
  const reach = Math.min(...columns[leader].map(({ reach }) => reach!));
  const served = startNear(reach, line);
  // Steps beyond the first suit those derivatives alone that are small beside f.
  const part = Math.min(1, reach / served);
  const path = lines.point.path(leader);
  const found = yield coordinates.map((i) => {
    const own = lines.line(i);
    const reaches = likelyStarts(own, served, line);
    for (let k = 0; k < reaches.length; k++) reaches[k] *= part;
    const neighbours = columns[leader].map(({ value, level = 0 }) => {
      return { path, value, level, reaches };
    });
    return lines.shared(i, own, neighbours);
  });
  coordinates.forEach((i, k) => columns[i] = found[k]);
  const largest = largestOf(columns);
  const shared = coordinates.filter((i) => columns[i].every(isShared));
  const known = shared.filter((i) => isKnown(columns[i], largest));
  const moves = known.map((i) => ({ i, by: columns[i][0].reach! / part }));
  const isVerified = known.length === 0 ||
    (yield* isAsAlong(lines, [{ i: leader, by: served }, ...moves], columns));
  if (isVerified && known.length === shared.length) return;
  const open = isVerified ? shared.filter((i) => !known.includes(i)) : shared;
  yield* searchAlone(lines, open, columns);
}

/** Whether f is smooth along a random direction of such components, with the derivatives that the partial derivatives make. */
function* isAsAlong(
  lines: Lines,
  components: readonly Component[],
  columns: readonly Column[],
): Plan<boolean> {
  if (!uses(lines.method, "random direction")) return true;
  const random = randomSource(SEED);
  const direction = components.map(({ i, by }) => {
    const size = 2 ** Math.round(Math.log2(by) - random());
    return { i, by: random() < 0.5 ? -size : size };
  });
  const [along] = yield [lines.gridded(direction, "a random direction")];
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
  return isShared === true && verdict === OK;
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
