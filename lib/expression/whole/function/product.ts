/**
 * Products of vectors and matrices in one piece.
 *
 * @module
 */
import { worked } from "../../long_work.ts";
import type { Tape } from "../tape.ts";
import { keepingRow, type Variable } from "../variable.ts";
import { elementsOf, Unsupported } from "../tensor.ts";

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

/** Aᵀ v, where A has n rows of length m: row by row, as they lie in memory. */
function acrossTimesVector(
  a: Float64Array,
  v: Float64Array,
  m: number,
  n: number,
): Float64Array {
  worked(m * n * STEP);
  const c = new Float64Array(m);
  for (let l = 0; l < n; l++) {
    const x = v[l];
    for (let i = 0, at = l * m; i < m; i++) c[i] += a[at + i] * x;
  }
  return c;
}

/** How far apart the elements of a matrix lie along its rows and its columns. */
interface Strides {
  readonly down: number;
  readonly along: number;
}

/** Which of two matrices are transposed. */
interface Across {
  readonly aAcross?: boolean;
  readonly bAcross?: boolean;
}

/** C = A B for an m×n and an n×k matrix, one of them transposed where told. */
export function multiply(
  a: Float64Array,
  b: Float64Array,
  [m, n, k]: readonly [number, number, number],
  { aAcross = false, bAcross = false }: Across = {},
): Float64Array {
  if (k === 1) return (aAcross ? acrossTimesVector : timesVector)(a, b, m, n);
  if (m === 1) return multiply(b, a, [k, n, 1], { aAcross: !bAcross });
  const from = aAcross ? { down: 1, along: m } : { down: n, along: 1 };
  const to = bAcross ? { down: 1, along: n } : { down: k, along: 1 };
  return tiled(a, from, b, to, [m, n, k]);
}

/**
 * Two rows by four columns of the result at a time: six numbers are read for eight products, and their sums stay in
 * registers. Takes a third of the time of a row at a time (100×100: 0.5 ms).
 */
function tiled(
  a: Float64Array,
  { down: ai, along: al }: Strides,
  b: Float64Array,
  { down: bl, along: bj }: Strides,
  [m, n, k]: readonly [number, number, number],
): Float64Array {
  const c = new Float64Array(m * k);
  const [rows, columns] = [m - m % 2, k - k % 4];
  for (let i = 0; i < rows; i += 2) {
    worked(2 * n * k * STEP);
    for (let j = 0; j < columns; j += 4) {
      let [p, q, r, s] = [0, 0, 0, 0];
      let [t, u, v, w] = [0, 0, 0, 0];
      for (let l = 0, x = i * ai, y = j * bj; l < n; l++, x += al, y += bl) {
        const upper = a[x];
        const lower = a[x + ai];
        const first = b[y];
        const second = b[y + bj];
        const third = b[y + 2 * bj];
        const fourth = b[y + 3 * bj];
        p += upper * first;
        q += upper * second;
        r += upper * third;
        s += upper * fourth;
        t += lower * first;
        u += lower * second;
        v += lower * third;
        w += lower * fourth;
      }
      const at = i * k + j;
      c[at] = p;
      c[at + 1] = q;
      c[at + 2] = r;
      c[at + 3] = s;
      c[at + k] = t;
      c[at + k + 1] = u;
      c[at + k + 2] = v;
      c[at + k + 3] = w;
    }
  }
  for (let i = 0; i < m; i++) {
    for (let j = i < rows ? columns : 0; j < k; j++) {
      let sum = 0;
      for (let l = 0, x = i * ai, y = j * bj; l < n; l++, x += al, y += bl) {
        sum += a[x] * b[y];
      }
      c[i * k + j] = sum;
    }
  }
  return c;
}

/** The product of two matrices of these lengths, whatever their shapes, one of them transposed where told. */
export function matmul(
  tape: Tape,
  a: Variable,
  b: Variable,
  [m, n, k]: readonly [number, number, number],
  { aAcross = false, bAcross = false }: Across = {},
): Variable {
  const across = { aAcross, bAcross };
  const data = multiply(elementsOf(a), elementsOf(b), [m, n, k], across);
  return tape.result({ shape: [m, k], data }, [a, b], (g) => {
    if (a.moves) {
      const back = aAcross
        ? matmul(tape, b, g, [n, k, m], { aAcross: bAcross, bAcross: true })
        : matmul(tape, g, b, [m, k, n], { bAcross: !bAcross });
      tape.give(a, tape.view(back, a.shape));
    }
    if (b.moves) {
      const back = bAcross
        ? matmul(tape, g, a, [k, m, n], { aAcross: true, bAcross: aAcross })
        : matmul(tape, a, g, [n, m, k], { aAcross: !aAcross });
      tape.give(b, tape.view(back, b.shape));
    }
  });
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
  const shape = [...left.slice(0, -1), ...right.slice(1)];
  const result = tape.view(matmul(tape, a, b, [m, n, k]), shape);
  return keepingRow(result, [a, b]);
}
