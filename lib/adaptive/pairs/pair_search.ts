// Which pairs x ± h to look at: the search for the scale of f.
//
// No single step serves log at 1e-300 and sin at 1e10 alike, so there are two ladders, one starting in proportion to |x| and
// one at unit scale (one, between them, where they nearly meet). Each descends until rounding outweighs what smaller steps
// could bring. If rounding alone cannot explain what is left, the search goes on to ever smaller steps; if a good answer is
// limited by rounding, it climbs to larger ones (ascent.ts). The phases share what they know, and so one long file.

import type { Line } from "../../core/line.ts";
import {
  type Break,
  suspectBreak,
  suspectCorner,
  suspectHole,
} from "./broken_line.ts";
import { Ascent } from "./ascent.ts";
import { Sight } from "./sight.ts";
import { Verification } from "./verification.ts";
import { RATIO } from "../ladder/amplification.ts";
import { Refinement } from "../ladder/refinement.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import { Ladder } from "../ladder/ladder.ts";
import { isDrowned } from "../ladder/drowning.ts";
import {
  better,
  isRounding,
  loudness,
  type Rung,
  type Seen,
} from "../ladder/rung.ts";
import { uses } from "../heuristics.ts";
import { leastStep, roomOf, startsOf } from "../scale.ts";

/** The result of descending one ladder. */
type Outcome =
  | "floor"
  | "content"
  | "noise"
  | "hopeless"
  | "nonfinite"
  | "bottom";

/** Phases in the words of a trace. */
const PURPOSES = {
  start: "first",
  verify: "verification",
  deepen: "finer",
  climb: "coarser",
  done: "done",
};

/** The search: ask `next()` for a step, look at f there, tell `learn()`. */
export class PairSearch {
  /** The best rung so far, and its ladder. */
  best: Rung | undefined;
  ladder: Ladder | undefined;
  /** What all pairs have shown. */
  readonly sight: Sight;
  /** All ladders. */
  readonly ladders: Ladder[] = [];
  /** How the last refinement ended. */
  outcome: Outcome | "climbed" | undefined;
  /** Whether there are steps at which the rounding of f hides how it changes. */
  drowned: boolean = false;
  /** Whether steps were made smaller because larger ones showed nothing smooth. */
  deepened: boolean = false;
  /** A kink or a jump at x itself, once it has been seen at large and at small steps. */
  broken: Break | undefined;
  /** The first pair. */
  firstRung: Rung | undefined;

  readonly #starts: number[] = [];
  readonly #least: number;
  readonly #room: number;
  #phase: keyof typeof PURPOSES = "start";
  #step: number;
  /** Of the break that is looked for at x. */
  #verification: Verification | undefined;
  /** What to do if a break that is only tried is not there. */
  #otherwise: (() => void) | undefined;
  #descended = Infinity;
  #refinement: Refinement | undefined;
  /** Whether f may yet have a corner of a higher derivative at x. */
  #isTurning: boolean;
  #gaps = 0;
  /** The pairs with f undefined on a side. */
  readonly gapped: Seen[] = [];
  /** Whether larger steps have shown something that is not rounding, though no more of it than rounding may be. */
  loud: boolean = false;
  /** The noise of f, where it has been measured after all. */
  quiet: number = Infinity;
  /** What an earlier search at larger steps has seen. */
  earlier: readonly Seen[] = [];
  readonly #ascent: Ascent;
  /** The least that a rung has shown. */
  #quietest = Infinity;

  readonly order: DerivativeOrder;
  readonly line: Line;
  readonly center: number;
  readonly goal: number;
  readonly hasty: boolean;
  /** The noise of f, where it has been measured: more than a few times that is no noise. */
  readonly noise: number;

