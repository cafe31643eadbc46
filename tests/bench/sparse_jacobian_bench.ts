// A tridiagonal Jacobian of 1000 columns, colored: the whole of it against a hand-written loop over the same three colors and
// against the six evaluations of f that both take.

import { jacobian } from "../../mod.ts";
import { sparseJacobian, sparsityPattern } from "../../lib/sparse/mod.ts";

const N = 1000;
const METHOD_STEP = Number.EPSILON ** (1 / 3);
const x = Float64Array.from({ length: N }, (_, i) => -1 + 0.1 * Math.sin(i));
const y = new Float64Array(N);

/** Broyden's tridiagonal function, into the same array each time. */
function broyden(x: Float64Array): Float64Array {
  const end = N - 1;
  y[0] = (3 - 2 * x[0]) * x[0] - 2 * x[1] + 1;
  for (let i = 1; i < end; i++) {
    y[i] = (3 - 2 * x[i]) * x[i] - x[i - 1] - 2 * x[i + 1] + 1;
  }
  y[end] = (3 - 2 * x[end]) * x[end] - x[end - 1] + 1;
  return y;
}

const pairs: [number, number][] = [];
for (let i = 0; i < N; i++) {
  for (let j = Math.max(0, i - 1); j <= Math.min(N - 1, i + 1); j++) {
    pairs.push([i, j]);
  }
}
const sparsity = sparsityPattern(pairs, [N, N]);
const { groups, rows, columnStarts } = sparsity;

function byHand(): Float64Array {
  const values = new Float64Array(rows.length);
  const kept = x.slice();
  for (const group of groups) {
    for (const sign of [1, -1]) {
      for (const c of group) {
        x[c] = kept[c] + sign * METHOD_STEP * Math.max(1, Math.abs(kept[c]));
      }
      broyden(x);
      for (const c of group) {
        for (let p = columnStarts[c]; p < columnStarts[c + 1]; p++) {
          values[p] += sign * y[rows[p]];
        }
      }
    }
    for (const c of group) {
      const h = METHOD_STEP * Math.max(1, Math.abs(kept[c]));
      const distance = kept[c] + h - (kept[c] - h);
      for (let p = columnStarts[c]; p < columnStarts[c + 1]; p++) {
        values[p] /= distance;
      }
      x[c] = kept[c];
    }
  }
  return values;
}

const group = "tridiagonal Jacobian, n = 1000";
Deno.bench("six evaluations of f", { group, baseline: true }, () => {
  for (let k = 0; k < 6; k++) broyden(x);
});
Deno.bench("hand-written loop, three colors", { group }, () => void byHand());
Deno.bench(
  "sparseJacobian, pattern kept",
  { group },
  () => void sparseJacobian(broyden, x, { sparsity }),
);
Deno.bench(
  "sparseJacobian, from pairs each time",
  { group },
  () => void sparseJacobian(broyden, x, { sparsity: pairs }),
);
Deno.bench(
  "sparseJacobian, probed each time",
  { group },
  () => void sparseJacobian(broyden, x),
);

/** For who does not know, or say, that a function is sparse. */
const few = Array.from({ length: 50 }, (_, i) => Math.sin(i + 1));
const diagonals = (x: number[]) => x.map((xi, i) => xi * xi - (x[i + 1] ?? 0));
const dense = "Jacobian of two diagonals, n = 50, by the default method";
Deno.bench("8n evaluations of f", { group: dense, baseline: true }, () => {
  for (let k = 0; k < 8 * few.length; k++) diagonals(few);
});
Deno.bench("jacobian", { group: dense }, () => void jacobian(diagonals, few));
