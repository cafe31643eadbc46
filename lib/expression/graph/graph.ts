/**
 * A computation as a graph: a list of operations on numbers, each on results of earlier ones. Equal
 * operations on equal arguments are one node, and those on constants are done at once.
 *
 * @module
 */
import { worked } from "../long_work.ts";
import type { Verdict } from "../../core/verdict/verdict.ts";
import { numberTree } from "./graph_tree.ts";
import { valueOf } from "./interpret.ts";
import type { Elementary } from "../table/elementary.ts";
import type { Tree } from "../syntax/tree.ts";

/** A function that the graph calls without knowing what is in it. */
export interface Opaque {
  /** Its value. */
  readonly call: (...args: readonly number[]) => number;
  /** How it is called in messages. */
  readonly name: string;
  /** Its value with what is known of how good it is; only where it was measured. */
  readonly measure?: (...args: readonly number[]) => MeasuredNumber;
  /** How far its value moves with errors of the arguments, where somebody knows. */
  readonly spread?: (
    args: readonly number[],
    errors: readonly number[],
  ) => number;
  /** Its derivative by one of the arguments, where somebody knows it: a function of the same ones. */
  readonly partial?: (index: number) => Opaque | 0;
  /** The rule of its derivative in words, where there is more to say than that it is one. */
  readonly sentence?: string;
  /** One term of a sum or a product, from the first argument to the second: a function of the counter and the other arguments. */
  readonly terms?: Program;
  /** How it reads, where that is not its name and its arguments. */
  readonly write?: (args: readonly Tree[]) => Tree;
}

/** A number, how far it may be off, and whether to believe it. */
export interface MeasuredNumber {
  readonly value: number;
  readonly error: number;
  readonly verdict?: Verdict | undefined;
}

/** One operation; arguments are the indices of earlier nodes. */
export type GraphNode =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "input"; readonly index: number }
  | {
    readonly kind: "apply";
    readonly row: Elementary;
    readonly args: readonly number[];
    /** Its value where all arguments are constants, such as that of log(2): formulas keep the operation, code the value. */
    readonly value?: number;
  }
  /** The second argument where the first is true (neither 0 nor NaN), else the third. */
  | { readonly kind: "select"; readonly args: readonly number[] }
  | {
    readonly kind: "opaque";
    readonly opaque: Opaque;
    readonly args: readonly number[];
  };

/** Larger computations are refused: they come from functions that call each other many times over. */
const MAX_NODES = 1_000_000;

/** The nodes a node depends on. */
export function argsOf(node: GraphNode): readonly number[] {
  return node.kind === "constant" || node.kind === "input" ? [] : node.args;
}

/** The value of a node that is a constant. */
export function constantOf(node: GraphNode): number | undefined {
  return node.kind === "constant" || node.kind === "apply"
    ? node.value
    : undefined;
}

function isTelling(value: number): boolean {
  return Number.isFinite(value) && !Number.isInteger(value);
}

/** A number for an operation on nodes: there are fewer than 2^20 of them, and fewer than 2^12 operations. */
function keyOf(row: number, x: number, y: number | undefined): number {
  return (row * 2 ** 20 + x) * 2 ** 20 + (y === undefined ? 0 : y + 1);
}

/** A graph to which operations are added; each answers with the index of its result. */
export class Graph {
  /** The operations, arguments before results. */
  readonly nodes: GraphNode[] = [];
  readonly #known: Map<string | number, number> = new Map();
  // Apart, as a number is its own key: to write each out would take longer than all else that is done with it.
  readonly #constants: Map<number | "-0", number> = new Map();
  readonly #ids: Map<unknown, number> = new Map();
  readonly #values: (number | undefined)[] = [];
  #isMeasured = false;

