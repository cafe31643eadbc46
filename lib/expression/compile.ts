/**
 * Definitions to functions, expressions to values.
 *
 * @module
 */
import { build, functionCode } from "./codegen/codegen.ts";
import { addDerivatives } from "./autodiff/derivatives.ts";
import { ExpressionError } from "./syntax/error.ts";
import { format, signature } from "./written/format.ts";
import type { Program } from "./graph/graph.ts";
import { bind } from "./graph/parameters.ts";
import { Misfit } from "./graph/misfit.ts";
import {
  type AtShapes,
  capturedBy,
  deferred,
  dependsOnShapes,
  dispatch,
  ofNumbers,
  shapesOf,
} from "./shapes.ts";
import { Locals } from "./graph/locals.ts";
import { Lowering, type LoweringContext, type Names } from "./graph/lower.ts";
import { differentiateProgram } from "./autodiff/forward.ts";
import { seriesOperation } from "./graph/series.ts";
import { parse } from "./syntax/statement.ts";
import { definitionTeX } from "./written/tex.ts";
import type { Definition, Tree } from "./syntax/tree.ts";
import {
  type ArrayValue,
  type CompiledFunction,
  type EvaluationOptions,
  type Origin,
  type Scope,
  scopeMap,
  setOrigin,
  type Value,
} from "./value.ts";

/**
 * Makes the function of a definition that has been read.
 *
 * Names that are not parameters take their values from the scope now: later changes do not reach the
 * function.
 *
 * @param source The text that the definition was read from, for error messages.
 * @throws {ExpressionError} If a name is unknown or a call does not fit.
 *
 * @example
 * ```ts
 * import { define, parse } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const source = "f(x) = a x^2";
 * const [definition] = parse(source);
 * if (definition.kind !== "definition") throw new TypeError("Expected a definition");
 * assert.equal(define(definition, source, { a: 3 })(2), 12);
 * ```
 */
export function define<Result = number>(
  definition: Definition,
  source: string,
  scope: Scope = new Map(),
  options: EvaluationOptions = {},
): CompiledFunction<Result> {
  const { name } = definition;
  const context = {
    ...surroundings(source, withoutName(scopeMap(scope), name), options),
    defining: name,
  };
  const lowering = new Lowering(context);
  // Of the scope the function keeps what it uses, and not all the names that there were.
  const shapedBy = (captured: ReadonlyMap<string, Value>) =>
    shapesOf(definition, (shaped) => define(shaped, source, captured, options));
  const program = programOrMisfit(lowering, definition);
  if (program instanceof Misfit) {
    const captured = capturedBy(lowering, definition);
    const at = shapedBy(captured);
    const f = deferred(definition, at, program.reason);
    describeAs(f, definition, captured);
    setOrigin(f, withoutProgram(definition, source, at, program));
    return f as CompiledFunction<Result>;
  }
  const { asksHook, captured } = lowering;
  const kept = { ...context, scope: captured };
  let known: Program | undefined;
  const exact = () =>
    known ??= asksHook ? exactProgram(kept, definition) ?? program : program;
  return assemble<Result>(definition, source, program, {
    captured,
    asksHook,
    exact,
    at: shapedBy(captured),
    powers: options.powers,
  });
}

/** What a function of a program is made of beside it. */
export interface Assembly
  extends
    Partial<Pick<Origin, "asksHook" | "exact" | "at" | "written" | "powers">> {
  readonly captured: ReadonlyMap<string, Value>;
}

/** The function of a definition that computes this program. */
export function assemble<Result>(
  definition: Definition,
  source: string,
  program: Program,
  { captured, asksHook = false, exact = () => program, ...more }: Assembly,
): CompiledFunction<Result> {
  const f: CompiledFunction<Result> = build<CompiledFunction<Result>>(
    functionCode(program, definition.parameters, dispatch(() => f, definition)),
  );
  describeAs(f, definition, captured);
  const { body } = definition;
  setOrigin(f, { program, asksHook, exact, body, text: source, ...more });
  addDerivatives(f, exact);
  return f;
}

/** The computation of a definition of numbers, or why only arguments of other shapes can have one. */
function programOrMisfit(
  lowering: Lowering,
  definition: Definition,
): Program | Misfit {
  try {
    return programIn(lowering, definition);
  } catch (error) {
    if (error instanceof Misfit && dependsOnShapes(definition, error)) {
      return error;
    }
    throw error;
  }
}

/** What is known of a function before the shapes of its arguments are. */
function withoutProgram(
  { name, body }: Definition,
  text: string,
  at: AtShapes,
  { reason }: Misfit,
): Origin {
  const refuse = (): never => {
    throw new TypeError(ofNumbers(name, reason));
  };
  return {
    get program() {
      return refuse();
    },
    asksHook: false,
    needsShapes: reason,
    exact: refuse,
    body,
    text,
    at,
  };
}

