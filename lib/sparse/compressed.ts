// The compressed Jacobian: all columns of a color move at once, each by its own step, and every row of the change belongs to
// the one column of that color that has an entry there. Two evaluations of f a color with `central()`; columns that bounds
// leave no room on one side move apart from the others of their color, as a one-sided stencil says.

import {
  divisorOf,
  type FiniteDifference,
  vanishingStep,
} from "../difference/finite_difference.ts";
import type { Row } from "../core/array.ts";
import type { Point } from "../core/point.ts";
import type { Weights } from "../difference/stencil/describe.ts";
import { fit, positionOf } from "../difference/stencil/placed_stencil.ts";
import { stepAlong } from "../difference/step.ts";
import type { SearchEvent } from "../core/event.ts";
import { identity, type Line } from "../core/line.ts";
import { OK } from "../core/verdict/verdicts.ts";
import type { SparsityPattern } from "./pattern.ts";
import type { Batches, Evaluation } from "./batches.ts";
import { checkOutput } from "./vector.ts";

/** The values of the pattern's entries, and how many numbers f returns. */
interface Compressed {
  readonly values: Float64Array;
  readonly height: number;
}

/** What a compressed Jacobian may take besides. */
interface CompressedOptions {
  /** The line along each column, where bounds are to be kept. */
  readonly lineOf?: ((column: number) => Line) | undefined;
  /** Is told what happens to each entry, and its name. */
  readonly trace?: ((event: SearchEvent, along: string) => void) | undefined;
}

/**
 * The entries of the Jacobian by one finite difference.
 *
 * @param point Is moved in place.
 * @param height How many numbers f must return; if undefined, at least as many as the pattern has rows.
 */
export function* compressedJacobian(
  method: FiniteDifference,
  point: Point,
  pattern: SparsityPattern,
  height: number | undefined,
  { lineOf, trace }: CompressedOptions = {},
): Batches<Compressed> {
  const { action } = point;
  const x = point.x as Row;
  const work: Work = {
    x,
    kept: x.slice(),
    isSingle: x instanceof Float32Array,
    steps: stepsAt(method, x),
    lines: lineOf && Array.from(x, (_, c) => lineOf(c)),
    values: new Float64Array(pattern.rows.length),
    pattern,
    method,
    action,
  };
  const checked = (y: unknown) => {
    const row = checkOutput(y, pattern.shape[0], height, action);
    height = row.length;
    return row;
  };
  const emit: EntryListener | undefined = trace && ((event, row, column) => {
    const output = height! > 1 ? `f[${row}] by ` : "";
    trace(event, output + point.path(column));
  });
  const parts = partsOf(work);
  const place = () => {};
  const read = (y: unknown) => checked(y).slice();
  const center = parts.length === 0 || parts.some(samplesCenter)
    ? (yield [{ place, read }])[0] as Row
    : undefined;
  yield parts.flatMap((part) =>
    samplesOf(part).map(({ moved, taken }): Evaluation => ({
      place: () => move(work, part.group, part.stencil.offsets[moved]),
      read(y) {
        const row = checked(y);
        for (const k of taken) {
          add(work, part, k, k === moved ? row : center!, emit);
        }
      },
    }))
  );
  return { values: work.values, height: height! };
}

/** Columns that move together, and the stencil by which they do. */
interface Part {
  readonly stencil: Weights;
  readonly group: Int32Array;
}

/** The groups of columns; where there are bounds, each divided by the stencils that they leave room for, with steps that fit. */
function partsOf({ method, lines, steps, pattern }: Work): Part[] {
  const { stencil } = method;
  if (!lines) return pattern.groups.map((group) => ({ stencil, group }));
  return pattern.groups.flatMap((group) => {
    const parts = new Map<string, { stencil: Weights; columns: number[] }>();
    for (const c of group) {
      const fitted = fit(stencil, steps[c], lines[c], 1);
      steps[c] = fitted.h;
      const key = fitted.stencil.offsets.join();
      const part = parts.get(key) ?? { stencil: fitted.stencil, columns: [] };
      part.columns.push(c);
      parts.set(key, part);
    }
    return Array.from(
      parts.values(),
      ({ stencil, columns }) => ({ stencil, group: Int32Array.from(columns) }),
    );
  });
}

