/**
 * Derivatives as formulas.
 *
 * @module
 */
import { assemble } from "../compile/assembly.ts";
import { surroundings } from "../compile/define.ts";
import { times } from "../autodiff/chain.ts";
import { forward } from "../autodiff/forward.ts";
import { format } from "./format.ts";
import {
  argsOf,
  Graph,
  type GraphNode,
  graphOf,
  type Program,
} from "../graph/graph.ts";
import { nameTree, NOWHERE } from "../graph/graph_tree.ts";
import { Lowering } from "../lower/lower.ts";
import type { Purpose } from "../graph/rule.ts";
import { bind, namesOf } from "../graph/parameters.ts";
import { partialName } from "./partial_name.ts";
import { simplifiedTree } from "./simplify.ts";
import type { Tree } from "../syntax/tree.ts";
import { type CompiledFunction, notCompiled, originOf } from "../value.ts";

// A formula that nobody could read; the compiled gradient serves there.
const MAX_LENGTH = 20_000;

/** How many nodes the tree of a node has when everything shared is written out. */
function treeLength(nodes: readonly GraphNode[], result: number): number {
  const lengths: number[] = [];
  for (let i = 0; i <= result; i++) {
    lengths.push(
      1 + argsOf(nodes[i]).reduce((sum, arg) => sum + lengths[arg], 0),
    );
  }
  return lengths[result];
}

// Cases are written out one by one in formulas up to this length, as a person can follow them there.
const CASES_LENGTH = 1_000;

/** The derivative of a node by an input. */
export function byRules(
  graph: Graph,
  result: number,
  index: number,
  purpose: Purpose,
): number {
  const direction: number[] = [];
  direction[index] = graph.constant(1);
  const byCases = forward(graph, result, direction, { purpose }) as number;
  if (treeLength(graph.nodes, byCases) <= CASES_LENGTH) return byCases;
  // A plain product writes its factors once, however many cases they have.
  const product = times;
  return forward(graph, result, direction, { purpose, product }) as number;
}

/** The derivative of a program by an input, as another. */
function derived(
  name: string,
  { nodes, result }: Program,
  count: number,
  index: number,
  purpose: Purpose,
): { readonly nodes: readonly GraphNode[]; readonly result: number } {
  const graph = new Graph();
  const output = graphOf(graph, { nodes, result }, count);
  if (typeof output !== "number") {
    throw new TypeError(
      `Cannot write the derivative of ${name} as it returns an array: take one entry at a time`,
    );
  }
  const derivative = byRules(graph, output, index, purpose);
  return { nodes: graph.nodes, result: derivative };
}

function checkLength(
  name: string,
  nodes: readonly GraphNode[],
  result: number,
): number {
  const length = treeLength(nodes, result);
  if (length <= MAX_LENGTH) return length;
  throw new RangeError(
    `Cannot write the derivative of ${name} as a formula of more than ${MAX_LENGTH} operations: use gradient`,
  );
}

/** A formula as a function of the same arguments as f, computed with the edges of domains in mind. */
function functionOf(
  f: CompiledFunction,
  name: string,
  body: Tree,
  program: Program,
): CompiledFunction {
  const source = format(body);
  const { parameters } = f;
  const definition = {
    kind: "definition",
    name,
    nameSpan: NOWHERE,
    parameters,
    body,
    source,
    span: NOWHERE,
    quiet: false,
  } as const;
  // Numbers are numbers in the formula; a name there is a function or an array, or a constant of the language.
  const named = [...f.captured].filter(([, value]) =>
    typeof value !== "number"
  );
  const captured = new Map(named);
  // The next derivative begins with what is written here.
  const written = () => {
    const lowering = new Lowering(surroundings(source, captured, {}));
    const result = lowering.lower(body, bind(lowering, parameters));
    return { nodes: lowering.graph.nodes, result };
  };
  return assemble(definition, source, program, { captured, written });
}

/**
 * The derivative of a compiled function by one variable, as a formula and as a function of its own.
 *
 * The formula is made by the rules of the elementary table and simplified: like terms and like factors
 * are collected, constants such as π and log(2) stay. The function computes it with the edges of domains in
 * mind: that of log(x) is 1/x in writing, and NaN at -1.
 *
 * @param f Made by `compile` or `define`; returns a number.
 * @param variable The name of a parameter, or inside one; not needed where there is one only.
 * @throws {TypeError} If f is no compiled function, returns an array, or calls a JavaScript function.
 * @throws {RangeError} If f has no such variable, or the formula would be too long to read.
 *
 * @example
 * ```ts
 * import { compile, symbolic } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x, y) = 2x + 3x*y + y^3");
 * const fy = symbolic(f, "y");
 * assert.equal(fy.toString(), "∂f/∂y(x, y) = 3*x + 3*y^2");
 * assert.equal(fy(1, 2), 15);
 * ```
 */
export function symbolic(
  f: CompiledFunction,
  variable?: string,
): CompiledFunction {
  const origin = originOf(f);
  if (!origin) throw notCompiled("Cannot write the derivative of", f);
  const names = namesOf(f.parameters);
  const index = indexOf(f, names, variable);
  const program = origin.exact();
  if (origin.asksHook && program === origin.program) {
    throw new TypeError(
      `Cannot write the derivative of ${f.name} as it takes that of a JavaScript function: take a numerical one`,
    );
  }
  const read = origin.written?.() ?? program;
  const count = names.length;
  const written = derived(f.name, read, count, index, "written");
  checkLength(f.name, written.nodes, written.result);
  const name = count === 1 ? `${f.name}'` : partialName(f.name, names[index]);
  const inputs = names.map(nameTree);
  const tree = simplifiedTree(written.nodes, written.result, inputs);
  const computed = derived(f.name, program, count, index, "computed");
  return functionOf(f, name, tree, computed);
}

function indexOf(
  f: CompiledFunction,
  names: readonly string[],
  variable: string | undefined,
): number {
  if (variable === undefined && names.length === 1) return 0;
  const index = names.indexOf(variable ?? "");
  if (index >= 0) return index;
  const said = variable === undefined
    ? "no variable was named"
    : `there is no variable ${variable}`;
  throw new RangeError(
    `Cannot write a derivative of ${f.name} as ${said}: take one of ${
      names.join(", ")
    }`,
  );
}
