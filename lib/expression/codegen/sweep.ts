/**
 * One loop over all elements of arrays, written as code: it stores results, adds them up, or adds those together that
 * belong to one element of a smaller array.
 *
 * @module
 */
import { worked } from "../long_work.ts";
import type { GraphNode } from "../graph/graph.ts";
import type { Column } from "./columns.ts";
import { emit } from "./emit.ts";
import { Writer } from "./writer.ts";

/**
 * How an array goes along with a larger one: it is one number, has an element for each, begins again after so many
 * elements, or stays for so many.
 */
export type Access = "one" | "each" | "again" | "stays";

/** An array in a loop; `span` says after or for how many elements. */
export interface Place {
  readonly access: Access;
  readonly span: number;
}

/** Runs a loop of so many steps; what is added up to one number is returned. */
export type Sweep = (
  count: number,
  inputs: readonly Column[],
  spans: readonly number[],
  outputs: readonly (Float64Array | undefined)[],
  outputSpans: readonly number[],
) => number[];

/** The same from one step to another. */
type Stretch = (
  from: number,
  to: number,
  ...rest: Parameters<Sweep> extends [number, ...infer Rest] ? Rest : never
) => number[];

// Between two stretches it is told how much has been done, so that somebody may stop it.
const STRETCH = 65_536;

// An operation on an element takes some nanoseconds.
const STEP = 5e-3;

function index(access: Access, span: string): string {
  return access === "each"
    ? "i"
    : access === "again"
    ? `i % ${span}`
    : `(i / ${span}) | 0`;
}

/** The loop of these results, from inputs to outputs that are accessed so. */
export function sweepOf(
  nodes: readonly GraphNode[],
  results: readonly number[],
  inputs: readonly Access[],
  outputs: readonly Access[],
): Sweep {
  const writer = new Writer(nodes, results, (k) => `x${k}`);
  const sums = outputs.flatMap((access, k) => access === "one" ? [k] : []);
  const text = [
    `return function (from, to, inputs, spans, outputs, outputSpans) {`,
    ...inputs.map((access, k) =>
      access === "one"
        ? `const x${k} = inputs[${k}];`
        : `const c${k} = inputs[${k}], p${k} = spans[${k}];`
    ),
    ...outputs.map((access, k) =>
      access === "one"
        ? `let s${k} = 0;`
        : `const o${k} = outputs[${k}], q${k} = outputSpans[${k}];`
    ),
    `for (let i = from; i < to; i++) {`,
    ...inputs.flatMap((access, k) =>
      access === "one" ? [] : `const x${k} = c${k}[${index(access, `p${k}`)}];`
    ),
    ...writer.lines.map(({ name, text }) => `const ${name} = ${text};`),
    ...outputs.map((access, k) => {
      const value = writer.text(results[k]);
      if (access === "one") return `s${k} += ${value};`;
      const sign = access === "each" ? "=" : "+=";
      return `o${k}[${index(access, `q${k}`)}] ${sign} ${value};`;
    }),
    `}`,
    `return [${sums.map((k) => `s${k}`).join(", ")}];`,
    `};`,
  ].join("\n");
  const sweep = emit<Stretch>(text, writer.values);
  const cost = STEP * (1 + nodes.length);
  return (count, ...rest) => {
    const totals = sums.map(() => 0);
    for (let from = 0; from < count; from += STRETCH) {
      const to = Math.min(count, from + STRETCH);
      worked((to - from) * cost);
      sweep(from, to, ...rest).forEach((sum, k) => totals[k] += sum);
    }
    return totals;
  };
}
