/**
 * A function over columns of numbers: the loop is part of the generated code.
 *
 * @module
 */
import type { Program } from "../graph/graph.ts";
import { namesOf } from "../graph/parameters.ts";
import type { Parameter } from "../syntax/tree.ts";
import { type Sweep, sweepOf } from "./element_loop.ts";

/** The values of one variable at every point, or the one value it has at all of them. */
export type Column = Float64Array | number;

/** The sweep of a program of numbers over columns; written anew for other kinds of them, columns or numbers. */
function sweepOver(
  { nodes, result }: Program,
): (out: Float64Array, columns: readonly Column[]) => void {
  const sweeps = new Map<string, Sweep>();
  return (out, columns) => {
    const kinds = columns.map((each) =>
      typeof each === "number" ? "one" : "each"
    );
    const key = kinds.join(" ");
    const sweep = sweeps.get(key) ??
      sweepOf(nodes, [result as number], kinds, ["each"]);
    sweeps.set(key, sweep);
    sweep(0, out.length, columns, [], [out], []);
  };
}

function lengthOf(name: string, columns: readonly Column[]): number {
  const lengths = columns.flatMap((column) =>
    typeof column === "number" ? [] : [column.length]
  );
  if (lengths.some((length) => length !== lengths[0])) {
    throw new RangeError(
      `Cannot map ${name} over columns of different lengths: ${
        lengths.join(", ")
      }`,
    );
  }
  return lengths[0] ?? 1;
}

/** The function that maps a program over columns, one for each number of its parameters. */
export function mapOf(
  { name, parameters }: {
    readonly name: string;
    readonly parameters: readonly Parameter[];
  },
  program: Program,
): (...columns: readonly Column[]) => Float64Array {
  const variables = namesOf(parameters);
  if (typeof program.result !== "number") {
    throw new TypeError(
      `Cannot map ${name} over columns as it returns an array: take one entry at a time`,
    );
  }
  const sweep = sweepOver(program);
  return (...columns) => {
    const isColumn = (each: Column) =>
      typeof each === "number" || each instanceof Float64Array;
    if (columns.length !== variables.length || !columns.every(isColumn)) {
      throw new TypeError(
        `Cannot map ${name} as it takes a Float64Array or a number for each of ${
          variables.join(", ")
        }`,
      );
    }
    const out = new Float64Array(lengthOf(name, columns));
    sweep(out, columns);
    return out;
  };
}
