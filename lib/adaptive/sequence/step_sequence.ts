// Pairs of points x ± h on a sequence of steps, and what polynomials through them say at h = 0.
//
// With t = h², the odd part [f(x+h) - f(x-h)] / 2h = f' + f''' t/6 + ... and the even part [f(x+h) + f(x-h)]/2 - f(x) =
// f'' t/2 + f⁗ t²/24 + ... are power series in t. Neville's scheme extrapolates their values (and slopes, for the third and
// fourth derivative) to t = 0 through ever more rows. The even part must tend to 0: what is left of it there measures
// everything that is not a smooth f and its rounding: noise, a kink, a jump, an oscillation below the step.
// L. F. Richardson (1911); C. J. F. Ridders, Adv. Eng. Software 4 (1982), 75-76, for keeping the best entry of the scheme.

import {
  MAX_EXTRAPOLATION_ORDER,
  type NoiseAmplifications,
  noiseAmplifications,
  RATIO,
} from "./noise_amplification.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import type { Line } from "../../core/line.ts";
import type { Scale } from "../verdict/grade.ts";
import { LocalCubic } from "./local_cubic.ts";
import { changeOf, isStill, type Pair } from "./pair.ts";
import { ROUNDOFF_FACTOR, type TableRow } from "./table_row.ts";
import { ExtrapolationTable, SlopeTable } from "../../difference/neville.ts";

/** The spacing of the smallest doubles: f is never known better. */
const TINY = Number.MIN_VALUE;

/** Below this the spacing of doubles no longer shrinks. */
export const SMALLEST_NORMAL: number = 2 ** -1022;

const FACTORIAL = [1, 1, 2, 6, 24];

/**
 * What a level is multiplied by where it is a sample. The bound Σ|wᵢ| is for the worst signs, so that one rounding of half a
 * spacing, and one of the argument by half a spacing, need no more; samples, and values scattered beside x, may all be small by
 * chance. The first two factors keep 99.9 % of the errors above the truth on either half of the corpus.
 */
const SAMPLED = 3;
const SCATTERED = 1.5;

/** The same for what is left at smaller steps than those of the answer. */
const LATER = 2;

/** Two values that scatter by less than this part of what rounding f's argument would do: the argument is not rounded. */
const UNROUNDED = 0.01;

/**
 * The noise of f's values that an error allows for.
 *
 * @param scatter How far f beside x was from what larger steps say, where that has been looked at.
 */
export function noiseLevelOf(
  { noiseLevel, roundoffFloor, argumentRoundoff }: Pick<
    TableRow,
    "noiseLevel" | "roundoffFloor" | "argumentRoundoff"
  >,
  scatter: number | undefined,
): number {
  // Rounding f's argument may hide from every pair, as it may be symmetric; from values beside x it cannot.
  const isExact = scatter !== undefined &&
    scatter < UNROUNDED * argumentRoundoff;
  return Math.max(
    (noiseLevel > ROUNDOFF_FACTOR * roundoffFloor ? SAMPLED : 1) * noiseLevel,
    isExact ? 0 : argumentRoundoff / 2,
    SCATTERED * (scatter ?? 0),
  );
}

/** A run of rows with steps in one ratio, largest first, and Neville's schemes over them. */
export class StepSequence {
  readonly rows: TableRow[] = [];
  /** The last row of each scheme: the quantity wanted, its slope, and the parts that must be smooth for it to exist. */
  readonly #wanted = new ExtrapolationTable();
  readonly #slope: SlopeTable | undefined;
  readonly #even = new ExtrapolationTable();
  /** That of an odd derivative is the one of the quantity wanted. */
  readonly #odd: ExtrapolationTable;
  /** The scheme whose entries are the derivative, but for a factor. */
  readonly #scheme: ExtrapolationTable;
  readonly #gains: number[] = [NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN];

  /** The rounding of the greatest |f| seen at this sequence's steps and before. */
  #coarsest: number;

  /** How far f beside x was from what the rows say, where that has been looked at. */
  scatter: number | undefined;

  readonly order: DerivativeOrder;
  readonly center: number;
  readonly #amplify: NoiseAmplifications;

  /**
   * @param center f at x.
   * @param greatest The greatest |f| seen before.
   */
  constructor(
    order: DerivativeOrder,
    { relativeNoise = Number.EPSILON }: Line,
    center: number,
    greatest: number,
  ) {
    this.order = order;
    this.center = center;
    this.#amplify = noiseAmplifications(order);
    this.#coarsest = relativeNoise * greatest;
    this.#slope = order > 2 ? new SlopeTable() : undefined;
    this.#odd = order % 2 === 1 ? this.#wanted : new ExtrapolationTable();
    this.#scheme = this.#slope ?? this.#wanted;
  }

