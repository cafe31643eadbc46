/**
 * Expressions with derivatives in them as formulas without any.
 *
 * @module
 */
import { surroundings } from "../compile/define.ts";
import {
  argsOf,
  Graph,
  graphOf,
  mapShaped,
  type Program,
  type Shaped,
} from "../graph/graph.ts";
import { nameTree, NOWHERE } from "../graph/graph_tree.ts";
import { Locals } from "../lower/locals.ts";
import { Lowering } from "../lower/lower.ts";
import type { Asked } from "../lower/derivative/derivative_shape.ts";
import { operate } from "../autodiff/operators.ts";
import { simplifiedTree } from "./simplify.ts";
import { byRules } from "./symbolic.ts";
import type { Tree } from "../syntax/tree.ts";
import { type Scope, scopeMap } from "../value.ts";

/**
 * The formula of an expression of these variables, every derivative in it taken by its rule.
 *
 * @throws {ExpressionError} If a name is unknown, or the inside of a function that is differentiated is not known.
 *
 * @example
 * ```ts
 * import { compile, format, formula, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const source = "d/dx f(x)^2";
 * const tree = formula(parseExpression(source), source, { f: compile("f(x) = x^2") }, ["x"]);
 * assert.equal(format(tree), "4*x^3");
 * ```
 */
export function formula(
  tree: Tree,
  source: string,
  scope: Scope,
  variables: readonly string[],
): Tree {
  const lowering = new Lowering({
    ...surroundings(source, scopeMap(scope), {}),
    exact: true,
    differentiate: readable,
  });
  const own = variables.map((name, i) =>
    [name, lowering.graph.input(i)] as const
  );
  const result = lowering.lower(tree, new Locals(own));
  const { nodes } = lowering.graph;
  const write = (shaped: Shaped): Tree =>
    typeof shaped === "number"
      ? simplifiedTree(nodes, shaped, variables.map(nameTree))
      : { kind: "array", elements: shaped.map(write), span: NOWHERE };
  return write(result);
}

/** A derivative as it reads best, with no thought of the edges of domains. */
function readable(
  program: Program,
  count: number,
  asked: Asked,
): Program {
  const graph = new Graph();
  const result = graphOf(graph, program, count);
  const along = (shaped: Shaped, index: number): Shaped =>
    mapShaped(
      shaped,
      (leaf) =>
        dependsOn(graph, leaf, index)
          ? byRules(graph, leaf, index, "written")
          : graph.constant(0),
    );
  return {
    nodes: graph.nodes,
    result: operate(graph, result, count, asked, along),
  };
}

function dependsOn(graph: Graph, leaf: number, index: number): boolean {
  const pending = new Set([leaf]);
  for (const i of pending) {
    const node = graph.nodes[i];
    if (node.kind === "input" && node.index === index) return true;
    for (const arg of argsOf(node)) pending.add(arg);
  }
  return false;
}
