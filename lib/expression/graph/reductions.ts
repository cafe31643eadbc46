/**
 * Arrays to numbers: sums, means, norms and what is made of them, of all elements or along one axis.
 *
 * @module
 */
import { ELEMENTARY, OPERATIONS } from "../table/elementary.ts";
import { type Graph, leavesOf, type Shaped } from "./graph.ts";
import {
  isMatrix,
  isVector,
  type product,
  type Row,
  ShapeError,
  sum,
} from "./shaped.ts";

/** Numbers to one number. */
export type Reduce = (graph: Graph, elements: Row) => number;

function apply(graph: Graph, name: string, ...args: readonly number[]) {
  return graph.apply((OPERATIONS.get(name) ?? ELEMENTARY.get(name))!, ...args);
}

/** The mean. */
export function mean(graph: Graph, all: Row): number {
  return apply(graph, "/", sum(graph, all), graph.constant(all.length));
}

/** The mean of the squared distances from the mean, as NumPy has it: divided by n. */
export function variance(graph: Graph, all: Row): number {
  const middle = mean(graph, all);
  const two = graph.constant(2);
  const squares = all.map((x) =>
    apply(graph, "^", apply(graph, "-", x, middle), two)
  );
  return mean(graph, squares);
}

/** The square root of the variance. */
export function deviation(graph: Graph, all: Row): number {
  return apply(graph, "sqrt", variance(graph, all));
}

/** The middle of the sorted elements, or the mean of the two in the middle. */
export function median(graph: Graph, all: Row): number {
  const inOrder = sorted(graph, all);
  const half = all.length >> 1;
  return all.length % 2 === 1
    ? inOrder[half]
    : mean(graph, inOrder.slice(half - 1, half + 1));
}

// A network of comparisons for more would be larger than what is done with it.
const MOST_SORTED = 64;

/** The elements from the smallest to the largest. */
export function sorted(graph: Graph, all: Row): number[] {
  const values = all.map((each) => graph.constantAt(each));
  if (!values.includes(undefined)) {
    return (values as number[]).toSorted((a, b) => a - b)
      .map((each) => graph.constant(each));
  }
  if (all.length > MOST_SORTED) {
    throw new ShapeError(
      `elements that vary are sorted up to ${MOST_SORTED} of them`,
    );
  }
  // Each pass brings the next largest to its place.
  const row = [...all];
  for (let end = row.length - 1; end > 0; end--) {
    for (let i = 0; i < end; i++) {
      const [a, b] = [row[i], row[i + 1]];
      row[i] = apply(graph, "min", a, b);
      row[i + 1] = apply(graph, "max", a, b);
    }
  }
  return row;
}

/** A reduction of all elements, or along the axis that a second argument names: 1 goes down the columns, 2 along the rows. */
export function reduced(
  reduce: Reduce,
): (graph: Graph, args: readonly Shaped[]) => Shaped | undefined {
  return (graph, [a, axis]) => {
    if (axis === undefined) {
      const elements = leavesOf(a);
      return elements.length === 0 ? undefined : reduce(graph, elements);
    }
    const which = typeof axis === "number" ? graph.constantAt(axis) : undefined;
    if (which === 1 && isVector(a)) return reduce(graph, a);
    if (!isMatrix(a)) return undefined;
    if (which === 2) return a.map((row) => reduce(graph, row));
    if (which !== 1) throw new ShapeError("the axes of a matrix are 1 and 2");
    return a[0].map((_, j) => reduce(graph, a.map((row) => row[j])));
  };
}

/** √Σx², or Σ|x|, max |x| or (Σ|x|^p)^(1/p) where a second argument p is given. */
export function norm(
  graph: Graph,
  [a, p]: readonly Shaped[],
): Shaped | undefined {
  if (typeof a === "number") return undefined;
  const order = p === undefined
    ? 2
    : typeof p === "number"
    ? graph.constantAt(p)
    : undefined;
  if (order === undefined || order < 1) {
    throw new ShapeError("the order of a norm is a number from 1 on");
  }
  const powers = (exponent: number, elements: Row) =>
    elements.map((x) => apply(graph, "^", x, graph.constant(exponent)));
  const elements = leavesOf(a);
  if (order === 2) return apply(graph, "sqrt", sum(graph, powers(2, elements)));
  const sizes = elements.map((x) => apply(graph, "abs", x));
  if (order === Infinity) {
    return sizes.reduce((x, y) => apply(graph, "max", x, y));
  }
  const total = sum(graph, powers(order, sizes));
  return apply(graph, "^", total, graph.constant(1 / order));
}

/** The sums, or the products, of the first elements: as many as there are. */
export function running(
  operate: typeof sum | typeof product,
): (graph: Graph, args: readonly Shaped[]) => Shaped | undefined {
  return (graph, [a]) => {
    if (!isVector(a)) return undefined;
    const found: number[] = [];
    for (const x of a) {
      const before = found[found.length - 1];
      found.push(before === undefined ? x : operate(graph, [before, x]));
    }
    return found;
  };
}
