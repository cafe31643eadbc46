/**
 * Loops over whole numbers as code: sums and products with a counter, and all that is done element by element.
 *
 * @module
 */
import { worked } from "../long_work.ts";
import type { GraphNode } from "../graph/graph.ts";
import { emit } from "./emit.ts";
import { Writer } from "./writer.ts";

/** What a loop computes in each pass, and the statements around that. */
export interface Loop {
  readonly nodes: readonly GraphNode[];
  readonly results: readonly number[];
  /** How an input of the nodes reads; `i` counts the passes. */
  readonly inputText: (index: number) => string;
  /** The parameters of the function, behind the first `i` and the one after the last. */
  readonly parameters: readonly string[];
  readonly before: readonly string[];
  /** At the start of each pass. */
  readonly reads: readonly string[];
  /** At its end: what becomes of the results, given their texts. */
  readonly writes: (texts: readonly string[]) => readonly string[];
  /** What the function returns. */
  readonly result: string;
  /** Values that the statements refer to. */
  readonly values?: Readonly<Record<string, unknown>>;
}

// A stretch between two looks at whether to go on, so that the inner loop has nothing to count.
const STRETCH = 65_536;

// An operation takes some nanoseconds, a step of what is told a microsecond.
const STEP = 5e-3;

/** The function of a loop. */
export function loopOf<F>(loop: Loop): F {
  const { nodes, results, parameters } = loop;
  const writer = new Writer(nodes, results, loop.inputText);
  const text = [
    `return function (${["from", "to", ...parameters].join(", ")}) {`,
    ...loop.before,
    `for (let i = from; i < to;) {`,
    `const end = Math.min(to, i + ${STRETCH});`,
    `worked((end - i) * ${STEP * (1 + nodes.length)});`,
    `for (; i < end; i++) {`,
    ...loop.reads,
    ...writer.lines.map(({ name, text }) => `const ${name} = ${text};`),
    ...loop.writes(results.map((node) => writer.text(node))),
    `}`,
    `}`,
    `return ${loop.result};`,
    `};`,
  ].join("\n");
  return emit(text, writer.values, { worked, ...loop.values });
}
