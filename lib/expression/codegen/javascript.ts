/**
 * Functions of numbers as JavaScript that needs nothing around it, to be computed somewhere else.
 *
 * @module
 */
import { type CompiledFunction, originOf } from "../value.ts";
import * as scalar from "../table/scalar.ts";
import { functionCode } from "./codegen.ts";
import { tableOf } from "../table/table_of.ts";

const FUNCTIONS: ReadonlyMap<unknown, string> = /* @__PURE__ */ tableOf(() =>
  Object.entries(scalar).map(([name, f]) => [f, name] as const)
);

/**
 * The text of a JavaScript expression whose value is the same function; nothing where it takes arrays, or where something is
 * in it that no text tells.
 *
 * @example
 * ```ts
 * import { compile, javaScriptOf } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const text = javaScriptOf(compile("f(x) = x^3 + 2x"))!;
 * assert.equal(new Function(`return ${text}`)()(2), 12);
 * ```
 */
export function javaScriptOf(f: CompiledFunction<unknown>): string | undefined {
  const origin = originOf(f);
  if (!origin || origin.needsShapes !== undefined) return undefined;
  const refuse = () => undefined;
  const { text, values } = functionCode(origin.program, f.parameters, refuse);
  const names = values.slice(1).map((value) => FUNCTIONS.get(value));
  if (names.includes(undefined)) return undefined;
  const wanted = `${f.name} takes ${f.parameters.length} numbers`;
  return [
    "(() => {",
    ...names.length > 0 ? [...FUNCTIONS.keys()].map(String) : [],
    `const refuse = () => { throw new TypeError(${JSON.stringify(wanted)}); };`,
    ...names.map((name, i) => `const v${i} = ${name};`),
    text,
    "})()",
  ].join("\n");
}
