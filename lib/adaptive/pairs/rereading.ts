// All pairs of a search as one sequence, where an answer of few of them is limited by rounding.
//
// A search that leapt below larger steps, as those straddled a kink, may have landed far below it. For a second derivative each
// halving of the step costs two bits, and the pairs between the kink and the leap have been seen.

import type { DerivativeOrder } from "../../core/method.ts";
import type { Line } from "../../core/line.ts";
import { isSaturated } from "../sequence/saturation.ts";
import type { Pair } from "../sequence/pair.ts";
import { RATIO } from "../sequence/noise_amplification.ts";
import { StepSequence } from "../sequence/step_sequence.ts";
import type { TableRow } from "../sequence/table_row.ts";

/** Rows below a step that tell whether rounding limits what it says. */
const ENOUGH = 5;

/** A part of the error that an answer of larger steps has to fall below. */
const GAIN = 0.5;

/** A search that has come to an end: its best row, the sequence of that, and what all pairs have shown. */
interface Searched {
  readonly order: DerivativeOrder;
  readonly line: Line;
  readonly center: number;
  readonly best: TableRow | undefined;
  readonly sequence: StepSequence | undefined;
  readonly sequences: readonly StepSequence[];
  readonly looks: readonly Pair[];
  readonly earlier: readonly Pair[];
  /** Whether the best answer needs nothing more. */
  readonly isGood: boolean;
  /** Whether larger steps have shown something that is not rounding. */
  readonly exceedsRoundoff: boolean;
  /** The largest step among the points that the best value comes from. */
  reach(): number;
}

/** A row and its sequence. */
interface Reading {
  readonly best: TableRow;
  readonly sequence: StepSequence;
}

/** What the pairs from the largest step on that rounding alone limits say, if that is more than the search's own best row. */
export function reread(search: Searched): Reading | undefined {
  const { order, best, sequence, sequences, isGood } = search;
  const isSought = order === 2 && sequences.length > 1 &&
    best?.roundoffLimited && !isGood && !search.exceedsRoundoff;
  // Where f may or may not round its argument, values beside x will tell what the error is.
  if (!isSought || sequence!.mayBeExact(best)) return;
  const reach = search.reach();
  const rows = spaced([...search.looks, ...search.earlier]);
  for (let i = 0; rows[i]?.h > reach; i++) {
    const reading = readingOf(search, rows.slice(i, i + ENOUGH));
    if (reading) return reading;
  }
}

/** Pairs from the largest step down, each a ratio of a sequence apart at least. */
function spaced(seen: readonly Pair[]): Pair[] {
  const rows: Pair[] = [];
  for (const pair of seen.toSorted((a, b) => b.h - a.h)) {
    const last = rows.at(-1);
    if (!last || last.h > 0.99 * RATIO * pair.h) rows.push(pair);
  }
  return rows;
}

/** What a few pairs say by themselves, if rounding alone limits it and it agrees with the best row. */
function readingOf(
  { order, line, center, best, sequence: known }: Searched,
  pairs: readonly Pair[],
): Reading | undefined {
  const error = known!.errorOf(known!.surest(best!, 0));
  const sequence = new StepSequence(order, line, center, Math.abs(center));
  for (const pair of pairs) sequence.append(pair);
  const { rows } = sequence;
  if (isSaturated(rows)) return;
  const found = rows.find((row) =>
    row.roundoffLimited && sequence.errorOf(row) < GAIN * error
  );
  return found && { best: found, sequence };
}
