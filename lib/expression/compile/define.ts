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
import type { Definition } from "../syntax/tree.ts";
import {
  type CompiledFunction,
  type EvaluationOptions,
  type Scope,
  scopeMap,
  type Value,
} from "../value.ts";
import { isWhole, manyCaptured } from "../whole/many.ts";
import { assemble } from "./assembly.ts";
import { exactProgram, programOrMisfit } from "./definition_program.ts";
import { describe } from "./described.ts";
import {
  keptOptions,
  lambdaOf,
  NOTHING,
  withoutHook,
  withoutName,
} from "./kept.ts";
import { type Known, late } from "./late.ts";
import { type AtShapes, deferred, shapesOf } from "./shapes.ts";
import { capturedBy } from "./captured.ts";
import { wholly, withoutProgram } from "./whole_definition.ts";

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
  if (options.code === "when called") {
    const known = { definition, captured, text: source, asksHook };
    return definedLate(known, options) as CompiledFunction<Result>;
  }
  const plain = withoutHook(options);
  const kept = { ...surroundings(source, captured, plain), defining: name };
  let known: Program | undefined;
  const exact = () =>
    known ??= asksHook ? exactProgram(kept, definition) ?? program : program;
  let formulas: CompiledFunction<Result> | undefined;
  const f: CompiledFunction<Result> = assemble(definition, source, program, {
    captured,
    asksHook,
    exact,
    // Its derivatives as formulas, where it has them: differences of differences lose half of their digits.
    exactly: () =>
      exact() === program
        ? f
        : formulas ??= define<Result>(definition, source, captured, plain),
    at: shapedWith(definition, source, captured, options),
    powers: options.powers,
  });
  return f;
}

/** The function of a definition that has been read and is right; it must not hold on to how that was found out. */
function definedLate(
  known: Known,
  options: EvaluationOptions,
): CompiledFunction<unknown> {
  const { definition, text, captured } = known;
  const { code: _, ...now } = keptOptions(options, captured);
  return late(() => defineWritten(definition, text, captured, now), known);
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
