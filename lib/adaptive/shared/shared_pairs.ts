// A first derivative from what a neighbouring line has shown of the scale of f: three pairs at steps that suited the neighbour,
// and one or two more where those are too large. Where they do not settle it, the line is searched for itself.
//
// With steps in one ratio, the differences of Neville's scheme say how fast it converges: geometrically, for a smooth f. What a
// kink, a jump or noise leaves of the even part at h = 0 does not, and counts as the rounding of f does. What all pairs straddle
// is not seen here: whoever shares steps looks along a direction that moves every line at once.

import type { Line, Probe } from "../../core/line.ts";
import type { Neighbour, SharedEstimate } from "./neighbour.ts";
import { OK } from "../../core/verdict/verdicts.ts";
import { placePair } from "../context.ts";
import { RATIO } from "../sequence/noise_amplification.ts";
import type { Limits } from "../limits.ts";
import { PairTable } from "../opening/pair_table.ts";
import { likelyReaches } from "../scale.ts";
import { flat } from "../verdict/outcomes.ts";
import { SCATTER, SHARED, stepOf } from "./steps.ts";
import { type Reading, readPairs } from "./three_pairs.ts";

const PAIRS = 3;

/** Pairs that may be added below the first three. */
const MORE = 2;

/** What each has to make of the error. */
const PROGRESS = 0.3;

/** What it may be as a part of the change of f over its steps: a line along which f hardly changes has steps of its own. */
const OWN = 1e-6;

/** An f that stands still is looked at once more, at this many times the neighbour's own step; at that the direction looks. */
const FARTHER = 8;

/** The pairs at a neighbour's steps: asks for f at positions, and is told what f is there. It can begin anew along another line. */
export class SharedPairs {
  /** The derivative that three pairs in a row agree on, if it is worth as much as that of a search. */
  answer: SharedEstimate | undefined;
  /** How often f has been asked for, f at x included. */
  evaluations = 1;
  /** Which of the neighbour's steps are being tried, and how many pairs have been seen at those. */
  #turn = 0;
  #count = 0;
  /** The first step. */
  #step = NaN;
  /** The error of the last reading. */
  #last = Infinity;
  /** Whether f has not changed at all. */
  #isStill = false;
  readonly #pairs = new PairTable();
  readonly #reading: Reading = { value: NaN, error: NaN, roundoff: NaN };
  #line!: Line;
  #center = NaN;
  #neighbour!: Neighbour;
  /** The largest steps to be tried, the likelier first. */
  #reaches!: readonly number[];
  #limits!: Limits;

  /** Begins along a line. */
  begin(
    line: Line,
    center: number,
    neighbour: Neighbour,
    limits: Limits,
  ): void {
    this.answer = undefined;
    this.evaluations = 1;
    this.#turn = this.#count = 0;
    this.#last = Infinity;
    this.#isStill = false;
    this.#line = line;
    this.#center = center;
    this.#neighbour = neighbour;
    this.#reaches = likelyReaches(line, neighbour.served);
    this.#limits = limits;
  }

  /** Asks for f at pairs; false where there are no more to be asked for. */
  asks(probe: Probe): boolean {
    if (this.answer) return false;
    probe.count = 2;
    if (this.#count === 0) {
      if (this.#turn === this.#reaches.length) return false;
      if (!this.#allows(2 * PAIRS)) return false;
      this.#first(probe);
    } else if (this.#isStill) this.#outwards(probe);
    else if (this.#count === 1) this.#next(probe);
    else {
      const h = this.#pairs.h[this.#count - 1] / RATIO;
      placePair(probe.positions, 0, h, this.#line);
    }
    this.evaluations += probe.count;
    return true;
  }

  /** Takes f there. */
  learn(probe: Probe): void {
    const { count, emit } = probe;
    for (let at = 0; at < count; at += 2) {
      const row = this.#count++;
      this.#pairs.take(row, probe, at, this.#line, this.#center);
      const { h, odd } = this.#pairs;
      emit?.({ kind: "step", h: h[row], quotient: odd[row] });
    }
    if (this.#isStill) this.#judgeStill(emit);
    else if (this.#count > 1) this.#judge(emit);
    else this.#isStill = this.#turn === 0 && this.#pairs.isStill(1);
  }

  #allows(count: number): boolean {
    return this.evaluations + count <= this.#limits.maxEvaluations;
  }

  /** Asks for the first pair at steps of the neighbour: it tells whether f stands still. */
  #first({ positions, emit }: Probe): void {
    const { path } = this.#neighbour;
    const h = stepOf(this.#neighbour, this.#reaches[this.#turn]);
    emit?.({ kind: "sequence", h, side: "both", why: "shared", of: path });
    placePair(positions, 0, h, this.#line);
    this.#step = h;
  }

  /** Asks for the others that an answer takes. */
  #next(probe: Probe): void {
    probe.count = 2 * (PAIRS - 1);
    let h = this.#step;
    for (let k = 0; k < probe.count; k += 2) {
      h *= 1 / RATIO;
      placePair(probe.positions, k, h, this.#line);
    }
  }

  /** Asks for f at a larger step than any that may have served. */
  #outwards({ positions, emit }: Probe): void {
    const { path } = this.#neighbour;
    const h = FARTHER * Math.max(...this.#reaches);
    emit?.({ kind: "sequence", h, side: "both", why: "outwards", of: path });
    placePair(positions, 0, h, this.#line);
  }

  /** A derivative that is 0, if f stands still at the larger step, too. */
  #judgeStill(emit: Probe["emit"]): void {
    const { h, roundoffFloor } = this.#pairs;
    const last = this.#count - 1;
    if (this.#pairs.isStill(this.#count)) {
      emit?.({ kind: "stop", why: "tolerance" });
      this.answer = {
        ...flat(FARTHER * roundoffFloor[last] / h[last], h[last]),
        evaluations: this.evaluations,
        reach: this.#reaches[0],
        isShared: true,
      };
    } else {
      // It would stand still at smaller steps all the same.
      emit?.({ kind: "stop", why: "unsettled" });
      this.#turn = this.#reaches.length;
      this.#count = 0;
    }
  }

  /** What the last three pairs come to: an answer, one pair more, or other steps. */
  #judge(emit: Probe["emit"]): void {
    const far = this.#count - PAIRS;
    const { value: nearby, level } = this.#neighbour;
    const reading = this.#reading;
    readPairs(this.#pairs, far, this.#line, SCATTER * level, reading);
    const { value, error, roundoff } = reading;
    const allowed = SHARED * Math.max(Math.abs(value), Math.abs(nearby));
    if (error <= allowed || roundoff > error / 2) {
      if (this.#isWorthwhile(far, value, error)) {
        emit?.({ kind: "stop", why: "tolerance" });
        this.answer = {
          value,
          error,
          evaluations: this.evaluations,
          verdict: OK,
          reach: this.#reaches[this.#turn],
          isShared: true,
        };
        return;
      }
    } else if (far < MORE && error < PROGRESS * this.#last && this.#allows(2)) {
      this.#last = error;
      return;
    }
    emit?.({ kind: "stop", why: "unsettled" });
    this.#turn++;
    this.#count = 0;
    this.#last = Infinity;
  }

  /** Whether a line along which f changes by this much would not be known far better by a search of its own. */
  #isWorthwhile(far: number, value: number, error: number): boolean {
    const { change, h } = this.#pairs;
    const { promise } = this.#limits;
    return error < OWN * change[far] / h[far] &&
      (promise === undefined || error <= promise * Math.abs(value));
  }
}
