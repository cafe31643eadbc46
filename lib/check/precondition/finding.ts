import type { CheckVerdict, Mistake } from "../report/report.ts";

/** A check that is over before it began. */
export interface Finding {
  readonly verdict: CheckVerdict;
  readonly reason: string;
  readonly mistake?: Mistake;
}

/** A finding that the code is wrong. */
export function wrong(
  kind: Mistake["kind"],
  sentence: string,
  advice: string,
): Finding {
  return {
    verdict: "fail",
    reason: sentence,
    mistake: { kind, sentence, advice },
  };
}
