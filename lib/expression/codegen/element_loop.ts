/**
 * One loop over all elements of arrays: it stores results, adds them up, or adds those together that belong to one element
 * of a smaller array.
 *
 * @module
 */
import type { GraphNode } from "../graph/graph.ts";
import type { Column } from "./columns.ts";
import { loopOf } from "./loop.ts";

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

/** Runs a loop from one step to another; what is added up to one number is returned. */
export type Sweep = (
  from: number,
  to: number,
  inputs: readonly Column[],
  spans: readonly number[],
  outputs: readonly (Float64Array | undefined)[],
  outputSpans: readonly number[],
) => number[];

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
  const sums = outputs.flatMap((access, k) => access === "one" ? [k] : []);
  return loopOf<Sweep>({
    nodes,
    results,
    inputText: (k) => `x${k}`,
    parameters: ["inputs", "spans", "outputs", "outputSpans"],
    before: [
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
    ],
    reads: inputs.flatMap((access, k) =>
      access === "one" ? [] : `const x${k} = c${k}[${index(access, `p${k}`)}];`
    ),
    writes: (texts) =>
      outputs.map((access, k) => {
        if (access === "one") return `s${k} += ${texts[k]};`;
        const sign = access === "each" ? "=" : "+=";
        return `o${k}[${index(access, `q${k}`)}] ${sign} ${texts[k]};`;
      }),
    result: `[${sums.map((k) => `s${k}`).join(", ")}]`,
  });
}
