/**
 * Tree to graph: names find their values, calls find their functions, vectors come apart.
 *
 * @module
 */
import type { Tensor } from "../../core/array.ts";
import { OPERATIONS, POW } from "../table/elementary.ts";
import { ExpressionError, type Span } from "../syntax/error.ts";
import {
  Graph,
  mapShaped,
  type Opaque,
  type Program,
  type Shaped,
} from "../graph/graph.ts";
import { CONSTANTS } from "../table/known_names.ts";
import type { Locals } from "./locals.ts";
import { array, piecewise } from "./lower_array.ts";
import { index, range } from "./lower_index.ts";
import { call } from "./lower_call.ts";
import { atPoint, derivative } from "./derivative/lower_derivative.ts";
import type { Asked } from "./derivative/derivative_shape.ts";
import { prime } from "./derivative/lower_prime.ts";
import { series } from "./lower_series.ts";
import { where } from "./lower_where.ts";
import type { Series } from "../graph/series.ts";
import { binary, describe, keepingRow, ShapeError } from "../graph/shaped.ts";
import { Misfit } from "./misfit.ts";
import { children, type CompareNode, fold, type Tree } from "../syntax/tree.ts";
import { unknownName } from "./unknown_name.ts";
import {
  type ArrayValue,
  type CompiledFunction,
  copyOf,
  type DerivativeHook,
  isNumeric,
  type MeasuredValue,
  type Value,
} from "../value.ts";

/** Names and their values. */
export type Names = Pick<ReadonlyMap<string, Value>, "get" | "has" | "keys">;

/** The surroundings of a tree that is to become a graph. */
export interface LoweringContext {
  readonly source: string;
  readonly scope: Names;
  /** Answers derivatives; without it they are taken exactly. */
  readonly derivative?: DerivativeHook | undefined;
  /** What is known of a variable whose value was measured. */
  readonly measured?: ((name: string) => MeasuredValue | undefined) | undefined;
  /** Draws a number in [0, 1), where random numbers may be drawn. */
  readonly random?: (() => number) | undefined;
  /** How small whole powers of numbers are computed; as products unless given. */
  readonly powers?: "products" | "pow" | undefined;
  /** Whether the functions called are to be taken with exact derivatives as well. */
  readonly exact?: boolean;
  /** The exact derivative of a computation of so many numbers. */
  readonly differentiate?: (
    program: Program,
    count: number,
    asked: Asked,
  ) => Program;
  /** The function that an expression is of its variables. */
  readonly lambda?: (
    parameters: readonly string[],
    body: Tree,
  ) => CompiledFunction<unknown>;
  /** Keeps the call of a compiled function of numbers as one operation instead of writing it out. */
  readonly keepCall?: (f: CompiledFunction) => Opaque | undefined;
  /** Makes the operation of a sum or a product that is not written out. */
  readonly series?: (series: Series) => Opaque;
  /** The name that is being defined: it cannot be called yet. */
  readonly defining?: string;
}

/** What is lowered before a node: not what stands under names of its own. */
export function belowOf(node: Tree): readonly Tree[] {
  switch (node.kind) {
    // The body of a series is read once a term, with the counter at its value.
    case "series":
      return [node.from, node.to];
    // In an index, `end` is a length of what stands before it.
    case "index":
      return [node.target];
    // Steps are read one after another.
    case "where":
      return [];
    case "derivative": {
      const places = (node.point ?? []).map(({ value }) => value);
      return node.direction ? [...places, node.direction] : places;
    }
    case "at":
      return node.point.map(({ value }) => value);
    default:
      return children(node);
  }
}

/** Turns trees into nodes of one graph. */
export class Lowering {
  /** The graph that grows. */
  readonly graph: Graph = new Graph();
  /** Whether a prime call was left to be answered by the hook at each call. */
  asksHook = false;
  /** What the named steps are called, by node. */
  readonly stepNames: Map<number, string> = new Map();
  /** What a function returns, and the shapes of its parameters: a gradient written by hand has them. */
  like:
    | { readonly tree: Tree; readonly shapes: readonly number[][] }
    | undefined;
  /** How many terms of sums and products have been written out. */
  terms = 0;

  readonly context: LoweringContext;
  readonly captured: Map<string, Value>;

  /** A lowering with nothing in its graph; `captured` collects the values taken from the scope. */
  constructor(
    context: LoweringContext,
    captured: Map<string, Value> = new Map(),
  ) {
    this.context = context;
    this.captured = captured;
  }

  /** A lowering in the same surroundings, with a graph of its own. */
  fresh(): Lowering {
    return new Lowering(this.context, this.captured);
  }

  /** The nodes that hold the value of a tree. */
  lower(tree: Tree, locals: Locals): Shaped {
    return fold<Shaped>(
      tree,
      (node, below) => this.#node(node, below, locals),
      belowOf,
    );
  }

