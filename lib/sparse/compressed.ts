// The compressed Jacobian: all columns of a color move at once, each by its own step, and every row of the change belongs to
// the one column of that color that has an entry there. Two evaluations of f a color with `central()`.

import {
  divisorOf,
  type FiniteDifference,
  vanishingStep,
} from "../difference/finite_difference.ts";
import type { Row } from "../core/array.ts";
import { stepAlong } from "../difference/step.ts";
import type { SearchEvent } from "../core/event.ts";
import { identity } from "../core/line.ts";
import { OK } from "../core/verdict/verdicts.ts";
import type { SparsityPattern } from "./pattern.ts";
import type { Ask, Asking } from "./asks.ts";
import { checkOutput } from "./vector.ts";

/** The values of the pattern's entries, and how many numbers f returns. */
export interface Compressed {
  readonly values: Float64Array;
  readonly height: number;
}

/**
 * The entries of the Jacobian by one finite difference.
 *
 * @param x Is moved in place.
 * @param height How many numbers f must return; if undefined, at least as many as the pattern has rows.
 */
export function* compressedJacobian(
  method: FiniteDifference,
  x: Row,
  pattern: SparsityPattern,
  height: number | undefined,
  action: string,
  trace?: (event: SearchEvent, entry: EntryName) => void,
): Asking<Compressed> {
  const { offsets, weights } = method.stencil;
  const samples = offsets.map((_, j) => j).filter((j) => weights[j] !== 0);
  const last = samples[samples.length - 1];
  const work: Work = {
    x,
    kept: x.slice(),
    steps: stepsAt(method, x),
    values: new Float64Array(pattern.rows.length),
    pattern,
  };
  const checked = (y: unknown) => {
    const row = checkOutput(y, pattern.shape[0], height, action);
    height = row.length;
    return row;
  };
  const emit: EntryListener | undefined = trace &&
    ((event, row, column) => trace(event, { row, column, height: height! }));
  const samplesCenter = samples.some((j) => offsets[j] === 0);
  const center = samplesCenter || pattern.groups.length === 0
    ? (yield [{
      place: () => {},
      read: (y) => checked(y).slice(),
      isWatched: true,
    }])[0] as Row
    : undefined;
  // f at x is known: that sample is taken with a neighbor's.
  const moved = samples.filter((j) => offsets[j] !== 0);
  const takenWith = moved.map((_, at) => {
    const from = at === 0 ? 0 : samples.indexOf(moved[at]);
    const to = at + 1 < moved.length
      ? samples.indexOf(moved[at + 1])
      : samples.length;
    return samples.slice(from, to);
  });
  const asks: Ask[] = [];
  for (const group of pattern.groups) {
    moved.forEach((j, at) => {
      const read = (y: unknown) => {
        const row = checked(y);
        for (const k of takenWith[at]) {
          const values = k === j ? row : center!;
          if (emit) tellSamples(work, group, offsets[k], values, emit);
          if (k === last) {
            finish(work, group, weights[k], values, method, action);
            if (emit) tellValues(work, group, samples.length, emit);
          } else scatter(work, group, weights[k], values);
        }
      };
      const isWatched = asks.length === 0 && center === undefined;
      asks.push({
        place: () => move(work, group, offsets[j]),
        read,
        isWatched,
      });
    });
  }
  yield asks;
  return { values: work.values, height: height! };
}

/** Which entry of a Jacobian of so many rows. */
export interface EntryName {
  readonly row: number;
  readonly column: number;
  readonly height: number;
}

/** Is told what happens to each entry. */
type EntryListener = (event: SearchEvent, row: number, column: number) => void;

/** What the passes over a group work on. */
interface Work {
  /** The point, moved. */
  readonly x: Row;
  /** The point as it was. */
  readonly kept: Row;
  /** The step of each column. */
  readonly steps: Float64Array;
  /** The sums so far, then the values. */
  readonly values: Float64Array;
  readonly pattern: SparsityPattern;
}

function stepsAt({ step }: FiniteDifference, x: Row): Float64Array {
  const steps = new Float64Array(x.length);
  const round = x instanceof Float32Array ? Math.fround : identity;
  for (let c = 0; c < x.length; c++) {
    steps[c] = stepAlong(step, { scale: Math.abs(x[c]), unit: 1, round });
  }
  return steps;
}

/** Tells what f is for each entry of a group where its column has been moved. */
function tellSamples(
  { x, kept, steps, pattern }: Work,
  group: Int32Array,
  offset: number,
  y: Row,
  emit: EntryListener,
): void {
  const round = x instanceof Float32Array ? Math.fround : identity;
  forEachEntry(pattern, group, (p, c) => {
    const row = pattern.rows[p];
    const position = round(kept[c] + offset * steps[c]);
    emit({ kind: "sample", position, value: y[row] }, row, c);
  });
}

/** Tells what has come of each entry of a group. */
function tellValues(
  { steps, values, pattern }: Work,
  group: Int32Array,
  evaluations: number,
  emit: EntryListener,
): void {
  forEachEntry(pattern, group, (p, c) => {
    const row = pattern.rows[p];
    const value = values[p];
    const estimate = { value, error: NaN, evaluations, verdict: OK };
    emit({ kind: "step", h: steps[c], quotient: value }, row, c);
    emit({ kind: "conclusion", estimate }, row, c);
  });
}

function forEachEntry(
  { columnStarts }: SparsityPattern,
  group: Int32Array,
  visit: (entry: number, column: number) => void,
): void {
  for (const c of group) {
    for (let p = columnStarts[c]; p < columnStarts[c + 1]; p++) visit(p, c);
  }
}

/** Moves the columns of a group, each by so many of its steps. */
function move(
  { x, kept, steps }: Work,
  group: Int32Array,
  offset: number,
): void {
  for (let k = 0; k < group.length; k++) {
    const c = group[k];
    x[c] = kept[c] + offset * steps[c];
  }
}

/** Adds a weight times f's output to the entries of a group. */
function scatter(
  { values, pattern: { columnStarts, rows } }: Work,
  group: Int32Array,
  weight: number,
  y: Row,
): void {
  for (let k = 0; k < group.length; k++) {
    const end = columnStarts[group[k] + 1];
    for (let p = columnStarts[group[k]]; p < end; p++) {
      values[p] += weight * y[rows[p]];
    }
  }
}

/**
 * The last of a group's samples: adds it, divides by the distances between the points that f saw, and puts the columns back.
 * One pass for all three saves a quarter of the time besides f's.
 */
function finish(
  { x, kept, steps, values, pattern: { columnStarts, rows } }: Work,
  group: Int32Array,
  weight: number,
  y: Row,
  method: FiniteDifference,
  action: string,
): void {
  const { offsets } = method.stencil;
  const first = offsets[0];
  const last = offsets[offsets.length - 1];
  const single = x instanceof Float32Array;
  for (let k = 0; k < group.length; k++) {
    const c = group[k];
    const at = kept[c];
    const h = steps[c];
    const distance = single
      ? Math.fround(at + first * h) - Math.fround(at + last * h)
      : at + first * h - (at + last * h);
    const scale = divisorOf(method, h, distance);
    if (scale === 0) throw vanishingStep(h, at, action);
    const end = columnStarts[c + 1];
    for (let p = columnStarts[c]; p < end; p++) {
      values[p] = (values[p] + weight * y[rows[p]]) / scale;
    }
    x[c] = at;
  }
}
