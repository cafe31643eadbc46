/**
 * The functions of arrays, on arrays in one piece.
 *
 * @module
 */
import { determinant, inverse, solution } from "./linear_algebra.ts";
import { drawn, filled, identity, linspace, type Random } from "./making.ts";
import { product } from "./product.ts";
import {
  beside,
  concatenated,
  diagonal,
  median,
  outer,
  reshaped,
  running,
  sorted,
  trace,
  transposed,
} from "./rearrangements.ts";
import {
  apply,
  holds,
  largest,
  largestAlong,
  logSumExp,
  mean,
  norm,
  placeOfLargest,
  prod,
  softmax,
  sum,
  variance,
} from "./reductions.ts";
import type { Tape } from "../tape.ts";
import type { Variable } from "../variable.ts";
import { tableOf } from "../../table/table_of.ts";

/** A function of arrays. */
export type ArrayFunction = (
  tape: Tape,
  args: readonly Variable[],
  random?: Random,
) => Variable;

/** The functions that are done on arrays in one piece, the first argument an array; all others are written out. */
export const FUNCTIONS: ReadonlyMap<string, ArrayFunction> = new Map<
  string,
  ArrayFunction
>([
  ["sum", sum],
  ["mean", mean],
  ["prod", prod],
  ["var", variance],
  ["std", (tape, args) => apply(tape, "sqrt", variance(tape, args))],
  ["argmax", (tape, args) => placeOfLargest(tape, args, 1)],
  ["argmin", (tape, args) => placeOfLargest(tape, args, -1)],
  ["any", (tape, args) => holds(tape, args, "some")],
  ["all", (tape, args) => holds(tape, args, "every")],
  ["median", median],
  ["norm", norm],
  ["logsumexp", logSumExp],
  ["softmax", softmax],
  ["dot", (tape, [a, b]) => product(tape, a, b)],
  ["transpose", transposed],
  ["trace", trace],
  ["diag", diagonal],
  ["outer", outer],
  ["reshape", reshaped],
  ["concat", concatenated],
  ["hcat", beside],
  ["sort", sorted],
  ["cumsum", running],
  ["det", determinant],
  ["inv", inverse],
  ["solve", solution],
  ["length", (tape, [a]) => tape.number(a.shape[0])],
  [
    "size",
    (tape, [{ shape }]) =>
      tape.given({ shape: [shape.length], data: Float64Array.from(shape) }),
  ],
]);

/** Those that reduce one array where they are given one argument. */
export const REDUCTIONS: ReadonlyMap<string, ArrayFunction> = new Map<
  string,
  ArrayFunction
>([
  ["max", (tape, [a]) => largest(tape, a, 1)],
  ["min", (tape, [a]) => largest(tape, a, -1)],
]);

/** Those that reduce a matrix along an axis where they are given one. */
export const ALONG: ReadonlyMap<string, ArrayFunction> = new Map<
  string,
  ArrayFunction
>([
  ["max", (tape, args) => largestAlong(tape, args, 1)],
  ["min", (tape, args) => largestAlong(tape, args, -1)],
]);

/** Those that make arrays of numbers. */
export const MAKERS: ReadonlyMap<string, ArrayFunction> =
  /* @__PURE__ */ tableOf(() => [
    ["zeros", filled(0)],
    ["ones", filled(1)],
    ["eye", identity],
    ["linspace", linspace],
    ["rand", drawn("uniform")],
    ["randn", drawn("normal")],
  ]);
