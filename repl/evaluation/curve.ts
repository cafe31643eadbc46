/**
 * Functions of one number as commands take them: `f`, `f'`, `sin(x)/x`.
 *
 * @module
 */
import {
  describeVerdict,
  isDefined,
} from "../../lib/core/verdict/verdict_table.ts";
import { central } from "../../lib/difference/central_difference.ts";
import { estimateDerivative } from "../../lib/operator/derivative.ts";
import { gradient } from "../../lib/operator/gradient.ts";
import { compile } from "../../lib/expression/compile/compile.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { Tensor } from "../../mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  Parameter,
  Span,
  Tree,
  Value,
} from "../../lib/expression/mod.ts";
import { functionNamed, functionOf, variablesOf } from "../derivative/named.ts";
import { optionsOf } from "./evaluation.ts";
import type { Session } from "../session/session.ts";
import type { LanguageName } from "../session/setting.ts";

/** A function of one number with its derivatives, of which the first is its own. */
export interface NumberFunction {
  /** Its text. */
  readonly label: string;
  /** The derivative of this order as a function: 0 is the function itself. */
  readonly derivative: (order: number) => (x: number) => number;
}

/** A function of numbers, by its name or as an expression of its variables. */
export interface ReadFunction {
  /** Its text. */
  readonly label: string;
  readonly f: CompiledFunction<ArrayValue>;
  /** How often it is differentiated. */
  readonly order: number;
}

/** A function of one number: its name, with primes for its derivatives, or an expression. */
export function numberFunction(
  session: Session,
  source: string,
  tree: Tree,
): NumberFunction {
  return univariate(functionIn(session, source, tree), source, tree.span);
}

/** The function as one of one number. */
export function univariate(
  { label, f, order: own }: ReadFunction,
  source: string,
  part: Span,
): NumberFunction {
  if (f.parameters.length !== 1) {
    throw new ExpressionError(
      source,
      part,
      `${label} takes ${f.parameters.length} arguments, not 1`,
    );
  }
  const derivative = (order: number) => open(derivativeOf(f, own + order));
  return { label, derivative };
}

/** The function that a tree names, or is as an expression of the names that have no value. */
export function functionIn(
  session: Session,
  source: string,
  tree: Tree,
): ReadFunction {
  const { span } = tree;
  const { scope } = session;
  const label = source.slice(span.start, span.end);
  const named = namedIn(scope, tree);
  const [pattern = ""] = named?.f.parameters ?? [];
  if (named && typeof pattern !== "string") {
    const { f } = functionIn(
      session,
      source,
      called(named.f.name, pattern, span),
    );
    return { label, f, order: named.order };
  }
  if (named) return { label, ...named };
  if (tree.kind === "name" && tree.name !== "x" && !scope.has(tree.name)) {
    throw new ExpressionError(source, span, `unknown function ${tree.name}`);
  }
  const parameters = variablesOf(tree, scope);
  const f = functionOf(tree, parameters, source, scope, optionsOf(session));
  return { label, f, order: 0 };
}

/** `f([x, y])` of a function whose only parameter is an array: one of the numbers in it. */
function called(name: string, pattern: Parameter, span: Span): Tree {
  const written = (parameter: Parameter): Tree =>
    typeof parameter === "string"
      ? { kind: "name", name: parameter, span }
      : { kind: "array", elements: parameter.map(written), span };
  const list = [written(pattern)];
  return { kind: "call", name, nameSpan: span, arguments: list, span };
}

/** A function by its name alone, with primes or without. */
function namedIn(
  scope: ReadonlyMap<string, Value>,
  tree: Tree,
): Pick<ReadFunction, "f" | "order"> | undefined {
  const isPrimed = tree.kind === "derivative" && tree.point === undefined &&
    tree.operator === "partial" && tree.target.kind === "name" &&
    tree.variables[0].name === undefined;
  const name = isPrimed ? tree.target as Tree : tree;
  if (name.kind !== "name") return undefined;
  const order = isPrimed ? tree.variables[0].order : 0;
  for (const arity of [1, 2]) {
    const f = functionOrNothing(scope, name.name, arity);
    if (f) return { f, order };
  }
  return undefined;
}

function functionOrNothing(
  scope: ReadonlyMap<string, Value>,
  name: string,
  arity: number,
) {
  if (scope.has(name) && typeof scope.get(name) !== "function") {
    return undefined;
  }
  try {
    return functionNamed(scope, name, arity);
  } catch (error) {
    // One of the language's own that takes another number of arguments, or a constant.
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** The function, undefined where it refuses a number, so that the rest of it can be drawn. */
export function open<A extends readonly unknown[], R>(
  f: (...args: A) => R,
): (...args: A) => R | number {
  return (...args) => {
    try {
      return f(...args);
    } catch (error) {
      if (error instanceof RangeError) return NaN;
      throw error;
    }
  };
}

/**
 * The derivative of a function of one number as a function: exact up to the second for a definition, by quick finite
 * differences from there on and for what JavaScript functions are in.
 */
export function derivativeOf(
  f: CompiledFunction<ArrayValue> | ((x: number) => number),
  order: number,
): (x: number) => number {
  const plain = (x: number) => f(x) as number;
  if (order === 0) return plain;
  const exact = "gradient" in f ? exactDerivative(f, order) : undefined;
  if (exact) return exact;
  // Dense samples want a quick slope: four evaluations for some twelve digits.
  const method = central({ accuracyOrder: 4 });
  return Array.from({ length: order }).reduce<(x: number) => number>(
    (slope) => (x) => gradient(slope, x, { method }),
    plain,
  );
}

/** The derivative by its formula; undefined where a JavaScript function is in it, which nobody can look into. */
function exactDerivative(
  f: CompiledFunction<ArrayValue>,
  order: number,
): ((x: number) => number) | undefined {
  try {
    return compile(`g(x) = f${"'".repeat(order)}(x)`, { f });
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** Why f has no derivative there, if it has none. */
export function noDerivative(
  f: (x: number) => number,
  x: number,
  language: LanguageName,
): string | undefined {
  const { verdict } = estimateDerivative(f, x);
  if (isDefined(verdict)) return undefined;
  const why = describeVerdict(verdict, language);
  return `there is no derivative at ${x}, ${verdict.kind}: ${why}`;
}

/** The gradient of a function by the point it is moved around: exact for a definition. */
export function gradientOf(
  f: CompiledFunction<ArrayValue>,
  along: (x: Tensor) => ArrayValue,
  point: Tensor,
): (x: Tensor) => Tensor {
  const args = (x: Tensor) => f.parameters.length === 1 ? [x] : x as number[];
  const numeric = (x: Tensor) => gradient(along as (x: Tensor) => number, x);
  if (!("gradient" in f)) return numeric;
  try {
    f.gradient(...args(point));
  } catch (error) {
    if (error instanceof TypeError) return numeric;
    throw error;
  }
  return (x) => f.gradient(...args(x));
}
