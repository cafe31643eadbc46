/**
 * The names that every expression knows, and the guess at what a misspelt one was meant to be.
 *
 * @module
 */
import { ELEMENTARY } from "./elementary.ts";
import { ARRAY_FUNCTIONS } from "../graph/array_functions.ts";
import { tableOf } from "./table_of.ts";

/** The constants by name. */
export const CONSTANTS: ReadonlyMap<string, number> = /* @__PURE__ */ tableOf(
  () => [
    ["pi", Math.PI],
    ["tau", 2 * Math.PI],
    ["e", Math.E],
    ["inf", Infinity],
    ["nan", NaN],
    ["true", 1],
    ["false", 0],
  ],
);

/** Whether the name is a constant of the language. */
export function isBuiltInConstant(name: string): boolean {
  return CONSTANTS.has(name);
}

/** Whether the name is a function of the language. */
export function isBuiltInFunction(name: string): boolean {
  return ELEMENTARY.has(name) || ARRAY_FUNCTIONS.has(name);
}

/**
 * Every name of the language, sorted, for completion and for help.
 *
 * @example
 * ```ts
 * import { builtInNames } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.ok(builtInNames().includes("atan2") && builtInNames().includes("pi"));
 * ```
 */
export function builtInNames(): string[] {
  sorted ??= [CONSTANTS, ELEMENTARY, ARRAY_FUNCTIONS]
    .flatMap((names) => [...names.keys()]).sort();
  return [...sorted];
}

let sorted: readonly string[] | undefined;

/** Where a word falls into two that are known, as `xsin` and `sinx` do: the place between them, or -1. */
export function seam(
  word: string,
  isFirst: (part: string) => boolean,
  isSecond: (part: string) => boolean,
): number {
  for (let at = 1; at < word.length; at++) {
    if (isFirst(word.slice(0, at)) && isSecond(word.slice(at))) return at;
  }
  return -1;
}
