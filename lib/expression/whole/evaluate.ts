/**
 * Trees computed on arrays in one piece.
 *
 * @module
 */
import { belowOf, type Names as Scope } from "../graph/lower.ts";
import { CONSTANTS } from "../table/known_names.ts";
import { ELEMENTARY } from "../table/elementary.ts";
import {
  type BinaryNode,
  type CallNode,
  fold,
  type IndexNode,
  type Parameter,
  type Tree,
} from "../syntax/tree.ts";
import { type CompiledFunction, originOf, type Value } from "../value.ts";
import { CHOOSE, FUNCTIONS, operationNamed, REDUCTIONS } from "./functions.ts";
import { Indices } from "./indices.ts";
import { product } from "./product.ts";
import type { Tape, Variable } from "./tape.ts";
import { Unsupported, type Whole, wholeOf } from "./tensor.ts";

/** What the names around a tree stand for. */
type Names = ReadonlyMap<string, Variable>;

// The arrays of a definition are the same at each call.
const wholes: WeakMap<object, Whole> = new WeakMap();

function wholeValue(value: Value | undefined): Whole {
  if (typeof value === "number") return { shape: [], data: value };
  if (value === undefined || typeof value === "function") {
    throw new Unsupported("name");
  }
  const known = wholes.get(value) ?? wholeOf(value);
  if (!known) throw new Unsupported("array");
  wholes.set(value, known);
  return known;
}

/** Hears of each operation of the elementary table, with the values of its arguments. */
export type Heed = (
  node: Tree,
  name: string,
  args: readonly Variable[],
) => void;

/** Computes trees, with their derivatives on a tape. */
export class Evaluation {
  readonly tape: Tape;
  readonly scope: Scope;
  readonly heed: Heed;

  /** Values of names that are bound by nothing come from the scope. */
  constructor(
    tape: Tape,
    scope: Scope,
    heed: Heed = () => {},
  ) {
    this.tape = tape;
    this.scope = scope;
    this.heed = heed;
  }

  /** The value of a tree. */
  of(tree: Tree, names: Names): Variable {
    return fold<Variable>(
      tree,
      (node, below) => this.#node(node, below, names),
      belowOf,
    );
  }

