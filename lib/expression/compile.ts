/**
 * Definitions to functions, expressions to values.
 *
 * @module
 */
import { checkOptions } from "../core/names.ts";
import { build, functionCode } from "./codegen/codegen.ts";
import { describe } from "./described.ts";
import { ExpressionError } from "./syntax/error.ts";
import { signature } from "./written/format.ts";
import type { Program, Shaped } from "./graph/graph.ts";
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
import { subjectOf } from "./graph/lower_derivative.ts";
import { take } from "./graph/lower_prime.ts";
import { late, type Makers } from "./late.ts";
import { Locals } from "./graph/locals.ts";
import { measure } from "./graph/measure.ts";
import { Lowering, type LoweringContext, type Names } from "./graph/lower.ts";
import { differentiateProgram } from "./autodiff/operators.ts";
import {
  isWhole,
  manyCaptured,
  wholeFunction,
  wholeValue,
  withWhole,
} from "./whole/whole.ts";
import { seriesOperation } from "./graph/series.ts";
import { parse } from "./syntax/statement.ts";
import type { Definition, DerivativeNode, Tree } from "./syntax/tree.ts";
import {
  type ArrayValue,
  type CompiledFunction,
  type DerivativeRequest,
  type EvaluationOptions,
  type MeasuredValue,
  type Origin,
  originOf,
  type Scope,
  scopeMap,
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
  checkOptions(options, OPTIONS, `Cannot compile ${definition.name}`);
  return defineIn(definition, source, scopeMap(scope), options);
}

const OPTIONS: readonly (keyof EvaluationOptions)[] = [
  "derivative",
  "measured",
  "random",
  "powers",
  "code",
];

function defineIn<Result>(
  definition: Definition,
  source: string,
  scope: Names,
  options: EvaluationOptions,
): CompiledFunction<Result> {
  const context = contextOf(definition, source, scope, options);
  const captured = manyCaptured(
    definition,
    context.scope,
    () => capturedBy(new Lowering(context), definition),
  );
  // What is known of measured values goes from number to number.
  const isMeasured = [...captured?.keys() ?? []]
    .some((key) => options.measured?.(key));
  if (!captured || isMeasured) {
    return defineWritten(definition, source, scope, options);
  }
  let made: CompiledFunction<unknown> | undefined;
  const written = () =>
    made ??= defineWritten(definition, source, captured, options);
  const at = shapedWith(definition, source, captured, options);
  const f = wholly(definition, source, captured, written, { at });
  return f as CompiledFunction<Result>;
}

function contextOf(
  { name }: Definition,
  source: string,
  scope: Names,
  options: EvaluationOptions,
): LoweringContext {
  return {
    ...surroundings(source, withoutName(scope, name), options),
    random: undefined,
    defining: name,
  };
}

/** The function of a definition that is computed array by array. */
function wholly(
  definition: Definition,
  source: string,
  captured: ReadonlyMap<string, Value>,
  written: () => CompiledFunction<unknown>,
  { at, computed = definition }: {
    readonly at?: AtShapes;
    readonly computed?: Definition;
  },
): CompiledFunction<unknown> {
  const whole = wholeFunction(computed, captured);
  const f = withWhole(whole, written);
  const origin = () => originOf(written())!;
  describe(f, {
    get program() {
      return origin().program;
    },
    // The body has no derivative in it; what it calls may have.
    asksHook: [...captured.values()].some((each) =>
      typeof each === "function" && originOf(each)?.asksHook
    ),
    exact: () => origin().exact(),
    exactly: () => f,
    isForeign: () => false,
    definition,
    captured,
    text: source,
    whole,
    ...(at && { at }),
  });
  return f;
}