  /** A mistake at a place of the source. */
  error(span: Span, reason: string, hint?: string): ExpressionError {
    const details = hint === undefined ? {} : { hint };
    return new ExpressionError(this.context.source, span, reason, details);
  }

  #node(
    node: Tree,
    below: readonly Shaped[],
    locals: Locals,
  ): Shaped {
    switch (node.kind) {
      case "number":
        return this.graph.constant(node.value);
      case "name":
        return this.#name(node.name, node.span, locals);
      case "unary":
        return this.#unary(node.operator, below[0]);
      case "binary":
        return this.shaped(
          node.span,
          () => this.#binary(node.operator, below[0], below[1]),
        );
      case "compare":
        return this.#compare(node, below);
      case "piecewise":
        return piecewise(this, node, below);
      case "call":
        return call(this, node, below, locals);
      case "prime":
        return prime(this, node, below);
      case "array":
        return array(this, node, below);
      case "index":
        return index(this, node, below[0], locals);
      case "range":
        return range(this, node, below);
      case "series":
        return series(this, node, below, locals);
      case "where":
        return where(this, node, locals);
      case "derivative":
        return derivative(this, node, below, locals);
      case "at":
        return atPoint(this, node, below, locals);
    }
  }

  /** An operation on shapes: what is wrong with them becomes an error with a place. */
  shaped(span: Span, operate: () => Shaped): Shaped {
    try {
      return operate();
    } catch (error) {
      if (error instanceof ShapeError) throw this.misfit(span, error.message);
      throw error;
    }
  }

  /** A mistake in shapes: where they depend on the arguments, other arguments may mend it. */
  misfit(span: Span, reason: string, hint?: string): Misfit {
    const details = hint === undefined ? {} : { hint };
    return new Misfit(this.context.source, span, reason, details);
  }

  /** A value that must be a number. */
  number(value: Shaped, span: Span, what: string): number {
    if (typeof value === "number") return value;
    throw this.misfit(span, `${what} takes numbers, not ${describe(value)}`);
  }

  #name(
    name: string,
    span: Span,
    locals: Locals,
  ): Shaped {
    const local = locals.get(name);
    if (local !== undefined) return local;
    const value = this.context.scope.get(name);
    if (!this.context.scope.has(name)) {
      const constant = CONSTANTS.get(name);
      if (constant !== undefined) return this.graph.constant(constant);
      throw unknownName(this, name, span, locals);
    }
    if (typeof value === "function") {
      throw this.error(
        span,
        `${name} is a function and needs an argument in parentheses`,
        `write ${name}(x)`,
      );
    }
    if (!isNumeric(value)) {
      throw this.error(
        span,
        `${name} is neither a number, an array of numbers with rows of one length, nor a function`,
      );
    }
    if (!this.captured.has(name)) this.captured.set(name, copyOf(value));
    const measured = this.context.measured?.(name);
    return measured ? this.settled(measured) : this.constants(value);
  }

  /** Numbers as nodes. */
  constants(value: Tensor): Shaped {
    return typeof value === "number"
      ? this.graph.constant(value)
      : Array.from<Tensor, Shaped>(value, (each) => this.constants(each));
  }

  /** A value that was measured, as nodes that remember how good it is. */
  settled({ value, error, verdict }: MeasuredValue): Shaped {
    if (typeof value !== "number") {
      return value.map((each, i) =>
        this.settled({
          value: each,
          ...(error !== undefined &&
            { error: (error as ArrayValue[])[i] }),
          ...(verdict && { verdict }),
        })
      );
    }
    const known = { value, error: (error ?? 0) as number, verdict };
    return this.graph.measured(known);
  }

  #unary(operator: "-" | "+" | "not", operand: Shaped): Shaped {
    if (operator === "+") return operand;
    const row = OPERATIONS.get(operator === "-" ? "neg" : "not")!;
    const result = mapShaped(
      operand,
      (value) => this.graph.apply(row, value),
    );
    return keepingRow(result, operand);
  }

  #binary(operator: string, a: Shaped, b: Shaped): Shaped {
    const isPow = operator === "^" && this.context.powers === "pow" &&
      typeof a === "number" && typeof b === "number";
    return isPow
      ? this.graph.apply(POW, a, b)
      : binary(this.graph, operator, a, b);
  }

  #compare(node: CompareNode, below: readonly Shaped[]): Shaped {
    return this.shaped(node.span, () =>
      node.operators
        .map((operator, i) =>
          binary(this.graph, operator, below[i], below[i + 1])
        )
        .reduce((all, each) => binary(this.graph, "and", all, each)));
  }

  /** The value of nodes on which no input has a bearing. */
  valueOf(shaped: Shaped): ArrayValue | undefined {
    if (typeof shaped === "number") return this.graph.valueAt(shaped);
    const values = shaped.map((each) => this.valueOf(each));
    return values.includes(undefined) ? undefined : values as ArrayValue;
  }
}
