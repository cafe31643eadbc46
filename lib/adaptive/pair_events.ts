// What a search of pairs tells those who listen.

import type { SearchEvent, StepEvent } from "../core/event.ts";
import type { Context } from "./context.ts";
import type { CentralSearch } from "./pairs/central_search.ts";

/** Tells the events of one search of pairs. */
export class PairEvents {
  #purpose = "";
  #last = Infinity;

  readonly #emit: (event: SearchEvent) => void;
  readonly #context: Context;
  readonly #pairs: CentralSearch;

  constructor(
    emit: (event: SearchEvent) => void,
    context: Context,
    pairs: CentralSearch,
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
  { order, center, sequences }: CentralSearch,
  h: number,
  above: number,
  below: number,
): StepEvent {
  const quotient = order % 2 === 1
    ? (above - below) / 2 / h
    : (above + below - 2 * center) / h / h;
  const rows = sequences.flatMap(({ rows }) => rows);
  const row = rows.find((each) => Math.abs(each.h / h - 1) < 1e-3);
  const { value, truncation, roundoff } = row ?? {};
  return {
    kind: "step",
    h,
    quotient,
    ...(row && row.column > 0 && {
      extrapolated: value,
      truncation,
      roundoff,
    }),
  } as StepEvent;
}

/** Who tells the events of a search; nobody, where nobody listens. */
export function pairEventsOf(
  context: Context,
  pairs: CentralSearch,
): PairEvents | undefined {
  const { emit } = context.probe;
  return emit && new PairEvents(emit, context, pairs);
}

/** Why the pairs stopped, in the words of a trace. */
function stopOf(context: Context, pairs: CentralSearch): string {
  if (pairs.foundBreak) {
    const { kind } = pairs.foundBreak;
    return kind === "corner" ? "unsettled" : kind;
  }
  if (!pairs.observed.above || !pairs.observed.below) return "undefined";
  if (pairs.next() > 0 && !context.allows(2)) return "budget";
  return pairs.outcome ?? "unsettled";
}
