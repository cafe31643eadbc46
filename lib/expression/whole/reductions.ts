/**
 * Arrays in one piece to numbers, and along an axis.
 *
 * @module
 */
import { operationNamed } from "./operation.ts";
import { product } from "./product.ts";
import { give, type Tape, type Variable } from "./tape.ts";
import { elementsOf, sizeOf, Unsupported } from "./tensor.ts";

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

/** The mean of the squared distances from the mean. */
export function variance(tape: Tape, [a, axis]: readonly Variable[]): Variable {
  if (axis) throw new Unsupported("axis");
  const distance = apply(tape, "-", a, mean(tape, [a]));
  return mean(tape, [apply(tape, "^", distance, tape.number(2))]);
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
    const share = (adjoint as number) / ties;
    give(a, elements.map((x) => x === best ? share : 0));
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
  return tape.result({ shape: [], data: value }, [a], (adjoint) => {
    give(a, elements.map((x) => (adjoint as number) * Math.exp(x - value)));
  });
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
  return tape.result({ shape, data }, [a], (adjoint) => {
    const back = elementsOf({ shape, data: adjoint }).slice();
    rows.forEach((row, i) => {
      const own = back.subarray(i * width, i * width + width);
      const common = row.reduce((total, p, j) => total + p * own[j], 0);
      row.forEach((p, j) => own[j] = p * (own[j] - common));
    });
    give(a, back);
  });
}

/** The product of all elements. */
export function prod(tape: Tape, [a, axis]: readonly Variable[]): Variable {
  if (axis) throw new Unsupported("axis");
  const elements = elementsOf(a);
  const { length } = elements;
  const value = elements.reduce((all, x) => all * x, 1);
  return tape.result({ shape: [], data: value }, [a], (adjoint) => {
    // The factors before and behind each, so that none is divided by.
    const back = new Float64Array(length);
    for (let i = 0, before = adjoint as number; i < length; i++) {
      back[i] = before;
      before *= elements[i];
    }
    for (let i = length - 1, behind = 1; i >= 0; i--) {
      back[i] *= behind;
      behind *= elements[i];
    }
    give(a, back);
  });
}