  #id(thing: unknown): number {
    const id = this.#ids.get(thing) ?? this.#ids.size;
    this.#ids.set(thing, id);
    return id;
  }

  #add(key: string | number, make: () => GraphNode): number {
    return this.#addTo(this.#known, key, make);
  }

  #addTo<Key>(
    all: Map<Key, number>,
    key: Key,
    make: () => GraphNode,
  ): number {
    worked(1);
    const known = all.get(key);
    if (known !== undefined) return known;
    if (this.nodes.length >= MAX_NODES) {
      throw new RangeError(
        `Cannot expand the expression as it takes more than ${MAX_NODES} operations`,
      );
    }
    all.set(key, this.nodes.length);
    return this.nodes.push(make()) - 1;
  }

  /** The value of a node that is a constant. */
  constantAt(index: number): number | undefined {
    return constantOf(this.nodes[index]);
  }

  /** A number. */
  constant(value: number): number {
    const key = Object.is(value, -0) ? "-0" : value;
    return this.#addTo(
      this.#constants,
      key,
      () => ({ kind: "constant", value }),
    );
  }

  /** The argument of the function with this index, counted over all its numbers. */
  input(index: number): number {
    return this.#add(`input ${index}`, () => ({ kind: "input", index }));
  }

  /** An elementary operation. */
  apply(row: Elementary, ...args: readonly number[]): number {
    const [x, y] = args;
    const left = this.constantAt(x);
    const right = y === undefined ? NaN : this.constantAt(y);
    const value = left !== undefined && right !== undefined
      ? row.value(left, right)
      : undefined;
    // 2·3 says no more than 6, but 2/3 and log(2) say more than their digits.
    if (value !== undefined && !isTelling(value)) return this.constant(value);
    const same = this.#identity(row.name, x, y, left, right);
    if (same !== undefined) return same;
    const swaps = (row.name === "+" || row.name === "*") && x > y;
    const key = swaps ? keyOf(this.#id(row), y, x) : keyOf(this.#id(row), x, y);
    return this.#add(
      key,
      () =>
        value === undefined
          ? { kind: "apply", row, args }
          : { kind: "apply", row, args, value },
    );
  }

  /** The result where it is an argument to the last bit: x·1, x/1, x - 0, x¹; or 1 for x⁰. */
  #identity(
    name: string,
    x: number,
    y: number,
    left: number | undefined,
    right: number | undefined,
  ): number | undefined {
    if (name === "*" && left === 1) return y;
    if (right === 1 && (name === "*" || name === "/" || name === "^")) return x;
    // Where numbers were measured, one that is no number at all must not become a bare 1.
    if (name === "^" && right === 0 && !this.#isMeasured) {
      return this.constant(1);
    }
    if (name === "-" && Object.is(right, 0)) return x;
    const inner = this.nodes[x];
    const negated = name === "neg" && inner.kind === "apply" &&
      inner.row.name === "neg";
    return negated ? inner.args[0] : undefined;
  }

  /** One of two values, by a condition. */
  select(condition: number, then: number, otherwise: number): number {
    const known = this.constantAt(condition);
    if (known !== undefined) return known ? then : otherwise;
    if (then === otherwise) return then;
    const args = [condition, then, otherwise];
    return this.#add(`? ${args.join(" ")}`, () => ({ kind: "select", args }));
  }

  /** A call of a function that is not of the language. */
  opaque(opaque: Opaque, ...args: readonly number[]): number {
    const values = args.map((i) => this.constantAt(i));
    if (values.every((value) => value !== undefined)) {
      return opaque.measure
        ? this.measured(opaque.measure(...values))
        : this.constant(opaque.call(...values));
    }
    this.#isMeasured ||= opaque.measure !== undefined;
    const key = `call ${this.#id(opaque)} ${args.join(" ")}`;
    return this.#add(key, () => ({ kind: "opaque", opaque, args }));
  }

  /** A number that was measured: a constant, but one that is not lost among the others. */
  measured(measured: MeasuredNumber): number {
    const { value, error, verdict } = measured;
    if (error === 0 && verdict === undefined) return this.constant(value);
    const opaque: Opaque = {
      name: String(value),
      call: () => value,
      measure: () => measured,
      partial: () => 0,
      write: () => numberTree(value),
    };
    this.#isMeasured = true;
    return this.#add(`measured ${this.#id(measured)}`, () => ({
      kind: "opaque",
      opaque,
      args: [],
    }));
  }

  /** The value of a node on which no input has a bearing. */
  valueAt(index: number): number | undefined {
    for (let i = this.#values.length; i <= index; i++) {
      const node = this.nodes[i];
      const args = argsOf(node).map((arg) => this.#values[arg]);
      this.#values[i] = node.kind === "input" || args.includes(undefined)
        ? undefined
        : valueOf(node, this.#values as number[], []);
    }
    return this.#values[index];
  }

  /** Adds a node of another graph, its arguments already carried over. */
  copy(node: GraphNode, args: readonly number[]): number {
    switch (node.kind) {
      case "constant":
        return this.constant(node.value);
      case "input":
        return this.input(node.index);
      case "apply":
        return this.apply(node.row, ...args);
      case "select":
        return this.select(args[0], args[1], args[2]);
      case "opaque":
        return this.opaque(node.opaque, ...args);
    }
  }
}

/** What a computation leads to: a node, or an array of nodes. */
export type Shaped = number | readonly Shaped[];

/** A computation with its results: a function of its inputs. */
export interface Program {
  readonly nodes: readonly GraphNode[];
  readonly result: Shaped;
}

/** The same array with every number replaced. */
export function mapShaped(
  shaped: Shaped,
  change: (node: number) => number,
): Shaped {
  return typeof shaped === "number"
    ? change(shaped)
    : shaped.map((each) => mapShaped(each, change));
}

/** All numbers of an array, in row-major order. */
export function leavesOf(shaped: Shaped): number[] {
  return typeof shaped === "number" ? [shaped] : shaped.flatMap(leavesOf);
}

/** Adds all of a program to a graph, with nodes of that graph for its inputs. */
export function inline(
  graph: Graph,
  program: Program,
  inputs: readonly number[],
): Shaped {
  const moved: number[] = [];
  for (const node of program.nodes) {
    moved.push(
      node.kind === "input"
        ? inputs[node.index]
        : graph.copy(node, argsOf(node).map((i) => moved[i])),
    );
  }
  return mapShaped(program.result, (i) => moved[i]);
}

/** A graph that starts with a program, and where its results are. */
export function graphOf(graph: Graph, program: Program, count: number): Shaped {
  const inputs = Array.from({ length: count }, (_, i) => graph.input(i));
  return inline(graph, program, inputs);
}
