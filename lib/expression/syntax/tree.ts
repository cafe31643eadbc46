/**
 * What an expression is once it has been read: a tree in which every node knows its place in the
 * text. Each spelling has one form here: `x²` and `x ** 2` are the same power, `√x` is a call of
 * `sqrt`, `|x|` of `abs`, `x!` of `factorial`, `π` is the name `pi`.
 *
 * @module
 */
import type { Span } from "./error.ts";

/** The operators between two values. */
export type BinaryOperator =
  | "+"
  | "-"
  | "*"
  | "/"
  | "^"
  | ".*"
  | "./"
  | ".^"
  | "mod"
  | "and"
  | "or";

/** The operators that compare. */
export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=";

/** A number as written. */
export interface NumberNode {
  /** What it is. */
  readonly kind: "number";
  /** Its value. */
  readonly value: number;
  /** Its place in the text. */
  readonly span: Span;
}

/** A parameter, a variable or a constant. */
export interface NameNode {
  /** What it is. */
  readonly kind: "name";
  /** The name. */
  readonly name: string;
  /** Its place in the text. */
  readonly span: Span;
}

/** An operator before its value. */
export interface UnaryNode {
  /** What it is. */
  readonly kind: "unary";
  /** The operator. */
  readonly operator: "-" | "+" | "not";
  /** What it is applied to. */
  readonly operand: Tree;
  /** Its place in the text. */
  readonly span: Span;
}

/** An operator between two values; implicit multiplication too. */
export interface BinaryNode {
  /** What it is. */
  readonly kind: "binary";
  /** The operator. */
  readonly operator: BinaryOperator;
  /** The first operand. */
  readonly left: Tree;
  /** The second operand. */
  readonly right: Tree;
  /** Its place in the text. */
  readonly span: Span;
}

/** A chain of comparisons, `0 < x <= 1`: 1 where all of them hold, else 0. */
export interface CompareNode {
  /** What it is. */
  readonly kind: "compare";
  /** One fewer than the operands. */
  readonly operators: readonly Comparison[];
  /** What is compared. */
  readonly operands: readonly Tree[];
  /** Its place in the text. */
  readonly span: Span;
}

/** One case of a piecewise value. */
export interface Piece {
  /** Where the piece holds: where this is neither 0 nor NaN. */
  readonly condition: Tree;
  /** Its value. */
  readonly value: Tree;
}

/** The value of the first piece whose condition holds; `c ? a : b` too. */
export interface PiecewiseNode {
  /** What it is. */
  readonly kind: "piecewise";
  /** The pieces; the first that holds counts. */
  readonly pieces: readonly Piece[];
  /** The value where no condition holds; NaN without it. */
  readonly otherwise: Tree | undefined;
  /** Its place in the text. */
  readonly span: Span;
}

/** A function called by name. */
export interface CallNode {
  /** What it is. */
  readonly kind: "call";
  /** The name. */
  readonly name: string;
  /** The place of the name alone. */
  readonly nameSpan: Span;
  /** The arguments. */
  readonly arguments: readonly Tree[];
  /** Its place in the text. */
  readonly span: Span;
}

/** A derivative called: `f''(3)` has order 2. */
export interface PrimeNode {
  /** What it is. */
  readonly kind: "prime";
  /** The name. */
  readonly name: string;
  /** The place of the name alone. */
  readonly nameSpan: Span;
  /** How many primes. */
  readonly order: number;
  /** The arguments. */
  readonly arguments: readonly Tree[];
  /** Its place in the text. */
  readonly span: Span;
}

/** A vector; a matrix is a vector of its rows. */
export interface ArrayNode {
  /** What it is. */
  readonly kind: "array";
  /** The elements, or the rows. */
  readonly elements: readonly Tree[];
  /** Whether it was written as rows of one value each, `[a; b]`, which stand one below another where they are arrays. */
  readonly isStack?: true;
  /** Its place in the text. */
  readonly span: Span;
}

