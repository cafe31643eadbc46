// Errors that f throws beside x: they count as "undefined there" but are reported, so that an outage is never `ok`.

import { isProgramError } from "../../core/errors.ts";
import type { Estimate } from "../../core/estimate.ts";
import { shown } from "../../core/array.ts";
import type { Verdict } from "../../core/verdict/verdict.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import type { LineTask } from "../line/line_task.ts";
import type { OperatorOptions } from "../options.ts";

/** What f has thrown beside x along one line. */
export class Failures {
  #first: { readonly position: number; readonly error: unknown } | undefined;
  readonly #onError: "undefined" | "throw";

  constructor(onError: "undefined" | "throw" = "undefined") {
    this.#onError = onError;
  }

  /**
   * Takes what f threw. Returns false if it is to be thrown on: always for a mistake in the program, else where `onError` says
   * so.
   */
  take(position: number, error: unknown): boolean {
    if (this.#onError === "throw" || isProgramError(error)) return false;
    this.#first ??= { position, error };
    return true;
  }

  /** The estimates, their verdicts saying what f threw. */
  tell(estimates: readonly Estimate[], origin: number): readonly Estimate[] {
    if (!this.#first) return estimates;
    const { position, error } = this.#first;
    const thrown = error instanceof Error ? error.message : shown(error);
    const side = position < origin ? "left" : "right";
    return estimates.map((estimate) => ({
      ...estimate,
      verdict: withThrown(estimate, side, thrown),
    }));
  }
}

/** What f throws during a task. A weighted sum has no verdict that could tell of it. */
export function failuresOf(
  { sum }: LineTask,
  { onError }: OperatorOptions,
): Failures {
  return new Failures(sum ? "throw" : onError);
}

function withThrown(
  { value, error, verdict }: Estimate,
  side: "left" | "right",
  thrown: string,
): Verdict {
  if (verdict.kind === "edge") {
    return verdictOf<"edge">({ ...verdict, thrown });
  }
  if (["ok", "flat", "imprecise"].includes(verdict.kind)) {
    const derivative = { value, error };
    return verdictOf<"edge">({
      kind: "edge",
      side,
      why: "undefined",
      derivative,
      thrown,
    });
  }
  return {
    ...verdict,
    sentence: `${verdict.sentence}; f threw ${shown(thrown)} beside x`,
  };
}
