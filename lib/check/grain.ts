// How coarse is f? Nine values in a row, so close together that f is straight there: what their fourth differences leave is
// the rounding of f's values. R. W. Hamming, Introduction to Applied Numerical Analysis (1971), chapter 6; J. J. Moré and
// S. M. Wild, SIAM J. Sci. Comput. 33 (2011), 1292-1314.

import { areSingle } from "./single.ts";
import type { NumericEstimate } from "./estimate_along.ts";
import { attempt } from "./calls.ts";
import type { BoundedPoint } from "./bounded_point.ts";
import type { Subject } from "./subject.ts";

/** Values in a row. */
const COUNT = 9;

/** A fourth difference of independent numbers has 1 + 16 + 36 + 16 + 1 times their variance. */
const FOURTH = 70;

/** The spacing of numbers around which their rounding varies by 1 is √12 of that. */
const SPACING = Math.sqrt(12);

/** Below this f is as good as doubles are, and above it is noise that somebody means. */
const COARSE = { from: 1e-13, to: 2 ** -16 };

/** What is said of an f with this relative rounding; nothing of one in double precision. */
export function coarseness(grain: number | undefined): string {
  if (grain === undefined) return "";
  const size = Number(grain.toPrecision(1));
  return grain > 1e-8
    ? `f is computed in single precision, to about ${size} of its size`
    : `f carries noise of about ${size} of its size`;
}

/** Whether something hints at values computed in less than double precision. */
export function mayBeCoarse(
  subject: Subject,
  estimates: readonly NumericEstimate[],
): boolean {
  return subject.point.single || subject.single() ||
    areSingle(subject.elements() ?? []) ||
    estimates.some(({ verdict: { kind }, trend }) =>
      ["imprecise", "noisy", "stair", "unresolved", "budget"].includes(kind) ||
      trend !== undefined
    );
}

/** The relative rounding of f around the point, if it is coarser than that of doubles. */
export function grainOf(
  subject: Subject,
  random: () => number,
): number | undefined {
  const { point } = subject;
  const signs = point.base.map((x, i) => inward(point, i, x, random));
  const start = point.base.slice();
  const rows: Float64Array[] = [];
  try {
    for (let k = 0; k < COUNT; k++) {
      point.standAt(
        start.map((x, i) => x + 8 * k * signs[i] * spacing(x || 1)),
      );
      const values = attempt(() => subject.values());
      if (values.kind === "threw") return;
      rows.push(values.value);
    }
  } finally {
    point.standAt(start);
  }
  const grain = rows[0].reduce(
    (most, _, i) => Math.max(most, roughness(rows.map((row) => row[i]))),
    0,
  );
  if (grain > COARSE.from && grain < COARSE.to) return grain;
  // Where f is level its rounding does not show.
  return subject.single() ? 2 ** -23 : undefined;
}

/** A side to go to: any, or the one that bounds leave. */
function inward(
  point: BoundedPoint,
  i: number,
  x: number,
  random: () => number,
): number {
  const reach = 8 * COUNT * spacing(x || 1);
  if (x + reach > point.upper(i)) return x - reach < point.lower(i) ? 0 : -1;
  return x - reach < point.lower(i) || random() < 0.5 ? 1 : -1;
}

/** The spacing of single-precision numbers at x, which all of them can take a step of. */
function spacing(x: number): number {
  return 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(x))) - 23);
}

/** The spacing that the values seem to be rounded to, relative to their size. */
function roughness(values: readonly number[]): number {
  const size = values.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  const second = differences(differences(values));
  // One jump bends a row of values twice.
  if (!(second.filter((d) => d !== 0).length > 2) || size === 0) return 0;
  const fourth = differences(differences(second));
  const variance = fourth.reduce((sum, d) => sum + d * d, 0) / fourth.length;
  return SPACING * Math.sqrt(variance / FOURTH) / size;
}

function differences(values: readonly number[]): number[] {
  return values.slice(1).map((y, i) => y - values[i]);
}