/** Numbers at equal distances: `1:5`, or `0:0.5:2`; as an index, `:` alone is all of an axis. */
export interface RangeNode {
  /** What it is. */
  readonly kind: "range";
  /** The first number. */
  readonly from?: Tree | undefined;
  /** The distance; 1 without it. */
  readonly step?: Tree | undefined;
  /** The last number, if the steps reach it. */
  readonly to?: Tree | undefined;
  /** Its place in the text. */
  readonly span: Span;
}

/** An element of a vector, `v[2]`, or of a matrix, `A[1, 2]`, counted from 1; or a part of it, `v[2:3]`. */
export interface IndexNode {
  /** What it is. */
  readonly kind: "index";
  /** The vector or matrix. */
  readonly target: Tree;
  /** One index, or one for each axis. */
  readonly indices: readonly Tree[];
  /** Its place in the text. */
  readonly span: Span;
}

/** A sum or a product over whole numbers: `sum(i, 1, n, i^2)`. */
export interface SeriesNode {
  /** What it is. */
  readonly kind: "series";
  /** The operator. */
  readonly operator: "sum" | "prod";
  /** The name that counts. */
  readonly variable: string;
  /** The first value of the variable. */
  readonly from: Tree;
  /** The last value of the variable. */
  readonly to: Tree;
  /** What is summed or multiplied. */
  readonly body: Tree;
  /** Its place in the text. */
  readonly span: Span;
}

/** One named step of a computation. */
export interface WhereStep {
  /** The name. */
  readonly name: string;
  /** The place of the name. */
  readonly nameSpan: Span;
  /** What it stands for; other steps may stand in it. */
  readonly value: Tree;
}

/** A value with named steps: `u^2 where u = sin(x)`. */
export interface WhereNode {
  /** What it is. */
  readonly kind: "where";
  /** The value, in which the steps are used. */
  readonly body: Tree;
  /** The steps, as they were written. */
  readonly steps: readonly WhereStep[];
  /** Its place in the text. */
  readonly span: Span;
}

/** What is asked of the derivatives of a function. */
export type DerivativeOperator =
  | "partial"
  | "gradient"
  | "jacobian"
  | "hessian"
  | "laplacian"
  | "divergence"
  | "curl"
  | "directional";

/** A variable that is differentiated by, and how often. */
export interface Variable {
  /** The name; left out where there is only one variable. */
  readonly name?: string;
  /** How often. */
  readonly order: number;
}

/** One number or array of a point: `3` or `x = 3`. */
export interface Coordinate {
  /** The name before the equals sign. */
  readonly name?: string;
  /** Its value. */
  readonly value: Tree;
  /** Its place in the text. */
  readonly span: Span;
}

/** A derivative of a function or of an expression: `d/dx x^2 at 3`, `grad f(1, 2)`, `∂f/∂x (1, 2)`. */
export interface DerivativeNode {
  /** What it is. */
  readonly kind: "derivative";
  /** Which derivative. */
  readonly operator: DerivativeOperator;
  /** What is differentiated: the name of a function, a call of one at a point, or an expression. */
  readonly target: Tree;
  /** Of a partial derivative: what it is taken by, one after another. */
  readonly variables: readonly Variable[];
  /** Of a directional derivative: the direction. */
  readonly direction: Tree | undefined;
  /** Where it is taken, if that is said apart from the target. */
  readonly point: readonly Coordinate[] | undefined;
  /** Its place in the text. */
  readonly span: Span;
}

/** An expression at a point: `x^2 at x = 3`. */
export interface AtNode {
  /** What it is. */
  readonly kind: "at";
  /** The expression. */
  readonly target: Tree;
  /** The values of its names. */
  readonly point: readonly Coordinate[];
  /** Its place in the text. */
  readonly span: Span;
}

/** An expression. */
export type Tree =
  | NumberNode
  | NameNode
  | UnaryNode
  | BinaryNode
  | CompareNode
  | PiecewiseNode
  | CallNode
  | PrimeNode
  | ArrayNode
  | IndexNode
  | RangeNode
  | SeriesNode
  | WhereNode
  | DerivativeNode
  | AtNode;

