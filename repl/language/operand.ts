/**
 * What a query is about: a function and a point, however they are written.
 *
 *     f(1, 2)      f at (1, 2)      f at x = 1, y = 2      (x^2 y) at x = 1, y = 2
 *
 * @module
 */
import {
  evaluate,
  ExpressionError,
  parseExpression,
  valueTest,
} from "../../lib/expression/mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  Span,
} from "../../lib/expression/mod.ts";
import type { FunctionAtPoint } from "./differentiate.ts";
import { shownIn } from "../session/diagnostic.ts";
import { optionsOf, valueOf } from "./evaluation.ts";
import { functionNamed, functionOf, onlyUnknown, textOf } from "./named.ts";
import {
  splitAt,
  splitList,
  withoutOwnParentheses,
  withoutParentheses,
} from "./place.ts";
import type { Session } from "../session/session.ts";

/** A function and the point at which something is asked about it. */
export interface Operand extends FunctionAtPoint {
  /** The function's name, or the text of an expression. */
  readonly name: string;
  /** Where it stands in the entry. */
  readonly span: Span;
}

/** How an operand is written, where it is not as any other. */
export interface Writing {
  /** What an expression is a function of where the point does not say. */
  readonly variable?: string;
  /** What to read in place of the source, of the same length; what is wrong with it is shown in the source. */
  readonly line?: string;
}

/** Reads the operand between the two ends of the span. */
export function readOperand(
  session: Session,
  source: string,
  span: Span,
  { variable, line = source }: Writing = {},
): Operand {
  const text = withoutOwnParentheses(line, span);
  const { f, args, name } = shownIn(source, text, () => {
    const split = splitAt(text, span);
    return split
      ? functionAndPoint(session, text, split, variable)
      : calledFunction(session, text, span);
  });
  const numbers = args.every((arg) => typeof arg === "number");
  if (!numbers && args.length > 1) {
    throw new ExpressionError(
      source,
      span,
      `${f.name} mixes numbers and arrays`,
      {
        hint: "give it numbers only, or one array",
      },
    );
  }
  return {
    f,
    args,
    name,
    span,
    point: numbers ? [...args] as number[] : structuredClone(args[0]),
    along: numbers ? (x) => f(...x as number[]) : f,
  };
}

/** What may stand before a function of which the gradient is wanted anyway. */
export const GRADIENT_VERB: RegExp = /^(?:grad(?:ient)?\s+|∇\s*)/;

/** Reads `grad f(1, 2)`, `f'(3)` and `f(1, 2)` alike, for commands that are about the first derivatives anyway. */
export function readDifferentiated(
  session: Session,
  source: string,
  span: Span,
): Operand {
  const text = source.slice(span.start, span.end);
  const [verb = ""] = GRADIENT_VERB.exec(text) ?? [];
  const [primed] = /^[\p{L}_][\p{L}\p{N}_]*'(?=\s*\()/u.exec(text) ?? [];
  if (primed === undefined) {
    const start = span.start + verb.length;
    return readOperand(session, source, { start, end: span.end });
  }
  const prime = span.start + primed.length - 1;
  const line = source.slice(0, prime) + " " + source.slice(prime + 1);
  return readOperand(session, source, span, { line });
}

type Read = Pick<Operand, "f" | "name" | "args">;

/** `f(1, 2)`. */
function calledFunction(
  { scope, settings }: Session,
  source: string,
  span: Span,
): Read {
  const options = optionsOf(settings);
  const call = parseExpression(source, { ...span, isValue: valueTest(scope) });
  if (call.kind !== "call") {
    throw new ExpressionError(
      source,
      call.span,
      "expected a function and a point",
      {
        hint: `write f(1, 2), or an expression and "at x = 1"`,
      },
    );
  }
  // What is wrong with the call, such as how many arguments it has, is said of it as a whole.
  evaluate(call, source, scope, options);
  const args = call.arguments.map((argument) =>
    evaluate(argument, source, scope, options)
  );
  return {
    f: functionNamed(scope, call.name, args.length)!,
    name: call.name,
    args,
  };
}

/** `f at (1, 2)`, `(x^2) at x = 3`. */
function functionAndPoint(
  session: Session,
  source: string,
  { target, point }: { target: Span; point: Span },
  variable?: string,
): Read {
  const { scope, settings } = session;
  const places = coordinates(session, source, point);
  const names = places.map(({ name }) => name).filter((name) =>
    name !== undefined
  );
  const isKnown = valueTest(scope);
  const isValue = (name: string) =>
    names.includes(name) || name === variable || isKnown(name);
  const args = places.map(({ value }) => value);
  const word = textOf(source, target);
  if (/^\p{L}[\p{L}\p{N}_]*$/u.test(word) && !isValue(word)) {
    const f = functionNamed(scope, word, args.length);
    if (!f) {
      throw new ExpressionError(source, target, `unknown function ${word}`);
    }
    return { f, name: word, args: argumentsOf(f, word, places, source, point) };
  }
  const tree = parseExpression(source, { ...target, isValue });
  const parameters = names.length > 0
    ? names
    : [variable ?? onlyUnknown(tree, source, scope)];
  return {
    f: functionOf(tree, parameters, source, scope, optionsOf(settings)),
    name: word,
    args,
  };
}

interface Coordinate {
  readonly name: string | undefined;
  readonly value: ArrayValue;
  readonly span: Span;
}

/** `(1, 2)`, `3`, `x = 1, y = 2`. */
function coordinates(
  session: Session,
  source: string,
  span: Span,
): Coordinate[] {
  return splitList(source, withoutParentheses(source, span)).map((part) => {
    const [lead = "", name] = /^\s*(\p{L}[\p{L}\p{N}_]*)\s*:?=(?!=)/u
      .exec(source.slice(part.start, part.end)) ?? [];
    const place = { start: part.start + lead.length, end: part.end };
    return { name, value: valueOf(session, source, place), span: part };
  });
}

/** The coordinates as the arguments of f: in the order of its parameters, where the point names them. */
function argumentsOf(
  { parameters }: CompiledFunction<ArrayValue>,
  name: string,
  places: readonly Coordinate[],
  source: string,
  point: Span,
): ArrayValue[] {
  const { length } = parameters;
  if (length !== places.length) {
    throw new ExpressionError(
      source,
      point,
      `${name} takes ${length} argument${
        length === 1 ? "" : "s"
      }, not ${places.length}`,
    );
  }
  if (places.every(({ name }) => name === undefined)) {
    return places.map(({ value }) => value);
  }
  return parameters.map((parameter, i) => {
    const place = places.find(({ name }) => name === parameter);
    if (place) return place.value;
    throw new ExpressionError(
      source,
      places[i].span,
      `the point does not say what ${parameter} is`,
    );
  });
}
