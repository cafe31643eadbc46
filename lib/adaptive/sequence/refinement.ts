// The refinement of one sequence of steps, and when smaller steps cannot bring more.

import type { StepSequence } from "./step_sequence.ts";
import { better, type TableRow } from "./table_row.ts";

/** Rows without progress after which a sequence is given up. */
const PATIENCE = 3;

/** A row with so much of the error of the one before it is one of a slow sequence. */
const SLOW = 0.04;

/** Rows that tell noise from a kink or a step somewhere between them. */
const ENOUGH = 8;

/** What the answer is to be like. */
export interface RefinementOptions {
  /** The relative error that is enough. */
  readonly targetError: number;
  /** Whether to stop there; otherwise the digits that cost one more pair are taken too. */
  readonly stopsAtTolerance: boolean;
  /** The noise of f, where it has been measured; else Infinity. */
  readonly noise: number;
}

/** Why a refinement ends: its answer is as good as it gets or as was asked for, f is noisy there, or it leads nowhere. */
export type StopReason =
  | "roundoff"
  | "cancellation"
  | "tolerance"
  | "noise"
  | "stuck";

/** One sequence towards smaller steps: `judge()` each row as it comes. */
export class Refinement {
  #top: TableRow | undefined;
  #previousTop: TableRow | undefined;
  #last: TableRow | undefined;
  #rises = 0;
  #stalls = 0;
  #lingers = 0;

  readonly sequence: StepSequence;
  readonly options: RefinementOptions;

  constructor(sequence: StepSequence, options: RefinementOptions) {
    this.sequence = sequence;
    this.options = options;
  }

  /** The best row so far. */
  get top(): TableRow | undefined {
    return this.#top;
  }

  /** Whether row after row brings about a digit, and rounding does not explain it: not so where f is smooth. */
  get isSlow(): boolean {
    return this.#lingers >= PATIENCE && !this.#top!.roundoffLimited;
  }

  /** Whether the newest row ends the refinement. */
  judge(row: TableRow): StopReason | undefined {
    const lingers = !row.stalled &&
      row.total > SLOW * (this.#last?.total ?? 0);
    this.#lingers = lingers ? this.#lingers + 1 : 0;
    this.#last = row;
    this.#previousTop = this.#top;
    if (!this.#top || better(row, this.#top)) {
      this.#top = row;
      this.#rises = 0;
    } else this.#rises++;
    const reason = this.#settled(row, this.#top);
    if (reason) return reason;
    this.#stalls = row.stalled ? this.#stalls + 1 : 0;
    const noisy = !this.#top.roundoffLimited &&
      this.#looksNoisy(row, this.#top);
    if (noisy && this.#isNoise()) return "noise";
    if (this.#stalls >= PATIENCE && !noisy) return "stuck";
  }

  #settled(row: TableRow, top: TableRow): StopReason | undefined {
    const { targetError, stopsAtTolerance } = this.options;
    if (
      stopsAtTolerance && top === row && row.column >= 2 && !row.stalled &&
      this.sequence.errorOf(row) <= targetError * Math.abs(row.value)
    ) return "tolerance";
    if (top.roundoffLimited) {
      return this.#isAtRoundoff(row, top) ? "roundoff" : undefined;
    }
    if (this.#rises >= 2 && top.cancellationLimited) return "cancellation";
  }

  /** Whether rounding outweighs what smaller steps could bring to an answer. */
  #isAtRoundoff(row: TableRow, top: TableRow): boolean {
    const previous = this.#previousTop;
    if (row.leastRoundoff > top.total) return true;
    if (this.#rises >= 1) return true;
    // Where rounding f's argument may matter, a second row has to agree.
    const confirmed =
      Math.max(row.argumentRoundoff / 4, row.noiseLevel, row.noiseSample) <=
        4 * row.roundoffFloor ||
      previous?.roundoffLimited;
    return row.column >= 2 && confirmed === true &&
      row.remainder <= row.roundoff;
  }

  /** Whether what is left of f is small and does not shrink with the step. */
  #looksNoisy(row: TableRow, top: TableRow): boolean {
    if (!row.stalled) return false;
    const { rows } = this.sequence;
    const noiseLevel = top.noiseSample;
    if (noiseLevel > 30 * this.options.noise) return false;
    const later = Math.max(
      ...rows.slice(-3).map(({ noiseSample }) => noiseSample),
    );
    return later > 0.1 * noiseLevel &&
      noiseLevel < 3e-3 * this.sequence.range();
  }

  /** Whether enough has been seen to call it noise. */
  #isNoise(): boolean {
    return this.#rises >= 2 && this.sequence.rows.length >= ENOUGH;
  }
}