/** A parameter: a name, or a vector or matrix of names, as in `g([w, x; y, z])`. */
export type Parameter = string | readonly Parameter[];

/** `f(x, y) = body`. */
export interface Definition {
  /** What it is. */
  readonly kind: "definition";
  /** The name. */
  readonly name: string;
  /** The place of the name alone. */
  readonly nameSpan: Span;
  /** The parameters, in order. */
  readonly parameters: readonly Parameter[];
  /** What the function computes. */
  readonly body: Tree;
  /** The text of the definition alone. */
  readonly source: string;
  /** Its place in the text. */
  readonly span: Span;
  /** Whether a `;` follows, which asks for no output. */
  readonly quiet: boolean;
}

/** `a = value`. */
export interface Assignment {
  /** What it is. */
  readonly kind: "assignment";
  /** The name. */
  readonly name: string;
  /** The place of the name alone. */
  readonly nameSpan: Span;
  /** Its value. */
  readonly value: Tree;
  /** Its place in the text. */
  readonly span: Span;
  /** Whether a `;` follows, which asks for no output. */
  readonly quiet: boolean;
}

/** An expression on its own. */
export interface ExpressionStatement {
  /** What it is. */
  readonly kind: "expression";
  /** The expression. */
  readonly tree: Tree;
  /** Its place in the text. */
  readonly span: Span;
  /** Whether a `;` follows, which asks for no output. */
  readonly quiet: boolean;
}

/** One thing a line can ask for. */
export type Statement = Definition | Assignment | ExpressionStatement;

/**
 * The nodes directly below one, in the order they are written.
 *
 * @example
 * ```ts
 * import { children, format, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(children(parseExpression("x^2 + 3y")).map(format), ["x^2", "3*y"]);
 * ```
 */
export function children(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case "number":
    case "name":
      return [];
    case "unary":
      return [tree.operand];
    case "binary":
      return [tree.left, tree.right];
    case "compare":
      return tree.operands;
    case "piecewise": {
      const pieces = tree.pieces.flatMap((p) => [p.value, p.condition]);
      return tree.otherwise ? [...pieces, tree.otherwise] : pieces;
    }
    case "call":
    case "prime":
      return tree.arguments;
    case "array":
      return tree.elements;
    case "index":
      return [tree.target, ...tree.indices];
    case "range":
      return [tree.from, tree.step, tree.to].filter((each) =>
        each !== undefined
      );
    case "series":
      return [tree.from, tree.to, tree.body];
    case "where":
      return [tree.body, ...tree.steps.map(({ value }) => value)];
    case "derivative":
      return [
        tree.target,
        ...tree.direction ? [tree.direction] : [],
        ...(tree.point ?? []).map(({ value }) => value),
      ];
    case "at":
      return [tree.target, ...tree.point.map(({ value }) => value)];
  }
}

/**
 * Computes something for every node from what was computed for its children, from the leaves up.
 * Does not recurse, so a sum of a hundred thousand terms is no deeper than one.
 *
 * @example
 * ```ts
 * import { fold, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const nodes = fold<number>(
 *   parseExpression("x + 2"),
 *   (_, below) => below.reduce((sum, count) => sum + count, 1),
 * );
 * assert.equal(nodes, 3);
 * ```
 */
export function fold<T>(
  tree: Tree,
  visit: (node: Tree, below: readonly T[]) => T,
  childrenOf: (node: Tree) => readonly Tree[] = children,
): T {
  const pending: { node: Tree; below: readonly Tree[]; done: T[] }[] = [];
  let node: Tree | undefined = tree;
  for (;;) {
    if (node) pending.push({ node, below: childrenOf(node), done: [] });
    const top = pending[pending.length - 1];
    if (top.done.length < top.below.length) {
      node = top.below[top.done.length];
      continue;
    }
    const value = visit(top.node, top.done);
    pending.pop();
    if (pending.length === 0) return value;
    pending[pending.length - 1].done.push(value);
    node = undefined;
  }
}