  /** Adds a pair of a smaller step. */
  append(pair: Pair): TableRow {
    const row = this.#row(pair);
    this.rows.push(row);
    this.#analyse(this.rows.length - 1);
    return row;
  }

  /** Adds a pair of a larger step. */
  prepend(pair: Pair): void {
    this.rows.unshift(this.#row(pair));
    this.rows.forEach((_, i) => this.#analyse(i));
  }

  /** Takes the pair of the largest step away. */
  dropTop(): void {
    this.rows.shift();
    this.rows.forEach((_, i) => this.#analyse(i));
  }

  /** The greatest change of f over the sequence. */
  range(): number {
    return Math.max(0, ...this.rows.map(changeOf));
  }

  /**
   * The error of a row's value, with what came to light after it: noise that later rows met was there before.
   *
   * @param least A sample of the noise, where one is known.
   */
  errorOf(row: TableRow, least: number = 0): number {
    const { order, rows, scatter } = this;
    const i = rows.indexOf(row);
    let noiseLevel = Math.max(noiseLevelOf(row, scatter), SAMPLED * least);
    for (let k = i + 1; k < rows.length && k < i + 3; k++) {
      if (rows[k].column) {
        noiseLevel = Math.max(noiseLevel, LATER * rows[k].noiseSample);
      }
    }
    const noise = over(
      this.#amplify.independent[row.column] * noiseLevel,
      row.h,
      order,
    );
    const error = row.remainder + noise;
    const coarse = row.value !== 0 && Math.abs(row.value) < SMALLEST_NORMAL;
    return coarse ? error + 4 * TINY : error;
  }

  /** Whether the error is mostly that of a rounded argument, while nothing has told yet whether f rounds its argument. */
  mayBeExact({ noiseLevel, argumentRoundoff }: TableRow): boolean {
    return this.scatter === undefined && argumentRoundoff / 2 > 3 * noiseLevel;
  }

  /** Of the best row and those that roundoff limits as well, the one with the smallest error. */
  surest(best: TableRow, least: number): TableRow {
    let surest = best;
    let error = this.errorOf(best, least);
    for (const row of this.rows) {
      if (!row.roundoffLimited) continue;
      const rowError = this.errorOf(row, least);
      if (!(rowError < error)) continue;
      surest = row;
      error = rowError;
    }
    return surest;
  }

  /** f nearer to x than the smallest step. */
  nearby(): LocalCubic {
    const { rows } = this;
    const near = rows[rows.length - 1];
    const slope = this.#odd.best(RATIO ** -2);
    const rounding = 3 * Math.max(near.noiseLevel, near.roundoffFloor) / near.h;
    return new LocalCubic(rows, {
      value: slope.value,
      error: slope.error + rounding,
    });
  }

  /**
   * The sizes that the derivative would have if f changed on the scale of the row's largest step alone: what the error is
   * measured by where the value is 0. From the bend, what lower derivatives do to f is taken away.
   */
  scaleOf(row: TableRow): Scale {
    const { order, rows } = this;
    const i = rows.indexOf(row);
    const far = rows[Math.max(0, i - row.column)];
    const { h } = far;
    const change = changeOf(far);
    if (order === 1) return { bend: change / h, change: change / h };
    const q = h / row.h;
    const odd = Math.abs(far.odd - row.odd) * h;
    const even = Math.abs(
      order === 2 ? far.even : far.even - row.even * q * q,
    );
    return {
      bend: FACTORIAL[order] * over(Math.max(odd, even), h, order),
      change: over(change, h, order),
    };
  }

  #row(pair: Pair): TableRow {
    this.#coarsest = Math.max(this.#coarsest, pair.roundoffFloor);
    // No change at all may be a change that was rounded away inside f, where numbers as great as its values elsewhere cancel.
    const floor = isStill(pair) ? this.#coarsest : pair.roundoffFloor;
    return {
      ...pair,
      roundoffFloor: Math.max(floor, TINY),
      noiseLevel: 0,
      noiseSample: 0,
      column: 0,
      value: NaN,
      truncation: Infinity,
      remainder: Infinity,
      roundoff: Infinity,
      total: Infinity,
      leastRoundoff: 0,
      stalled: false,
      roundoffLimited: false,
      cancellationLimited: false,
    };
  }

  /** One more row of each scheme, and what it says. */
  #analyse(i: number): void {
    const row = this.rows[i];
    const residual = this.#extend(i, row);
    let noiseLevel = Math.max(row.roundoffFloor, residual);
    for (let k = Math.max(0, i - 2); k < i; k++) {
      if (this.rows[k].stalled) {
        noiseLevel = Math.max(noiseLevel, this.rows[k].noiseSample);
      }
    }
    row.noiseLevel = noiseLevel;
    this.#choose(i, row);
    this.#judge(i, row, residual);
  }

  /** Extends the schemes by a row; returns what is left of the parts that vanish where f is smooth. */
  #extend(i: number, { h, odd, even }: TableRow): number {
    const { order, rows } = this;
    const gains = this.#gains;
    const columns = Math.min(i, MAX_EXTRAPOLATION_ORDER - 1);
    for (let j = 1; j <= columns; j++) {
      const ratio = rows[i - j].h / h;
      gains[j] = 1 / (ratio * ratio - 1);
    }
    this.#wanted.extend(
      order % 2 === 1 ? odd : 2 * even / h / h,
      gains,
      columns,
    );
    this.#even.extend(even, gains, columns);
    this.#slope?.extendSlopes(
      this.#wanted,
      (h / rows[0].h) ** 2,
      gains,
      columns,
    );
    if (order % 2 === 1) return this.#even.remainder(columns);
    // The even part is what an even derivative is made of, so there the last remainder alone will do; the odd part must be
    // smooth too.
    this.#odd.extend(odd, gains, columns);
    return columns === 0 ? Math.abs(even) : Math.max(
      Math.min(
        this.#even.remainder(columns),
        Math.abs(this.#even.row[columns]),
      ),
      h * this.#odd.leastChange(columns),
    );
  }

  /** The polynomial whose value differs least from its neighbours', rounding included. */
  #choose(i: number, row: TableRow): void {
    const { order } = this;
    const scheme = this.#scheme;
    const unit = this.#unit();
    const noiseLevel = over(row.noiseLevel, row.h, order);
    row.column = 0;
    row.value = NaN;
    row.truncation =
      row.remainder =
      row.roundoff =
      row.total =
        Infinity;
    for (
      let j = order <= 2 ? 1 : 2;
      j <= i && j < MAX_EXTRAPOLATION_ORDER;
      j++
    ) {
      const truncation = unit * scheme.change(j);
      const roundoff = this.#amplify.worst[j] * noiseLevel;
      if (truncation + roundoff < row.total) {
        row.column = j;
        row.value = unit * scheme.row[j];
        row.truncation = truncation;
        row.roundoff = roundoff;
        row.total = truncation + roundoff;
      }
    }
    if (row.column > 0) {
      row.remainder = unit * scheme.remainderOf(row.column, RATIO ** -2);
    }
  }

  /** What an entry of the scheme is multiplied by to be the derivative. */
  #unit(): number {
    if (this.order <= 2) return 1;
    const { h } = this.rows[0];
    return (this.order === 3 ? 6 : 12) / h / h;
  }

  /** What the best polynomial says about f. */
  #judge(i: number, row: TableRow, residual: number): void {
    const { order, rows } = this;
    const { h, column, roundoffFloor, argumentRoundoff, total } = row;
    row.leastRoundoff = over(
      this.#amplify.worst[order <= 2 ? 2 : 3] * roundoffFloor,
      h,
      order,
    );
    row.noiseSample = residual;
    row.stalled = row.roundoffLimited = row.cancellationLimited = false;
    if (column === 0) return;
    let noiseSample = row.truncation / this.#amplify.worst[column];
    for (let k = 0; k < order; k++) noiseSample *= h;
    row.noiseSample = Math.max(residual, noiseSample);
    const before = rows[i - 1];
    // While polynomials still come closer, noise is not what the total grows by: it is what was left of f at larger steps.
    row.stalled = before?.column > 0 && total > 0.5 * before.total &&
      !(order > 2 && row.truncation < 0.5 * before.truncation);
    // Two rows may agree by chance, where the steps hit multiples of a period of f; three hardly do.
    const alone = i < 2 ||
      (column < 2 && this.#unit() * this.#scheme.change(2) > 10 * total);
    const worst = alone ? Infinity : Math.max(row.noiseLevel, row.noiseSample);
    row.roundoffLimited = worst <= ROUNDOFF_FACTOR * roundoffFloor ||
      (worst <= ROUNDOFF_FACTOR * argumentRoundoff &&
        total < 0.01 * Math.abs(row.value));
    row.cancellationLimited = worst <= ROUNDOFF_FACTOR * this.#coarsest &&
      total < 0.01 * over(changeOf(row), h, order);
  }
}

/** A quantity over a power of the step, without overflow on the way. */
function over(quantity: number, h: number, power: number): number {
  for (let k = 0; k < power; k++) quantity /= h;
  return quantity;
}
