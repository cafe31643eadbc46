/**
 * Definitions to functions, expressions to values.
 *
 * @module
 */
import { ExpressionError } from "../syntax/error.ts";
import { parse } from "../syntax/statement.ts";
import {
  type CompiledFunction,
  type EvaluationOptions,
  type Scope,
  scopeMap,
} from "../value.ts";
import { define } from "./define.ts";
import { functionTest, valueTest } from "./name_tests.ts";

/**
 * Makes a function from its definition as text, such as `f(x, y) = 2x + 3x*y + y^3`. The function
 * runs as fast as the same formula written in JavaScript.
 *
 * A parameter in brackets takes a nested array: `g([w, x; y, z]) = ...` takes a 2×2 matrix.
 *
 * @param scope The values of other names in the definition; they are taken once, now.
 * @throws {ExpressionError} If the text is not one definition, or uses an unknown name.
 *
 * @example
 * ```ts
 * import { compile } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x, y) = 2x + 3x*y + y^3");
 * assert.equal(f(1, 2), 16);
 * assert.equal(f.name, "f");
 * assert.deepEqual(f.parameters, ["x", "y"]);
 *
 * const g = compile("g([w, x; y, z]) = f(w, x) + a*y*z", { f, a: 10 });
 * assert.equal(g([[1, 2], [3, 4]]), 136);
 * ```
 */
export function compile<Result = number>(
  source: string,
  scope: Scope = {},
  options: EvaluationOptions = {},
): CompiledFunction<Result> {
  const names = scopeMap(scope);
  const statements = parse(source, {
    isValue: valueTest(names),
    isFunction: functionTest(names),
  });
  const [definition] = statements;
  if (statements.length !== 1 || definition.kind !== "definition") {
    const span = statements[1]?.span ?? definition?.span ??
      { start: 0, end: source.length };
    throw new ExpressionError(source, span, "expected one definition", {
      hint: "write f(x) = 2x",
    });
  }
  return define(definition, source, names, options);
}
