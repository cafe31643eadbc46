/**
 * Trees computed on arrays in one piece.
 *
 * @module
 */
import { belowOf, type Names as Scope } from "../lower/lower.ts";
import { CONSTANTS } from "../table/known_names.ts";
import { ELEMENTARY } from "../table/elementary.ts";
import {
  type ArrayNode,
  type BinaryNode,
  type CallNode,
  fold,
  type IndexNode,
  type Parameter,
  type RangeNode,
  type SeriesNode,
  type Tree,
} from "../syntax/tree.ts";
import { type CompiledFunction, originOf, type Value } from "../value.ts";
import { ARRAY_FUNCTIONS } from "../graph/array_functions.ts";
import { isCondition } from "../lower/lower_index.ts";
import { ALONG, FUNCTIONS, MAKERS, REDUCTIONS } from "./function/functions.ts";
import { type Random, stepped } from "./function/making.ts";
import { CHOOSE, operationNamed } from "./operation.ts";
import { known } from "./function/reductions.ts";
import type { Operation } from "./fused.ts";
import { Indices } from "./indices.ts";
import { concatenated } from "./function/rearrangements.ts";
import { product } from "./function/product.ts";
import { gatheredAt, series } from "./function/whole_series.ts";
import type { Tape } from "./tape.ts";
import type { Variable } from "./variable.ts";
import { elementsOf, Unsupported, type Whole, wholeOf } from "./tensor.ts";

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

/** What is a number itself where it is of one. */
const OF_ONE_ITSELF = new Set(["sum", "mean", "prod"]);

/** Who hears of what is computed. */
export interface Listener {
  /** Each operation of the elementary table and each reduction, with the values of its arguments. */
  readonly heed?: (
    node: Tree,
    name: string,
    args: readonly Variable[],
  ) => void;
  /** Each part of a tree, with its value and those below it. */
  readonly made?: (
    node: Tree,
    value: Variable,
    below: readonly Variable[],
  ) => void;
  /** Each named step. */
  readonly named?: (name: string, value: Variable) => void;
}

/** What an evaluation has beside its tape and its scope. */
export interface EvaluationContext extends Listener {
  /** Draws random numbers. */
  readonly random?: Random | undefined;
}

/** Computes trees, with their derivatives on a tape. */
export class Evaluation {
  readonly tape: Tape;
  readonly scope: Scope;
  readonly context: EvaluationContext;

  /** Values of names that are bound by nothing come from the scope. */
  constructor(
    tape: Tape,
    scope: Scope,
    context: EvaluationContext = {},
  ) {
    this.tape = tape;
    this.scope = scope;
    this.context = context;
  }

  /** The value of a tree. */
  of(tree: Tree, names: Names): Variable {
    return fold<Variable>(
      tree,
      (node, below) => {
        const value = this.#node(node, below, names);
        this.context.made?.(node, value, below);
        return value;
      },
      belowOf,
    );
  }

