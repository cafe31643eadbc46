/**
 * Derivatives of functions at points: answered by the hook of the surroundings, or exactly.
 *
 * @module
 */
import { ARRAY_FUNCTIONS } from "../../graph/array_functions.ts";
import { inline, leavesOf, type Shaped } from "../../graph/graph.ts";
import { callTree, nameTree } from "../../graph/graph_tree.ts";
import { describe } from "../../graph/shaped.ts";
import { ExpressionError } from "../../syntax/error.ts";
import type { PrimeNode } from "../../syntax/tree.ts";
import { ELEMENTARY } from "../../table/elementary.ts";
import {
  type ArrayValue,
  atShapes,
  type CompiledFunction,
  originOf,
  type Value,
} from "../../value.ts";
import type { Lowering } from "../lower.ts";
import { Misfit } from "../misfit.ts";
import { unknownPrime } from "../unknown_name.ts";
import type { Question } from "./derivative_shape.ts";
import { type Ask, asked, strictValueOf } from "./measured_derivative.ts";
import { wholeDerivative } from "./whole_derivative.ts";

/** The value of a derivative called by name. */
export function prime(
  lowering: Lowering,
  node: PrimeNode,
  below: readonly Shaped[],
): Shaped {
  const { name, nameSpan, order, span } = node;
  const f = functionNamed(lowering, name);
  if (f === undefined) throw unknownPrime(lowering, node);
  if (typeof f !== "function") {
    throw lowering.error(
      nameSpan,
      `${name} is a value, and only a function has a derivative`,
    );
  }
  checkOneNumber(lowering, node, f, below);
  const path = Array<number>(order).fill(0);
  const operator = "partial";
  return take(lowering, { f, name, operator, path, args: below, span });
}

/** The function of a name: of the surroundings, or of the language. */
export function functionNamed(
  lowering: Lowering,
  name: string,
): Value | undefined {
  const { scope } = lowering.context;
  if (!scope.has(name)) return builtInFunction(lowering, name);
  const f = scope.get(name)!;
  if (typeof f === "function") lowering.captured.set(name, f);
  return f;
}

/** The derivative, as nodes. */
export function take(lowering: Lowering, asked: Question): Shaped {
  const f = shapedFor(lowering, asked);
  return taken(lowering, { ...asked, f });
}

/** The function for arguments of these shapes. */
function shapedFor(
  lowering: Lowering,
  { f, name, args, span }: Question,
): Question["f"] {
  if (!originOf(f)) return f;
  try {
    const shaped = atShapes(f as unknown as CompiledFunction, args);
    const { needsShapes } = originOf(shaped)!;
    if (needsShapes === undefined) return shaped as unknown as Question["f"];
    throw lowering.misfit(span, needsShapes);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const given = args.map(describe).join(" and ");
    throw error instanceof Misfit ? error : lowering.misfit(
      span,
      `${name} does not take ${given}: ${error.reason}`,
      error.hint,
    );
  }
}

function taken(lowering: Lowering, question: Question): Shaped {
  const { f, name, operator, path, args, direction } = question;
  const { derivative } = lowering.context;
  if (!derivative) return exactly(lowering, question);
  const ask: Ask = (args, direction, path) =>
    derivative({
      f: originOf(f)?.exactly() ?? f,
      name,
      operator,
      path,
      args,
      ...(direction.length > 0 && { direction }),
    });
  const values = [...args, direction ?? []].map((each) =>
    strictValueOf(lowering.graph, each)
  );
  if (!values.includes(undefined)) {
    const along = values.pop() as number[];
    return lowering.settled(ask(values as ArrayValue[], along, path));
  }
  lowering.asksHook = true;
  return asked(lowering, question, ask);
}

function exactly(lowering: Lowering, question: Question): Shaped {
  const { f, name, span, args, direction = [] } = question;
  const origin = originOf(f);
  const values = args.map((each) => strictValueOf(lowering.graph, each));
  const along = strictValueOf(lowering.graph, direction);
  if (origin?.whole && along && !values.includes(undefined)) {
    const found = wholeDerivative(origin.whole, {
      ...question,
      args: values as ArrayValue[],
      direction: along as number[],
    });
    if (found !== undefined) return lowering.constants(found);
  }
  const program = origin?.exact();
  if (!program || !lowering.context.differentiate) {
    throw lowering.error(
      span,
      `${name} is a JavaScript function, and its exact derivative is not known`,
      "give a point: its derivative is measured there",
    );
  }
  const inputs = args.flatMap(leavesOf);
  return inline(
    lowering.graph,
    lowering.context.differentiate(program, inputs.length, question),
    [...inputs, ...direction],
  );
}

/** The arguments of an elementary function. */
const LETTERS = ["x", "y"];

/** The parameters of a function, where they are known. */
export function parametersOf(
  f: (...args: never[]) => unknown,
): readonly (CompiledFunction["parameters"][number])[] | undefined {
  return (f as Partial<CompiledFunction>).parameters;
}

/** Refuses what a prime has no meaning for: any function but one of one number, and any point but one number. */
function checkOneNumber(
  lowering: Lowering,
  { name, order, nameSpan, span, arguments: points }: PrimeNode,
  f: (...args: never[]) => unknown,
  below: readonly Shaped[],
): void {
  const primed = name + "'".repeat(order);
  const parameters = parametersOf(f) ?? ["x"];
  if (parameters.length !== 1 || typeof parameters[0] !== "string") {
    const [variable] = parameters.flat(2);
    throw lowering.error(
      nameSpan,
      `${primed} is for a function of one number, which ${name} is not`,
      `name the variable: ∂${name}/∂${variable}`,
    );
  }
  if (below.length !== 1) {
    throw lowering.error(
      span,
      `${primed} takes one argument, not ${below.length}`,
    );
  }
  lowering.number(below[0], points[0].span, primed);
}

/** A function of the language, of numbers or of arrays, as one of its arguments. */
function builtInFunction(
  { context }: Lowering,
  name: string,
): CompiledFunction<unknown> | undefined {
  const arity = ELEMENTARY.get(name)?.arity ??
    ARRAY_FUNCTIONS.get(name)?.arity[0];
  if (!arity || arity > LETTERS.length) return undefined;
  const names = LETTERS.slice(0, arity);
  return context.lambda?.(names, callTree(name, names.map(nameTree)));
}
