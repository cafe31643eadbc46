import { drive } from "../drive.ts";
import type { Estimate } from "../estimate.ts";
import type { Line } from "../line.ts";
import { adaptive } from "../method/adaptive.ts";

const METHOD = adaptive();

/** How much closer to look where f seems noisy: so close, no kink lies within reach. */
const CLOSER = [1e-3, 1e-6];

/**
 * The derivative of a function of the coordinate of a line, with its error and verdict: the numeric side of every check.
 *
 * A network of many units has kinks all around, which look like noise from afar: where the first answer is poor, f is looked
 * at closer by, and a better answer is taken if it is one that the first allows.
 */
export function estimateAlong(
  line: Line,
  evaluate: (position: number) => number,
  order: 1 | 2 = 1,
): Estimate {
  let best = drive(METHOD.differentiate(line, order), evaluate);
  if (!isPoor(best)) return best;
  for (const part of CLOSER) {
    const reach = part * Math.max(line.scale, line.unit);
    const near = {
      ...line,
      lower: Math.max(line.lower, line.origin - reach),
      upper: Math.min(line.upper, line.origin + reach),
    };
    const closer = drive(METHOD.differentiate(near, order), evaluate);
    if (closer.verdict.kind === "ok" && isAllowed(closer, best)) best = closer;
  }
  return best;
}

function isPoor({ verdict: { kind }, value, error }: Estimate): boolean {
  return (kind === "noisy" || kind === "unresolved" || kind === "budget") &&
    !(error < 1e-6 * Math.abs(value));
}

function isAllowed(closer: Estimate, first: Estimate): boolean {
  return closer.error < first.error &&
    !(Math.abs(closer.value - first.value) > 3 * first.error);
}