/** The function of a definition with each number written out. */
function defineWritten<Result>(
  definition: Definition,
  source: string,
  scope: Names,
  options: EvaluationOptions,
): CompiledFunction<Result> {
  const context = contextOf(definition, source, scope, options);
  const { name } = definition;
  const lowering = new Lowering(context);
  const program = programOrMisfit(lowering, definition);
  if (program instanceof Misfit) {
    const captured = capturedBy(lowering, definition);
    const at = shapedWith(definition, source, captured, options);
    const f = deferred(definition, at, program.reason);
    const { reason } = program;
    describe(
      f,
      withoutProgram(f, definition, source, { captured, at, reason }),
    );
    return f as CompiledFunction<Result>;
  }
  const { asksHook } = lowering;
  const captured = lowering.captured.size === 0 ? NOTHING : lowering.captured;
  const taken = { captured, asksHook };
  if (options.code === "when called" && isWritten(definition, source)) {
    // It must not hold on to how it was found to be right.
    const kept = keptOptions(options, captured);
    const { span } = definition;
    return late(
      { name, text: source, span, captured, asksHook, options: kept },
      MAKERS,
    ) as CompiledFunction<Result>;
  }
  const assembly = assemblyOf(definition, source, program, taken, options);
  return assemble<Result>(definition, source, program, assembly);
}

/** Whether it stands in the text, to be read again: one that was made of an expression stands nowhere. */
function isWritten(
  { source, span, nameSpan, body }: Definition,
  text: string,
): boolean {
  return nameSpan.end < body.span.start && text.startsWith(source, span.start);
}

/** What a function is made of beside its program. */
function assemblyOf(
  definition: Definition,
  source: string,
  program: Program,
  { captured, asksHook }: Pick<Origin, "captured" | "asksHook">,
  options: EvaluationOptions,
): Assembly {
  let exact = asksHook ? undefined : program;
  let at: AtShapes | undefined;
  return {
    captured,
    asksHook,
    exact: () =>
      exact ??= exactProgram(definition, source, captured, options) ?? program,
    at: (args) =>
      (at ??= shapedWith(definition, source, captured, options))(args),
    powers: options.powers,
  };
}

/** How a definition that has been read once and is right becomes a function. */
const MAKERS: Makers = {
  read(f, { text, span, captured, asksHook, options }) {
    // The names that it takes are those that decide how it is read.
    const isValue = valueTest(captured);
    const names = { isValue, isFunction: functionTest(captured) };
    const [definition] = parse(text, { ...span, ...names });
    if (definition.kind !== "definition") throw new TypeError("no definition");
    const lowering = new Lowering(
      contextOf(definition, text, captured, options),
    );
    const program = programIn(lowering, definition);
    const taken = { captured, asksHook };
    const assembly = assemblyOf(definition, text, program, taken, options);
    return originFor(f, definition, text, program, assembly);
  },
  code: (f, { definition, program }) => codeOf(definition, program, () => f),
};

// Shared, as most functions take nothing.
const NOTHING: ReadonlyMap<string, Value> = new Map();

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
  assembly: Assembly,
): CompiledFunction<Result> {
  const f = codeOf(definition, program, () => f);
  describe(f, originFor(f, definition, source, program, assembly));
  return f as CompiledFunction<Result>;
}

function codeOf(
  definition: Definition,
  program: Program,
  f: () => CompiledFunction<unknown>,
): CompiledFunction<unknown> {
  const { parameters } = definition;
  return build(functionCode(program, parameters, dispatch(f, definition)));
}

function originFor(
  f: CompiledFunction<unknown>,
  definition: Definition,
  text: string,
  program: Program,
  { captured, asksHook = false, exact = () => program, ...more }: Assembly,
): Origin {
  let without: CompiledFunction<unknown> | undefined;
  const { powers } = more;
  // Its derivatives as formulas, where it has them: differences of differences lose half of their digits.
  const exactly = () =>
    exact() === program ? f : without ??= define<unknown>(
      definition,
      text,
      captured,
      withoutHook({ ...powers && { powers } }),
    );
  return {
    program,
    asksHook,
    exact,
    exactly,
    isForeign: () => isForeign(exact()),
    definition,
    captured,
    text,
    ...more,
  };
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
  f: CompiledFunction<unknown>,
  definition: Definition,
  text: string,
  { captured, at, reason }: {
    readonly captured: ReadonlyMap<string, Value>;
    readonly at: AtShapes;
    readonly reason: string;
  },
): Origin {
  const refuse = (): never => {
    throw new TypeError(ofNumbers(definition.name, reason));
  };
  return {
    get program() {
      return refuse();
    },
    asksHook: false,
    needsShapes: reason,
    exact: refuse,
    exactly: () => f,
    isForeign: refuse,
    definition,
    captured,
    text,
    at,
  };
}

