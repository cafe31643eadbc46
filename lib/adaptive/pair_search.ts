// Which pairs x ± h to look at: the search for the scale of f.
//
// No single step serves log at 1e-300 and sin at 1e10 alike, so there are two ladders, one starting in proportion to |x| and
// one at unit scale (one, between them, where they nearly meet). Each descends until rounding outweighs what smaller steps
// could bring. If rounding alone cannot explain what is left, the search goes on to ever smaller steps; if a good answer is
// limited by rounding, it climbs to larger ones. This is one machine whose phases share what they know, and so one long file.

import type { StepEvent } from "../core/event.ts";
import type { Line } from "../core/line.ts";
import { type Break, suspectBreak } from "./broken_line.ts";
import { RATIO } from "./amplification.ts";
import { Descent } from "./descent.ts";
import type { DerivativeOrder } from "../core/method.ts";
import type { Scale } from "./grade.ts";
import { Ladder } from "./ladder.ts";
import { better, EXPLAINED, isRounding, loudness, type Rung } from "./rung.ts";
import { isEnabled } from "./switches.ts";
import { leastStep, roomOf, startsOf } from "./scale.ts";

/** The result of descending one ladder. */
type Outcome =
  | "floor"
  | "content"
  | "noise"
  | "hopeless"
  | "nonfinite"
  | "bottom";

/** Whether a derivative is so near to 0 that more digits of it say nothing. */
function isNegligible(
  { value, total }: Rung,
  { bend, change }: Scale,
): boolean {
  return total <= 1e-11 * bend ||
    (Math.abs(value) <= 2 * total && total <= 1e-12 * change);
}

/** Rungs to climb at most: ten decades. */
const CLIMBS = 24;

/** The least that the rungs of a ladder show, from one of them down. */
function quietestOf({ rungs }: Ladder, from = rungs[0]): number {
  const told = rungs.slice(rungs.indexOf(from))
    .filter(({ column }) => column > 0);
  return Math.min(...told.map(loudness));
}

/** Phases in the words of a trace. */
const PURPOSES = {
  start: "first",
  verify: "verification",
  bisect: "bisection",
  deepen: "finer",
  climb: "coarser",
  done: "done",
};

/** What a pair of points showed. */
type Seen = Pick<
  Rung,
  "h" | "rise" | "fall" | "odd" | "even" | "nominal" | "explained"
>;

/** The search: ask `next()` for a step, look at f there, tell `learn()`. */
export class PairSearch {
  /** The best rung so far, and its ladder. */
  best: Rung | undefined;
  ladder: Ladder | undefined;
  /** All ladders. */
  readonly ladders: Ladder[] = [];
  /** The first step that the last leap left out; 0 once they have been looked at. */
  #skipped: number | undefined;
  /** How the last descent ended. */
  outcome: Outcome | "climbed" | undefined;
  /** Whether f was finite on that side at any step. */
  seenAbove: boolean = false;
  seenBelow: boolean = false;
  /** The smallest and the largest step looked at. */
  smallest: number = Infinity;
  largest: number = 0;
  /** Whether bounds alone kept the search from larger steps. */
  confined: boolean = false;
  /** Whether there are steps at which the rounding of f hides how it changes. */
  drowned: boolean = false;
  /** Whether steps were made smaller because larger ones showed nothing smooth. */
  deepened: boolean = false;
  /** Whether every value of f so far is the same. */
  flat: boolean = true;
  /** The greatest |f| so far. */
  greatest: number;
  /** The greatest quotient |f(x ± h) - f(x)| / h so far. */
  steepest: number = 0;
  /** The slopes of both sides, where both are beyond the largest double at the smallest step that shows any. */
  overflow: { left: number; right: number } | undefined;
  /** A kink or a jump at x itself, once it has been seen at large and at small steps. */
  broken: Break | undefined;
  /** The first pair. */
  firstRung: Rung | undefined;