  #heed(node: Tree, name: string, args: readonly Variable[]): void {
    if (args.some((arg) => arg.moves)) this.context.heed?.(node, name, args);
  }

  #map(node: Tree, name: string, args: readonly Variable[]): Variable {
    this.#heed(node, name, args);
    return this.#operate(operationNamed(name), args);
  }

  /** An operation on all elements; with columns of counters go columns and numbers alone. */
  #operate(operation: Operation, args: readonly Variable[]): Variable {
    const counters = Math.max(...args.map(({ counters }) => counters));
    if (counters > 0 && !args.every(({ isNumber }) => isNumber)) {
      throw new Unsupported("column");
    }
    const result = this.tape.map(operation, args);
    result.counters = counters;
    return result;
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
          result = this.#operate(CHOOSE, [condition, value, result]);
        }
        return result;
      }
      case "call":
        return this.#call(node, below);
      case "array":
        refuseColumns(below);
        return this.#array(node, below);
      case "series":
        return this.#series(node, below, names);
      case "range":
        return stepped(this.tape, rangeOf(below.map((each) => known(each)!)));
      case "index":
        return this.#index(node, below[0], names);
      case "derivative": {
        // A prime behind an array; a number is differentiated, which is not done here.
        const array = this.of(node.target, names);
        if (array.isNumber) throw new Unsupported("derivative");
        return FUNCTIONS.get("transpose")!(this.tape, [array]);
      }
      case "where": {
        const inner = new Map(names);
        const open = [...node.steps];
        // A step that needs a later one waits for it.
        for (let tries = open.length ** 2; open.length > 0; tries--) {
          if (tries < 0) throw new Unsupported("steps");
          const step = open.shift()!;
          try {
            const value = this.of(step.value, inner);
            this.context.named?.(step.name, value);
            inner.set(step.name, value);
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
    const hasNumber = a.isNumber || b.isNumber;
    if (operator === "*" && !hasNumber) return product(this.tape, a, b);
    const isOdd = !hasNumber && (operator === "/" || operator === "^");
    // The power of a matrix is one of products.
    const isPower = operator === "^" && !a.isNumber && a.shape.length > 1;
    if (isOdd || isPower) throw new Unsupported(operator);
    const name = operator.startsWith(".") ? operator.slice(1) : operator;
    return this.#map(node, name, [a, b]);
  }

  #call(node: CallNode, below: readonly Variable[]): Variable {
    const { name } = node;
    const f = this.scope.get(name);
    if (typeof f === "function") return this.#callFunction(f, below);
    const isArray = below.length > 0 && !below[0].isNumber;
    const reduce = isArray && below.length === 1
      ? REDUCTIONS.get(name)
      : undefined;
    if (reduce) {
      this.#heed(node, name, below);
      return reduce(this.tape, below);
    }
    const row = ELEMENTARY.get(name);
    if (row?.takesMore && below.length > 1) {
      const [{ shape }, { data }] = below;
      const isAxis = isArray && shape.length === 2 &&
        (data === 1 || data === 2);
      const along = isAxis && below.length === 2 && ALONG.get(name);
      if (along) return along(this.tape, below);
      return below.reduce((a, b) => this.#map(node, name, [a, b]));
    }
    if (row && row.arity === below.length) return this.#map(node, name, below);
    const isOne = below.length === 1 && !isArray;
    if (isOne && OF_ONE_ITSELF.has(name)) return below[0];
    const apply = isArray || name === "concat"
      ? FUNCTIONS.get(name)
      : MAKERS.get(name);
    const [least, most] = ARRAY_FUNCTIONS.get(name)?.arity ?? [0, -1];
    const fits = least <= below.length && below.length <= most;
    if (!apply || !fits) throw new Unsupported(name);
    refuseColumns(below);
    this.#heed(node, name, below);
    return apply(this.tape, below, this.context.random);
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
    const inner = new Evaluation(this.tape, captured, this.context);
    return inner.of(
      origin.definition.body,
      bound(this.tape, parameters, below),
    );
  }

  #array({ isStack }: ArrayNode, below: readonly Variable[]): Variable {
    if (!isStack || below.some(({ shape }) => shape.length === 1)) {
      return this.tape.stack(below);
    }
    const parts = below.map((row) =>
      row.shape.length > 2 ? this.tape.view(row, row.shape.slice(1)) : row
    );
    return concatenated(this.tape, parts);
  }

  #series(
    { operator, variable, body }: SeriesNode,
    [from, to]: readonly Variable[],
    names: Names,
  ): Variable {
    const around = names.values().map(({ counters }) => counters);
    return series(this.tape, {
      operator,
      from,
      to,
      depth: Math.max(0, ...around),
      term: (counter) => this.of(body, new Map(names).set(variable, counter)),
    });
  }

  #index(node: IndexNode, target: Variable, names: Names): Variable {
    const { shape } = target;
    if (node.indices.length > shape.length) throw new Unsupported("index");
    const inside = (axis: number) =>
      new Map(names).set("end", this.tape.number(shape[axis]));
    const values = node.indices.map((tree, axis) =>
      tree.kind === "range" ? undefined : this.of(tree, inside(axis))
    );
    if (target.counters > 0 || values.some((each) => each?.counters)) {
      if (values.includes(undefined)) throw new Unsupported("index");
      return gatheredAt(this.tape, target, values as Variable[]);
    }
    const indices = new Indices(shape);
    node.indices.forEach((tree, axis) => {
      const value = values[axis];
      if (value) indices.choose(numbersIn(tree, value));
      else if (tree.kind === "range") {
        if (tree.from) indices.choose(this.#stretch(tree, inside(axis)));
        else indices.all();
      }
    });
    return this.tape.take(target, indices.places(), indices.shape());
  }

  /** A range of indices, of which those below 0 count from the end. */
  #stretch(tree: RangeNode, names: Names): readonly number[] {
    const end = known(names.get("end"))!;
    const ends = [tree.from, tree.step, tree.to].flatMap((each) => {
      if (!each) return [];
      const value = known(this.of(each, names))!;
      return value < 0 && each !== tree.step ? value + end + 1 : value;
    });
    return Array.from(elementsOf(stepped(this.tape, rangeOf(ends))));
  }
}

/** An index, or several, which must be known in advance. */
function numbersIn(
  tree: Tree,
  { moves, data, shape }: Variable,
): number | readonly number[] {
  if (moves || shape.length > 1) throw new Unsupported("index");
  if (shape.length === 0) return data as number;
  const values = Array.from(elementsOf({ shape, data }));
  if (!isCondition(tree)) return values;
  // As many as there are elements: each says whether its own is chosen.
  return values.flatMap((holds, i) => holds ? [i + 1] : []);
}

function refuseColumns(values: readonly Variable[]): void {
  if (values.some(({ counters }) => counters > 0)) {
    throw new Unsupported("column");
  }
}

/** A range as its first number, its step and its last. */
function rangeOf(ends: readonly number[]): readonly number[] {
  return ends.length === 3 ? ends : [ends[0], 1, ends[1]];
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
    refuseColumns([value]);
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
