/**
 * What definitions take from the names around them.
 *
 * @module
 */
import { namesOf } from "../graph/parameters.ts";
import { Locals } from "../lower/locals.ts";
import type { Lowering } from "../lower/lower.ts";
import { unknownFunction, unknownName } from "../lower/unknown_name.ts";
import { boundBy } from "../syntax/free_names.ts";
import { children, type Definition, type Tree } from "../syntax/tree.ts";
import { isBuiltInConstant, isBuiltInFunction } from "../table/known_names.ts";
import { copyOf, isNumeric, type Value } from "../value.ts";

/**
 * The values that a definition takes from the scope, found without computing anything.
 *
 * @throws {ExpressionError} If a name is unknown.
 */
export function capturedBy(
  lowering: Lowering,
  { parameters, body }: Pick<Definition, "parameters" | "body">,
): Map<string, Value> {
  const captured = new Map<string, Value>();
  const { scope } = lowering.context;
  const own = namesOf(parameters);
  const visit = (tree: Tree, bound: readonly string[]): void => {
    const around = new Locals(bound.map((name) => [name, 0]));
    if (tree.kind === "name" && !bound.includes(tree.name)) {
      const value = scope.get(tree.name);
      if (typeof value === "function") captured.set(tree.name, value);
      else if (isNumeric(value)) captured.set(tree.name, copyOf(value));
      else if (!isBuiltInConstant(tree.name) && !isBuiltInFunction(tree.name)) {
        throw unknownName(lowering, tree.name, tree.span, around);
      }
    }
    if (tree.kind === "call" || tree.kind === "prime") {
      const value = scope.get(tree.name);
      if (typeof value === "function") captured.set(tree.name, value);
      else if (!isBuiltInFunction(tree.name) && tree.kind === "call") {
        throw unknownFunction(lowering, tree, around);
      }
    }
    const inside = tree.kind === "series"
      ? [...bound, tree.variable]
      : tree.kind === "index"
      ? [...bound, "end"]
      : tree.kind === "where"
      ? [...bound, ...tree.steps.map((step) => step.name)]
      : tree.kind === "derivative" || tree.kind === "at"
      ? [...bound, ...boundBy(tree)]
      : bound;
    for (const child of children(tree)) visit(child, inside);
  };
  visit(body, own);
  return captured;
}
