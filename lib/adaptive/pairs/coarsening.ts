// Larger steps, where an answer is limited by rounding and falls short of what was asked for.

import { RATIO } from "../sequence/noise_amplification.ts";
import { isNegligible } from "../sequence/lost_to_roundoff.ts";
import { isRuledOut, isSaturated } from "../sequence/saturation.ts";
import type { StepSequence } from "../sequence/step_sequence.ts";
import { better, type TableRow } from "../sequence/table_row.ts";
import type { Line } from "../../core/line.ts";
import { uses } from "../heuristics.ts";
import type { Pair } from "../sequence/pair.ts";
import type { ObservedRange } from "./observed_range.ts";

/** Rows of larger steps at most: ten decades. */
const MAX_COARSENING = 24;

/** Rows to pass over at once where f has not changed at all but for what rounding may hide; if it then has, they are taken one by one. */
const LEAP = 6;

/** A search that turns to larger steps: the best row so far, its sequence, and what all pairs have shown. */
interface Coarsened {
  best: TableRow | undefined;
  outcome: string | undefined;
  readonly sequence: StepSequence | undefined;
  readonly observed: ObservedRange;
  readonly line: Line;
  /** The largest step that bounds allow. */
  readonly room: number;
  /** Whether larger steps have shown something that is not rounding. */
  readonly exceedsRoundoff: boolean;
  /** Whether there are steps at which the rounding of f hides how it changes. */
  readonly lostToRoundoff: boolean;
  /** Whether the best answer needs nothing more. */
  readonly isGood: boolean;
}

/** The larger steps of a search. */
export class Coarsening {
  /** Whether bounds alone kept it from larger steps. */
  isConfined: boolean = false;

  #count = 0;
  /** Rows that are passed over at once. */
  #leap: number;
  /** Whether the last row brought nothing. */
  #idle = false;

  /** @param center f at x. */
  constructor(center: number) {
    this.#leap = center === 0 ? 1 : LEAP;
  }

  /** The next step; 0 where none would help. */
  next(search: Coarsened): number {
    const {
      best,
      sequence,
      observed,
      line,
      exceedsRoundoff,
      lostToRoundoff,
      isGood,
      room,
    } = search;
    const top = sequence ? sequence.rows[0].h : 0;
    if (observed.steepest > 0 || top * RATIO ** LEAP > room) this.#leap = 1;
    const step = top * RATIO ** this.#leap;
    const worthwhile = best && !exceedsRoundoff &&
      (best.roundoffLimited || lostToRoundoff) &&
      !isGood && uses(line, "coarser steps") &&
      best.truncation <= 3 * best.roundoff &&
      !isNegligible(best, sequence!.scaleOf(best));
    this.isConfined = worthwhile === true && step > room;
    const isOver = !worthwhile || this.isConfined ||
      this.#count >= MAX_COARSENING;
    return isOver ? 0 : step;
  }

  /** Learns f at that step; returns the next step, or 0 where none would help. */
  learn(
    search: Coarsened,
    pair: Pair,
    isFinite: boolean,
  ): number {
    const { best: old, sequence, observed } = search;
    if (this.#leap > 1 && !(isFinite && observed.steepest === 0)) {
      this.#leap = 1;
      return this.next(search);
    }
    if (!isFinite || !old || !sequence) return 0;
    this.#count += this.#leap;
    const { value, total } = old;
    sequence.prepend(pair);
    const best = sequence.rows.reduce((a, b) => better(b, a) ? b : a);
    const isDoubtful = !best.roundoffLimited ||
      Math.abs(best.value - value) > 3 * total ||
      isSaturated(sequence.rows) ||
      isRuledOut(best, sequence.rows, sequence.order);
    if (isDoubtful) {
      sequence.dropTop();
      return 0;
    }
    search.best = best;
    search.outcome = "roundoff";
    const gains = best.total <= 0.7 * total;
    // A row higher is not believed before there are two more below it.
    const waits = search.lostToRoundoff && !gains && !this.#idle;
    this.#idle = waits;
    return gains || waits ? this.next(search) : 0;
  }
}
