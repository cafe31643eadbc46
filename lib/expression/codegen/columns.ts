/**
 * A function over columns of numbers: the loop is part of the generated code.
 *
 * @module
 */
import type { Program } from "../graph/graph.ts";
import { namesOf } from "../graph/parameters.ts";
import type { Parameter } from "../syntax/tree.ts";
import { Writer } from "./writer.ts";

/** The values of one variable at every point, or the one value it has at all of them. */
export type Column = Float64Array | number;

type Loop = (out: Float64Array, columns: readonly Column[]) => void;

function compileLoop(program: Program, columns: readonly Column[]): Loop {
  const result = program.result as number;
  const writer = new Writer(program.nodes, [result], (i) => `x${i}`);
  const isArray = columns.map((column) => typeof column !== "number");
  const text = [
    `"use strict"; return function (out, columns) {`,
    ...isArray.map((is, i) => `const ${is ? "c" : "x"}${i} = columns[${i}];`),
    // V8 leaves out the check of an index that it has just compared with the length.
    `for (let i = 0; i < out.length; i++) {`,
    ...isArray.map((is, i) => is ? `const x${i} = c${i}[i];` : ""),
    ...writer.lines.map((line) => `const ${line.name} = ${line.text};`),
    `out[i] = ${writer.text(result)};`,
    `}`,
    `};`,
  ].join("\n");
  const names = writer.values.map((_, k) => `v${k}`);
  // Generated names, numbers and operators only: see writer.ts.
  return new Function(...names, text)(...writer.values);
}

/** The loop of a program of numbers over columns; written anew for other kinds of them, columns or numbers. */
export function loopOver(program: Program): Loop {
  const loops = new Map<string, Loop>();
  return (out, columns) => {
    const key = columns.map((each) => typeof each).join(" ");
    const loop = loops.get(key) ?? compileLoop(program, columns);
    loops.set(key, loop);
    loop(out, columns);
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
  const loop = loopOver(program);
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
    loop(out, columns);
    return out;
  };
}