function samplesCenter({ stencil: { offsets, weights } }: Part): boolean {
  return offsets.some((offset, j) => offset === 0 && weights[j] !== 0);
}

/** The samples for which columns move, each with those that are taken then: f at x is known, and taken with a neighbor. */
function samplesOf(
  { stencil: { offsets, weights } }: Part,
): { readonly moved: number; readonly taken: readonly number[] }[] {
  const samples = [...offsets.keys()].filter((j) => weights[j] !== 0);
  const moved = samples.filter((j) => offsets[j] !== 0);
  const ends = moved.map((j) => samples.indexOf(j));
  return moved.map((j, at) => ({
    moved: j,
    taken: samples.slice(at === 0 ? 0 : ends[at], ends[at + 1]),
  }));
}

/** Adds a sample to the entries of a part; the last one makes them derivatives. */
function add(
  work: Work,
  part: Part,
  k: number,
  y: Row,
  emit: EntryListener | undefined,
): void {
  const { stencil: { offsets, weights }, group } = part;
  const isUsed = (weight: number) => weight !== 0;
  if (emit) tellSamples(work, group, offsets[k], y, emit);
  if (weights.slice(k + 1).some(isUsed)) {
    return scatter(work, group, weights[k], y);
  }
  finish(work, part, weights[k], y);
  if (emit) tellValues(work, group, weights.filter(isUsed).length, emit);
}

/** Is told what happens to each entry. */
type EntryListener = (event: SearchEvent, row: number, column: number) => void;

/** What the passes over a group work on. */
interface Work {
  /** The point, moved. */
  readonly x: Row;
  /** The point as it was. */
  readonly kept: Row;
  /** Whether positions are rounded to 32 bits. */
  readonly isSingle: boolean;
  /** The step of each column. */
  readonly steps: Float64Array;
  /** The line along each column, where there are bounds. */
  readonly lines: readonly Line[] | undefined;
  /** The sums so far, then the values. */
  readonly values: Float64Array;
  readonly pattern: SparsityPattern;
  readonly method: FiniteDifference;
  readonly action: string;
}

function stepsAt({ step }: FiniteDifference, x: Row): Float64Array {
  const steps = new Float64Array(x.length);
  const round = x instanceof Float32Array ? Math.fround : identity;
  for (let c = 0; c < x.length; c++) {
    steps[c] = stepAlong(step, { scale: Math.abs(x[c]), unit: 1, round });
  }
  return steps;
}

/** Where a column is moved by so many of its steps. */
function positionAt(
  { kept, isSingle, steps, lines }: Work,
  c: number,
  offset: number,
): number {
  if (lines) return positionOf(offset, steps[c], lines[c]);
  const position = kept[c] + offset * steps[c];
  return isSingle ? Math.fround(position) : position;
}

/** Tells what f is for each entry of a group where its column has been moved. */
function tellSamples(
  work: Work,
  group: Int32Array,
  offset: number,
  y: Row,
  emit: EntryListener,
): void {
  forEachEntry(work.pattern, group, (p, c) => {
    const row = work.pattern.rows[p];
    const position = positionAt(work, c, offset);
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
function move(work: Work, group: Int32Array, offset: number): void {
  for (let k = 0; k < group.length; k++) {
    const c = group[k];
    work.x[c] = positionAt(work, c, offset);
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
  work: Work,
  { stencil, group }: Part,
  weight: number,
  y: Row,
): void {
  const { x, kept, steps, values, method: { divisor }, action } = work;
  const { columnStarts, rows } = work.pattern;
  const { offsets } = stencil;
  const first = offsets[0];
  const last = offsets[offsets.length - 1];
  for (let k = 0; k < group.length; k++) {
    const c = group[k];
    const h = steps[c];
    const distance = positionAt(work, c, first) - positionAt(work, c, last);
    const scale = divisorOf({ stencil, divisor }, h, distance);
    if (scale === 0) throw vanishingStep(h, kept[c], action);
    const end = columnStarts[c + 1];
    for (let p = columnStarts[c]; p < end; p++) {
      values[p] = (values[p] + weight * y[rows[p]]) / scale;
    }
    x[c] = kept[c];
  }
}