  readonly #starts: number[] = [];
  readonly #least: number;
  readonly #room: number;
  #phase:
    | "start"
    | "verify"
    | "bisect"
    | "deepen"
    | "climb"
    | "done" = "start";
  /** Between these steps the pieces that were suspected to meet at x part. */
  #between = { low: 0, high: 0 };
  #suspected: Break | undefined;
  #verifications: number[] = [];
  #step: number;
  #answered = false;
  /** Whether f has been seen to change by more than its rounding. */
  #moved = false;
  /** The answer that a larger step has replaced. */
  #nearer: { rung: Rung; ladder: Ladder } | undefined;
  #descended = Infinity;
  #descent: Descent | undefined;
  #gaps = 0;
  readonly #gapped: Seen[] = [];
  /** Whether larger steps have shown something that is not rounding, though no more of it than rounding may be. */
  loud: boolean = false;
  /** The noise of f, where it has been measured after all. */
  quiet: number = Infinity;
  /** What an earlier search at larger steps has seen. */
  earlier: readonly Seen[] = [];
  #climbs = 0;
  /** Whether the last rung that was climbed brought nothing. */
  #idle = false;
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
    this.greatest = Math.abs(center);
    this.goal = goal;
    this.hasty = hasty;
    this.#least = leastStep(line);
    this.#room = roomOf(line);
    for (const start of starts) {
      const first = Math.min(start, this.#room);
      if (first >= this.#least) this.#starts.push(first);
    }
    this.#step = this.#starts.shift() ?? 0;
    if (this.#step === 0) this.#phase = "done";
  }

  /** What the next step is for, in the words of a trace. */
  get purpose(): string {
    return PURPOSES[this.#phase];
  }

  /** What the pieces that are being verified at x would make. */
  get suspected(): "jump" | "kink" | undefined {
    return this.#phase !== "verify" || !this.#suspected
      ? undefined
      : this.#suspected.jump
      ? "jump"
      : "kink";
  }

  /** The next step to look at; 0 when the search is over. */
  next(): number {
    return this.#phase === "done" ? 0 : this.#step;
  }

  /** f at the two points, `up` above and `down` below x. */
  learn(up: number, down: number, above: number, below: number): void {
    const finite = Number.isFinite(above) && Number.isFinite(below);
    this.seenAbove ||= Number.isFinite(above);
    this.seenBelow ||= Number.isFinite(below);
    if (Math.min(up, down) < this.smallest) {
      this.#watchOverflow(up, down, above, below);
    }
    this.smallest = Math.min(this.smallest, up, down);
    this.largest = Math.max(this.largest, up, down);
    this.flat &&= above === this.center && below === this.center;
    if (this.#phase !== "verify" && this.#phase !== "bisect") {
      this.#descended = Math.min(this.#descended, up);
    }
    this.#measure(up, above);
    this.#measure(down, below);
    if (this.#phase === "verify") {
      this.#verify(up, above - this.center, below - this.center);
      return;
    }
    if (this.#phase === "bisect") {
      this.#bisect(up, above - this.center, below - this.center);
      return;
    }
    if (this.#phase === "climb") {
      this.#learnAbove(finite, up, down, above, below);
      return;
    }
    if (!finite) {
      const [rise, fall] = [above - this.center, below - this.center];
      this.#gapped.push({
        h: up,
        rise,
        fall,
        odd: NaN,
        even: NaN,
        nominal: 0,
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
    const { line, center, steepest } = this;
    if (line.size > 0 || !(steepest > 0)) return this.#least;
    return Math.max(
      this.#least,
      8 * Number.EPSILON * Math.abs(center) / steepest,
    );
  }

  /**
   * A finite change of f over a step so small that their quotient is beyond the largest double. Where smaller steps show no
   * change at all, rounding hides it.
   */
  #watchOverflow(up: number, down: number, above: number, below: number): void {
    const right = (above - this.center) / up;
    const left = (this.center - below) / down;
    const isBeyond = Math.abs(left) === Infinity &&
      Math.abs(right) === Infinity &&
      Number.isFinite(above) && Number.isFinite(below);
    if (isBeyond) this.overflow = { left, right };
    else if (left !== 0 || right !== 0) this.overflow = undefined;
  }

  /** What a value tells of the size of f and of its changes. */
  #measure(h: number, value: number): void {
    if (!Number.isFinite(value)) return;
    const change = Math.abs(value - this.center);
    this.steepest = Math.max(this.steepest, change / h);
    this.greatest = Math.max(this.greatest, Math.abs(value));
    this.#moved ||= change > EXPLAINED * Number.EPSILON * this.greatest;
  }

  /** What the newest pair came to, for a trace. */
  stepEvent(h: number, above: number, below: number): StepEvent {
    const quotient = this.order % 2 === 1
      ? (above - below) / 2 / h
      : (above + below - 2 * this.center) / h / h;
    const rungs = this.ladders.flatMap(({ rungs }) => rungs);
    const rung = rungs.find((each) => Math.abs(each.h / h - 1) < 1e-3);
    const { value, truncation, roundoff } = rung ?? {};
    return {
      kind: "step",
      h,
      quotient,
      ...(rung && rung.column > 0 && {
        extrapolated: value,
        truncation,
        roundoff,
      }),
    } as StepEvent;
  }

  /** Every pair that was looked at beyond a step, also those with f undefined on a side. */
  seen(beyond = 0): Seen[] {
    const seen: Seen[] = [];
    for (const { rungs } of this.ladders) {
      for (const rung of rungs) if (rung.h > beyond) seen.push(rung);
    }
    for (const pair of this.#gapped) if (pair.h > beyond) seen.push(pair);
    for (const pair of this.earlier) if (pair.h > beyond) seen.push(pair);
    return seen;
  }

  /** The largest step of those pairs. */
  farthest(): number {
    let farthest = 0;
    for (const { rungs } of this.ladders) {
      if (rungs.length > 0) farthest = Math.max(farthest, rungs[0].h);
    }
    for (const { h } of this.#gapped) farthest = Math.max(farthest, h);
    for (const { h } of this.earlier) farthest = Math.max(farthest, h);
    return farthest;
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
    if (this.order === 1) return this.steepest;
    const { rise, fall, h } = this.firstRung!;
    return Math.max(Math.abs(rise), Math.abs(fall)) / h ** this.order;
  }

  /** Whether the best answer needs nothing more. */
  #good(): boolean {
    const { best } = this;
    return best !== undefined && best.explained &&
      best.total <= this.goal * Math.abs(best.value);
  }

  /** f is undefined at this step: smaller ones, soon much smaller, may stay inside its domain. */
  #gap(): Outcome | undefined {
    this.#descent = undefined;
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
    const descent = this.#descent ??= this.#begin();
    const rung = descent.ladder.append(up, down, above, below);
    this.firstRung ??= rung;
    this.#step /= RATIO;
    if (rung.column === 0) return;
    this.#quietest = Math.min(this.#quietest, loudness(rung));
    const drowned = this.#drowns(rung, descent.ladder);
    this.#consider(rung, descent.ladder);
    if (drowned) return this.#phase === "start" ? "hopeless" : "bottom";
    const halt = descent.judge(rung);
    // What was asked for is here: what another scale seemed to say no longer counts.
    if (halt === "content") {
      this.best = descent.top!;
      this.ladder = descent.ladder;
    }
    if (halt === "stuck") return this.#giveUp(descent.ladder);
    if (halt !== "excused") return halt;
    descent.top!.explained = true;
    this.#consider(descent.top!, descent.ladder);
    return "floor";
  }

  #begin(): Descent {
    const { order, line, center, greatest, goal, hasty, noise } = this;
    const ladder = new Ladder(order, line, center, greatest);
    this.ladders.push(ladder);
    return new Descent(ladder, {
      goal,
      hasty,
      noise,
      answered: this.#answered,
    });
  }

  /** A ladder that leads nowhere: further down there may be more to see. */
  #giveUp(ladder: Ladder): Outcome | undefined {
    // Where larger steps see noise, something close to x is looked for in one place alone.
    if (this.#phase === "start" || this.outcome === "noise") return "hopeless";
    this.#descent = undefined;
    if (this.#skipped === 0) return "hopeless";
    this.#skipped = this.#step;
    this.#step /= RATIO ** 3;
    if (!this.best?.explained) this.#suspect([ladder]);
  }

  /** Whether rounding explains a rung because it hides everything: that is no answer. */
  #drowns(rung: Rung, ladder: Ladder): boolean {
    const { explained, total, value, h, rise, fall } = rung;
    const change = Math.max(Math.abs(rise), Math.abs(fall));
    const scale = ladder.scaleOf(rung);
    const seen = this.order > 1
      ? scale.bend
      : change > 0
      ? change / h
      : this.steepest;
    const hidden = explained && !isNegligible(rung, scale) &&
      total > Math.abs(value) &&
      total > (this.order === 1 ? 0.3 : 0.01) * seen;
    const still = change === 0 && !this.#moved && !this.drowned;
    if (!hidden || still) return false;
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
    if (better(rung, best)) {
      if (best?.explained && ladder !== this.ladder && rung.h > best.h) {
        this.#nearer = { rung: best, ladder: this.ladder! };
      }
      [this.best, this.ladder] = [rung, ladder];
    }
  }

  /** Goes back to the answer of smaller steps if the rungs that came after the best one were louder than it. */
  #reconsider(): void {
    const { best, ladder } = this;
    if (!this.#nearer || !best || !ladder) return;
    const at = ladder.rungs.indexOf(best);
    const loudest = Math.max(
      ...ladder.rungs.slice(at, at + 3).map(loudness),
    );
    const { rung, ladder: near } = this.#nearer;
    if (loudest > 2 * quietestOf(near, rung)) {
      this.best = this.#nearer.rung;
      this.ladder = this.#nearer.ladder;
      // Larger steps have been seen to show something that is not rounding.
      this.loud = true;
    }
  }

  /** What to do after a ladder. */
  #conclude(outcome: Outcome): void {
    // Noise that one ladder has measured stays: what another cannot make out below it is that noise, too.
    if (this.outcome !== "noise" || this.best?.explained) {
      this.outcome = outcome;
    }
    this.#descent = undefined;
    this.#reconsider();
    this.#gaps = 0;
    if (this.#phase === "start" && !this.#good() && outcome !== "content") {
      const start = this.#starts.shift();
      if (start !== undefined) {
        this.#step = start;
        this.#answered = this.best?.explained === true;
        return;
      }
      if (this.drowned && this.best && isRounding(this.best)) {
        this.#phase = "climb";
        return this.#climb();
      }
      if (!this.best?.explained) {
        if (this.#suspect(this.ladders)) return;
        if (this.outcome !== "noise") return this.#deepen();
      }
    }
    if (this.#phase === "deepen" && this.#worthFilling()) {
      this.#step = this.#skipped!;
      this.#skipped = 0;
      this.#answered = true;
      return;
    }
    this.#phase = "climb";
    if (outcome === "content") this.#finish();
    else this.#climb();
  }

  /** Whether the steps that the last leap left out may bring more digits. */
  #worthFilling(): boolean {
    return this.best?.explained === true && !this.#good() && this.#skipped! > 0;
  }

