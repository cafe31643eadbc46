/**
 * Arrays in one piece to numbers, and along an axis.
 *
 * @module
 */
import { operationNamed } from "../operation.ts";
import { matmul, product } from "./product.ts";
import type { Tape } from "../tape.ts";
import type { Variable } from "../variable.ts";
import { elementsOf, sizeOf, Unsupported } from "../tensor.ts";

/** An operation of the elementary table on arrays. */
export function apply(
  tape: Tape,
  name: string,
  ...args: readonly Variable[]
): Variable {
  return tape.map(operationNamed(name), args);
}

/** A number that is known, such as an axis; undefined where there is no such argument. */
export function known(argument: Variable | undefined): number | undefined {
  if (!argument) return undefined;
  const { moves, shape, data } = argument;
  if (moves || shape.length > 0) throw new Unsupported("argument");
  return data as number;
}

/** The sum of all elements, or along an axis of a matrix. */
export function sum(tape: Tape, [a, axis]: readonly Variable[]): Variable {
  const along = known(axis);
  if (along === undefined) return tape.sum(a);
  const { shape } = a;
  if (shape.length !== 2) throw new Unsupported("axis");
  const ones = (n: number) => tape.given({ shape: [n], data: 1 });
  if (along === 1) return product(tape, ones(shape[0]), a);
  if (along === 2) return product(tape, a, ones(shape[1]));
  throw new Unsupported("axis");
}

/** The mean of all elements, or along an axis. */
export function mean(tape: Tape, args: readonly Variable[]): Variable {
  const [{ shape }] = args;
  const along = known(args[1]);
  const n = along === undefined ? sizeOf(shape) : shape[along - 1];
  return apply(tape, "/", sum(tape, args), tape.number(n));
}

/** The mean of the squared distances from the mean, of all elements or along an axis. */
export function variance(
  tape: Tape,
  [a, ...axis]: readonly Variable[],
): Variable {
  const middle = mean(tape, [a, ...axis]);
  const isColumn = known(axis[0]) === 2;
  const beside = isColumn ? tape.view(middle, [a.shape[0], 1]) : middle;
  const distance = apply(tape, "-", a, beside);
  return mean(tape, [apply(tape, "^", distance, tape.number(2)), ...axis]);
}

/** √Σx², or another norm by its order. */
export function norm(tape: Tape, [a, order]: readonly Variable[]): Variable {
  const p = known(order) ?? 2;
  if (p === 2) {
    const squares = apply(tape, "^", a, tape.number(2));
    return apply(tape, "sqrt", tape.sum(squares));
  }
  const sizes = apply(tape, "abs", a);
  if (p === Infinity) return largest(tape, sizes, 1);
  if (p === 1) return tape.sum(sizes);
  const powers = apply(tape, "^", sizes, tape.number(p));
  return apply(tape, "^", tape.sum(powers), tape.number(1 / p));
}

/** The largest of each column of a matrix, or of each row, or the smallest; the first of equal ones. */
export function largestAlong(
  tape: Tape,
  [a, axis]: readonly Variable[],
  sign: 1 | -1,
): Variable {
  const elements = elementsOf(a);
  const [rows, columns] = a.shape;
  const isDown = known(axis) === 1;
  const [count, length] = isDown ? [columns, rows] : [rows, columns];
  const places = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const place = (j: number) => isDown ? j * columns + i : i * columns + j;
    let best = place(0);
    for (let j = 1; j < length; j++) {
      const x = elements[place(j)];
      const isBetter = Number.isNaN(x) || sign * (x - elements[best]) > 0;
      if (isBetter) best = place(j);
    }
    places[i] = best;
  }
  return tape.take(a, places, [count]);
}

/** Where the largest element of a vector stands, or the smallest; the first of equal ones. */
export function placeOfLargest(
  tape: Tape,
  [a]: readonly Variable[],
  sign: 1 | -1,
): Variable {
  if (a.shape.length !== 1) throw new Unsupported("shape");
  const elements = elementsOf(a);
  let best = 0;
  elements.forEach((x, i) => {
    if (sign * (x - elements[best]) > 0) best = i;
  });
  return tape.given({ shape: [], data: best + 1 });
}

