// Whether the break that a sequence shows is at x itself: at much smaller steps, f must still be as the two pieces say. Where it is
// not, bisection finds the step at which the pieces part, below which f is looked at anew.

import type { Break } from "./suspected_break.ts";
import { RATIO } from "../sequence/noise_amplification.ts";

/** The verification of one break: ask `step` for where to look, tell `learn()` what f is there. */
export class Verification {
  /** The step to look at. */
  step: number;
  readonly suspected: Break;
  readonly #steps: number[];
  /** Between these steps the pieces part, where they do. */
  #between: { low: number; high: number } | undefined;

  constructor(suspected: Break) {
    this.suspected = suspected;
    this.#steps = [...suspected.steps];
    this.step = this.#steps.shift()!;
  }

  /** Whether the pieces have been seen to part above x. */
  get isBisecting(): boolean {
    return this.#between !== undefined;
  }

  /** What the pair at the step says: the break is at x; f is to be looked at anew below this step; or nothing yet. */
  learn(
    h: number,
    rise: number,
    fall: number,
  ): "at x" | { readonly below: number } | undefined {
    const holds = this.suspected.holds(h, rise, fall);
    if (this.#between) {
      if (holds) this.#between.high = h;
      else this.#between.low = h;
    } else if (holds) {
      const next = this.#steps.shift();
      if (next === undefined) return "at x";
      this.step = next;
      return;
    } else {
      // The break is beside x, or f only looks so from afar: its scale lies between this step and the sequence's.
      this.#between = { low: h, high: this.suspected.from };
    }
    const { low, high } = this.#between;
    if (high <= RATIO ** 2 * low) return { below: low };
    this.step = Math.sqrt(low * high);
  }
}
