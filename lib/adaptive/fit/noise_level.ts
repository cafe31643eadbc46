// The noise of f, told from whatever f does on a scale: nine values in a row, so close together that f is straight there. What
// their fourth differences leave is noise, whose variance they multiply by 1 + 16 + 36 + 16 + 1.
// R. W. Hamming, Introduction to Applied Numerical Analysis (1971), chapter 6; J. J. Moré and S. M. Wild, SIAM J. Sci. Comput.
// 33 (2011), 1292-1314.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";

const NINE = [-4, -3, -2, -1, 0, 1, 2, 3, 4];

/** Those beside x in two parts: where all of the first are f(x), so are the others. */
const PARTS = [[-4, -1, 1, 4], [-3, -2, 2, 3]];
const GAIN = 70;

/** Where differences beside x leave so small a part of it, the rest is a jump: noise does so once in some 10^5 times. */
const LONE = 0.2;

/** The standard deviation of what is spread evenly over a unit. */
const UNIFORM = 1 / Math.sqrt(12);

/** The spacing, in units of that of numbers at x, or of the distance over which f changes by one rounding. */
export const SPACING = 16;

/** How much farther apart values are once more where all were one. */
const WIDER = 256;

/**
 * The standard deviation of the noise at x; 0 where all values are one, undefined where it cannot be measured.
 *
 * @param steepest The greatest slope that f may have: closer together than this says, rounding makes all values one.
 */
export function* noiseAt(
  context: Context,
  steepest: number,
): Generator<Probe, number | undefined, void> {
  const ulp = context.ulp();
  const rounding = Number.EPSILON * Math.abs(context.center) / steepest;
  const wide = Math.max(WIDER * ulp, Number.isFinite(rounding) ? rounding : 0);
  for (const spacing of [ulp, wide]) {
    const deviation = yield* deviationAt(context, SPACING * spacing);
    if (deviation !== 0) return deviation;
  }
  return 0;
}

/**
 * The standard deviation of the noise of nine values so far apart; 0 where all are one, undefined where none can be told.
 *
 * @param at How far from x the middle one lies.
 */
export function* deviationAt(
  context: Context,
  h: number,
  at: number = 0,
): Generator<Probe, number | undefined, void> {
  const { center, probe: { emit } } = context;
  if (!context.allows(NINE.length)) return;
  emit?.({ kind: "sequence", h, side: "both", why: "nine values" });
  const row: number[] = [];
  row[4] = center;
  for (const part of at === 0 ? PARTS : [NINE]) {
    const samples = yield* context.at(part.map((k) => at + k * h));
    samples.forEach(({ value }, i) => row[part[i] + 4] = value);
    if (row.every((value) => value === row[4])) return 0;
  }
  if (!row.every(Number.isFinite)) return;
  const differences = differencesOf(row, 4);
  // Values that change evenly are rounded all the same.
  return Math.max(
    Math.hypot(...differences) / Math.sqrt(differences.length * GAIN),
    Number.EPSILON * Math.abs(center) * UNIFORM,
    Number.MIN_VALUE,
  );
}

/** Whether nine values, of so much deviation, look like a jump at x: second differences of those on one side do not see it. */
export function looksLikeJump(
  { samples }: Context,
  deviation: number,
): boolean {
  const changesOn = (side: 1 | -1) =>
    samples.filter(({ t }) => t * side > 0)
      .sort((a, b) => Math.abs(a.t) - Math.abs(b.t))
      .slice(0, 4)
      .map(({ change }) => change);
  const differences = [
    ...differencesOf(changesOn(-1), 2),
    ...differencesOf(changesOn(1), 2),
  ];
  return Math.hypot(...differences) < LONE * deviation;
}

function differencesOf(values: readonly number[], order: number): number[] {
  let differences = [...values];
  for (let k = 0; k < order; k++) {
    differences = differences.slice(1).map((y, i) => y - differences[i]);
  }
  return differences;
}
