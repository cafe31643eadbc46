/**
 * Products of vectors and matrices in one piece.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import { worked } from "../../core/long_work.ts";
import { give, type Tape, type Variable } from "./tape.ts";
import { elementsOf, Unsupported } from "./tensor.ts";

// A multiplication with its sum takes about a nanosecond, a step of what is told a microsecond.
const STEP = 1e-3;

/** C = A B for an m×n and an n×k matrix, either of them transposed where told. */
function multiply(
  a: Float64Array,
  b: Float64Array,
  [m, n, k]: readonly [number, number, number],
  { aAcross = false, bAcross = false } = {},
): Float64Array {
  const c = new Float64Array(m * k);
  if (bAcross && !aAcross) {
    for (let i = 0; i < m; i++) {
      worked(k * n * STEP);
      for (let j = 0; j < k; j++) {
        let sum = 0;
        for (let l = 0; l < n; l++) sum += a[i * n + l] * b[j * n + l];
        c[i * k + j] = sum;
      }
    }
    return c;
  }
  if (k === 1 && !aAcross) {
    for (let i = 0; i < m; i++) {
      worked(n * STEP);
      let sum = 0;
      for (let l = 0, at = i * n; l < n; l++) sum += a[at + l] * b[l];
      c[i] = sum;
    }
    return c;
  }
  for (let l = 0; l < n; l++) {
    worked(m * k * STEP);
    for (let i = 0; i < m; i++) {
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
  return tape.result(whole, [a, b], (adjoint) => {
    const g = full(adjoint, m * k);
    if (a.moves) give(a, multiply(g, y, [m, k, n], { bAcross: true }));
    if (b.moves) give(b, multiply(x, g, [n, m, k], { aAcross: true }));
  });
}
