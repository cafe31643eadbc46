// Where several kinks meet, as in a layer of relus whose weights are all 0, code that takes one slope at every kink is right
// though its sum may lie beside the slopes from the left and from the right. Its own values around x tell: of one kink they
// are two, of several more.

import { randomWeights } from "./random_weights.ts";
import type { Measurement } from "./measure.ts";
import type { Subject } from "./subject.ts";

/** Points around x that are asked. */
const COUNT = 12;

/** How far they are from x, in units of its typical size: as near as smooth parts hardly change. */
const NEAR = 1e-7;

/** Of which measurements what the code says takes more than two values around x. */
export function meetingKinks(
  subject: Subject,
  measurements: readonly Measurement[],
  random: () => number,
): Set<Measurement> {
  const { point } = subject;
  if (measurements.length === 0 || point.size < 2) return new Set();
  const start = point.base.slice();
  const size = start.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
  const said: number[][] = measurements.map(() => []);
  try {
    for (let k = 0; k < COUNT; k++) {
      const weights = randomWeights(random, point.size);
      point.standAt(start.map((x, i) => x + NEAR * size * weights[i]));
      subject.refresh();
      measurements.forEach(({ weights }, r) =>
        said[r].push(subject.analytic(weights))
      );
    }
  } finally {
    point.standAt(start);
    subject.refresh();
  }
  return new Set(measurements.filter((_, r) => clusters(said[r]) > 2));
}

/** How many different values there are, but for small changes. */
function clusters(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const apart = 1e-3 * (sorted[sorted.length - 1] - sorted[0]);
  return sorted.filter((v, k) => k === 0 || v - sorted[k - 1] > apart).length;
}
