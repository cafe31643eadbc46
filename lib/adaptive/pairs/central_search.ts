// Which pairs x ± h to look at: the search for the scale of f.
//
// No single step serves log at 1e-300 and sin at 1e10 alike, so there are two sequences, one starting in proportion to |x| and
// one at unit scale (one, between them, where they nearly meet). Each goes on until rounding outweighs what smaller steps
// could bring. If rounding alone cannot explain what is left, the search goes on to ever smaller steps; if a good answer is
// limited by rounding, it turns to larger ones (coarsening.ts). The phases share their state: hence one long file.

import type { Line } from "../../core/line.ts";
import type { Measured } from "../../core/verdict/verdict.ts";
import { BreakSearch } from "./break_search.ts";
import type { Break } from "./suspected_break.ts";
import { Coarsening } from "./coarsening.ts";
import { reread } from "./rereading.ts";
import { ObservedRange } from "./observed_range.ts";
import { RATIO } from "../sequence/noise_amplification.ts";
import { changeOf, isStill, type Pair, readPair } from "../sequence/pair.ts";
import { Refinement } from "../sequence/refinement.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import { StepSequence } from "../sequence/step_sequence.ts";
import { isLostToRoundoff } from "../sequence/lost_to_roundoff.ts";
import {
  better,
  isRounding,
  noiseToRoundoffRatio,
  type TableRow,
} from "../sequence/table_row.ts";
import { uses } from "../heuristics.ts";
import { leastStep, roomOf, startsOf } from "../scale.ts";

/** How one sequence ended, in the words of a trace. */
type Outcome =
  | "roundoff"
  | "tolerance"
  | "noise"
  | "unsettled"
  | "undefined";

/** Phases in the words of a trace. */
const PURPOSES = {
  start: "first",
  refine: "finer",
  coarsen: "coarser",
  done: "done",
};

/** The search: ask `next()` for a step, look at f there, tell `learn()`. */
export class CentralSearch {
  /** The best row so far, and its sequence. */
  best: TableRow | undefined;
  sequence: StepSequence | undefined;
  /** What all pairs have shown. */
  readonly observed: ObservedRange;
  /** All sequences. */
  readonly sequences: StepSequence[] = [];
  /** How the last refinement ended. */
  outcome: Outcome | undefined;
  /** Whether there are steps at which the rounding of f hides how it changes. */
  lostToRoundoff: boolean = false;
  /** Whether steps were made smaller because larger ones showed nothing smooth. */
  refined: boolean = false;
  /** The first pair. */
  firstRow: TableRow | undefined;

  /** The pairs with f undefined on a side. */
  readonly gapped: Pair[] = [];
  /** Whether larger steps have shown more than smaller ones do: something unresolved, though no more than rounding may be. */
  exceedsRoundoff: boolean = false;
  /** The noise of f, where it has been measured after all. */
  measuredNoise: number = Infinity;
  /** Of a second derivative, every pair that was looked at where f is defined, whatever it was for. */
  readonly looks: Pair[] = [];
  /** What an earlier search at larger steps has seen. */
  earlier: readonly Pair[] = [];

  readonly order: DerivativeOrder;
  readonly line: Line;
  readonly center: number;
  readonly targetError: number;
  readonly stopsAtTolerance: boolean;
  /** The noise of f, where it has been measured: more than a few times that is no noise. */
  readonly noise: number;
  /** The largest step that bounds allow. */
  readonly room: number;

  /** The first steps of the sequences to come. */
  readonly #starts: number[] = [];
  readonly #least: number;
  readonly #coarsening: Coarsening;
  readonly #breaks: BreakSearch;
  #phase: keyof typeof PURPOSES = "start";
  #step: number;
  #smallestStep = Infinity;
  #refinement: Refinement | undefined;
  /** How many steps in a row had f undefined on a side. */
  #gaps = 0;
  /** The least ratio of noise to roundoff of any row. */
  #leastNoiseRatio = Infinity;

