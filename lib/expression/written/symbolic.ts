/**
 * Derivatives as formulas.
 *
 * @module
 */
import { define, surroundings } from "../compile.ts";
import { times } from "../autodiff/chain.ts";
import { forward } from "../autodiff/forward.ts";
import { format } from "./format.ts";
import {
  argsOf,
  Graph,
  type GraphNode,
  inline,
  type Program,
} from "../graph/graph.ts";
import { nameTree, NOWHERE, treesOf } from "../graph/graph_tree.ts";
import { Locals } from "../graph/locals.ts";
import { Lowering } from "../graph/lower.ts";
import { loadMathJs } from "./mathjs.ts";
import { namesOf } from "../graph/parameters.ts";
import { partialName } from "./partial_name.ts";
import { simplifiedTree } from "./simplify.ts";
import { parseExpression } from "../syntax/statement.ts";
import type { Tree } from "../syntax/tree.ts";
import { type CompiledFunction, originOf } from "../value.ts";

// The operations whose derivatives mathjs knows, and which it means as we do: not cbrt, which it differentiates as a power
// that is undefined left of 0.
const MATHJS_KNOWS = new Set(
  "+ - neg * / ^ sqrt exp log log2 log10 log1p expm1 sin cos tan sec csc cot asin acos atan sinh cosh tanh sech csch coth asinh acosh atanh"
    .split(" "),
);
// Its derivative takes time and stack with the depth of a formula.
const MATHJS_LENGTH = 300;
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

/** The derivative by mathjs, as nodes of a graph; undefined where it refuses. */
async function byMathJs(
  graph: Graph,
  result: number,
  index: number,
  count: number,
): Promise<number | undefined> {
  // Names of our own, which mean nothing else to mathjs.
  const names = Array.from({ length: count }, (_, i) => `v${i}`);
  const source = format(treesOf(graph.nodes, names.map(nameTree))[result]);
  try {
    const { derivative } = await loadMathJs();
    const text = derivative(source, names[index], { simplify: false })
      .toString({ parenthesis: "auto", implicit: "show" });
    const tree = parseExpression(text, {
      isValue: (name) => names.includes(name),
    });
    const lowering = new Lowering(surroundings(text, new Map(), {}));
    const inputs = new Locals(
      names.map((name, i) => [name, lowering.graph.input(i)]),
    );
    const program = {
      result: lowering.lower(tree, inputs),
      nodes: lowering.graph.nodes,
    };
    return inline(
      graph,
      program,
      names.map((_, i) => graph.input(i)),
    ) as number;
  } catch {
    // Where it cannot be had, and whatever it stumbles over, our own rules do.
    return undefined;
  }
}

// Cases are written out one by one in formulas up to this length, as a person can follow them there.
const CASES_LENGTH = 1_000;

/** The derivative by the rules of the elementary table. */
function byRules(graph: Graph, result: number, index: number): number {
  const direction: number[] = [];
  direction[index] = graph.constant(1);
  const byCases = forward(graph, result, direction) as number;
  if (treeLength(graph.nodes, byCases) <= CASES_LENGTH) return byCases;
  // A plain product writes its factors once, however many cases they have.
  return forward(graph, result, direction, times) as number;
}

function isForMathJs(program: Program, length: number): boolean {
  if (length > MATHJS_LENGTH) return false;
  return program.nodes.every((node) =>
    node.kind === "constant" || node.kind === "input" ||
    (node.kind === "apply" && MATHJS_KNOWS.has(node.row.name))
  );
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

/** A formula as a function of the same arguments as f. */
function functionOf(
  f: CompiledFunction,
  name: string,
  body: Tree,
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
  return define(definition, source, new Map(named));
}

/**
 * The derivative of a compiled function by one variable, as a formula and as a function of its own.
 *
 * mathjs differentiates what it can (it is loaded on the first call), the rules of the elementary
 * table the rest: pieces, `abs`, `max`, `atan2`, `erf` and so on. The result is simplified: like terms and
 * like factors are collected and nothing is expanded, so it takes a time proportional to its length.
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
 * const fy = await symbolic(f, "y");
 * assert.equal(fy.toString(), "∂f/∂y(x, y) = 3*x + 3*y^2");
 * assert.equal(fy(1, 2), 15);
 * ```
 */
export async function symbolic(
  f: CompiledFunction,
  variable?: string,
): Promise<CompiledFunction> {
  const origin = originOf(f);
  if (!origin) {
    throw new TypeError(
      `Cannot write the derivative of ${
        String(f.name)
      } as its inside is not known: use a function made by compile`,
    );
  }
  const names = namesOf(f.parameters);
  const index = indexOf(f, names, variable);
  const graph = new Graph();
  const program = origin.exact();
  if (origin.asksHook && program === origin.program) {
    throw new TypeError(
      `Cannot write the derivative of ${f.name} as it takes that of a JavaScript function: take a numerical one`,
    );
  }
  const result = inline(
    graph,
    program,
    names.map((_, i) => graph.input(i)),
  );
  if (typeof result !== "number") {
    throw new TypeError(
      `Cannot write the derivative of ${f.name} as it returns an array: take one entry at a time`,
    );
  }
  const length = checkLength(f.name, graph.nodes, result);
  const answer = isForMathJs(program, length)
    ? await byMathJs(graph, result, index, names.length)
    : undefined;
  const derivative = answer ?? byRules(graph, result, index);
  checkLength(f.name, graph.nodes, derivative);
  const name = names.length === 1
    ? `${f.name}'`
    : partialName(f.name, names[index]);
  return functionOf(
    f,
    name,
    simplifiedTree(graph.nodes, derivative, names.map(nameTree)),
  );
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
