/**
 * Derivatives that are asked for as functions are called: `diff(x^2, x)`, `gradient(f, [1, 2])`.
 *
 * @module
 */
import type { Parser } from "../parser.ts";
import type { Token } from "../token.ts";
import type { DerivativeOperator, Tree } from "../tree.ts";
import { node, place, pointBehind } from "./derivative_node.ts";
import { isTuple } from "./derivative_point.ts";

/** `diff(x^2, x)`, `diff(f, x, 2)`, `diff(f, 3)`, `gradient(f, [1, 2])`, `grad(f, 1, 2)`. */
export function call(
  parser: Parser,
  token: Token,
  operator: DerivativeOperator,
): Tree {
  const [first, ...rest] = parser.inside(() => items(parser));
  const variables: { name?: string; order: number }[] = [];
  const places: Tree[] = [];
  for (const item of rest) {
    const last = variables[variables.length - 1];
    const isPlace = operator !== "partial" || places.length > 0;
    if (!isPlace && item.kind === "name" && isVariable(parser, first, item)) {
      variables.push({ name: item.name, order: 1 });
    } else if (!isPlace && last && isCount(item)) last.order = item.value;
    else places.push(item);
  }
  if (operator === "partial" && variables.length === 0) {
    variables.push({ order: 1 });
  }
  const given = places.length > 0 ? places.map(place) : pointBehind(parser);
  return node(parser, token, {
    operator,
    target: first,
    variables,
    point: given,
  });
}

/** A name is a variable to differentiate by, unless it stands for a value and a function's name comes first. */
function isVariable(
  { options }: Parser,
  first: Tree,
  item: Tree & { kind: "name" },
): boolean {
  const isFunction = first.kind === "name" &&
    (options.isFunction?.(first.name) ?? false);
  return !isFunction || !(options.isValue?.(item.name) ?? false);
}

function isCount(tree: Tree): tree is Tree & { kind: "number" } {
  return tree.kind === "number" && Number.isInteger(tree.value) &&
    tree.value > 0;
}

/** Values between commas, of which one in a bracket of its own may be a point: `gradient(f, (1, 2))`. */
export function items(parser: Parser): Tree[] {
  const list: Tree[] = [];
  do {
    if (list.length > 0) parser.take();
    const opener = parser.next;
    if (!isTuple(parser)) list.push(parser.expression());
    else {
      const elements = parser.inside(() => parser.list());
      list.push({ kind: "array", elements, span: parser.from(opener) });
    }
  } while (parser.at(","));
  return list;
}
