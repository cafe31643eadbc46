/**
 * The rules of the elementary table as computations, read from their text when first needed.
 *
 * @module
 */
import type { Elementary } from "../table/elementary.ts";
import type { Program } from "./graph.ts";
import { Locals } from "./locals.ts";
import { Lowering } from "./lower.ts";
import { parseExpression } from "../syntax/statement.ts";

const rules: Map<Elementary, Program[]> = new Map();

/** The rule for one partial derivative of a row, as a computation on the arguments x and y. */
export function partialProgram(row: Elementary, index: number): Program {
  const known = rules.get(row) ?? [];
  rules.set(row, known);
  known[index] ??= readRule(row.partials[index]);
  return known[index];
}

function readRule(source: string): Program {
  const isValue = (name: string) => name === "x" || name === "y";
  const tree = parseExpression(source, { isValue });
  const lowering = new Lowering({ source, scope: new Map() });
  const { graph } = lowering;
  const locals = new Locals([["x", graph.input(0)], ["y", graph.input(1)]]);
  return { result: lowering.lower(tree, locals), nodes: graph.nodes };
}
