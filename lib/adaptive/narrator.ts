// What a search of pairs tells those who listen.

import type { SearchEvent, StepEvent } from "../core/event.ts";
import type { Context } from "./context.ts";
import type { PairSearch } from "./pairs/pair_search.ts";

/** Tells the events of one search of pairs. */
export class Narrator {
  #purpose = "";
  #last = Infinity;

  readonly #emit: (event: SearchEvent) => void;
  readonly #context: Context;
  readonly #pairs: PairSearch;

  constructor(
    emit: (event: SearchEvent) => void,
    context: Context,
    pairs: PairSearch,
  ) {
    this.#emit = emit;
    this.#context = context;
    this.#pairs = pairs;
  }

  /** A step is about to be taken. */
  begin(h: number): void {
    const { suspected, purpose } = this.#pairs;
    const isSecond = this.#purpose === "first" && purpose === "first" &&
      (h > this.#last || h < this.#last / 4);
    if (purpose !== this.#purpose || isSecond) {
      this.#purpose = purpose;
      if (suspected) {
        this.#emit({ kind: "suspicion", of: suspected, h: this.#last });
      }
      const why = isSecond ? "another scale" : purpose;
      this.#emit({ kind: "sequence", h, side: "both", why });
    }
    this.#last = h;
  }

  /** It has been taken. */
  step(above: number, below: number): void {
    this.#emit(stepEvent(this.#pairs, this.#last, above, below));
  }

  /** There are no more. */
  stop(): void {
    this.#emit({ kind: "stop", why: stopOf(this.#context, this.#pairs) });
  }
}

/** What the newest pair came to. */
function stepEvent(
  { order, center, ladders }: PairSearch,
  h: number,
  above: number,
  below: number,
): StepEvent {
  const quotient = order % 2 === 1
    ? (above - below) / 2 / h
    : (above + below - 2 * center) / h / h;
  const rungs = ladders.flatMap(({ rungs }) => rungs);
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

/** Who tells the events of a search; nobody, where nobody listens. */
export function narratorOf(
  context: Context,
  pairs: PairSearch,
): Narrator | undefined {
  const { emit } = context.probe;
  return emit && new Narrator(emit, context, pairs);
}

/** Why the pairs stopped, in the words of a trace. */
function stopOf(context: Context, pairs: PairSearch): string {
  if (pairs.broken) {
    const { kind } = pairs.broken;
    return kind === "corner" ? "unsettled" : kind;
  }
  if (!pairs.sight.above || !pairs.sight.below) return "undefined";
  if (pairs.next() > 0 && !context.allows(2)) return "budget";
  const words = {
    floor: "roundoff",
    climbed: "roundoff",
    content: "tolerance",
    noise: "noise",
    hopeless: "unsettled",
    nonfinite: "undefined",
    bottom: "unsettled",
  };
  return pairs.outcome ? words[pairs.outcome] : "unsettled";
}