  /** Looks whether two smooth pieces that meet at x explain what a ladder saw. */
  #suspect(ladders: readonly Ladder[]): boolean {
    for (const ladder of ladders) {
      const suspected = suspectBreak(ladder, this.line, this.#least);
      if (!suspected) continue;
      this.#suspected = suspected;
      this.#verifications = [...suspected.steps];
      this.#phase = "verify";
      this.#step = this.#verifications.shift()!;
      return true;
    }
    return false;
  }

  /** Whether the two pieces are still there at a much smaller step. */
  #verify(h: number, rise: number, fall: number): void {
    const suspected = this.#suspected!;
    if (!suspected.holds(h, rise, fall)) {
      // The break is beside x, or f only looks broken from afar: its scale lies between this step and the ladder's.
      this.#between = { low: h, high: suspected.from };
      this.#halve();
      return;
    }
    const step = this.#verifications.shift();
    if (step === undefined) {
      this.broken = suspected;
      this.#phase = "done";
    } else this.#step = step;
  }

  /** One more step between the two that tell whether the pieces are still there. */
  #bisect(h: number, rise: number, fall: number): void {
    if (this.#suspected!.holds(h, rise, fall)) this.#between.high = h;
    else this.#between.low = h;
    this.#halve();
  }

  #halve(): void {
    const { low, high } = this.#between;
    if (high > RATIO ** 2 * low) {
      this.#phase = "bisect";
      this.#step = Math.sqrt(low * high);
      return;
    }
    this.#phase = "deepen";
    this.#step = low / RATIO;
    this.#skipped = undefined;
    if (this.#step < this.#floor()) this.#phase = "done";
  }

  /** Goes on below every step so far, in leaps as long as nothing shows. */
  #deepen(): void {
    this.deepened = true;
    this.#phase = "deepen";
    this.#step = Math.min(this.#descended, this.#step) / RATIO;
    if (this.#step < this.#floor()) this.#phase = "done";
  }

  /** Goes up a rung if that can help: the answer is limited by rounding, and falls short of the goal. */
  #climb(): void {
    const { best, ladder } = this;
    const step = ladder ? ladder.rungs[0].h * RATIO : 0;
    const worthwhile = best && !this.loud && (best.explained || this.drowned) &&
      !this.#good() && isEnabled("climb") &&
      best.truncation <= 3 * best.roundoff &&
      !isNegligible(best, ladder!.scaleOf(best));
    this.confined = worthwhile === true && step > this.#room;
    if (!worthwhile || this.confined || this.#climbs++ >= CLIMBS) {
      return this.#finish();
    }
    this.#step = step;
  }

  #learnAbove(
    finite: boolean,
    up: number,
    down: number,
    above: number,
    below: number,
  ): void {
    const { best: old, ladder } = this;
    if (!finite || !old || !ladder) return this.#finish();
    const { value, total } = old;
    ladder.prepend(up, down, above, below);
    const best = ladder.rungs.reduce((a, b) => better(b, a) ? b : a);
    // What grows with the step is no rounding.
    const isLoud = loudness(best) > 4 * this.#quietest;
    if (
      !best.explained || isLoud || Math.abs(best.value - value) > 3 * total
    ) {
      ladder.dropTop();
      return this.#finish();
    }
    this.best = best;
    this.outcome = "climbed";
    const gains = best.total <= 0.7 * total;
    // A rung higher is not believed before there are two more below it.
    const waits = this.drowned && !gains && !this.#idle;
    this.#idle = waits;
    if (gains || waits) this.#climb();
    else this.#finish();
  }

  #finish(): void {
    this.#phase = "done";
  }
}
