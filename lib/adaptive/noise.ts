// The noise of f, told from whatever f does on a scale: nine values in a row, so close together that f is straight there. What
// their fourth differences leave is noise, whose variance they multiply by 1 + 16 + 36 + 16 + 1.
// R. W. Hamming, Introduction to Applied Numerical Analysis (1971), chapter 6; J. J. Moré and S. M. Wild, SIAM J. Sci. Comput.
// 33 (2011), 1292-1314.

import type { Probe } from "../core/line.ts";
import type { Context } from "./context.ts";

const SIDE = [1, 2, 3, 4];
const GAIN = 70;

/** Spacings in units of the spacing of numbers at x; the second where all values at the first were one. */
const SPACINGS = [16, 16 * 256];

/** The standard deviation of the noise at x; 0 where all values are one, undefined where it cannot be measured. */
export function* noiseAt(
  context: Context,
): Generator<Probe, number | undefined, void> {
  for (const spacing of SPACINGS) {
    if (!context.allows(8)) return;
    const h = spacing * context.ulp();
    context.probe.emit?.({
      kind: "sequence",
      h,
      side: "both",
      why: "nine values",
    });
    const around = [...SIDE.map((k) => -k).reverse(), ...SIDE];
    const { values } = yield* context.at(around.map((k) => k * h));
    const row = [...values.slice(0, 4), context.center, ...values.slice(4)];
    if (!row.every(Number.isFinite)) return;
    if (row.every((value) => value === row[0])) continue;
    let differences = row;
    for (let k = 0; k < 4; k++) {
      differences = differences.slice(1).map((y, i) => y - differences[i]);
    }
    const squares = differences.reduce((sum, d) => sum + d * d, 0);
    return Math.sqrt(squares / differences.length / GAIN);
  }
  return 0;
}