/** Whether a JavaScript function is called, of which no formula is known. */
function isForeign({ nodes }: Program): boolean {
  return nodes.some((node) =>
    node.kind === "opaque" && node.opaque.partial === undefined
  );
}

/** The function for each combination of shapes, of which nothing is kept but what it needs. */
function shapedWith(
  definition: Definition,
  source: string,
  captured: ReadonlyMap<string, Value>,
  options: EvaluationOptions,
): AtShapes {
  // Of the scope the function keeps what it uses, and not all the names that there were.
  const kept = keptOptions(options, captured);
  return shapesOf(definition, {
    written: (shaped) => defineWritten(shaped, source, captured, kept),
    whole: (shaped, written) =>
      wholly(shaped, source, captured, written, { computed: definition }),
    areMany: (args) => isWhole(definition.body, args, captured.values()),
  });
}

/** The options of what is wanted now, which know of the measured values that a function has taken, and not of all that there were. */
function keptOptions(
  { measured, code: _, ...options }: EvaluationOptions,
  captured: ReadonlyMap<string, Value>,
): EvaluationOptions {
  const known = new Map<string, MeasuredValue>();
  for (const name of captured.keys()) {
    const value = measured?.(name);
    if (value) known.set(name, value);
  }
  return known.size === 0
    ? options
    : { ...options, measured: (name) => known.get(name) };
}

function withoutHook({ powers }: EvaluationOptions): EvaluationOptions {
  return powers ? { powers } : {};
}

function programIn(lowering: Lowering, definition: Definition): Program {
  const locals = bind(lowering, definition.parameters);
  const result = lowering.lower(definition.body, locals);
  return { nodes: lowering.graph.nodes, result };
}

