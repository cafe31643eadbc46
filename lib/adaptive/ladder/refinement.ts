// The refinement of one ladder of steps, and when smaller steps cannot bring more.

import type { Ladder } from "./ladder.ts";
import { better, type Rung } from "./rung.ts";

/** Rungs without progress after which a ladder is given up. */
const PATIENCE = 3;

/** A rung with so much of the error of the one before it is one of a slow ladder. */
const SLOW = 0.04;

/** Rungs that tell noise from a kink or a step somewhere between them. */
const ENOUGH = 8;

/** What the answer is to be like. */
export interface Wish {
  /** The relative error to be content with. */
  readonly goal: number;
  /** Whether to stop there; otherwise the digits that cost one more pair are taken too. */
  readonly hasty: boolean;
  /** The noise of f, where it has been measured; else Infinity. */
  readonly noise: number;
}

/** Why a refinement ends: its answer is as good as it gets or as is wished, f is noisy there, or it leads nowhere. */
export type Halt = "floor" | "excused" | "content" | "noise" | "stuck";

/** One ladder on the way down: `judge()` each rung as it comes. */
export class Refinement {
  #top: Rung | undefined;
  #previousTop: Rung | undefined;
  #last: Rung | undefined;
  #rises = 0;
  #stalls = 0;
  #lingers = 0;

  readonly ladder: Ladder;
  readonly wish: Wish;

  constructor(ladder: Ladder, wish: Wish) {
    this.ladder = ladder;
    this.wish = wish;
  }

  /** The best rung so far. */
  get top(): Rung | undefined {
    return this.#top;
  }

  /** Whether rung after rung brings about a digit, and rounding does not explain it: not so where f is smooth. */
  get isSlow(): boolean {
    return this.#lingers >= PATIENCE && !this.#top!.explained;
  }

  /** Whether the newest rung ends the refinement. */
  judge(rung: Rung): Halt | undefined {
    const lingers = !rung.stalled &&
      rung.total > SLOW * (this.#last?.total ?? 0);
    this.#lingers = lingers ? this.#lingers + 1 : 0;
    this.#last = rung;
    this.#previousTop = this.#top;
    if (!this.#top || better(rung, this.#top)) {
      this.#top = rung;
      this.#rises = 0;
    } else if (rung.total > this.#top.total) this.#rises++;
    const halt = this.#settled(rung, this.#top);
    if (halt) return halt;
    this.#stalls = rung.stalled ? this.#stalls + 1 : 0;
    const noisy = !this.#top.explained && this.#looksNoisy(rung, this.#top);
    if (noisy && this.#isNoise(this.#top)) return "noise";
    const undecided = noisy && this.ladder.rungs.length < 2 * ENOUGH;
    if (this.#stalls >= PATIENCE && !undecided) return "stuck";
  }

  #settled(rung: Rung, top: Rung): Halt | undefined {
    const { goal, hasty } = this.wish;
    if (
      hasty && top === rung && rung.column >= 2 && !rung.stalled &&
      this.ladder.errorOf(rung) <= goal * Math.abs(rung.value)
    ) return "content";
    if (top.explained) return this.#isFloor(rung, top) ? "floor" : undefined;
    if (this.#rises >= 2 && top.excused) return "excused";
  }

  /** Whether rounding outweighs what smaller steps could bring to an answer. */
  #isFloor(rung: Rung, top: Rung): boolean {
    const previous = this.#previousTop;
    if (rung.floor > top.total) return true;
    if (this.#rises >= 1 && top.total < 1e-3 * Math.abs(top.value)) return true;
    // Where rounding f's argument may matter, a second rung has to agree.
    const confirmed =
      Math.max(rung.conditioning / 4, rung.level, rung.sample) <=
        4 * rung.nominal ||
      (previous !== undefined && previous !== top && previous.explained);
    return top === rung && rung.column >= 2 && confirmed &&
      rung.remainder <= rung.roundoff;
  }

  /** Whether what is left of f is small and does not shrink with the step. */
  #looksNoisy(rung: Rung, top: Rung): boolean {
    if (!rung.stalled) return false;
    const { rungs } = this.ladder;
    const level = Math.max(top.level, top.sample);
    if (level > 30 * this.wish.noise) return false;
    const later = Math.max(...rungs.slice(-3).map(({ sample }) => sample));
    return later > 0.1 * level &&
      (top.total < 1e-3 * Math.abs(top.value) ||
        level < 3e-3 * this.ladder.range());
  }

  /** Whether enough has been seen to call it noise. */
  #isNoise(top: Rung): boolean {
    const { rungs } = this.ladder;
    return this.#rises >= 2 && rungs.length >= ENOUGH &&
      rungs.length - rungs.indexOf(top) > 4;
  }
}
