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

/** Room for the numbers of as many pairs as are looked at. */
const ROOM: readonly number[] = /* @__PURE__ */ Array.from(
  { length: 2 * (PAIRS + MORE) },
  () => NaN,
);

/** What the last pairs that were read came to. */
const reading: Reading = {
  value: NaN,
  error: NaN,
  roundoff: NaN,
  steepness: NaN,
};

type Emit = NonNullable<Probe["emit"]>;

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
  /** By what pairs that were added have made the steps smaller. */
  #shrink = 1;
  /** Whether f has not changed at all. */
  #isStill = false;
  /** The positions of all pairs at these steps, and f there. */
  readonly #positions: number[] = ROOM.slice();
  readonly #values: number[] = ROOM.slice();
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
    this.#shrink = 1;
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
    else this.#below(probe);
    this.evaluations += probe.count;
    return true;
  }

  /** Takes f there. */
  learn(probe: Probe): void {
    const { count, positions, values, emit } = probe;
    const before = this.#count;
    for (let k = 0; k < count; k++) {
      this.#positions[2 * before + k] = positions[k];
      this.#values[2 * before + k] = values[k];
    }
    this.#count += count / 2;
    if (emit) this.#tell(emit, before);
    if (this.#isStill) this.#judgeStill(emit);
    else if (this.#count === 1) {
      this.#isStill = this.#turn === 0 && this.#isStillAt(0);
    } else this.#judge(emit);
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

  /** Asks for one pair more, below the others. */
  #below(probe: Probe): void {
    const h = this.#halfOf(this.#count - 1) / RATIO;
    placePair(probe.positions, 0, h, this.#line);
  }

  /** Asks for f at a larger step than any that may have served. */
  #outwards({ positions, emit }: Probe): void {
    const { path } = this.#neighbour;
    const h = FARTHER * Math.max(...this.#reaches);
    emit?.({ kind: "sequence", h, side: "both", why: "outwards", of: path });
    placePair(positions, 0, h, this.#line);
  }

  /** Half the distance of the two positions of a pair. */
  #halfOf(pair: number): number {
    const { origin } = this.#line;
    const up = this.#positions[2 * pair] - origin;
    const down = origin - this.#positions[2 * pair + 1];
    return (up + down) / 2;
  }

  #tell(emit: Emit, from: number): void {
    for (let pair = from; pair < this.#count; pair++) {
      const h = this.#halfOf(pair);
      const above = this.#values[2 * pair];
      const below = this.#values[2 * pair + 1];
      emit({ kind: "step", h, quotient: (above - below) / (2 * h) });
    }
  }

  /** A derivative that is 0, if f stands still at the larger step, too. */
  #judgeStill(emit: Probe["emit"]): void {
    if (this.#isStillAt(1)) {
      const h = this.#halfOf(1);
      const { relativeNoise = Number.EPSILON } = this.#line;
      const floor = relativeNoise * Math.abs(this.#center);
      emit?.({ kind: "stop", why: "tolerance" });
      this.answer = {
        ...flat(FARTHER * floor / h, h),
        evaluations: this.evaluations,
        reach: this.#reaches[0],
        part: this.#neighbour.served.part,
      };
    } else {
      // It would stand still at smaller steps all the same.
      emit?.({ kind: "stop", why: "unsettled" });
      this.#turn = this.#reaches.length;
      this.#count = 0;
    }
  }

  #isStillAt(pair: number): boolean {
    return this.#values[2 * pair] === this.#center &&
      this.#values[2 * pair + 1] === this.#center;
  }

  /** What the last three pairs come to: an answer, one pair more, or other steps. */
  #judge(emit: Probe["emit"]): void {
    const { value: nearby, level } = this.#neighbour;
    readPairs(
      this.#positions,
      this.#values,
      2 * (this.#count - PAIRS),
      this.#line,
      this.#center,
      SCATTER * level,
      reading,
    );
    const { value, error, roundoff } = reading;
    const allowed = SHARED * Math.max(Math.abs(value), Math.abs(nearby));
    if (error <= allowed || roundoff > error / 2) {
      if (this.#isWorthwhile()) {
        emit?.({ kind: "stop", why: "tolerance" });
        this.answer = {
          value,
          error,
          evaluations: this.evaluations,
          verdict: OK,
          reach: this.#reaches[this.#turn] * this.#shrink,
          part: this.#neighbour.served.part * this.#shrink,
        };
        return;
      }
    } else if (
      this.#count < PAIRS + MORE && error < PROGRESS * this.#last &&
      this.#allows(2)
    ) {
      this.#last = error;
      this.#shrink /= RATIO;
      return;
    }
    emit?.({ kind: "stop", why: "unsettled" });
    this.#turn++;
    this.#count = 0;
    this.#last = Infinity;
    this.#shrink = 1;
  }

  /** Whether a line along which f changes by this much would not be known far better by a search of its own. */
  #isWorthwhile(): boolean {
    const { value, error, steepness } = reading;
    const { promise } = this.#limits;
    return error < OWN * steepness &&
      (promise === undefined || error <= promise * Math.abs(value));
  }
}
