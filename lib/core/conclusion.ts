// Answers that any method may give, and f at x, where every search begins.

import type { Estimate } from "./estimate.ts";
import type { Line, Probe } from "./line.ts";
import type { KinkVerdict, Measured, Verdict } from "./verdict/verdict.ts";
import { verdictOf } from "./verdict/verdicts.ts";

/** An answer without its count of evaluations. */
export type Answer = Omit<Estimate, "evaluations">;

/** No derivative: only the reason. */
export function unknown(verdict: Verdict): Answer {
  return { value: NaN, error: Infinity, verdict };
}

/** x or f is not finite there, so that there is nothing to differentiate. */
export function nonfinite(
  what: "x" | "f(x)" | "f around x",
  shown: string,
): Answer {
  return unknown(verdictOf({ kind: "nonfinite", what, shown }));
}

/** f is defined on one side only: the derivative from there. */
export function edge(
  derivative: Measured,
  direction: 1 | -1,
  why: "undefined" | "bounds" = "undefined",
): Answer {
  const side = direction > 0 ? "left" : "right";
  return {
    ...derivative,
    verdict: verdictOf({ kind: "edge", side, why, derivative }),
  };
}

/** The derivatives from the two sides differ: the value lies halfway, and the error reaches to both. */
export function kink(a: Measured, b: Measured): Answer {
  return {
    value: (a.value + b.value) / 2,
    error: Math.abs(a.value - b.value) / 2 + Math.max(a.error, b.error),
    verdict: kinkVerdict(a, b, "derivative"),
  };
}

/** The verdict of two derivatives. */
export function kinkVerdict(
  a: Measured,
  b: Measured,
  of: KinkVerdict["of"],
): Verdict {
  const [left, right] = [measured(a), measured(b)];
  return verdictOf({ kind: "kink", of, left, right });
}

/** The value and the error alone. */
function measured({ value, error }: Measured): Measured {
  return { value, error };
}

/** f at x; or the whole answer, where x or f(x) is not a finite number. */
export function* centerOf(
  { origin }: Line,
  probe: Probe,
): Generator<Probe, number | Estimate, void> {
  if (!Number.isFinite(origin)) {
    return { ...nonfinite("x", String(origin)), evaluations: 0 };
  }
  probe.count = 1;
  probe.positions[0] = origin;
  yield probe;
  const center = probe.values[0];
  return Number.isFinite(center)
    ? center
    : { ...nonfinite("f(x)", String(center)), evaluations: 1 };
}
