// A finite difference along a row of x, in place: the one hot loop.
//
// It guards no element with a `try`, which would keep f from being inlined (a third of the speed on typed arrays): callers keep
// the row and put it back in a `finally`.

import type { Weights } from "./stencil/describe.ts";
import type { FirstCall } from "./first_call.ts";
import { notOneNumber } from "../core/line.ts";
import { doesNotKeep } from "../core/point.ts";
import type { Row } from "../core/array.ts";
import {
  divisorOf,
  type FiniteDifference,
  stepAt,
  type StepSize,
  vanishingStep,
} from "./finite_difference.ts";

/** What the kernel needs besides the row: f, the point it is evaluated at, and f there. */
interface Evaluation<X> {
  readonly f: (x: X) => number;
  /** The whole point, of which the row is a part. */
  readonly x: X;
  /** f at x itself, for stencils that sample it; evaluated once for all elements. */
  readonly center: number;
  /** What an error says could not be done. */
  readonly action: string;
  /** The name of an element of the row. */
  readonly path: (i: number) => string;
  /** Makes the first call of f, where x is the row itself. */
  readonly first?: FirstCall | undefined;
}

/** What the kernel needs of f and x; evaluates f at x if the stencil samples it there. */
export function evaluationOf<X>(
  { stencil }: FiniteDifference,
  f: (x: X) => number,
  x: X,
  action: string,
  path: (i: number) => string,
  first?: FirstCall,
): Evaluation<X> {
  const center = sampledMiddle(stencil) >= 0
    ? call({ f, x, action, first })
    : NaN;
  if (typeof center !== "number") throw notOneNumber(center, action);
  return { f, x, center, action, path, first };
}

/** Where a stencil samples f at x itself; -1 if nowhere. A loop by hand, as `findIndex` costs as much as a call of f. */
function sampledMiddle({ offsets, weights }: Weights): number {
  for (let j = 0; j < offsets.length; j++) {
    if (offsets[j] === 0 && weights[j] !== 0) return j;
  }
  return -1;
}

/** Calls f, with a copy of x where that is the first call. */
function call<X>(
  { f, x, action, first }: Pick<Evaluation<X>, "f" | "x" | "action" | "first">,
): number {
  if (!first) return f(x);
  return first.callRow(f as never, x as unknown as Row, action) as number;
}

/** The derivative of f along the elements `from` to `to` of a row of x. */
export function differentiateRow<X>(
  method: FiniteDifference,
  evaluation: Evaluation<X>,
  row: Row,
  derivative: Row,
  from: number,
  to: number,
): void {
  const { stencil: { offsets, derivativeOrder } } = method;
  const isPair = offsets.length === 2 && derivativeOrder === 1 &&
    offsets[0] !== 0 && offsets[1] !== 0;
  if (isPair) alongPairs(method, evaluation, row, derivative, from, to);
  else alongStencils(method, evaluation, row, derivative, from, to);
}

/**
 * Two samples beside each element are all that `central()` and `notebook()` take. Nothing but f is called on the way, so that
 * V8 inlines f, and keeps its values in registers: that is half of the time for ten elements.
 */
function alongPairs<X>(
  { stencil: { offsets, weights, denominator }, step, divisor }:
    FiniteDifference,
  evaluation: Evaluation<X>,
  row: Row,
  derivative: Row,
  from: number,
  to: number,
): void {
  const { f, x } = evaluation;
  const up = offsets[0];
  const down = offsets[1];
  const weightAbove = weights[0];
  const weightBelow = weights[1];
  const isNominal = divisor === "nominal";
  // As in stepAt, without a branch, which costs as much as a call of f: a given step does not grow with x.
  const isGiven = typeof step === "number";
  const size = isGiven ? step : step.relative;
  const most = isGiven ? 1 : Infinity;
  const scale = isNominal ? denominator : denominator / (up - down);
  const isCareful = evaluation.first !== undefined && from < to;
  const ahead = isCareful ? firstAbove(evaluation, row, from, step, up) : NaN;
  for (let i = from; i < to; i++) {
    const kept = row[i];
    const h = size * Math.max(1, Math.min(most, Math.abs(kept)));
    row[i] = kept + up * h;
    const first = row[i];
    const above = isCareful && i === from ? ahead : f(x);
    if (typeof above !== "number") throw notANumber(above, evaluation, row, i);
    row[i] = kept + down * h;
    const last = row[i];
    const below = f(x);
    if (typeof below !== "number") throw notANumber(below, evaluation, row, i);
    row[i] = kept;
    if (first === last) checkStep(evaluation, row, i, h, isNominal);
    derivative[i] = (weightAbove * above + weightBelow * below) /
      (scale * (isNominal ? h : first - last));
  }
}

