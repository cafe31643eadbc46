// Where every search begins: f at x itself.

import type { Estimate } from "./estimate.ts";
import type { Line, Probe } from "./line.ts";
import { nonfinite } from "../adaptive/answers.ts";

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
