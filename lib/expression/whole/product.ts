/**
 * Products of vectors and matrices in one piece.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import { worked } from "../long_work.ts";
import { give, keepingRow, type Tape, type Variable } from "./tape.ts";
import { elementsOf, Unsupported } from "./tensor.ts";

// A multiplication with its sum takes about a nanosecond, a step of what is told a microsecond.
const STEP = 1e-3;

// Of short rows so many are done at a time, as telling of each would take longer than it.
const ROWS = 256;

/** A v: four rows at a time, as one would wait for each addition before the next. */
function timesVector(
  a: Float64Array,
  v: Float64Array,
  m: number,
  n: number,
): Float64Array {
  const c = new Float64Array(m);
  let i = 0;
  for (; i + 3 < m; i += 4) {
    if (i % ROWS === 0) worked(ROWS * n * STEP);
    const [p, q, r] = [i * n + n, i * n + 2 * n, i * n + 3 * n];
    let s = 0;
    let t = 0;
    let u = 0;
    let w = 0;
    for (let l = 0, o = i * n; l < n; l++) {
      const x = v[l];
      s += a[o + l] * x;
      t += a[p + l] * x;
      u += a[q + l] * x;
      w += a[r + l] * x;
    }
    c[i] = s;
    c[i + 1] = t;
    c[i + 2] = u;
    c[i + 3] = w;
  }
  for (; i < m; i++) {
    for (let l = 0; l < n; l++) c[i] += a[i * n + l] * v[l];
  }
  return c;
}

/** C = A B for an m×n and an n×k matrix, one of them transposed where told. */
export function multiply(
  a: Float64Array,
  b: Float64Array,
  [m, n, k]: readonly [number, number, number],
  { aAcross = false, bAcross = false }: {
    readonly aAcross?: boolean;
    readonly bAcross?: boolean;
  } = {},
): Float64Array {
  if (k === 1 && !aAcross) return timesVector(a, b, m, n);
  const c = new Float64Array(m * k);
  if (n === 1) {
    worked(m * k * STEP);
    for (let i = 0; i < m; i++) {
      for (let j = 0, at = i * k; j < k; j++) c[at + j] = a[i] * b[j];
    }
    return c;
  }
  if (bAcross) {
    for (let i = 0; i < m; i++) {
      worked(k * n * STEP);
      const row = a.subarray(i * n, i * n + n);
      c.set(timesVector(b, row, k, n), i * k);
    }
    return c;
  }
  if (k === 1) {
    worked(m * n * STEP);
    for (let l = 0; l < n; l++) {
      const y = b[l];
      for (let i = 0, at = l * m; i < m; i++) c[i] += a[at + i] * y;
    }
    return c;
  }
  // Row by row of the result, which then stays in the cache.
  for (let i = 0; i < m; i++) {
    worked(n * k * STEP);
    for (let l = 0; l < n; l++) {
      const x = aAcross ? a[l * m + i] : a[i * n + l];
      for (let j = 0, at = i * k, from = l * k; j < k; j++) {
        c[at + j] += x * b[from + j];
      }
    }
  }
  return c;
}

function full(adjoint: Column, size: number): Float64Array {
  return typeof adjoint === "number"
    ? new Float64Array(size).fill(adjoint)
    : adjoint;
}

/** The product of vectors and matrices: A B, A v, v A, v·w; of the transpose of a vector v'w and v w'. */
export function product(tape: Tape, a: Variable, b: Variable): Variable {
  const isOuter = a.shape.length === 1 && b.isCovector;
  const left = a.isCovector && b.shape.length === 1
    ? a.shape.slice(1)
    : isOuter
    ? [...a.shape, 1]
    : a.shape;
  const right = b.shape;
  const fits = left.length >= 1 && left.length <= 2 && right.length >= 1 &&
    right.length <= 2 && left[left.length - 1] === right[0];
  if (!fits) throw new Unsupported("shapes");
  const m = left.length === 2 ? left[0] : 1;
  const n = right[0];
  const k = right.length === 2 ? right[1] : 1;
  const [x, y] = [elementsOf(a), elementsOf(b)];
  const data = multiply(x, y, [m, n, k]);
  const shape = [...left.slice(0, -1), ...right.slice(1)];
  const whole = { shape, data: shape.length === 0 ? data[0] : data };
  const result = tape.result(whole, [a, b], (adjoint) => {
    const g = full(adjoint, m * k);
    if (a.moves) give(a, multiply(g, y, [m, k, n], { bAcross: true }));
    if (b.moves) give(b, multiply(x, g, [n, m, k], { aAcross: true }));
  });
  return keepingRow(result, [a, b]);
}
