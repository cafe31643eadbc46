/**
 * Arrays in one piece made of the elements of others, in another order or another shape.
 *
 * @module
 */
import { product } from "./product.ts";
import { apply, known } from "./reductions.ts";
import type { Tape } from "../tape.ts";
import type { Variable } from "../variable.ts";
import { elementsOf, sizeOf, Unsupported } from "../tensor.ts";

function count(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}

function checkDepth({ shape }: Variable, depth: number): void {
  if (shape.length !== depth) throw new Unsupported("depth");
}

/** The columns as rows. */
export function transposed(tape: Tape, [a]: readonly Variable[]): Variable {
  if (a.shape.length === 1) {
    const row = tape.view(a, [1, a.shape[0]]);
    row.isCovector = true;
    return row;
  }
  checkDepth(a, 2);
  const [m, n] = a.shape;
  const places = new Int32Array(m * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) places[j * m + i] = i * n + j;
  }
  return tape.take(a, places, [n, m]);
}

/** The diagonal of a matrix, or the matrix that has a vector on it. */
export function diagonal(tape: Tape, [a]: readonly Variable[]): Variable {
  const [m, n = m] = a.shape;
  const length = Math.min(m, n);
  const places = count(length).map((i) => i * n + i);
  if (a.shape.length === 2) return tape.take(a, places, [length]);
  checkDepth(a, 1);
  return tape.put(a, places, [m, m]);
}

/** The sum of the diagonal of a square matrix. */
export function trace(tape: Tape, [a]: readonly Variable[]): Variable {
  checkDepth(a, 2);
  if (a.shape[0] !== a.shape[1]) throw new Unsupported("trace");
  return tape.sum(diagonal(tape, [a]));
}

/** Each element of a vector times each of another. */
export function outer(tape: Tape, [a, b]: readonly Variable[]): Variable {
  checkDepth(a, 1);
  return product(tape, a, transposed(tape, [b]));
}

/** The elements row by row in another shape. */
export function reshaped(
  tape: Tape,
  [a, ...lengths]: readonly Variable[],
): Variable {
  const shape = lengths.length === 1 && lengths[0].shape.length === 1
    ? [...elementsOf(lengths[0])]
    : lengths.map((each) => known(each)!);
  if (sizeOf(shape) !== sizeOf(a.shape)) throw new Unsupported("reshape");
  return tape.view(a, shape);
}

/** Vectors one behind another, or matrices one below another. */
export function concatenated(tape: Tape, args: readonly Variable[]): Variable {
  const depth = Math.max(1, ...args.map(({ shape }) => shape.length));
  if (depth > 1 && args.some(({ shape }) => shape.length === 0)) {
    throw new Unsupported("concat");
  }
  const shapes = args.map(({ shape }) => [
    ...Array<number>(depth - shape.length).fill(1),
    ...shape,
  ]);
  const [, ...inner] = shapes[0];
  if (shapes.some(([, ...rest]) => String(rest) !== String(inner))) {
    throw new Unsupported("concat");
  }
  const rows = shapes.reduce((total, [length]) => total + length, 0);
  return tape.join(args, [rows, ...inner]);
}

/** Matrices side by side; a vector is a column. */
export function beside(tape: Tape, args: readonly Variable[]): Variable {
  const across = args.map((each) => {
    if (each.shape.length === 1) return tape.view(each, [1, each.shape[0]]);
    return transposed(tape, [each]);
  });
  return transposed(tape, [concatenated(tape, across)]);
}

/** The elements from the smallest to the largest: as many places are exchanged. */
export function sorted(tape: Tape, [a]: readonly Variable[]): Variable {
  checkDepth(a, 1);
  const elements = elementsOf(a);
  const places = count(elements.length)
    .sort((i, j) => elements[i] - elements[j]);
  return tape.take(a, places, a.shape);
}

/** The middle of the sorted elements, or the mean of the two in the middle. */
export function median(tape: Tape, [a, axis]: readonly Variable[]): Variable {
  if (axis) throw new Unsupported("axis");
  const size = sizeOf(a.shape);
  const all = sorted(tape, [tape.view(a, [size])]);
  const places = Int32Array.of((size - 1) >> 1, size >> 1);
  const middle = tape.sum(tape.take(all, places, [2]));
  return apply(tape, "/", middle, tape.number(2));
}

/** The sums of the first elements. */
export function running(tape: Tape, [a]: readonly Variable[]): Variable {
  checkDepth(a, 1);
  const data = Float64Array.from(elementsOf(a));
  for (let i = 1; i < data.length; i++) data[i] += data[i - 1];
  const behind = count(data.length).reverse();
  return tape.result({ shape: a.shape, data }, [a], (adjoint) => {
    const back = running(tape, [tape.take(adjoint, behind, a.shape)]);
    tape.give(a, tape.take(back, behind, a.shape));
  });
}
