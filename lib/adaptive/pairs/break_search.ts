// Whether a break at x explains what sequences saw: what they suspect is verified at much smaller steps.

import type { Line } from "../../core/line.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import type { Pair } from "../sequence/pair.ts";
import type { StepSequence } from "../sequence/step_sequence.ts";
import { uses } from "../heuristics.ts";
import { leastStep } from "../scale.ts";
import {
  type Break,
  suspectBreak,
  suspectCorner,
  suspectHole,
} from "./suspected_break.ts";
import { Verification } from "./verification.ts";

/** The breaks that one search looks for: while there is a `step`, f is to be looked at there, and told to `learn()`. */
export class BreakSearch {
  /** A kink, a jump or a corner at x itself, once it has been seen at large and at small steps. */
  found: Break | undefined;
  #verification: Verification | undefined;
  /** What follows if the break is not at x, where what is seen on the way is told nobody. */
  #otherwise: (() => void) | undefined;
  /** Whether f may yet have a corner of a higher derivative at x. */
  #isTurning: boolean;
  readonly #line: Line;

  constructor(line: Line, order: DerivativeOrder) {
    this.#line = line;
    this.#isTurning = order === 1;
  }

  /** The step at which a break is being verified. */
  get step(): number | undefined {
    return this.#verification?.step;
  }

  /** Whether what is seen is told nobody but this search. */
  get isAside(): boolean {
    return this.#otherwise !== undefined;
  }

  /** What is being verified. */
  get suspected(): Verification | undefined {
    return this.#verification;
  }

  /** Begins to verify a kink or a jump that one of these sequences shows, if one does. */
  suspect(sequences: readonly StepSequence[]): boolean {
    return uses(this.#line, "breakpoint") &&
      sequences.some((sequence) => this.#verifies(suspectBreak, sequence));
  }

  /** Begins to verify the hole that a sequence shows, or goes on. */
  suspectHole(sequence: StepSequence | undefined, otherwise: () => void): void {
    const isSought = sequence && uses(this.#line, "breakpoint");
    if (!isSought || !this.#verifies(suspectHole, sequence)) return otherwise();
    this.#otherwise = otherwise;
  }

  /** Begins to verify a corner of a higher derivative, where that may be why a sequence is slow. */
  suspectCorner(sequence: StepSequence): boolean {
    const isSought = this.#isTurning && uses(this.#line, "smooth corner");
    if (!isSought || !this.#verifies(suspectCorner, sequence)) return false;
    this.#otherwise = () => this.#isTurning = false;
    return true;
  }

  #verifies(suspect: typeof suspectBreak, sequence: StepSequence): boolean {
    const suspected = suspect(sequence, this.#line, leastStep(this.#line));
    this.#verification = suspected && new Verification(suspected);
    return suspected !== undefined;
  }

  /** Takes f at the step; the result is the step below which f is to be looked at anew, where the break has been seen to be beside x. */
  learn({ h, rise, fall }: Pair): number | undefined {
    const verification = this.#verification!;
    const found = verification.learn(h, rise, fall);
    const otherwise = verification.isBisecting ? this.#otherwise : undefined;
    if (!found && !otherwise) return;
    this.#verification = this.#otherwise = undefined;
    if (otherwise) otherwise();
    else if (found === "at x") this.found = verification.suspected;
    else return found!.below;
  }
}
