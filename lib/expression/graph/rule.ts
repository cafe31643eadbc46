/**
 * The rules of the elementary table as computations, read from their text when first needed.
 *
 * @module
 */
import type { Elementary } from "../table/elementary.ts";
import type { Program } from "./graph.ts";
import { Locals } from "../lower/locals.ts";
import { Lowering } from "../lower/lower.ts";
import { parseExpression } from "../syntax/statement.ts";

const rules: Map<string, Program> = new Map();

/** How a rule is meant: to be computed, at the edges of domains as well, or to be read. */
export type Purpose = "computed" | "written";

/** The rule for one partial derivative of a row, as a computation on the arguments x and y. */
export function partialProgram(
  { partials, written }: Elementary,
  index: number,
  purpose: Purpose = "computed",
): Program {
  const source = (purpose === "written" ? written : undefined)?.[index] ??
    partials[index];
  const known = rules.get(source) ?? readRule(source);
  rules.set(source, known);
  return known;
}

function readRule(source: string): Program {
  const isValue = (name: string) => name === "x" || name === "y";
  const tree = parseExpression(source, { isValue });
  const lowering = new Lowering({ source, scope: new Map() });
  const { graph } = lowering;
  const locals = new Locals([["x", graph.input(0)], ["y", graph.input(1)]]);
  return { result: lowering.lower(tree, locals), nodes: graph.nodes };
}
