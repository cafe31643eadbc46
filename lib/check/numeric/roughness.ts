// What the fourth differences of values in a row leave is the rounding of the values. R. W. Hamming, Introduction to Applied
// Numerical Analysis (1971), chapter 6; J. J. Moré and S. M. Wild, SIAM J. Sci. Comput. 33 (2011), 1292-1314.

/** A fourth difference of independent numbers has 1 + 16 + 36 + 16 + 1 times their variance. */
const FOURTH = /* @__PURE__ */ Math.sqrt(70);

/** The spacing of numbers around which their rounding varies by 1 is √12 of that. */
export const SPACING: number = /* @__PURE__ */ Math.sqrt(12);

/** Below this rounding a search does well, though terms that cancel leave more than that of doubles; above it is noise that somebody means. */
export const COARSE = { from: 1e-10, to: 1e-2 } as const;

/** The spacing that the values seem to be rounded to, relative to their size; 0 where what they do is no noise. */
export function roughness(values: readonly number[]): number {
  const size = values.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  const third = differences(differences(differences(values)));
  // A kink bends two of them and a jump three, and noise most.
  const bent = third.filter((d) => Math.abs(d) > COARSE.from * size).length;
  if (bent < 4) return 0;
  const fourth = differences(third);
  // Differences of noise grow with each order, and those of a bend fall.
  if (rootMeanSquare(differences(fourth)) < rootMeanSquare(fourth)) return 0;
  return SPACING * rootMeanSquare(fourth) / FOURTH / size;
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.hypot(...values) / Math.sqrt(values.length);
}

function differences(values: readonly number[]): number[] {
  return values.slice(1).map((y, i) => y - values[i]);
}