  /**
   * @param center f at x.
   * @param goal The relative error to be content with.
   * @param hasty Whether to stop at the goal; otherwise the digits that cost one more pair are taken too.
   * @param starts The first steps of the ladders.
   * @param noise The noise of f, where it has been measured.
   */
  constructor(
    order: DerivativeOrder,
    line: Line,
    center: number,
    goal: number,
    hasty: boolean,
    starts: readonly number[] = startsOf(line),
    noise: number = Infinity,
  ) {
    this.noise = noise;
    this.order = order;
    this.line = line;
    this.center = center;
    this.sight = new Sight(center);
    this.goal = goal;
    this.hasty = hasty;
    this.#isTurning = order === 1;
    this.#least = leastStep(line);
    this.#room = roomOf(line);
    this.#ascent = new Ascent(center);
    for (const start of starts) {
      const first = Math.min(start, this.#room);
      if (first >= this.#least) this.#starts.push(first);
    }
    this.#step = this.#starts.shift() ?? 0;
    if (this.#step === 0) this.#phase = "done";
  }

  /** Whether bounds alone kept the search from larger steps. */
  get confined(): boolean {
    return this.#ascent.isConfined;
  }

  /** What the next step is for, in the words of a trace. */
  get purpose(): string {
    return this.#phase === "verify" && this.#verification!.isBisecting
      ? "bisection"
      : PURPOSES[this.#phase];
  }

  /** What the pieces that are being verified at x would make. */
  get suspected(): "jump" | "kink" | undefined {
    if (this.#phase !== "verify" || this.#verification!.isBisecting) {
      return undefined;
    }
    const { kind } = this.#verification!.suspected;
    return kind === "corner" ? undefined : kind;
  }

  /** The next step to look at; 0 when the search is over. */
  next(): number {
    return this.#phase === "done" ? 0 : this.#step;
  }

  /** f at the two points, `up` above and `down` below x. */
  learn(up: number, down: number, above: number, below: number): void {
    const finite = Number.isFinite(above) && Number.isFinite(below);
    // What is only tried stays apart from all that the search has seen.
    if (!this.#otherwise) this.sight.learn(up, down, above, below);
    if (this.#phase === "verify") {
      this.#verify(up, above - this.center, below - this.center);
      return;
    }
    this.#descended = Math.min(this.#descended, up);
    if (this.#phase === "climb") {
      this.#goTo(this.#ascent.learn(this, up, down, above, below));
      return;
    }
    if (!finite) {
      const [rise, fall] = [above - this.center, below - this.center];
      this.gapped.push({
        h: up,
        rise,
        fall,
        odd: NaN,
        even: NaN,
        nominal: 0,
        conditioning: 0,
        explained: false,
      });
    }
    const outcome = finite
      ? this.#learnBelow(up, down, above, below)
      : this.#gap();
    if (outcome) this.#conclude(outcome);
    else if (this.#step < this.#floor()) this.#conclude("bottom");
  }

  /**
   * The least step worth a look. At x = 0 nothing else ties it to f: there it is the one over which the steepest slope seen
   * changes f by a few roundings of f(0).
   */
  #floor(): number {
    const { line, center, sight: { steepest } } = this;
    if (line.size > 0 || !(steepest > 0)) return this.#least;
    return Math.max(
      this.#least,
      8 * Number.EPSILON * Math.abs(center) / steepest,
    );
  }

  /** The largest step that bounds allow. */
  get room(): number {
    return this.#room;
  }

  /** The largest step among the points that the best value comes from: f is smooth on that scale. */
  reach(): number {
    const { best, ladder } = this;
    if (!best || !ladder) return 0;
    const { rungs } = ladder;
    return rungs[Math.max(0, rungs.indexOf(best) - best.column)].h;
  }

  /** The size that the derivative would have if the changes of f at the first steps were all its own. */
  crude(): number {
    if (this.order === 1) return this.sight.steepest;
    const { rise, fall, h } = this.firstRung!;
    return Math.max(Math.abs(rise), Math.abs(fall)) / h ** this.order;
  }

  /** Whether the best answer needs nothing more. */
  get isGood(): boolean {
    const { best } = this;
    return best !== undefined && best.explained &&
      best.total <= this.goal * Math.abs(best.value);
  }

  /** f is undefined at this step: smaller ones, soon much smaller, may stay inside its domain. */
  #gap(): Outcome | undefined {
    this.#refinement = undefined;
    this.#gaps++;
    if (this.#phase === "start" && this.#gaps >= 2) return "nonfinite";
    this.#step /= this.#gaps < 3 ? RATIO : 16;
  }

  /** One more rung of the ladder being descended. */
  #learnBelow(
    up: number,
    down: number,
    above: number,
    below: number,
  ): Outcome | undefined {
    const refinement = this.#refinement ??= this.#begin();
    const rung = refinement.ladder.append(up, down, above, below);
    this.firstRung ??= rung;
    this.#step /= RATIO;
    if (rung.column === 0) return;
    this.#quietest = Math.min(this.#quietest, loudness(rung));
    const drowned = this.#drowns(rung, refinement.ladder);
    this.#consider(rung, refinement.ladder);
    if (drowned) return this.#phase === "start" ? "hopeless" : "bottom";
    const halt = refinement.judge(rung);
    // What was asked for is here: what another scale seemed to say no longer counts.
    if (halt === "content") {
      this.best = refinement.top!;
      this.ladder = refinement.ladder;
    }
    if (halt === "stuck") return this.#giveUp(refinement.ladder);
    if (refinement.isSlow && this.#turns(refinement.ladder)) return;
    if (halt !== "excused") return halt;
    if (!uses(this.line, "cancellation")) return;
    refinement.top!.explained = true;
    this.#consider(refinement.top!, refinement.ladder);
    return "floor";
  }

  #begin(): Refinement {
    const { order, line, center, sight, goal, hasty, noise } = this;
    const ladder = new Ladder(order, line, center, sight.greatest);
    this.ladders.push(ladder);
    return new Refinement(ladder, {
      goal,
      hasty,
      noise,
    });
  }

  /** A ladder that leads nowhere: further down there may be more to see. */
  #giveUp(ladder: Ladder): Outcome | undefined {
    // Where larger steps see noise, something close to x is looked for in one place alone.
    if (this.#phase === "start" || this.outcome === "noise") return "hopeless";
    this.#refinement = undefined;
    this.#step /= RATIO ** 3;
    if (!this.best?.explained) this.#suspect([ladder]);
  }

  /** Whether rounding explains a rung because it hides everything: that is no answer. */
  #drowns(rung: Rung, ladder: Ladder): boolean {
    const { order, sight, drowned } = this;
    const isStill = rung.rise === 0 && rung.fall === 0 && !sight.moved;
    if (!isDrowned(rung, ladder.scaleOf(rung), order, sight.steepest)) {
      return false;
    }
    if (isStill && !drowned) return false;
    rung.explained = false;
    this.drowned = true;
    return true;
  }

  /**
   * Keeps the best rung: an explained one; of two that contradict each other, the one with the smaller step. A level
   * that grows with the step is no noise but something unresolved, so a larger step must not show more of it.
   */
  #consider(rung: Rung, ladder: Ladder): void {
    const { best } = this;
    if (best && best.explained && rung.explained && best !== rung) {
      const apart = Math.abs(rung.value - best.value);
      const [far, near] = rung.h > best.h ? [rung, best] : [best, rung];
      const isLoud = loudness(far) > 4 * this.#quietest;
      this.loud ||= isLoud;
      if (
        isLoud || apart > 30 * (rung.total + best.total) ||
        loudness(far) > 2 * loudness(near)
      ) {
        if (rung === near) [this.best, this.ladder] = [rung, ladder];
        return;
      }
    }
    if (better(rung, best)) [this.best, this.ladder] = [rung, ladder];
  }

  /** What to do after a ladder. */
  #conclude(outcome: Outcome): void {
    // Noise that one ladder has measured stays: what another cannot make out below it is that noise, too.
    if (this.outcome !== "noise" || this.best?.explained) {
      this.outcome = outcome;
    }
    this.#refinement = undefined;
    this.#gaps = 0;
    if (this.#phase === "start" && !this.isGood && outcome !== "content") {
      const start = this.#starts.shift();
      if (start !== undefined) {
        this.#step = start;
        return;
      }
      if (this.drowned && this.best && isRounding(this.best)) {
        this.#phase = "climb";
        return this.#climb();
      }
      if (!this.best?.explained) {
        // Where x has a scale of its own, only the steps of that tell.
        const finest = this.ladders[this.ladders.length - 1];
        const hole = finest && uses(this.line, "broken line") &&
            finest.rungs[finest.rungs.length - 1].h <= this.#descended
          ? suspectHole(finest, this.line, this.#least)
          : undefined;
        if (!this.#tries(hole, () => this.#goOn())) this.#goOn();
        return;
      }
    }
    this.#phase = "climb";
    if (outcome === "content") this.#finish();
    else this.#climb();
  }

  /** Where rounding does not explain what the ladders saw: another explanation, or smaller steps. */
  #goOn(): void {
    if (this.#suspect(this.ladders)) return;
    if (this.outcome !== "noise") return this.#deepen();
    this.#phase = "climb";
    this.#climb();
  }

  /** Looks whether two smooth pieces that meet at x explain what a ladder saw. */
  #suspect(ladders: readonly Ladder[]): boolean {
    return uses(this.line, "broken line") &&
      ladders.some((ladder) =>
        this.#verifies(suspectBreak(ladder, this.line, this.#least))
      );
  }

  /** Looks whether a ladder is slow because f turns at x from one smooth piece to another of the same slope. */
  #turns(ladder: Ladder): boolean {
    if (!this.#isTurning || !uses(this.line, "smooth corner")) return false;
    const resumed = this.#phase;
    return this.#tries(suspectCorner(ladder, this.line, this.#least), () => {
      this.#phase = resumed;
      this.#isTurning = false;
    });
  }

