// The noise of f, told from whatever f does on a scale: nine values in a row, so close together that f is straight there. What
// their fourth differences leave is noise, whose variance they multiply by 1 + 16 + 36 + 16 + 1.
// R. W. Hamming, Introduction to Applied Numerical Analysis (1971), chapter 6; J. J. Moré and S. M. Wild, SIAM J. Sci. Comput.
// 33 (2011), 1292-1314.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";

const SIDE = [1, 2, 3, 4];
const GAIN = 70;

/** The standard deviation of what is spread evenly over a unit. */
const UNIFORM = 1 / Math.sqrt(12);

/** The spacing, in units of that of numbers at x, or of the distance over which f changes by one rounding. */
const SPACING = 16;

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
  const { center } = context;
  const ulp = context.ulp();
  const rounding = Number.EPSILON * Math.abs(center) / steepest;
  const wide = Math.max(WIDER * ulp, Number.isFinite(rounding) ? rounding : 0);
  for (const spacing of [ulp, wide]) {
    if (!context.allows(8)) return;
    const h = SPACING * spacing;
    context.probe.emit?.({
      kind: "sequence",
      h,
      side: "both",
      why: "nine values",
    });
    const around = [...SIDE.map((k) => -k).reverse(), ...SIDE];
    const { values } = yield* context.at(around.map((k) => k * h));
    const row = [...values.slice(0, 4), center, ...values.slice(4)];
    if (!row.every(Number.isFinite)) return;
    if (row.every((value) => value === row[0])) continue;
    let differences = row;
    for (let k = 0; k < 4; k++) {
      differences = differences.slice(1).map((y, i) => y - differences[i]);
    }
    const squares = differences.reduce((sum, d) => sum + d * d, 0);
    const deviation = Math.sqrt(squares / differences.length / GAIN);
    // Values that change evenly are rounded all the same.
    return Math.max(deviation, Number.EPSILON * Math.abs(center) * UNIFORM);
  }
  return 0;
}
