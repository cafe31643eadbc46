/**
 * Functions that make arrays of numbers known in advance.
 *
 * @module
 */
import { type ArrayFunction, row } from "./array_function.ts";
import type { Graph, Shaped } from "./graph.ts";
import { ShapeError } from "./shaped.ts";

// More elements than this are no array to write out.
const MAX_WRITTEN = 200_000;

/** Larger arrays than this, of 80 megabytes, are not made. */
export const LARGEST = 10_000_000;

/** What is said of an array of so many elements; nothing where it can be written out. */
export function refusedSize(size: number): string | undefined {
  if (size <= MAX_WRITTEN) return undefined;
  return size > LARGEST
    ? `an array may have ${LARGEST} elements at most`
    : `an array may have ${MAX_WRITTEN} elements at most where each is written out`;
}

/** The whole numbers that are arguments; undefined where one is none, or varies. */
function sizes(
  graph: Graph,
  args: readonly Shaped[],
): number[] | undefined {
  const values = args.map((each) =>
    typeof each === "number" ? graph.constantAt(each) : undefined
  );
  const fits = values.every((n) =>
    n !== undefined && Number.isInteger(n) && n >= 1
  );
  if (!fits) return undefined;
  const total = (values as number[]).reduce((a, b) => a * b, 1);
  const refused = refusedSize(total);
  if (refused) throw new ShapeError(refused);
  return values as number[];
}

function filled(
  lengths: readonly number[],
  element: (index: readonly number[]) => number,
  index: readonly number[] = [],
): Shaped {
  const [length, ...rest] = lengths;
  if (length === undefined) return element(index);
  return Array.from(
    { length },
    (_, i) => filled(rest, element, [...index, i]),
  );
}

const SIZES = "whole numbers from 1 on, known in advance";

/** An array of one shape, its elements known by their indices. */
export function constantArray(
  element: (index: readonly number[]) => number,
  square = false,
): ArrayFunction {
  return row([1, square ? 2 : 3], (graph, args) => {
    const all = square && args.length === 1 ? [args[0], args[0]] : args;
    const lengths = sizes(graph, all);
    return lengths &&
      filled(lengths, (index) => graph.constant(element(index)));
  }, SIZES);
}

/** Random numbers: one for no lengths. */
export function drawn(draw: (random: () => number) => number): ArrayFunction {
  return row([0, 3], (graph, args, random) => {
    if (!random) {
      throw new ShapeError(
        "random numbers are drawn once: write noise = randn(3), and use noise",
      );
    }
    const lengths = sizes(graph, args);
    return lengths && filled(lengths, () => graph.constant(draw(random)));
  }, SIZES);
}

/** Numbers at equal distances between two. */
export function linspace(
  graph: Graph,
  [from, to, count]: readonly Shaped[],
): Shaped | undefined {
  if (typeof from !== "number" || typeof to !== "number") return undefined;
  const [n] = sizes(graph, [count]) ?? [];
  if (n === undefined) return undefined;
  const [a, b] = [graph.constantAt(from), graph.constantAt(to)];
  if (a === undefined || b === undefined) return undefined;
  // Weighted from both ends, so that both are met exactly.
  return Array.from({ length: n }, (_, i) => {
    const t = n === 1 ? 0 : i / (n - 1);
    return graph.constant(t === 1 ? b : a + (b - a) * t);
  });
}