  /**
   * Begins to verify what is suspected, if anything is, apart from all that the search has seen.
   *
   * @param otherwise Goes on as though nothing had been suspected.
   */
  #tries(suspected: Break | undefined, otherwise: () => void): boolean {
    const step = this.#step;
    if (!this.#verifies(suspected)) return false;
    this.#otherwise = () => {
      this.#step = step;
      otherwise();
    };
    return true;
  }

  /** Begins to verify what is suspected, if anything is. */
  #verifies(suspected: Break | undefined): boolean {
    if (!suspected) return false;
    this.#verification = new Verification(suspected);
    this.#phase = "verify";
    this.#step = this.#verification.step;
    return true;
  }

  /** Whether the two pieces are still there at a much smaller step. */
  #verify(h: number, rise: number, fall: number): void {
    const verification = this.#verification!;
    const found = verification.learn(h, rise, fall);
    this.#step = verification.step;
    if (found === "at x") {
      this.broken = verification.suspected;
      this.#phase = "done";
    } else if (this.#otherwise && verification.isBisecting) {
      const otherwise = this.#otherwise;
      this.#otherwise = undefined;
      otherwise();
    } else if (found) {
      this.#phase = "deepen";
      this.#step = found.below / RATIO;
      if (this.#step < this.#floor()) this.#phase = "done";
    }
  }

  /** Goes on below every step so far, in leaps as long as nothing shows. */
  #deepen(): void {
    this.deepened = true;
    this.#phase = "deepen";
    this.#step = Math.min(this.#descended, this.#step) / RATIO;
    if (this.#step < this.#floor()) this.#phase = "done";
  }

  /** Goes up if that can help. */
  #climb(): void {
    this.#goTo(this.#ascent.next(this));
  }

  /** Climbs to a step; there is none at 0. */
  #goTo(step: number): void {
    if (step > 0) this.#step = step;
    else this.#finish();
  }

  #finish(): void {
    this.#phase = "done";
  }
}
