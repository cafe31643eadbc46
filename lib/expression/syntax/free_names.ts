/**
 * The names of an expression that it does not bind itself.
 *
 * @module
 */
import { children, type Tree } from "./tree.ts";

/**
 * The names that stand for values and are bound by nothing in the expression, in the order in which they first appear. The
 * counter of a sum is bound, and so are the names in a point; the name of a function is no value.
 *
 * @example
 * ```ts
 * import { freeNames, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(freeNames(parseExpression("a x + sum(i, 1, 3, i b)")), ["a", "x", "b"]);
 * ```
 */
export function freeNames(tree: Tree): string[] {
  const names = new Set<string>();
  const pending: (readonly [Tree, readonly string[]])[] = [[tree, []]];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const [node, bound] = next;
    if (node.kind === "name" && !bound.includes(node.name)) {
      names.add(node.name);
    }
    pending.unshift(...below(node, bound));
  }
  return [...names];
}

function below(
  node: Tree,
  bound: readonly string[],
): (readonly [Tree, readonly string[]])[] {
  const outside = (trees: readonly Tree[]) =>
    trees.map((tree) => [tree, bound] as const);
  switch (node.kind) {
    case "series":
      return [
        ...outside([node.from, node.to]),
        [node.body, [...bound, node.variable]],
      ];
    case "derivative":
    case "at": {
      const { target, point = [] } = node;
      const places = point.flatMap(({ name }) =>
        name === undefined ? [] : name
      );
      const values = point.map(({ value }) => value);
      const inside = [...bound, ...places, ...pointNames(node)];
      const direction = node.kind === "derivative" && node.direction
        ? [node.direction]
        : [];
      return [
        [target, inside] as const,
        ...outside([...values, ...direction]),
      ];
    }
    case "index":
      // In an index, "end" is a length.
      return [
        ...outside([node.target]),
        ...node.indices.map((tree) => [tree, [...bound, "end"]] as const),
      ];
    case "where": {
      const names = [...bound, ...node.steps.map(({ name }) => name)];
      return [
        [node.body, names] as const,
        ...node.steps.map(({ value }) => [value, names] as const),
      ];
    }
    default:
      return outside(children(node));
  }
}

/** The names that a point gives values to. */
export function boundBy(node: Tree & { kind: "derivative" | "at" }): string[] {
  const named = (node.point ?? [])
    .flatMap(({ name }) => name === undefined ? [] : name);
  return [...named, ...pointNames(node)];
}

/** The names that a point without names binds: the variables, or where there are none, those of the target. */
function pointNames(node: Tree & { kind: "derivative" | "at" }): string[] {
  const { target, point } = node;
  if (!point || point.some(({ name }) => name !== undefined)) return [];
  const variables = node.kind === "derivative"
    ? node.variables.flatMap(({ name }) => name === undefined ? [] : name)
    : [];
  return variables.length === point.length
    ? variables
    : target.kind === "name"
    ? [target.name]
    : freeNames(target);
}
