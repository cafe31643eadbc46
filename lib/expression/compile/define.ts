/**
 * Definitions to functions.
 *
 * @module
 */
import { checkOptions } from "../../core/names.ts";
import { differentiateProgram } from "../autodiff/operators.ts";
import type { Program } from "../graph/graph.ts";
import { seriesOperation } from "../graph/series.ts";
import { Lowering, type LoweringContext, type Names } from "../lower/lower.ts";
import { Misfit } from "../lower/misfit.ts";
import { parse } from "../syntax/statement.ts";
import type { Definition } from "../syntax/tree.ts";
import {
  type CompiledFunction,
  type EvaluationOptions,
  type Origin,
  type Scope,
  scopeMap,
  type Value,
} from "../value.ts";
import { isWhole, manyCaptured } from "../whole/many.ts";
import { assemble, type Assembly, codeOf, originFor } from "./assembly.ts";
import {
  exactProgram,
  programIn,
  programOrMisfit,
} from "./definition_program.ts";
import { describe } from "./described.ts";
import {
  keptOptions,
  lambdaOf,
  NOTHING,
  withoutHook,
  withoutName,
} from "./kept.ts";
import { late, type Makers } from "./late.ts";
import { functionTest, valueTest } from "./name_tests.ts";
import { type AtShapes, deferred, shapesOf } from "./shapes.ts";
import { capturedBy } from "./captured.ts";
import { ofNumbers, wholly, withoutProgram } from "./whole_definition.ts";

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

/** The names of the options. */
export const OPTIONS: readonly (keyof EvaluationOptions)[] = [
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
    const { reason } = program;
    const shaped = shapedWith(definition, source, captured, options);
    const numbers = ofNumbers(definition, source, captured, reason);
    const at: AtShapes = (args) => shaped(args) ?? numbers(args);
    const f = deferred(definition, at, reason);
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
  const plain = withoutHook(options);
  const exactly = () => {
    const context = surroundings(source, captured, plain);
    return exactProgram({ ...context, defining: definition.name }, definition);
  };
  let exact = asksHook ? undefined : program;
  let at: AtShapes | undefined;
  return {
    captured,
    asksHook,
    exact: () => exact ??= exactly() ?? program,
    // Differences of differences lose half of their digits.
    formulas: () => define<unknown>(definition, source, captured, plain),
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
