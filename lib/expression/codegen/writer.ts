/**
 * The operations of a graph as expressions of JavaScript, in which every name is generated.
 *
 * @module
 */
import { worked } from "../long_work.ts";
import type { Elementary } from "../table/elementary.ts";
import { argsOf, constantOf, type GraphNode } from "../graph/graph.ts";
import { power } from "../table/scalar.ts";

/** A value with a name: `const name = text`. */
export interface Line {
  readonly name: string;
  readonly text: string;
}

// Expressions nest this deep before a result gets a name: the parser of JavaScript recurses.
const MAX_NESTING = 30;

function literal(value: number): string {
  if (value === Infinity) return "(1 / 0)";
  if (value === -Infinity) return "(-1 / 0)";
  const isNegative = value < 0 || Object.is(value, -0);
  return isNegative ? `(-${-value})` : String(value);
}

/** How a row reads in JavaScript, or undefined where it has to be called. */
function templateOf(row: Elementary): string | undefined {
  if (row.code) return row.code;
  const { name } = row.value;
  const isOfMath =
    Object.getOwnPropertyDescriptor(Math, name)?.value === row.value;
  if (!isOfMath) return undefined;
  return row.arity === 1 ? `Math.${name}(x)` : `Math.${name}(x, y)`;
}

function fill(template: string, x: string, y: string): string {
  return template.replace(/\b[xy]\b/g, (letter) => letter === "x" ? x : y);
}

/** Writes the nodes of a graph as JavaScript. */
export class Writer {
  /** The results with a name, in order: each may refer to earlier ones. */
  readonly lines: Line[] = [];
  /** What the names v0, v1, ... stand for. */
  readonly values: unknown[] = [];
  readonly #names: Map<unknown, string> = new Map();
  readonly #text: string[] = [];
  readonly #nesting: number[] = [];
  readonly #uses: Uint32Array;

  readonly nodes: readonly GraphNode[];
  readonly inputText: (index: number) => string;

  /** A writer of these nodes, where an input is read by this text. */
  constructor(
    nodes: readonly GraphNode[],
    results: readonly number[],
    inputText: (index: number) => string,
  ) {
    this.nodes = nodes;
    this.inputText = inputText;
    this.#uses = new Uint32Array(nodes.length);
    for (const result of results) this.#uses[result]++;
    // From the last to the first, so that what no result needs is never counted.
    for (let i = nodes.length - 1; i >= 0; i--) {
      if (this.#uses[i] === 0) continue;
      for (const arg of this.#operandsOf(i)) this.#uses[arg]++;
    }
    nodes.forEach((node, i) => {
      if (this.#uses[i] > 0) this.#write(node, i);
    });
  }

  /** The operands as they appear in the text: the base of a square appears twice. */
  #operandsOf(i: number): readonly number[] {
    const node = this.nodes[i];
    if (constantOf(node) !== undefined) return [];
    const args = argsOf(node);
    const exponent = this.#smallExponent(node);
    if (exponent) return Array(exponent).fill(args[0]);
    return args;
  }

  #smallExponent(node: GraphNode): number | undefined {
    if (node.kind !== "apply" || node.row.value !== power) return undefined;
    const exponent = constantOf(this.nodes[node.args[1]]);
    return [2, 3, 4].find((each) => each === exponent);
  }

  /** How the result of a node reads. */
  text(i: number): string {
    return this.#text[i];
  }

  #nameOf(value: unknown): string {
    const name = this.#names.get(value) ?? `v${this.values.length}`;
    if (!this.#names.has(value)) {
      this.#names.set(value, name);
      this.values.push(value);
    }
    return name;
  }

  #write(node: GraphNode, i: number): void {
    worked(1);
    const constant = constantOf(node);
    if (node.kind === "constant" || constant !== undefined) {
      this.#text[i] = literal(constant!);
      this.#nesting[i] = 0;
      return;
    }
    if (node.kind === "input") {
      this.#text[i] = this.inputText(node.index);
      this.#nesting[i] = 0;
      return;
    }
    const text = this.#expression(node);
    const nesting = 1 +
      Math.max(...node.args.map((arg) => this.#nesting[arg] ?? 0));
    if (this.#uses[i] === 1 && nesting < MAX_NESTING) {
      this.#text[i] = `(${text})`;
      this.#nesting[i] = nesting;
      return;
    }
    this.lines.push({ name: `t${i}`, text });
    this.#text[i] = `t${i}`;
    this.#nesting[i] = 0;
  }

  #expression(
    node: Exclude<GraphNode, { kind: "constant" | "input" }>,
  ): string {
    const args = node.args.map((arg) => this.#text[arg]);
    if (node.kind === "select") {
      return `${args[0]} ? ${args[1]} : ${args[2]}`;
    }
    if (node.kind === "opaque") {
      return `${this.#nameOf(node.opaque.call)}(${args.join(", ")})`;
    }
    const [x, y] = args;
    switch (this.#smallExponent(node)) {
      case 2:
        return `${x} * ${x}`;
      case 3:
        return `${x} * ${x} * ${x}`;
      case 4:
        return `(${x} * ${x}) * (${x} * ${x})`;
    }
    const template = templateOf(node.row);
    if (!template) return `${this.#nameOf(node.row.value)}(${args.join(", ")})`;
    return fill(template, x, y);
  }
}
