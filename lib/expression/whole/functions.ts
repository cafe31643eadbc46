/**
 * The functions of arrays, on arrays in one piece.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import { ELEMENTARY, OPERATIONS } from "../table/elementary.ts";
import { product } from "./product.ts";
import type { Operation } from "./fused.ts";
import { give, type Tape, type Variable } from "./tape.ts";
import { elementsOf, sizeOf, Unsupported } from "./tensor.ts";

const operations: Map<string, Operation> = new Map();

/** An operator or an elementary function, element by element. */
export function operationNamed(name: string): Operation {
  const known = operations.get(name);
  if (known) return known;
  const row = OPERATIONS.get(name) ?? ELEMENTARY.get(name);
  if (!row) throw new Unsupported(name);
  const made: Operation = {
    name,
    build: (graph, inputs) => graph.apply(row, ...inputs),
  };
  operations.set(name, made);
  return made;
}

/** One of two values, by a condition. */
export const CHOOSE: Operation = {
  name: "?",
  build: (graph, [condition, a, b]) => graph.select(condition, a, b),
};

function largest(tape: Tape, a: Variable, sign: 1 | -1): Variable {
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

function logSumExp(tape: Tape, a: Variable): Variable {
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

function prod(tape: Tape, a: Variable): Variable {
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

function transposed(tape: Tape, a: Variable): Variable {
  if (a.shape.length > 2) throw new Unsupported("transpose");
  const [m, n] = a.shape.length === 2 ? a.shape : [a.shape[0], 1];
  if (a.shape.length === 1) {
    const row = tape.take(a, count(m), [1, m]);
    row.isCovector = true;
    return row;
  }
  const places = new Int32Array(m * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) places[j * m + i] = i * n + j;
  }
  return tape.take(a, places, [n, m]);
}

function count(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}

function trace(tape: Tape, a: Variable): Variable {
  const [m, n] = a.shape;
  if (a.shape.length !== 2 || m !== n) throw new Unsupported("trace");
  return tape.sum(tape.take(a, count(m).map((i) => i * n + i), [m]));
}

function constant(
  tape: Tape,
  data: Column,
  shape: readonly number[],
): Variable {
  return tape.given({ shape, data });
}

type Apply = (tape: Tape, a: Variable, b: Variable) => Variable;

const apply = (name: string): Apply => (tape, ...args) =>
  tape.map(operationNamed(name), args.filter(Boolean));
const times = apply("*");
const over = apply("/");

/** The functions that are done on arrays in one piece; all others are written out. */
export const FUNCTIONS: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  ["sum", (tape, a) => tape.sum(a)],
  ["mean", (tape, a) => over(tape, tape.sum(a), tape.number(sizeOf(a.shape)))],
  ["prod", prod],
  [
    "norm",
    (tape, a) => apply("sqrt")(tape, tape.sum(times(tape, a, a)), undefined!),
  ],
  ["logsumexp", logSumExp],
  ["softmax", (tape, a) => {
    if (a.shape.length !== 1) throw new Unsupported("softmax");
    const shifted = apply("-")(tape, a, logSumExp(tape, a));
    return apply("exp")(tape, shifted, undefined!);
  }],
  ["dot", (tape, a, b) => {
    if (a.shape.length !== 1 || b.shape.length !== 1) {
      throw new Unsupported("dot");
    }
    return product(tape, a, b);
  }],
  ["transpose", transposed],
  ["trace", trace],
  ["length", (tape, a) => tape.number(a.shape[0])],
  [
    "size",
    (tape, a) => constant(tape, Float64Array.from(a.shape), [a.shape.length]),
  ],
]);

/** Those that reduce one array where they are given one argument. */
export const REDUCTIONS: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  ["max", (tape, a) => largest(tape, a, 1)],
  ["min", (tape, a) => largest(tape, a, -1)],
]);