/** Whether a condition holds for one of all elements, or for each. */
export function holds(
  tape: Tape,
  [a, axis]: readonly Variable[],
  which: "some" | "every",
): Variable {
  if (axis) throw new Unsupported("axis");
  const isTrue = elementsOf(a)[which]((x) => x !== 0 && !Number.isNaN(x));
  return tape.given({ shape: [], data: Number(isTrue) });
}

/** The largest element, or the smallest. */
export function largest(tape: Tape, a: Variable, sign: 1 | -1): Variable {
  const elements = elementsOf(a);
  let best = elements[0];
  for (const x of elements) {
    if (Number.isNaN(x)) best = x;
    else if (sign * (x - best) > 0) best = x;
  }
  return tape.result({ shape: [], data: best }, [a], (adjoint) => {
    // Equal ones share, as both sides of a kink do.
    const ties = elements.reduce((n, x) => x === best ? n + 1 : n, 0);
    const data = elements.map((x) => x === best ? 1 / ties : 0);
    const shares = tape.given({ shape: a.shape, data });
    tape.give(a, apply(tape, "*", shares, adjoint));
  });
}

/** The logarithm of the sum of the exponentials. */
export function logSumExp(tape: Tape, [a]: readonly Variable[]): Variable {
  const elements = elementsOf(a);
  let most = -Infinity;
  for (const x of elements) most = Math.max(most, x);
  let sum = 0;
  for (const x of elements) sum += Math.exp(x - most);
  const value = most + Math.log(sum);
  const result = tape.result({ shape: [], data: value }, [a], (adjoint) => {
    const shares = apply(tape, "exp", apply(tape, "-", a, result));
    tape.give(a, apply(tape, "*", adjoint, shares));
  });
  return result;
}

/** The shares of the exponentials, of a vector or of each row of a matrix. */
export function softmax(tape: Tape, [a]: readonly Variable[]): Variable {
  const { shape } = a;
  if (shape.length > 2) throw new Unsupported("softmax");
  const width = shape[shape.length - 1];
  const data = Float64Array.from(elementsOf(a));
  const rows = Array.from(
    { length: data.length / width },
    (_, i) => data.subarray(i * width, i * width + width),
  );
  for (const row of rows) {
    const most = row.reduce((x, y) => Math.max(x, y));
    row.forEach((x, j) => row[j] = Math.exp(x - most));
    const total = row.reduce((x, y) => x + y);
    row.forEach((x, j) => row[j] = x / total);
  }
  const count = rows.length;
  const result = tape.result({ shape, data }, [a], (adjoint) => {
    const parts = apply(tape, "*", result, adjoint);
    const ones = tape.given({ shape: [width], data: 1 });
    const common = matmul(tape, parts, ones, [count, width, 1]);
    const own = tape.view(adjoint, [count, width]);
    const rest = tape.view(apply(tape, "-", own, common), shape);
    tape.give(a, apply(tape, "*", result, rest));
  });
  return result;
}

/** The product of all elements. */
export function prod(tape: Tape, [a, axis]: readonly Variable[]): Variable {
  if (axis) throw new Unsupported("axis");
  const data = elementsOf(a).reduce((all, x) => all * x, 1);
  return tape.result({ shape: [], data }, [a], (adjoint) => {
    tape.give(a, apply(tape, "*", adjoint, others(tape, a)));
  });
}

/** For each element the product of all others: of those before and those behind it, so that none is divided by. */
function others(tape: Tape, a: Variable): Variable {
  const elements = elementsOf(a);
  const { length } = elements;
  const data = new Float64Array(length);
  for (let i = 0, before = 1; i < length; i++) {
    data[i] = before;
    before *= elements[i];
  }
  for (let i = length - 1, behind = 1; i >= 0; i--) {
    data[i] *= behind;
    behind *= elements[i];
  }
  const result = tape.result({ shape: a.shape, data }, [a], (adjoint) => {
    // Σ gᵢ oᵢ over all i but j, over xⱼ: divided by after all.
    if (elements.includes(0)) throw new Unsupported("zero");
    const parts = apply(tape, "*", adjoint, result);
    const rest = apply(tape, "-", tape.sum(parts), parts);
    tape.give(a, apply(tape, "/", rest, a));
  });
  return result;
}
