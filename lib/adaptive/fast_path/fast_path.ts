// The fast path to a first or second derivative: Richardson extrapolation (1911) of pairs from the usual first step down, then the
// sentinel. Smooth functions need no more; at the first doubt, the search of pairs takes over what was seen of f.
//
// It is step_sequence.ts at its simplest, each polynomial through all rows: most derivatives end here, and what else a search
// needs would take them longer than f.

import type { Estimate } from "../../core/estimate.ts";
import {
  identity,
  type Line,
  numberLine,
  type Probe,
} from "../../core/line.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import { OK } from "../../core/verdict/verdicts.ts";
import { NevilleRows } from "../../difference/neville.ts";
import { RATIO } from "../sequence/noise_amplification.ts";
import { placePair } from "../context.ts";
import { isWithin, type Scale } from "../verdict/grade.ts";
import { noiseLevelOf, SMALLEST_NORMAL } from "../sequence/step_sequence.ts";
import { type Limits, stopsAtTarget, targetErrorOf } from "../limits.ts";
import { isOfSearch } from "../heuristics.ts";
import { isFirstPairExtrapolated } from "./first_pair.ts";
import { LocalCubic } from "../sequence/local_cubic.ts";
import { ROUNDOFF_FACTOR } from "../sequence/table_row.ts";
import { roomOf, startsOf } from "../scale.ts";
import { lookAt, nearerStep, PART, UNEVEN } from "../pairs/sentinel.ts";
import { changeOf, newPair, readPair } from "../sequence/pair.ts";
import { FAST_PATH_COST, FIRST, PAIRS, SECOND } from "./scheme.ts";

/** Two rows may agree by chance, where the steps hit multiples of a period of f; three hardly do. */
const ENOUGH = 3;

/** With fewer pairs than this, they have to agree to this many roundings. */
const MANY = 5;
const QUIET = 4;

/** How much more than rounding is expected to do it may do to a difference of polynomials. */
const SCATTER = 4;

/** As a part of what it would be if it fell like h, the even part of a smooth f falls below this. */
const SQUARE = 0.6;

/** What each pair has to make of the change that the one before it made. */
const PROGRESS = 0.5;

type Emit = NonNullable<Probe["emit"]>;

/**
 * No line yet. Its numbers are no whole ones, so that engines hold those of every line as doubles from the first on: what they
 * compile for lines of small integers would be thrown away at the first other one, and not be as quick again.
 */
const NOWHERE: Line = /* @__PURE__ */ numberLine(NaN, -Infinity, Infinity);

/** The fast path along a line: asks for f at two positions, and is told what f is there. It can begin anew along another line. */
export class FastPath {
  /** How often it has asked for f. */
  evaluations = 0;
  /** The positions where it did, and f there. */
  readonly positions: Float64Array = new Float64Array(FAST_PATH_COST);
  readonly values: Float64Array = new Float64Array(FAST_PATH_COST);
  #phase: "pairs" | "sentinel" | "over" = "over";
  #step = NaN;
  /** How many pairs it has seen. */
  #count = 0;
  readonly #pairs = Array.from({ length: PAIRS }, newPair);
  readonly #odd = new NevilleRows();
  readonly #even = new NevilleRows();
  readonly #second = new NevilleRows();
  /** The scheme of the derivative that is wanted. */
  #wanted = this.#odd;
  #order: DerivativeOrder = 1;
  #scheme = FIRST;
  /** The relative error that is enough. */
  #target = NaN;
  /** How much the last polynomials of the two last rows differ. */
  #fall = Infinity;
  /** How far the last polynomial may be off, and the one before it, without rounding. */
  #remainder = Infinity;
  #before = Infinity;
  /** The noise of f's values at the last step. */
  #level = NaN;
  #line = NOWHERE;
  #center = NaN;
  #first = NaN;
  /** Whether the line has no other first step. */
  #isOnly = true;
  #limits!: Limits;
  #isAnswered = false;
  #value = NaN;
  #error = Infinity;

  /** Begins along a line. */
  begin(
    line: Line,
    order: DerivativeOrder,
    center: number,
    limits: Limits,
  ): void {
    const starts = startsOf(line);
    this.evaluations = this.#count = 0;
    this.#phase = "pairs";
    this.#first = this.#step = starts[0];
    this.#isOnly = starts.length === 1;
    this.#remainder = this.#before = this.#fall = Infinity;
    this.#level = 0;
    this.#line = line;
    this.#center = center;
    this.#limits = limits;
    this.#isAnswered = false;
    this.#order = order;
    this.#wanted = order === 1 ? this.#odd : this.#second;
    this.#scheme = order === 1 ? FIRST : SECOND;
    this.#target = targetErrorOf(line, order, limits);
  }

