/**
 * Which names of a scope are what: for the parser, as juxtaposition depends on it.
 *
 * @module
 */
import { type Scope, scopeMap } from "../value.ts";

/**
 * Which names of a scope are values, so that `a(x + 1)` is a product: for the parser.
 *
 * @example
 * ```ts
 * import { evaluate, parseExpression, valueTest } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const scope = { a: 2, x: 4 };
 * const tree = parseExpression("a(x + 1)", { isValue: valueTest(scope) });
 * assert.equal(evaluate(tree, "a(x + 1)", scope), 10);
 * ```
 */
export function valueTest(scope: Scope): (name: string) => boolean {
  const names = scopeMap(scope);
  return (name) => names.has(name) && typeof names.get(name) !== "function";
}

/**
 * Which names of a scope are functions, so that a function called `div` is no divergence: for the parser.
 *
 * @example
 * ```ts
 * import { compile, functionTest } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const isFunction = functionTest({ div: compile("div(x) = x / 2"), a: 2 });
 * assert.ok(isFunction("div") && !isFunction("a"));
 * ```
 */
export function functionTest(scope: Scope): (name: string) => boolean {
  const names = scopeMap(scope);
  return (name) => typeof names.get(name) === "function";
}