  /**
   * @param center f at x.
   * @param targetError The relative error that is enough.
   * @param stopsAtTolerance Whether to stop there; otherwise the digits that cost one more pair are taken too.
   * @param starts The first steps of the sequences.
   * @param noise The noise of f, where it has been measured.
   */
  constructor(
    order: DerivativeOrder,
    line: Line,
    center: number,
    targetError: number,
    stopsAtTolerance: boolean,
    starts: readonly number[] = startsOf(line),
    noise: number = Infinity,
  ) {
    this.noise = noise;
    this.order = order;
    this.line = line;
    this.center = center;
    this.observed = new ObservedRange(center);
    this.targetError = targetError;
    this.stopsAtTolerance = stopsAtTolerance;
    this.#breaks = new BreakSearch(line, order);
    this.#least = leastStep(line);
    this.room = roomOf(line);
    this.#coarsening = new Coarsening(center);
    for (const start of starts) {
      const first = Math.min(start, this.room);
      if (first >= this.#least) this.#starts.push(first);
    }
    this.#step = this.#starts.shift() ?? 0;
    if (this.#step === 0) this.#phase = "done";
  }

  /** Whether bounds alone kept the search from larger steps. */
  get confined(): boolean {
    return this.#coarsening.isConfined;
  }

  /** A kink or a jump at x itself, once it has been seen at large and at small steps. */
  get foundBreak(): Break | undefined {
    return this.#breaks.found;
  }

  /** What the next step is for, in the words of a trace. */
  get purpose(): string {
    const { suspected } = this.#breaks;
    if (!suspected) return PURPOSES[this.#phase];
    return suspected.isBisecting ? "bisection" : "verification";
  }

  /** What the pieces that are being verified at x would make. */
  get suspected(): "jump" | "kink" | undefined {
    const { suspected } = this.#breaks;
    if (!suspected || suspected.isBisecting) return undefined;
    const { kind } = suspected.suspected;
    return kind === "corner" ? undefined : kind;
  }

  /** The next step to look at; 0 when the search is over. */
  next(): number {
    if (this.#phase === "done") return 0;
    return this.#breaks.step ?? this.#step;
  }

  /** f at the two points, `up` above and `down` below x. */
  learn(up: number, down: number, above: number, below: number): void {
    const pair = readPair(up, down, above, below, this.center, this.line);
    const isFinite = Number.isFinite(above) && Number.isFinite(below);
    if (isFinite && this.order === 2) this.looks.push(pair);
    if (!this.#breaks.isAside) this.observed.learn(up, down, above, below);
    if (this.#breaks.suspected) return this.#verify(pair);
    this.#smallestStep = Math.min(this.#smallestStep, up);
    if (this.#phase === "coarsen") {
      return this.#goTo(this.#coarsening.learn(this, pair, isFinite));
    }
    if (!isFinite) this.gapped.push(pair);
    const outcome = isFinite ? this.#learnBelow(pair) : this.#gap();
    if (outcome) this.#conclude(outcome);
    else if (!this.#breaks.suspected && this.#step < this.#leastUsefulStep()) {
      this.#conclude("unsettled");
    }
  }

  /**
   * The least step worth a look. At x = 0 nothing else ties it to f: there it is the one over which the steepest slope seen
   * changes f by a few roundings of f(0).
   */
  #leastUsefulStep(): number {
    const { line, center, observed: { steepest } } = this;
    if (line.size > 0 || !(steepest > 0)) return this.#least;
    return Math.max(
      this.#least,
      8 * Number.EPSILON * Math.abs(center) / steepest,
    );
  }

  /** The largest step among the points that the best value comes from: f is smooth on that scale. */
  reach(): number {
    const { best, sequence } = this;
    if (!best || !sequence) return 0;
    const { rows } = sequence;
    return rows[Math.max(0, rows.indexOf(best) - best.column)].h;
  }

  /** The size that the derivative would have if the changes of f at the first steps were all its own. */
  magnitudeBound(): number {
    if (this.order === 1) return this.observed.steepest;
    const first = this.firstRow!;
    return changeOf(first) / first.h ** this.order;
  }

  /** The best value, and the error that its rows show: that of the first pair if there is no other. */
  bestSoFar(): Measured {
    const { best, sequence, firstRow, order } = this;
    if (best && sequence) {
      return { value: best.value, error: sequence.errorOf(best) };
    }
    if (!firstRow || order > 2) return { value: NaN, error: Infinity };
    const { odd, even, h } = firstRow;
    return { value: order === 1 ? odd : 2 * even / h / h, error: Infinity };
  }

  /** Whether the best answer needs nothing more. */
  get isGood(): boolean {
    const { best } = this;
    return best !== undefined && best.roundoffLimited &&
      best.total <= this.targetError * Math.abs(best.value);
  }

  /** f is undefined at this step: smaller ones, soon much smaller, may stay inside its domain. */
  #gap(): Outcome | undefined {
    this.#refinement = undefined;
    this.#gaps++;
    if (this.#phase === "start" && this.#gaps >= 2) return "undefined";
    this.#step /= this.#gaps < 3 ? RATIO : 16;
  }

  /** One more row of the sequence at hand. */
  #learnBelow(pair: Pair): Outcome | undefined {
    const refinement = this.#refinement ??= this.#begin();
    const row = refinement.sequence.append(pair);
    this.firstRow ??= row;
    this.#step /= RATIO;
    if (row.column === 0) return;
    this.#leastNoiseRatio = Math.min(
      this.#leastNoiseRatio,
      noiseToRoundoffRatio(row),
    );
    const lostToRoundoff = this.#isLost(row, refinement.sequence);
    this.#consider(row, refinement.sequence);
    if (lostToRoundoff) return "unsettled";
    const reason = refinement.judge(row);
    // What was asked for is here: what another scale seemed to say no longer counts.
    if (reason === "tolerance") {
      this.best = refinement.top!;
      this.sequence = refinement.sequence;
    }
    if (reason === "stuck") return this.#giveUp(refinement.sequence);
    const { isSlow, sequence } = refinement;
    if (isSlow && this.#breaks.suspectCorner(sequence)) return;
    if (reason !== "cancellation") return reason;
    if (!uses(this.line, "cancellation")) return;
    refinement.top!.roundoffLimited = true;
    this.#consider(refinement.top!, refinement.sequence);
    return "roundoff";
  }

  #begin(): Refinement {
    const {
      order,
      line,
      center,
      observed,
      targetError,
      stopsAtTolerance,
      noise,
    } = this;
    const sequence = new StepSequence(order, line, center, observed.greatest);
    this.sequences.push(sequence);
    return new Refinement(sequence, {
      targetError,
      stopsAtTolerance,
      noise,
    });
  }

  /** A sequence that leads nowhere: smaller steps may show more. */
  #giveUp(sequence: StepSequence): Outcome | undefined {
    if (this.#phase === "start") return "unsettled";
    this.#refinement = undefined;
    this.#step /= RATIO ** 3;
    this.#breaks.suspect([sequence]);
  }

  /** Whether a row is limited by roundoff because that hides everything: it is no answer. */
  #isLost(row: TableRow, sequence: StepSequence): boolean {
    const { order, observed } = this;
    if (
      !isLostToRoundoff(row, sequence.scaleOf(row), order, observed.steepest)
    ) {
      return false;
    }
    if (isStill(row) && !observed.moved) return false;
    row.roundoffLimited = false;
    this.lostToRoundoff = true;
    return true;
  }

  /**
   * Keeps the best row: one that roundoff limits. A level that grows with the step is no noise but something unresolved, so a
   * larger step must not show more of it.
   */
  #consider(row: TableRow, sequence: StepSequence): void {
    const { best } = this;
    if (best && best.roundoffLimited && row.roundoffLimited && best !== row) {
      const [far, near] = row.h > best.h ? [row, best] : [best, row];
      const level = noiseToRoundoffRatio(far);
      this.exceedsRoundoff ||= level > 4 * this.#leastNoiseRatio;
      if (level > 2 * noiseToRoundoffRatio(near)) {
        if (row === near) [this.best, this.sequence] = [row, sequence];
        return;
      }
    }
    if (better(row, best)) [this.best, this.sequence] = [row, sequence];
  }

  /** What to do after a sequence. */
  #conclude(outcome: Outcome): void {
    // Noise that one sequence has measured stays: what another cannot make out below it is that noise, too.
    if (this.outcome !== "noise" || this.best?.roundoffLimited) {
      this.outcome = outcome;
    }
    this.#refinement = undefined;
    this.#gaps = 0;
    if (this.#phase === "start" && !this.isGood && outcome !== "tolerance") {
      const start = this.#starts.shift();
      if (start !== undefined) {
        this.#step = start;
        return;
      }
      const isHidden = this.lostToRoundoff && this.best &&
        isRounding(this.best);
      if (!isHidden && !this.best?.roundoffLimited) {
        // Where x has a scale of its own, only the steps of that tell.
        const last = this.sequences.at(-1);
        const isFinest = last && last.rows.at(-1)!.h <= this.#smallestStep;
        const finest = isFinest ? last : undefined;
        return this.#breaks.suspectHole(finest, () => this.#goOn());
      }
    }
    this.#coarsen();
  }

