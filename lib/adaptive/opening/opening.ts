// The opening of the search of a first derivative: pairs from the usual first step down while nothing is suspicious, then the
// sentinel. Smooth functions need no more; at the first doubt what it has seen goes to the search of pairs.
//
// It is the sequence (step_sequence.ts) where that is at its simplest, every polynomial through all rows, without what only a search
// needs: most derivatives end here, and would wait for that machinery longer than for f.

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
import { noiseAmplifications, RATIO } from "../sequence/noise_amplification.ts";
import { placePair } from "../context.ts";
import { isWithin } from "../verdict/grade.ts";
import { noiseLevelOf, SMALLEST_NORMAL } from "../sequence/step_sequence.ts";
import { COARSE_TOLERANCE, type Limits } from "../limits.ts";
import { isOfSearch } from "../heuristics.ts";
import { isForeseen } from "./foreseen.ts";
import { Nearby } from "./nearby.ts";
import { ROUNDOFF_FACTOR } from "../sequence/table_row.ts";
import { roomOf, startsOf } from "../scale.ts";
import { lookAt, nearerStep, PART, UNEVEN } from "../pairs/sentinel.ts";
import { PairTable } from "./pair_table.ts";

/** Fewer pairs sample the noise of f than those of a whole sequence. */
const FEWER = 1.2;

/** Two rows may agree by chance, where the steps hit multiples of a period of f; three hardly do. */
const ENOUGH = 3;

/** With fewer pairs than this, they have to agree to this many roundings. */
const MANY = 5;
const QUIET = 4;

/** As a part of what it would be if it fell like h, the even part of a smooth f falls below this. */
const SQUARE = 0.6;

/** What each pair has to make of the change that the one before it made. */
const PROGRESS = 0.5;

/**
 * The steps in units of the first, as powers of the sequences' ratio: the first sees what lies beside the answer, as little as a
 * step of a staircase, and the second one of a sequence would tell no more.
 */
const POWERS = [0, 2, 3, 4, 5, 6];

/** Pairs at most: where more are needed, something else than rounding is at work. */
const PAIRS = POWERS.length;

const LEAP = RATIO ** POWERS[1];

/** What extrapolation to 0 through a row's last steps adds of the difference, row by row. */
const GAINS = POWERS.map((power, i) =>
  POWERS.map((_, j) => 1 / (RATIO ** (2 * (power - POWERS[i - j])) - 1))
);

const AMPLIFY = noiseAmplifications(1).independent;

/** Where rounding leaves fewer digits of a slope than this, larger steps than the first may bring more. */
const FINE = 1e-9;

/** Evaluations beside x at most, the sentinel's included. */
export const OPENING_COST: number = 2 * PAIRS + 2;

type Emit = NonNullable<Probe["emit"]>;

/**
 * No line yet. Its numbers are no whole ones, so that engines hold those of every line as doubles from the first on: what they
 * compile for lines of small integers would be thrown away at the first other one, and not be as quick again.
 */
const NOWHERE: Line = /* @__PURE__ */ numberLine(NaN, -Infinity, Infinity);

/** The opening along a line: asks for f at two positions, and is told what f is there. It can begin anew along another line. */
export class Opening {
  /** How often it has asked for f. */
  evaluations = 0;
  /** The positions where it did, and f there. */
  readonly positions: Float64Array = new Float64Array(OPENING_COST);
  readonly values: Float64Array = new Float64Array(OPENING_COST);
  #phase: "pairs" | "sentinel" | "over" = "over";
  #step = NaN;
  /** How many pairs it has seen. */
  #count = 0;
  readonly #pairs = new PairTable();
  readonly #odd = new NevilleRows();
  readonly #even = new NevilleRows();
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
  begin(line: Line, center: number, limits: Limits): void {
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
  }