  #map(node: Tree, name: string, args: readonly Variable[]): Variable {
    if (args.some((arg) => arg.moves)) this.heed(node, name, args);
    return this.tape.map(operationNamed(name), args);
  }

  #node(node: Tree, below: readonly Variable[], names: Names): Variable {
    switch (node.kind) {
      case "number":
        return this.tape.number(node.value);
      case "name":
        return this.#name(node.name, names);
      case "unary":
        if (node.operator === "+") return below[0];
        return this.#map(node, node.operator === "-" ? "neg" : "not", below);
      case "binary":
        return this.#binary(node, below[0], below[1]);
      case "compare":
        return node.operators
          .map((name, i) => this.#map(node, name, [below[i], below[i + 1]]))
          .reduce((a, b) => this.#map(node, "and", [a, b]));
      case "piecewise": {
        let result = node.otherwise ? below.at(-1)! : this.tape.number(NaN);
        for (let i = node.pieces.length - 1; i >= 0; i--) {
          const [value, condition] = below.slice(2 * i);
          result = this.tape.map(CHOOSE, [condition, value, result]);
        }
        return result;
      }
      case "call":
        return this.#call(node, below);
      case "array":
        return this.tape.stack(below);
      case "index":
        return this.#index(node, below[0], names);
      case "derivative": {
        // A prime behind an array; a number is differentiated, which is not done here.
        const array = this.of(node.target, names);
        if (array.shape.length === 0) throw new Unsupported("derivative");
        return FUNCTIONS.get("transpose")!(this.tape, array, array);
      }
      case "where": {
        const inner = new Map(names);
        const open = [...node.steps];
        // A step that needs a later one waits for it.
        for (let tries = open.length ** 2; open.length > 0; tries--) {
          if (tries < 0) throw new Unsupported("steps");
          const step = open.shift()!;
          try {
            inner.set(step.name, this.of(step.value, inner));
          } catch (error) {
            if (!(error instanceof Unsupported)) throw error;
            open.push(step);
          }
        }
        return this.of(node.body, inner);
      }
      default:
        throw new Unsupported(node.kind);
    }
  }

  #name(name: string, names: Names): Variable {
    const local = names.get(name);
    if (local) return local;
    const constant = this.scope.has(name) ? undefined : CONSTANTS.get(name);
    if (constant !== undefined) return this.tape.number(constant);
    return this.tape.given(wholeValue(this.scope.get(name)));
  }

  #binary(node: BinaryNode, a: Variable, b: Variable): Variable {
    const { operator } = node;
    const hasNumber = a.shape.length === 0 || b.shape.length === 0;
    if (operator === "*" && !hasNumber) return product(this.tape, a, b);
    const isOdd = !hasNumber && (operator === "/" || operator === "^");
    // The power of a matrix is one of products.
    const isPower = operator === "^" && a.shape.length > 1;
    if (isOdd || isPower) throw new Unsupported(operator);
    const name = operator.startsWith(".") ? operator.slice(1) : operator;
    return this.#map(node, name, [a, b]);
  }

  #call(node: CallNode, below: readonly Variable[]): Variable {
    const { name } = node;
    const f = this.scope.get(name);
    if (typeof f === "function") return this.#callFunction(f, below);
    const reduce = below.length === 1 && below[0].shape.length > 0
      ? REDUCTIONS.get(name)
      : undefined;
    if (reduce) {
      if (below[0].moves) this.heed(node, name, below);
      return reduce(this.tape, below[0], below[0]);
    }
    const row = ELEMENTARY.get(name);
    if (row?.takesMore && below.length > 1) {
      return below.reduce((a, b) => this.#map(node, name, [a, b]));
    }
    if (row && row.arity === below.length) return this.#map(node, name, below);
    const apply = FUNCTIONS.get(name);
    if (!apply || below.length !== (name === "dot" ? 2 : 1)) {
      throw new Unsupported(name);
    }
    if (below[0].shape.length === 0) throw new Unsupported(name);
    if (below[0].moves) this.heed(node, name, below);
    return apply(this.tape, below[0], below[1]);
  }

  #callFunction(
    f: (...args: never[]) => unknown,
    below: readonly Variable[],
  ): Variable {
    const origin = originOf(f);
    const { parameters, captured } = f as unknown as CompiledFunction;
    if (!origin || origin.asksHook || parameters.length !== below.length) {
      throw new Unsupported("call");
    }
    const inner = new Evaluation(this.tape, captured, this.heed);
    return inner.of(origin.body, bound(this.tape, parameters, below));
  }

  #index(node: IndexNode, target: Variable, names: Names): Variable {
    const indices = new Indices(target.shape);
    for (const tree of node.indices) {
      if (tree.kind === "range" && !tree.from) {
        indices.all();
        continue;
      }
      const end = this.tape.number(indices.length);
      indices.choose(this.#numbers(tree, new Map(names).set("end", end)));
    }
    return this.tape.take(target, indices.places(), indices.shape());
  }

  /** An index, or several, which must be known in advance. */
  #numbers(tree: Tree, names: Names): number | readonly number[] {
    if (tree.kind === "range") {
      const [from, step, to] = [tree.from, tree.step, tree.to].map((each) =>
        each === undefined ? 1 : this.#numbers(each, names) as number
      );
      const count = Math.floor((to - from) / step * (1 + 4e-16)) + 1;
      return Array.from(
        { length: Math.max(count, 0) },
        (_, i) => from + i * step,
      );
    }
    const { moves, data, shape } = this.of(tree, names);
    if (moves || shape.length > 1) throw new Unsupported("index");
    return typeof data === "number" ? data : Array.from(data);
  }
}

/** The names of parameters with the values given for them; those in brackets have the elements. */
export function bound(
  tape: Tape,
  parameters: readonly Parameter[],
  values: readonly Variable[],
): Map<string, Variable> {
  const names = new Map<string, Variable>();
  const visit = (parameter: Parameter, value: Variable): void => {
    if (typeof parameter === "string") {
      names.set(parameter, value);
      return;
    }
    if (value.shape[0] !== parameter.length) throw new Unsupported("argument");
    parameter.forEach((each, i) => {
      const indices = new Indices(value.shape);
      indices.choose(i + 1);
      visit(each, tape.take(value, indices.places(), indices.shape()));
    });
  };
  parameters.forEach((parameter, i) => visit(parameter, values[i]));
  return names;
}
