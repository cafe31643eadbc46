// B. Fornberg, Math. Comp. 51 (1988), 699-706: weights of derivatives at 0 for any nodes, in floating point.

/**
 * The weights with which values at the nodes give the derivatives at 0 of the polynomial through them:
 * `weights[m][i]` for the derivative of order m and node i.
 */
export function weightsAtZero(
  nodes: readonly number[],
  order: number,
): number[][] {
  const weights = Array.from(
    { length: order + 1 },
    () => new Array<number>(nodes.length).fill(0),
  );
  weights[0][0] = 1;
  let before = 1;
  for (let n = 1; n < nodes.length; n++) {
    let product = 1;
    for (let i = 0; i < n; i++) {
      const gap = nodes[n] - nodes[i];
      product *= gap;
      if (i === n - 1) {
        for (let m = Math.min(n, order); m >= 0; m--) {
          const lower = m > 0 ? m * weights[m - 1][n - 1] : 0;
          weights[m][n] = before / product *
            (lower - nodes[n - 1] * weights[m][n - 1]);
        }
      }
      for (let m = Math.min(n, order); m >= 0; m--) {
        const lower = m > 0 ? m * weights[m - 1][i] : 0;
        weights[m][i] = (nodes[n] * weights[m][i] - lower) / gap;
      }
    }
    before = product;
  }
  return weights;
}
