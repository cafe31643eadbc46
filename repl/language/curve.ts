/**
 * Functions of one number as commands take them: `f`, `f'`, `sin(x)/x`.
 *
 * @module
 */
import {
  central,
  estimateDerivative,
  gradient,
  isDefined,
} from "../../lib/engine.ts";
import {
  ExpressionError,
  parseExpression,
  valueTest,
} from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  Span,
} from "../../lib/expression/mod.ts";
import type { Curve } from "../../lib/plot/mod.ts";
import { polled } from "../session/interrupt.ts";
import { functionNamed, functionOf, onlyUnknown } from "./named.ts";
import { trimmed } from "./place.ts";
import { optionsOf } from "./evaluation.ts";
import type { Session } from "../session/session.ts";

/** Reads a function of one number to be drawn. */
export function readCurve(session: Session, source: string, part: Span): Curve {
  const { label, derivative } = readFunction(session, source, part);
  return { label, f: polled(derivative(0)) };
}

/** A function of one number with its derivatives, of which the first is its own. */
export interface NumberFunction {
  /** Its text. */
  readonly label: string;
  /** The derivative of this order as a function: 0 is the function itself. */
  readonly derivative: (order: number) => (x: number) => number;
}

/** Reads a function of one number: its name, with primes for its derivatives, or an expression. */
export function readFunction(
  session: Session,
  source: string,
  part: Span,
): NumberFunction {
  const span = trimmed(source, part);
  const { scope } = session;
  const label = source.slice(span.start, span.end);
  const [, name, primes = ""] = /^(\p{L}[\p{L}\p{N}_]*)('*)$/u.exec(label) ??
    [];
  const isValue = valueTest(scope);
  const named = name !== undefined && !isValue(name)
    ? functionNamed(scope, name, 1)
    : undefined;
  const isVariable = label === "x" || isValue(label);
  if (name !== undefined && !named && !isVariable) {
    throw new ExpressionError(source, span, `unknown function ${name}`);
  }
  if (named && named.parameters.length !== 1) {
    throw new ExpressionError(
      source,
      span,
      `${name} takes ${named.parameters.length} arguments, not 1`,
    );
  }
  const f = named ?? expressionOf(session, source, span);
  return {
    label,
    derivative: (order) => open(derivativeOf(f, primes.length + order)),
  };
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

function expressionOf(
  { scope, settings }: Session,
  source: string,
  span: Span,
) {
  const isKnown = valueTest(scope);
  const options = optionsOf(settings);
  // "x" is the variable unless another name is the only unknown one.
  const tree = parseExpression(source, {
    ...span,
    isValue: (name) => name.length === 1 || isKnown(name),
  });
  return functionOf(
    tree,
    [onlyUnknown(tree, source, scope, "x")],
    source,
    scope,
    options,
  );
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
  const exact = "gradient" in f ? exactDerivatives(f) : [];
  const known = Math.min(order, exact.length);
  const start = known === 0 ? plain : exact[known - 1];
  // Dense samples want a quick slope: four evaluations for some twelve digits.
  const method = central({ accuracyOrder: 4 });
  return Array.from({ length: order - known }).reduce<(x: number) => number>(
    (slope) => (x) => gradient(slope, x, { method }),
    start,
  );
}

/** Why f has no derivative there, if it has none. */
export function noDerivative(
  f: (x: number) => number,
  x: number,
): string | undefined {
  const { verdict } = estimateDerivative(f, x);
  return isDefined(verdict)
    ? undefined
    : `there is no derivative at ${x}, ${verdict.kind}: ${verdict.sentence}`;
}

function exactDerivatives(
  f: CompiledFunction<ArrayValue>,
): ((x: number) => number)[] {
  try {
    f.gradient(0);
  } catch (error) {
    // It calls a JavaScript function, which nobody can look into.
    if (error instanceof TypeError) return [];
    throw error;
  }
  return [(x) => f.gradient(x), (x) => f.hessian(x)[0][0]];
}

/** The gradient of a function by the point it is moved around: exact for a definition. */
export function gradientOf(
  f: CompiledFunction<ArrayValue>,
  along: (x: Tensor) => ArrayValue,
  point: Tensor,
): (x: Tensor) => Tensor {
  const args = (x: Tensor) =>
    f.parameters.length === 1 && typeof point !== "number" && point.length !== 1
      ? [x]
      : x as number[];
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