  /** Where rounding does not explain what the sequences saw: another explanation, or smaller steps. */
  #goOn(): void {
    if (this.#breaks.suspect(this.sequences)) return;
    if (this.outcome !== "noise") this.#refine();
    else this.#coarsen();
  }

  /** f at a step at which a break at x is being verified. */
  #verify(pair: Pair): void {
    const below = this.#breaks.learn(pair);
    if (this.foundBreak) this.#phase = "done";
    else if (below !== undefined) {
      this.#phase = "refine";
      this.#step = below / RATIO;
    }
  }

  /** Goes on below every step so far, in leaps as long as nothing shows. */
  #refine(): void {
    this.refined = true;
    this.#phase = "refine";
    this.#step = Math.min(this.#smallestStep, this.#step) / RATIO;
    if (this.#step < this.#leastUsefulStep()) this.#phase = "done";
  }

  /** Goes up if that can help. */
  #coarsen(): void {
    this.#phase = "coarsen";
    this.#goTo(this.#coarsening.next(this));
  }

  /** Goes to a larger step; there is none at 0. */
  #goTo(step: number): void {
    if (step > 0) this.#step = step;
    else this.#finish();
  }

  #finish(): void {
    this.#phase = "done";
    const reading = uses(this.line, "rereading") ? reread(this) : undefined;
    if (!reading) return;
    this.best = reading.best;
    this.sequence = reading.sequence;
  }
}
