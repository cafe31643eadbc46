/**
 * Partial derivatives as textbooks write them below the line: `f_x`, `f_xy(1, 2)`.
 *
 * @module
 */
import type { Parser } from "../parser.ts";
import type { Token } from "../token.ts";
import type { Tree, Variable } from "../tree.ts";
import { node, pointBehind } from "./derivative_node.ts";

// A longer word behind the line is a name of its own, as in loss_total.
const MOST = 3;

/** The derivative that the subscript of a function's name asks for; nothing where the whole is a function of its own. */
export function subscripted(parser: Parser, token: Token): Tree | undefined {
  const { isFunction } = parser.options;
  const [, f, below = ""] = /^(.+)_((?:\p{L}\d*)+)$/u.exec(token.text) ?? [];
  const names = below.match(/\p{L}\d*/gu) ?? [];
  const isAsked = f !== undefined && names.length <= MOST &&
    isFunction?.(f) && !isFunction(token.text);
  if (!isAsked) return undefined;
  const target: Tree = { kind: "name", name: f, span: token };
  const variables: Variable[] = [];
  for (const name of names) {
    const last = variables.at(-1);
    if (last?.name === name) variables.pop();
    variables.push({
      name,
      order: last?.name === name ? last.order + 1 : 1,
    });
  }
  const point = pointBehind(parser);
  return node(parser, token, {
    operator: "partial",
    target,
    variables,
    point,
  });
}
