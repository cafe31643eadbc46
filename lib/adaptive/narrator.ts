// What a search of pairs tells those who listen.

import type { SearchEvent } from "../core/event.ts";
import type { Context } from "./context.ts";
import type { PairSearch } from "./pair_search.ts";

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
    this.#emit(this.#pairs.stepEvent(this.#last, above, below));
  }

  /** There are no more. */
  stop(): void {
    this.#emit({ kind: "stop", why: stopOf(this.#context, this.#pairs) });
  }
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
  if (pairs.broken) return pairs.broken.jump ? "jump" : "kink";
  if (!pairs.seenAbove || !pairs.seenBelow) return "undefined";
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