/** The computation with exact derivatives for its prime calls, where all of them can be had. */
function exactProgram(
  definition: Definition,
  source: string,
  captured: ReadonlyMap<string, Value>,
  options: EvaluationOptions,
): Program | undefined {
  const context = surroundings(source, captured, withoutHook(options));
  const defining = definition.name;
  try {
    const exact = new Lowering({ ...context, defining, exact: true });
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
  options: EvaluationOptions,
): LoweringContext {
  const { derivative, measured, powers, random } = options;
  return {
    source,
    scope,
    derivative,
    measured,
    powers,
    random,
    lambda: (parameters, body) =>
      defineIn(lambdaOf(source, parameters, body), source, scope, options),
    differentiate: differentiateProgram,
    series: seriesOperation,
  };
}

/** The function that an expression is of its variables, under a name that does not occur in it. */
function lambdaOf(
  source: string,
  parameters: readonly string[],
  body: Tree,
): Definition {
  const { span } = body;
  const text = source.slice(span.start, span.end);
  const name = [..."fghpqFGH"].find((letter) => !text.includes(letter)) ?? "f_";
  return {
    kind: "definition",
    name,
    nameSpan: span,
    parameters,
    body,
    source: `${signature(name, parameters)} = ${text}`,
    span,
    quiet: false,
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
  const statements = parse(source, {
    isValue: valueTest(names),
    isFunction: functionTest(names),
  });
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
 * Which names of a scope are functions, so that a function called `div` is no divergence: for the parser.
 *
 * @example
 * ```ts
 * import { compile, functionTest } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const isFunction = functionTest({ div: compile("div(x) = x / 2"), a: 2 });
 * assert.ok(isFunction("div") && !isFunction("a"));
 * ```
 */
export function functionTest(scope: Scope): (name: string) => boolean {
  const names = scopeMap(scope);
  return (name) => typeof names.get(name) === "function";
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
  const computed = computedOrLowered(tree, source, scope, options);
  if ("value" in computed) return computed.value;
  return computed.lowering.valueOf(computed.result)!;
}

/** An expression of large arrays computed, any other as nodes. */
function computedOrLowered(
  tree: Tree,
  source: string,
  scope: Scope,
  options: EvaluationOptions,
): MeasuredValue | { lowering: Lowering; result: Shaped } {
  checkOptions(options, OPTIONS, "Cannot evaluate an expression");
  const names = scopeMap(scope);
  const whole = wholeValue(tree, names, options);
  if (whole) return whole;
  const lowering = new Lowering(surroundings(source, names, options));
  return { lowering, result: lowering.lower(tree, new Locals()) };
}

/**
 * The value of an expression with what is known of it, where derivatives or variables in it were measured: how far off it
 * may be, to first order, and whether to believe it. Throws what `evaluate` throws.
 *
 * @example
 * ```ts
 * import { compile, evaluateMeasured, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * // A hook that measures: here it says always the same.
 * const derivative = () => ({ value: 27, error: 0.5 });
 * const scope = { f: compile("f(x) = x^3") };
 * const source = "2 f'(3)";
 * const { value, error } = evaluateMeasured(parseExpression(source), source, scope, { derivative });
 * assert.deepEqual([value, error], [54, 1]);
 * ```
 */
export function evaluateMeasured(
  tree: Tree,
  source: string,
  scope: Scope = {},
  options: EvaluationOptions = {},
): MeasuredValue {
  const computed = computedOrLowered(tree, source, scope, options);
  if ("value" in computed) return computed;
  return measure(computed.lowering.graph.nodes, computed.result);
}

/**
 * The exact derivative that a request is for, by its formula.
 *
 * @throws {ExpressionError} If the inside of a function is not known.
 * @throws {TypeError} If the operator does not suit what the function returns.
 *
 * @example
 * ```ts
 * import { compile, exactDerivative } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x) = x^3");
 * const request = { f, name: "f", operator: "gradient", path: [], args: [2] } as const;
 * assert.equal(exactDerivative(request), 12);
 * ```
 */
export function exactDerivative(request: DerivativeRequest): ArrayValue {
  const lowering = new Lowering(surroundings("", new Map(), {}));
  const nodes = (value: ArrayValue) => lowering.constants(value);
  const { args, direction } = request;
  const result = take(lowering, {
    ...request,
    args: args.map(nodes),
    direction: direction?.map((each) => lowering.graph.constant(each)),
    span: { start: 0, end: 0 },
  });
  return lowering.valueOf(result)!;
}

/**
 * What a derivative is about: the function, what it is called, and its arguments at the point. Throws what `evaluate` throws.
 *
 * @example
 * ```ts
 * import { compile, parseExpression, subjectAt } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const source = "grad f(2)";
 * const tree = parseExpression(source);
 * assert.ok(tree.kind === "derivative");
 * const { name, args } = subjectAt(tree, source, { f: compile("f(x) = x^3") });
 * assert.deepEqual([name, args], ["f", [2]]);
 * ```
 */
export function subjectAt(
  node: DerivativeNode,
  source: string,
  scope: Scope,
  options: EvaluationOptions = {},
): Pick<DerivativeRequest, "f" | "name" | "args"> {
  const lowering = new Lowering(surroundings(source, scopeMap(scope), options));
  const locals = new Locals();
  const places = (node.point ?? [])
    .map(({ value }) => lowering.lower(value, locals));
  const { f, name, args } = subjectOf(lowering, node, places, locals);
  return { f, name, args: args.map((each) => lowering.valueOf(each)!) };
}

/**
 * The function with derivatives inside it by their formulas, where all of them have one; else the same function.
 *
 * @example
 * ```ts
 * import { compile, exactly } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x) = x^3");
 * assert.equal(exactly(f)(2), 8);
 * ```
 */
export function exactly<Result>(
  f: CompiledFunction<Result>,
): CompiledFunction<Result> {
  return (originOf(f)?.exactly() ?? f) as CompiledFunction<Result>;
}