  /** Asks for f at two positions; false where the opening is over. */
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
    const pairs = this.#pairs;
    const i = this.#count++;
    pairs.take(i, positions, values, 0, this.#line, this.#center);
    this.#odd.extend(pairs.odd[i], GAINS[i], i);
    this.#even.extend(pairs.even[i], GAINS[i], i);
    this.#level = Math.max(pairs.roundoffFloor[i], this.#even.remainder(i));
    this.#before = this.#remainder;
    this.#remainder = this.#remaining(i);
    this.#step /= i === 0 ? LEAP : RATIO;
    const roundoff = AMPLIFY[i] * this.#level / pairs.h[i];
    if (this.#isEnough(i, roundoff)) this.#phase = "sentinel";
    else if (!this.#isHealthy(i, roundoff)) this.#phase = "over";
    if (emit) this.#tell(emit, i, roundoff);
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
      reach: this.#pairs.h[0],
      level: this.#level,
      verdict: OK,
      evaluations: spent + this.evaluations,
    };
  }

  /** Tells of the last pair. */
  #tell(emit: Emit, i: number, roundoff: number): void {
    const { h, odd } = this.#pairs;
    const figures = {
      extrapolated: this.#odd.row[i],
      truncation: this.#remainder,
      roundoff,
    };
    emit({ kind: "step", h: h[i], quotient: odd[i], ...(i > 0 && figures) });
    if (this.#phase === "pairs") return;
    const why = this.#phase === "over"
      ? "unsettled"
      : this.#remainder <= roundoff
      ? "roundoff"
      : "tolerance";
    emit({ kind: "stop", why });
  }

  /** Whether the last polynomial has what was asked for, or all that rounding leaves. */
  #isEnough(i: number, roundoff: number): boolean {
    if (i + 1 < ENOUGH) return false;
    const { tolerance, promise = tolerance } = this.#limits;
    const remainder = this.#remainder;
    const size = Math.abs(this.#odd.row[i]);
    if (
      tolerance >= COARSE_TOLERANCE && remainder + roundoff <= promise * size
    ) {
      return true;
    }
    const { roundoffFloor, argumentRoundoff } = this.#pairs;
    const most = i + 1 < MANY ? QUIET : ROUNDOFF_FACTOR;
    return remainder <= roundoff &&
      this.#level <= most * Math.max(roundoffFloor[i], argumentRoundoff[i]);
  }

  /** Whether the scheme converges, and may yet. */
  #isHealthy(i: number, roundoff: number): boolean {
    const { change, even, h, roundoffFloor } = this.#pairs;
    if (i + 1 === PAIRS || !(change[i] > 0 && change[i] < Infinity)) {
      return false;
    }
    if (i === 0) return true;
    // Of a smooth f the even part falls like h²; of a kink, like h.
    const most = SQUARE * h[i] / h[i - 1] * Math.abs(even[i - 1]);
    const isSquare =
      Math.abs(even[i]) <= Math.max(most, ROUNDOFF_FACTOR * roundoffFloor[i]);
    return isSquare && (i < 2 || this.#remainder <= PROGRESS * this.#before ||
      this.#remainder <= 4 * roundoff);
  }

  /**
   * How far the last polynomial may be off: by its difference from the one of this row before it, or, where the last ones of
   * rows fall at a rate as that of a fractional power of the step, by what is left of such a series.
   */
  #remaining(i: number): number {
    const { row, last } = this.#odd;
    if (i === 0) return Infinity;
    const difference = Math.abs(row[i] - row[i - 1]);
    const fall = Math.abs(row[i] - last[i - 1]);
    const before = this.#fall;
    this.#fall = fall;
    if (i < 3) return difference;
    // It may vanish by chance: then the ones before it tell.
    const one = Math.abs(row[i - 1] - row[i - 2]);
    const two = Math.abs(row[i - 2] - row[i - 3]);
    return Math.max(
      difference,
      one * Math.min(1, one / two || 0),
      fall * Math.min(1, fall / before || 0),
    );
  }

  /** Whether other first steps, where the line has two, or larger ones than that, would bring nothing that was asked for. */
  #isSuited(value: number, error: number): boolean {
    const size = Math.abs(value);
    if (error <= this.#limits.tolerance * size) return true;
    return this.#isOnly && (error <= FINE * size || size <= 2 * error);
  }

  /** Keeps the answer, if f is as expected at the sentinel. */
  #conclude(probe: Probe): void {
    const pairs = this.#pairs;
    const i = this.#count - 1;
    const row = {
      roundoffFloor: pairs.roundoffFloor[i],
      argumentRoundoff: pairs.argumentRoundoff[i],
      noiseLevel: this.#level,
    };
    const slope = {
      value: this.#odd.row[i],
      error: this.#remainder + 3 * this.#level / pairs.h[i],
    };
    const { isExpected, miss } = lookAt(
      probe,
      this.#line,
      this.#center,
      new Nearby(pairs.last(this.#count), slope),
    );
    if (!isExpected || !isForeseen(pairs, this.#count, this.#level)) return;
    this.#level = FEWER * noiseLevelOf(row, miss);
    this.#keepSurest(i);
    const size = pairs.change[0] / pairs.h[0];
    const value = this.#value;
    // The spacing of numbers so near 0 is an error, too.
    const isCoarse = value !== 0 && Math.abs(value) < SMALLEST_NORMAL;
    this.#isAnswered = !isCoarse && this.#isSuited(value, this.#error) &&
      isWithin(
        { order: 1, promise: this.#limits.promise },
        { value, error: this.#error },
        { bend: size, change: size },
      );
  }

  /** The last polynomial's value, or that of the one before, which may be off by the difference, and is less rounded. */
  #keepSurest(i: number): void {
    const { h } = this.#pairs;
    const value = this.#odd.row[i];
    const before = this.#odd.last[i - 1];
    const error = 2 * this.#remainder + AMPLIFY[i] * this.#level / h[i];
    const its = Math.abs(value - before) +
      AMPLIFY[i - 1] * this.#level / h[i - 1];
    // A zero has no sign that would mean anything.
    this.#value = (its < error ? before : value) + 0;
    this.#error = its < error ? its : error;
  }
}

/** Whether a search begins with an opening: not where the line has not the room for its first step. */
export function isOpen(
  line: Line,
  order: DerivativeOrder,
  { without }: Limits,
): boolean {
  // What a test leaves out of the search must not be answered before it.
  const isPlain = order === 1 && line.round === identity &&
    line.targetError === undefined && !isOfSearch(without);
  if (!isPlain) return false;
  const room = roomOf(line);
  return room === Infinity || room >= 2 * startsOf(line)[0];
}