  /** Asks for f at two positions; false where the fast path is over. */
  asks(probe: Probe): boolean {
    if (this.#phase === "over") return false;
    const { positions, emit } = probe;
    probe.count = 2;
    if (this.#phase === "pairs") {
      if (emit && this.#count === 0) {
        emit({ kind: "sequence", h: this.#first, side: "both", why: "first" });
      }
      placePair(positions, 0, this.#step, this.#line);
      return true;
    }
    const { origin } = this.#line;
    const h = PART * this.#first;
    emit?.({ kind: "sequence", h, side: "both", why: "sentinel" });
    positions[0] = origin + h;
    positions[1] = origin -
      UNEVEN * (this.#isOnly ? h : nearerStep(h, this.#line));
    return true;
  }

  /** Takes f there. */
  learn(probe: Probe): void {
    const { positions, values, emit } = probe;
    for (let k = 0; k < 2; k++) {
      this.positions[this.evaluations] = positions[k];
      this.values[this.evaluations++] = values[k];
    }
    if (this.#phase === "sentinel") {
      this.#phase = "over";
      this.#conclude(probe);
      return;
    }
    const { origin } = this.#line;
    const i = this.#count++;
    const pair = this.#pairs[i];
    const { gains, leap } = this.#scheme;
    readPair(
      positions[0] - origin,
      origin - positions[1],
      values[0],
      values[1],
      this.#center,
      this.#line,
      pair,
    );
    const { h, odd, even } = pair;
    this.#odd.extend(odd, gains[i], i);
    this.#even.extend(even, gains[i], i);
    if (this.#order === 2) this.#second.extend(2 * even / h / h, gains[i], i);
    this.#level = Math.max(pair.roundoffFloor, this.#unexplained(i));
    this.#before = this.#remainder;
    this.#remainder = this.#remaining(i);
    this.#step /= i === 0 ? leap : RATIO;
    const roundoff = this.#over(this.#scheme.amplify[i] * this.#level, h);
    if (this.#isEnough(i, roundoff)) this.#checkSentinel(probe);
    else if (!this.#isHealthy(i, roundoff)) this.#phase = "over";
    if (emit) this.#tell(emit, i, roundoff);
  }

  /** A quantity over a step, to the power of the order. */
  #over(quantity: number, h: number): number {
    return this.#order === 1 ? quantity / h : quantity / h / h;
  }

  /** What is left of the parts of f that vanish, or settle, where it is smooth: of those that the answer is not made of. */
  #unexplained(i: number): number {
    const left = this.#even.remainder(i);
    if (this.#order === 1 || i === 0) return left;
    return Math.max(
      Math.min(left, Math.abs(this.#even.row[i])),
      this.#pairs[i].h * this.#odd.leastChange(i),
    );
  }

  /** Looks for what all pairs straddled; a part of an answer alone is looked at along its coordinates. */
  #checkSentinel(probe: Probe): void {
    const isPart = this.#line.targetError !== undefined;
    this.#phase = isPart ? "over" : "sentinel";
    if (isPart) this.#conclude(probe);
  }

  /**
   * The answer, if there is one.
   *
   * @param spent The evaluations before it.
   */
  answer(spent: number): Estimate | undefined {
    if (!this.#isAnswered) return;
    return {
      value: this.#value,
      error: this.#error,
      reach: this.#pairs[0].h,
      level: this.#level,
      verdict: OK,
      evaluations: spent + this.evaluations,
    };
  }

  /** Tells of the last pair. */
  #tell(emit: Emit, i: number, roundoff: number): void {
    const { h, odd, even } = this.#pairs[i];
    const figures = {
      extrapolated: this.#wanted.row[i],
      truncation: this.#remainder,
      roundoff,
    };
    const quotient = this.#order === 1 ? odd : 2 * even / h / h;
    emit({ kind: "step", h, quotient, ...(i > 0 && figures) });
    if (this.#phase === "pairs") return;
    const why = this.#phase === "over" && !this.#isAnswered
      ? "unsettled"
      : this.#remainder <= roundoff
      ? "roundoff"
      : "tolerance";
    emit({ kind: "stop", why });
  }

  /** Whether the last polynomial has what was asked for, or all that rounding leaves. */
  #isEnough(i: number, roundoff: number): boolean {
    if (i + 1 < ENOUGH) return false;
    const remainder = this.#remainder;
    const size = Math.abs(this.#wanted.row[i]);
    const isMet = remainder + roundoff <= this.#target * size;
    if (isMet && stopsAtTarget(this.#line, this.#limits)) return true;
    const { roundoffFloor, argumentRoundoff } = this.#pairs[i];
    const most = i + 1 < MANY ? QUIET : ROUNDOFF_FACTOR;
    // Where it falls no more, smaller steps would only raise it.
    const isLeast = remainder >= this.#before;
    return remainder <= (isLeast ? SCATTER : 1) * roundoff &&
      this.#level <= most * Math.max(roundoffFloor, argumentRoundoff);
  }

  /** Whether the scheme converges, and may yet. */
  #isHealthy(i: number, roundoff: number): boolean {
    const pair = this.#pairs[i];
    const change = changeOf(pair);
    if (i + 1 === PAIRS || !(change > 0 && change < Infinity)) return false;
    if (i === 0) return true;
    // Of a smooth f the even part falls like h²; of a kink, like h.
    const before = this.#pairs[i - 1];
    const most = SQUARE * pair.h / before.h * Math.abs(before.even);
    const isSquare = Math.abs(pair.even) <=
      Math.max(most, ROUNDOFF_FACTOR * pair.roundoffFloor);
    return isSquare && (i < 2 || this.#remainder <= PROGRESS * this.#before ||
      this.#remainder <= SCATTER * roundoff);
  }

  /**
   * How far the last polynomial may be off: by its difference from the one of this row before it, or, where the last ones of
   * rows fall at a rate as that of a fractional power of the step, by what is left of such a series.
   */
  #remaining(i: number): number {
    const { row, last } = this.#wanted;
    if (i === 0) return Infinity;
    const difference = Math.abs(row[i] - row[i - 1]);
    const fall = Math.abs(row[i] - last[i - 1]);
    const before = this.#fall;
    this.#fall = fall;
    if (i < 3) return difference;
    return Math.max(difference, fall * Math.min(1, fall / before || 0));
  }

  /** Whether other first steps, where the line has two, or larger ones than that, would bring nothing that was asked for. */
  #isSuited(value: number, error: number): boolean {
    const size = Math.abs(value);
    if (error <= this.#target * size) return true;
    // Of a slope that is about 0, others know no more digits; a second derivative may be hidden by rounding.
    const isZero = this.#order === 1 && size <= 2 * error;
    return this.#isOnly && (isZero || error <= this.#scheme.fine * size);
  }

  /** Keeps the answer, if f is as expected at the sentinel. */
  #conclude(probe: Probe): void {
    const i = this.#count - 1;
    const { roundoffFloor, argumentRoundoff } = this.#pairs[i];
    const row = { roundoffFloor, argumentRoundoff, noiseLevel: this.#level };
    let miss: number | undefined;
    if (this.#line.targetError === undefined) {
      const close = lookAt(probe, this.#line, this.#center, this.#nearby(i));
      if (!close.isExpected) return;
      miss = close.miss;
    }
    if (!isFirstPairExtrapolated(this.#pairs, this.#count, this.#level)) return;
    this.#level = this.#scheme.margin * noiseLevelOf(row, miss);
    this.#keepSurest(i);
    const value = this.#value;
    // The spacing of numbers so near 0 is an error, too.
    const isCoarse = value !== 0 && Math.abs(value) < SMALLEST_NORMAL;
    this.#isAnswered = !isCoarse && this.#isSuited(value, this.#error) &&
      isWithin(
        { order: this.#order, promise: this.#limits.promise },
        { value, error: this.#error },
        this.#scale(),
      );
  }

  /** f nearer to x than the smallest step. */
  #nearby(i: number): LocalCubic {
    const { row } = this.#odd;
    const remainder = this.#order === 1
      ? this.#remainder
      : Math.abs(row[i] - row[i - 1]);
    return new LocalCubic(this.#pairs.slice(0, this.#count), {
      value: row[i],
      error: remainder + 3 * this.#level / this.#pairs[i].h,
    });
  }

  /** What the error is measured by where the derivative is about 0, as in step_sequence.ts. */
  #scale(): Scale {
    const change = this.#over(changeOf(this.#pairs[0]), this.#pairs[0].h);
    return { bend: change, change };
  }

  /** The last polynomial's value, or that of the one before, which may be off by the difference, and is less rounded. */
  #keepSurest(i: number): void {
    const value = this.#wanted.row[i];
    const before = this.#wanted.last[i - 1];
    const error = 2 * this.#remainder +
      this.#over(this.#scheme.amplify[i] * this.#level, this.#pairs[i].h);
    // The last of a second derivative may be off by its rounding alone.
    const apart = Math.min(
      Math.abs(value - before),
      this.#order === 1 ? Infinity : 2 * this.#before,
    );
    const errorBefore = apart +
      this.#over(
        this.#scheme.amplify[i - 1] * this.#level,
        this.#pairs[i - 1].h,
      );
    const isSurer = errorBefore < error;
    // A zero has no sign that would mean anything.
    this.#value = (isSurer ? before : value) + 0;
    this.#error = isSurer ? errorBefore : error;
  }
}

/** Whether a search begins with a fast path: not where the line has not the room for its first step. */
export function hasFastPath(
  line: Line,
  order: DerivativeOrder,
  { without }: Limits,
): boolean {
  // What a test leaves out of the search must not be answered before it.
  const isKnown = line.round === identity || line.targetError !== undefined;
  if (order > 2 || !isKnown || isOfSearch(without)) return false;
  const room = roomOf(line);
  return room === Infinity || room >= 2 * startsOf(line)[0];
}