/** Gives a function what is said of it. */
function describeAs(
  f: CompiledFunction<unknown>,
  { name, parameters, body, source }: Definition,
  captured: ReadonlyMap<string, Value>,
): void {
  const properties = {
    name,
    parameters,
    source,
    captured,
    toString: () => `${signature(name, parameters)} = ${format(body)}`,
    toTeX: () => definitionTeX(name, parameters, body),
  };
  for (const [key, value] of Object.entries(properties)) {
    Object.defineProperty(f, key, { value, configurable: true });
  }
}

function programIn(lowering: Lowering, definition: Definition): Program {
  const locals = bind(lowering, definition.parameters);
  const result = lowering.lower(definition.body, locals);
  return { nodes: lowering.graph.nodes, result };
}

/** The computation with exact derivatives for its prime calls, where all of them can be had. */
function exactProgram(
  context: LoweringContext,
  definition: Definition,
): Program | undefined {
  try {
    const exact = new Lowering({
      ...context,
      derivative: undefined,
      exact: true,
    });
    return programIn(exact, definition);
  } catch (error) {
    // A function of JavaScript has no exact derivative: the hook goes on answering.
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** What a tree is read in: the scope, and how derivatives and sums are made. */
export function surroundings(
  source: string,
  scope: Names,
  { derivative, powers }: EvaluationOptions,
): LoweringContext {
  return {
    source,
    scope,
    derivative,
    powers,
    differentiate: differentiateProgram,
    series: seriesOperation,
  };
}

/** The scope that a definition sees: not the name that it is about to replace. Copies nothing, as a session may know many names. */
function withoutName(scope: Names, name: string): Names {
  if (!scope.has(name)) return scope;
  return {
    has: (key) => key !== name && scope.has(key),
    get: (key) => key === name ? undefined : scope.get(key),
    keys: () => [...scope.keys()].filter((key) => key !== name).values(),
  };
}

/**
 * Makes a function from its definition as text, such as `f(x, y) = 2x + 3x*y + y^3`. The function
 * runs as fast as the same formula written in JavaScript.
 *
 * A parameter in brackets takes a nested array: `g([w, x; y, z]) = ...` takes a 2×2 matrix.
 *
 * @param scope The values of other names in the definition; they are taken once, now.
 * @throws {ExpressionError} If the text is not one definition, or uses an unknown name.
 *
 * @example
 * ```ts
 * import { compile } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x, y) = 2x + 3x*y + y^3");
 * assert.equal(f(1, 2), 16);
 * assert.equal(f.name, "f");
 * assert.deepEqual(f.parameters, ["x", "y"]);
 *
 * const g = compile("g([w, x; y, z]) = f(w, x) + a*y*z", { f, a: 10 });
 * assert.equal(g([[1, 2], [3, 4]]), 136);
 * ```
 */
export function compile<Result = number>(
  source: string,
  scope: Scope = {},
  options: EvaluationOptions = {},
): CompiledFunction<Result> {
  const names = scopeMap(scope);
  const statements = parse(source, { isValue: valueTest(names) });
  const [definition] = statements;
  if (statements.length !== 1 || definition.kind !== "definition") {
    const span = statements[1]?.span ?? definition?.span ??
      { start: 0, end: source.length };
    throw new ExpressionError(source, span, "expected one definition", {
      hint: "write f(x) = 2x",
    });
  }
  return define(definition, source, names, options);
}

/**
 * Which names of a scope are values, so that `a(x + 1)` is a product: for the parser.
 *
 * @example
 * ```ts
 * import { evaluate, parseExpression, valueTest } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const scope = { a: 2, x: 4 };
 * const tree = parseExpression("a(x + 1)", { isValue: valueTest(scope) });
 * assert.equal(evaluate(tree, "a(x + 1)", scope), 10);
 * ```
 */
export function valueTest(scope: Scope): (name: string) => boolean {
  const names = scopeMap(scope);
  return (name) => names.has(name) && typeof names.get(name) !== "function";
}

/**
 * The value of an expression that has been read.
 *
 * @param source The text that the tree was read from, for error messages.
 * @throws {ExpressionError} If a name is unknown, or shapes or arguments do not fit.
 *
 * @example
 * ```ts
 * import { evaluate, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const source = "2x + [1, 2; 3, 4]";
 * assert.deepEqual(evaluate(parseExpression(source), source, { x: 3 }), [[7, 8], [9, 10]]);
 * ```
 */
export function evaluate(
  tree: Tree,
  source: string,
  scope: Scope = {},
  options: EvaluationOptions = {},
): ArrayValue {
  const lowering = new Lowering(surroundings(source, scopeMap(scope), options));
  return lowering.valueOf(lowering.lower(tree, new Locals()))!;
}
