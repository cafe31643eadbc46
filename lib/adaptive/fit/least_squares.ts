// Polynomials that fit best, in the sense of least squares.

/** A polynomial that fits best. */
export interface LeastSquares {
  /** What each value counts in the derivative at 0. */
  readonly weights: readonly number[];
  /** What is left, in units of one value. */
  readonly residual: number;
  /** The polynomial at a distance. */
  readonly at: (t: number) => number;
}

/**
 * The weights of the derivative at 0 of the polynomial that fits best, and what it leaves: modified Gram-Schmidt on the
 * powers of t / length (Å. Björck, BIT 7 (1967), 1-21).
 */
export function leastSquares(
  ts: readonly number[],
  ys: readonly number[],
  degree: number,
  order: number,
  length: number,
): LeastSquares {
  const exponents = Array.from({ length: degree + 1 }, (_, k) => k);
  const basis: number[][] = [];
  const coefficients: number[][] = [];
  for (const k of exponents) {
    let column = ts.map((t) => (t / length) ** k);
    let powers: number[] = exponents.map((j) => j === k ? 1 : 0);
    for (let pass = 0; pass < 2; pass++) {
      basis.forEach((q, j) => {
        const along = q.reduce((sum, v, i) => sum + v * column[i], 0);
        column = column.map((v, i) => v - along * q[i]);
        powers = powers.map((p, m) => p - along * coefficients[j][m]);
      });
    }
    const size = Math.hypot(...column);
    basis.push(column.map((v) => v / size));
    coefficients.push(powers.map((p) => p / size));
  }
  let factor = 1;
  for (let k = 1; k <= order; k++) factor *= k / length;
  const weights = ts.map((_, i) =>
    factor * basis.reduce((sum, q, k) => sum + q[i] * coefficients[k][order], 0)
  );
  let rest = [...ys];
  const powers = exponents.map(() => 0);
  basis.forEach((q, k) => {
    const along = q.reduce((sum, v, i) => sum + v * rest[i], 0);
    rest = rest.map((v, i) => v - along * q[i]);
    coefficients[k].forEach((c, m) => powers[m] += along * c);
  });
  const residual = Math.hypot(...rest) / Math.sqrt(ts.length - degree - 1);
  const at = (t: number) =>
    powers.reduceRight((sum, c) => sum * (t / length) + c, 0);
  return { weights, residual, at };
}
