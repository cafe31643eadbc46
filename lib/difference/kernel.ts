// A finite difference along a row of x, in place: the one hot loop.
//
// It guards no element with a `try`, which would keep f from being inlined (a third of the speed on typed arrays): callers keep
// the row and put it back in a `finally`.

import type { Weights } from "./stencil/describe.ts";
import { changesItsArgument, notOneNumber } from "../core/line.ts";
import { doesNotKeep } from "../core/point.ts";
import { restored } from "./kept_rows.ts";
import type { Row } from "../core/array.ts";
import {
  divisorOf,
  type FiniteDifference,
  stepAt,
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
  /** What f is called with first, if its first call is still to come and must not get x itself. */
  readonly copy?: Row | undefined;
}

/**
 * What the kernel needs of f and x; evaluates f at x if the stencil samples it there.
 *
 * @param copy A row like x, if the first call of f may return a promise: it gets this one then, filled with the numbers of x, and
 * so a promise that is good whatever becomes of x. A `PromiseError` brings it.
 */
export function evaluationOf<X>(
  { stencil }: FiniteDifference,
  f: (x: X) => number,
  x: X,
  action: string,
  path: (i: number) => string,
  copy?: Row,
): Evaluation<X> {
  const evaluation = { f, x, center: NaN, action, path, copy };
  if (sampledMiddle(stencil) < 0) return evaluation;
  const center = firstValue(evaluation);
  if (typeof center !== "number") {
    throw notOneNumber(center, action, "", copy !== undefined);
  }
  return { ...evaluation, center, copy: undefined };
}

/** Where a stencil samples f at x itself; -1 if nowhere. A loop by hand, as `findIndex` costs as much as a call of f. */
function sampledMiddle({ offsets, weights }: Weights): number {
  for (let j = 0; j < offsets.length; j++) {
    if (offsets[j] === 0 && weights[j] !== 0) return j;
  }
  return -1;
}

/** What f returns first: for a copy of x, if there is to be one. */
function firstValue<X>(
  { f, x, action, copy }: Pick<Evaluation<X>, "f" | "x" | "action" | "copy">,
): number {
  if (!copy) return f(x);
  const row = x as unknown as Row;
  for (let i = 0; i < row.length; i++) copy[i] = row[i];
  const value = f(copy as unknown as X);
  if (!restored(copy, row, row.length)) throw changesItsArgument(action);
  return value;
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
  const isPair = offsets.length === 2 && offsets[0] === 1 &&
    offsets[1] === -1 && derivativeOrder === 1;
  if (!isPair) {
    return alongStencils(method, evaluation, row, derivative, from, to);
  }
  const isCareful = evaluation.copy !== undefined;
  if (isCareful) firstPair(method, evaluation, row, derivative, from);
  const next = isCareful ? from + 1 : from;
  alongPairs(method, evaluation, row, derivative, next, to);
}

/**
 * The difference of `f(x + h)` and `f(x - h)`, which is all that `central()` and `notebook()` take. Nothing but f is called on the
 * way, so that V8 inlines f, and keeps its values in registers: that is half of the time for ten elements.
 */
function alongPairs<X>(
  { step, divisor }: FiniteDifference,
  evaluation: Evaluation<X>,
  row: Row,
  derivative: Row,
  from: number,
  to: number,
): void {
  const { f, x } = evaluation;
  const isNominal = divisor === "nominal";
  // As in stepAt, without a branch, which costs as much as a call of f: a given step does not grow with x.
  const isGiven = typeof step === "number";
  const size = isGiven ? step : step.relative;
  const most = isGiven ? 1 : Infinity;
  for (let i = from; i < to; i++) {
    const kept = row[i];
    const h = size * Math.max(1, Math.min(most, Math.abs(kept)));
    row[i] = kept + h;
    const first = row[i];
    const above = f(x);
    if (typeof above !== "number") throw notANumber(above, evaluation, row, i);
    row[i] = kept - h;
    const last = row[i];
    const below = f(x);
    if (typeof below !== "number") throw notANumber(below, evaluation, row, i);
    row[i] = kept;
    if (first === last) checkStep(evaluation, row, i, h, isNominal);
    derivative[i] = (above - below) / (isNominal ? 2 * h : first - last);
  }
}

/** The same of one element, with the first call of f: to ask in the loop which call is the first would take as long as f. */
function firstPair<X>(
  { step, divisor }: FiniteDifference,
  evaluation: Evaluation<X>,
  row: Row,
  derivative: Row,
  i: number,
): void {
  const isNominal = divisor === "nominal";
  const kept = row[i];
  const h = stepAt(step, kept);
  row[i] = kept + h;
  const first = row[i];
  const above = firstValue(evaluation);
  if (typeof above !== "number") {
    throw notANumber(above, evaluation, row, i, true);
  }
  row[i] = kept - h;
  const last = row[i];
  const below = evaluation.f(evaluation.x);
  if (typeof below !== "number") throw notANumber(below, evaluation, row, i);
  row[i] = kept;
  if (first === last) checkStep(evaluation, row, i, h, isNominal);
  derivative[i] = (above - below) / (isNominal ? 2 * h : first - last);
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
  let isFirst = evaluation.copy !== undefined;
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
      const value = offset === 0
        ? center
        : isFirst
        ? firstValue(evaluation)
        : f(x);
      if (typeof value !== "number") {
        throw notANumber(value, evaluation, row, i, isFirst);
      }
      isFirst = false;
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
  isFirst: boolean = false,
): TypeError {
  return notOneNumber(value, action, `${path(i)} = ${row[i]}`, isFirst);
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
