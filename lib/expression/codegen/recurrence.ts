/**
 * Numbers that each pass of a loop makes new from those before it: a sum so far, a product with its derivative.
 *
 * So a sum of numbers is as quick as a loop by hand and stores nothing, where an array of its terms would take 80 MB for
 * ten million; and the derivative of a product takes one pass, where its formula takes one for each factor. Sums over the
 * elements of long arguments are maps with a reduction instead: see whole/function/whole_series.ts.
 *
 * @module
 */
import { forward } from "../autodiff/forward.ts";
import { Graph, inline, leavesOf, type Program } from "../graph/graph.ts";
import { loopOf } from "./loop.ts";

/** One pass, from the states before it to those after it. */
export interface Recurrence {
  /** Takes the counter, the states and the values from outside; gives the next states. */
  readonly body: Program;
  /** The states before the first pass. */
  readonly initial: readonly number[];
  /** How many values come from outside. */
  readonly outside: number;
  /** Which state is the result. */
  readonly result: number;
}

/** The result after all passes from one whole number to another, with the values from outside. */
export type Run = (
  from: number,
  to: number,
  ...outside: readonly number[]
) => number;

// A loop of this length runs for about a second.
const MAX_PASSES = 1e8;

function refuse(from: number, to: number): never {
  throw new RangeError(
    `Cannot add up or multiply ${to - from + 1} terms: ${MAX_PASSES} at most`,
  );
}

/** The code of a recurrence. */
export function runOf({ body, initial, outside, result }: Recurrence): Run {
  const count = initial.length;
  return loopOf<Run>({
    nodes: body.nodes,
    results: leavesOf(body.result),
    inputText: (index) =>
      index === 0
        ? "i"
        : index <= count
        ? `s${index - 1}`
        : `c${index - count - 1}`,
    parameters: Array.from({ length: outside }, (_, k) => `c${k}`),
    before: [
      `if (!Number.isInteger(from) || !Number.isInteger(to)) return NaN;`,
      `if (to - from >= ${MAX_PASSES}) refuse(from, to);`,
      `to++;`,
      ...initial.map((value, k) => `let s${k} = ${value};`),
    ],
    reads: [],
    writes: (texts) => [
      ...texts.map((text, k) => `const n${k} = ${text};`),
      ...texts.map((_, k) => `s${k} = n${k};`),
    ],
    result: `s${result}`,
    values: { refuse },
  });
}

/** The recurrence that carries the derivative by a value from outside along with the states. */
export function differentiated(
  { body, initial, outside, result }: Recurrence,
  index: number,
): Recurrence {
  const count = initial.length;
  const graph = new Graph();
  const counter = graph.input(0);
  const inputs = (from: number, n: number) =>
    Array.from({ length: n }, (_, k) => graph.input(from + k));
  const states = inputs(1, count);
  const tangents = inputs(1 + count, count);
  const others = inputs(1 + 2 * count, outside);
  const next = leavesOf(inline(graph, body, [counter, ...states, ...others]));
  const direction: number[] = [];
  tangents.forEach((tangent, k) => direction[1 + k] = tangent);
  direction[1 + 2 * count + index] = graph.constant(1);
  const moved = leavesOf(forward(graph, next, direction));
  return {
    body: { nodes: graph.nodes, result: [...next, ...moved] },
    initial: [...initial, ...initial.map(() => 0)],
    outside,
    result: count + result,
  };
}