/** The first call of f for a row. It is put back then, so that the loop is the same for all elements. */
function firstAbove<X>(
  evaluation: Evaluation<X>,
  row: Row,
  i: number,
  step: StepSize,
  up: number,
): number {
  const kept = row[i];
  row[i] = kept + up * stepAt(step, kept);
  const above = call(evaluation);
  if (typeof above !== "number") throw notANumber(above, evaluation, row, i);
  row[i] = kept;
  return above;
}

function alongStencils<X>(
  method: FiniteDifference,
  evaluation: Evaluation<X>,
  row: Row,
  derivative: Row,
  from: number,
  to: number,
): void {
  const { stencil: { offsets, weights }, step, divisor } = method;
  const { f, x, center } = evaluation;
  const { length } = offsets;
  for (let i = from; i < to; i++) {
    const kept = row[i];
    const h = stepAt(step, kept);
    // Unlike 0, -0 leaves the sign of a zero that is added to it: the notebook has some derivatives of -0.
    let sum = -0;
    let first = 0;
    let last = 0;
    for (let j = 0; j < length; j++) {
      const offset = offsets[j];
      row[i] = kept + offset * h;
      last = row[i];
      if (j === 0) first = last;
      if (weights[j] === 0) continue;
      const value = offset === 0 ? center : i > from ? f(x) : call(evaluation);
      if (typeof value !== "number") {
        throw notANumber(value, evaluation, row, i);
      }
      sum += weights[j] * value;
    }
    row[i] = kept;
    const isNominal = divisor === "nominal";
    if (first === last) checkStep(evaluation, row, i, h, isNominal);
    derivative[i] = sum / divisorOf(method, h, first - last);
  }
}

/** The same of a function of one number, with nothing allocated. */
export function differentiateNumber(
  method: FiniteDifference,
  f: (x: number) => number,
  x: number,
  action: string,
): number {
  const { stencil, step } = method;
  const { offsets, weights } = stencil;
  const h = stepAt(step, x);
  const middle = sampledMiddle(stencil);
  const isCentered = middle >= 0;
  // f at x comes first everywhere.
  const center = isCentered ? f(x) : NaN;
  if (typeof center !== "number") throw notOneNumber(center, action, "", true);
  let isFirst = !isCentered;
  let sum = -0;
  for (let j = 0; j < offsets.length; j++) {
    if (weights[j] === 0) continue;
    const at = x + offsets[j] * h;
    const value = j === middle ? center : f(at);
    if (typeof value !== "number") {
      throw notOneNumber(value, action, `x = ${at}`, isFirst);
    }
    isFirst = false;
    sum += weights[j] * value;
  }
  const first = x + offsets[0] * h;
  const last = x + offsets[offsets.length - 1] * h;
  const scale = divisorOf(method, h, first - last);
  if (scale === 0) throw vanishingStep(h, x, action);
  return sum / scale;
}

function notANumber<X>(
  value: unknown,
  { action, path }: Evaluation<X>,
  row: Row,
  i: number,
): TypeError {
  return notOneNumber(value, action, `${path(i)} = ${row[i]}`);
}

/** Throws where a step did not move x: as the row does not hold what is written, or as the step is too small to be seen. */
function checkStep<X>(
  { path, action }: Evaluation<X>,
  row: Row,
  i: number,
  h: number,
  isNominal: boolean,
): void {
  const kept = row[i];
  const to = kept === 0 ? 1 : 2 * kept;
  row[i] = to;
  const now = row[i];
  row[i] = kept;
  if (now === kept && Math.abs(kept) < 1e30) {
    throw doesNotKeep(path(i), to, now, action);
  }
  if (!isNominal || h === 0) throw vanishingStep(h, kept, action);
}
