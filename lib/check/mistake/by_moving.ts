// Mistakes that no correction undoes, recognised by how both sides change as x moves: whatever the data are inside f, some
// relations hold between its derivatives wherever x is.

import type { Evidence } from "../failure/evidence.ts";
import type { Inspection } from "../measure/inspect.ts";
import type { Measurement } from "../measure/measure.ts";
import { near } from "../point/other_points.ts";
import type { Mistake } from "../report/report.ts";
import type { Subject } from "../subject/subject.ts";
import { lostInvariance } from "./invariance.ts";
import { onePart } from "./one_part.ts";
import { symmetry } from "./symmetry.ts";
import { TOWARD_ZERO, towardZero } from "./toward_zero.ts";

/** Points at which the code is asked what it says, besides x. */
const POINTS = 4;

/**
 * The mistake that explains how a gradient changes with x.
 *
 * @param look Looks at every element at another x; nothing where f is undefined there.
 */
export function recognizeByMoving(
  subject: Subject,
  evidence: readonly Evidence[],
  look: (at: Float64Array) => Inspection | undefined,
  random: () => number,
): Mistake | undefined {
  const [{ x, wrong }] = evidence;
  const { point } = subject;
  if (subject.what !== "gradient" || !wrong || x.length < 2) return;
  if (point.single || subject.single()) return;
  const [said, ...others] = saidAround(subject, random);
  // What is the same wherever x is tells nothing.
  if (others.every((other) => other.every((a, k) => a === said[k]))) return;
  return activation(x, wrong, look) ??
    onePart(evidence, [said, ...others]) ??
    lostInvariance(evidence) ??
    symmetry(subject, evidence, random);
}

function activation(
  x: Float64Array,
  wrong: readonly boolean[],
  look: (at: Float64Array) => Inspection | undefined,
): Mistake | undefined {
  const sides: Measurement[][] = [];
  for (const scale of TOWARD_ZERO) {
    const seen = look(x.map((v) => scale * v));
    if (!seen) return;
    sides.push(seen.measurements.filter((_, k) => wrong[k]));
  }
  return towardZero(sides);
}

/** What the code says at x and at points nearby. */
function saidAround(subject: Subject, random: () => number): Float64Array[] {
  const { point } = subject;
  const start = point.base.slice();
  const ask = (at: Float64Array) => {
    point.standAt(at);
    subject.refresh();
    return subject.elements()!.slice();
  };
  const places = Array.from({ length: POINTS }, () => near(point, random));
  try {
    return [start, ...places].map(ask);
  } finally {
    point.standAt(start);
    subject.refresh();
  }
}
