/**
 * Loops over a counter as compiled code.
 *
 * @module
 */
import { worked } from "../long_work.ts";
import { forward } from "../autodiff/forward.ts";
import { Graph, inline, leavesOf, type Program } from "../graph/graph.ts";
import { emit } from "./emit.ts";
import { Writer } from "./writer.ts";

/** One pass of a loop, from the states before it to those after it. */
export interface Loop {
  /** Takes the counter, the states and the values from outside; gives the next states. */
  readonly body: Program;
  /** The states before the first pass. */
  readonly initial: readonly number[];
  /** How many values come from outside. */
  readonly outside: number;
  /** Which state is the result. */
  readonly result: number;
}

/** A loop from one whole number to another, with the values that it takes from outside. */
export type Run = (
  from: number,
  to: number,
  ...outside: readonly number[]
) => number;

// A loop of this length runs for about a second.
const MAX_PASSES = 1e8;

// A stretch between two looks at whether to go on.
const STRETCH = 65536;

function refuse(from: number, to: number): never {
  throw new RangeError(
    `Cannot add up or multiply ${to - from + 1} terms: ${MAX_PASSES} at most`,
  );
}

/** The code of a loop. */
export function compileLoop({ body, initial, outside, result }: Loop): Run {
  const count = initial.length;
  const input = (index: number) =>
    index === 0
      ? "i"
      : index <= count
      ? `s${index - 1}`
      : `c${index - count - 1}`;
  const next = leavesOf(body.result);
  const writer = new Writer(body.nodes, next, input);
  const names = ["from", "to"];
  for (let k = 0; k < outside; k++) names.push(`c${k}`);
  const text = [
    `return function (${names.join(", ")}) {`,
    `if (!Number.isInteger(from) || !Number.isInteger(to)) return NaN;`,
    `if (to - from >= ${MAX_PASSES}) refuse(from, to);`,
    ...initial.map((value, k) => `let s${k} = ${value};`),
    // In stretches, so that the inner loop has nothing to count; short loops are added up.
    `for (let i = from; i <= to;) {`,
    `const end = Math.min(to, i + ${STRETCH - 1});`,
    `worked((end - i + 1) / 4);`,
    `for (; i <= end; i++) {`,
    ...writer.lines.map(({ name, text }) => `const ${name} = ${text};`),
    ...next.map((node, k) => `const n${k} = ${writer.text(node)};`),
    ...next.map((_, k) => `s${k} = n${k};`),
    `}`,
    `}`,
    `return s${result};`,
    `};`,
  ].join("\n");
  return emit(text, writer.values, { refuse, worked });
}

/** The loop that carries the derivative by a value from outside along with the states. */
export function differentiatedLoop(loop: Loop, index: number): Loop {
  const count = loop.initial.length;
  const graph = new Graph();
  const counter = graph.input(0);
  const inputs = (from: number, n: number) =>
    Array.from({ length: n }, (_, k) => graph.input(from + k));
  const states = inputs(1, count);
  const tangents = inputs(1 + count, count);
  const outside = inputs(1 + 2 * count, loop.outside);
  const next = leavesOf(
    inline(graph, loop.body, [counter, ...states, ...outside]),
  );
  const direction: number[] = [];
  tangents.forEach((tangent, k) => direction[1 + k] = tangent);
  direction[1 + 2 * count + index] = graph.constant(1);
  const moved = leavesOf(forward(graph, next, direction));
  return {
    body: { nodes: graph.nodes, result: [...next, ...moved] },
    initial: [...loop.initial, ...loop.initial.map(() => 0)],
    outside: loop.outside,
    result: count + loop.result,
  };
}
