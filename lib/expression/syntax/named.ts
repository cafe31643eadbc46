/**
 * What begins with a name: values, calls, derivatives, sums and products.
 *
 * @module
 */
import {
  checkPrimed,
  pointAfterAt,
  startsPoint,
} from "./derivative/derivative_point.ts";
import { behindBracket } from "./derivative/leibniz.ts";
import { subscripted } from "./derivative/subscript.ts";
import type { ExpressionError, Span } from "./error.ts";
import { isBuiltInConstant, isBuiltInFunction } from "../table/known_names.ts";
import type { Parser } from "./parser.ts";
import type { Token } from "./token.ts";
import { signed } from "./signed.ts";
import type { Tree } from "./tree.ts";

function standsForValue(parser: Parser, name: string): boolean {
  if (parser.isLocal(name)) return true;
  return isBuiltInConstant(name) || (parser.options.isValue?.(name) ?? false);
}

/** A name with what belongs to it: arguments, primes, the terms of a sum. */
export function named(parser: Parser, token: Token): Tree {
  const name = token.text;
  const isValue = standsForValue(parser, name);
  if (isValue) return { kind: "name", name, span: token };
  if (parser.at("'") || parser.at("''")) return prime(parser, token);
  const partial = subscripted(parser, token);
  if (partial) return partial;
  const value = transposedIn(parser, name);
  if (value !== undefined) {
    const target: Tree = { kind: "name", name: value, span: token };
    return signed("transpose", token, [target], token);
  }
  if (parser.at("(")) return call(parser, token);
  if (isOrder(parser, name)) return powerPrime(parser, token);
  if (isBuiltInFunction(name)) {
    throw bareFunction(parser, token);
  }
  return { kind: "name", name, span: token };
}

/** The value A of which the name is the transpose, as `A.T` and `Aᵀ` are. */
function transposedIn(parser: Parser, name: string): string | undefined {
  const [, value = ""] = /^(.+?)(?:\.T|ᵀ)$/.exec(name) ?? [];
  return value !== "" && standsForValue(parser, value) ? value : undefined;
}

/** Whether `f^(2)(3)` follows, the second derivative of a function as textbooks write it. */
function isOrder(parser: Parser, name: string): boolean {
  if (!(parser.options.isFunction?.(name) ?? false)) return false;
  const [power, open, number, close, point] = parser.tokens
    .slice(parser.index, parser.index + 5);
  return power?.text === "^" && open?.text === "(" &&
    number?.kind === "number" && Number.isInteger(Number(number.text)) &&
    close?.text === ")" && point?.text === "(";
}

function powerPrime(parser: Parser, token: Token): Tree {
  const order = Number(parser.tokens[parser.index + 2].text);
  parser.index += 4;
  return {
    kind: "prime",
    name: token.text,
    nameSpan: token,
    order,
    arguments: parser.inside(() => parser.list()),
    span: parser.from(token),
  };
}

/** A name that is called where a bracket follows, and else stands for itself, be it a function's. */
export function called(parser: Parser, token: Token): Tree {
  const isFunction = !standsForValue(parser, token.text);
  if (isFunction && parser.at("(")) return call(parser, token);
  return { kind: "name", name: token.text, span: token };
}

function bareFunction(parser: Parser, token: Token): ExpressionError {
  const typed = parser.source.slice(token.start, token.end);
  return parser.error(
    token,
    `${typed} is a function and needs an argument in parentheses`,
    {
      hint: bareFunctionHint(parser, typed),
      incomplete: parser.next.kind === "end",
    },
  );
}

/** Functions with an inverse whose name has an a before it. */
const ARC = /^(sin|cos|tan|sec|csc|cot)h?$/;

/** What to write for `sin x`, `sin^2(x)` and `sin^-1(x)`, which some read as an inverse and some as a power. */
function bareFunctionHint(parser: Parser, name: string) {
  const { next, tokens, index } = parser;
  const isPower = next.text === "^" || next.kind === "superscript";
  if (next.text === "|") return `write ${name}(|x|)`;
  const isOperand = next.kind === "number" ||
    next.kind === "name" && next.text !== "at";
  if (isOperand) return `write ${name}(${next.text})`;
  if (!isPower) return `write ${name}(x)`;
  const exponent = next.kind === "superscript" ? next : tokens[index + 1];
  const isInverse = exponent?.text.startsWith("-") && ARC.test(name);
  const call = `${name}(${argumentBehind(parser)})`;
  const power = exponent?.kind === "end" ? "2" : exponent.text;
  return isInverse
    ? `write a${call} for the inverse, 1/${call} for a power of its value`
    : `write ${call}^${power} for a power of its value`;
}

/** The argument in the next parentheses, where there are no others in them. */
function argumentBehind({ source, tokens, index }: Parser): string {
  const near = tokens.slice(index, index + 4);
  const opener = near.find(({ text }) => text === "(");
  if (!opener) return "x";
  const behind = source.slice(opener.start, opener.start + 50);
  return /^\(\s*([^()\n]+?)\s*\)/.exec(behind)?.[1] ?? "x";
}

/** The letters that stand for a sum and a product, where nobody has given them another meaning. */
const SERIES = new Map([["Σ", "sum"], ["Π", "prod"]]);

function call(parser: Parser, name: Token): Tree {
  const operator = parser.isTaken(name.text)
    ? undefined
    : SERIES.get(name.text);
  const token = operator ? { ...name, text: operator } : name;
  if (startsSeries(parser, token)) return series(parser, token);
  const list = parser.inside(() => parser.list());
  const reversed = seriesBehindTerm(token, list, parser.from(token));
  if (reversed) return reversed;
  return {
    kind: "call",
    name: token.text,
    nameSpan: token,
    arguments: list,
    span: parser.from(token),
  };
}

/** `sum(i^2, i, 1, 3)`, the term first, as other programs have it. */
function seriesBehindTerm(
  { text }: Token,
  [body, counter, from, to, ...more]: readonly Tree[],
  span: Span,
): Tree | undefined {
  if (text !== "sum" && text !== "prod") return undefined;
  if (counter?.kind !== "name" || !to || more.length > 0) return undefined;
  const { name: variable } = counter;
  return { kind: "series", operator: text, variable, from, to, body, span };
}

function prime(parser: Parser, token: Token): Tree {
  let order = 0;
  while (parser.at("'") || parser.at("''")) order += parser.take().text.length;
  checkPrimed(parser, token);
  if (!parser.at("(")) return primedName(parser, token, order);
  checkNoStep(parser, token, order);
  const list = parser.inside(() => parser.list());
  return {
    kind: "prime",
    name: token.text,
    nameSpan: token,
    order,
    arguments: list,
    span: parser.from(token),
  };
}

/** `f'` at a point that is said behind it, or as a function of its own. */
function primedName(parser: Parser, token: Token, order: number): Tree {
  const target: Tree = { kind: "name", name: token.text, span: token };
  const point = startsPoint(parser) ? pointAfterAt(parser) : undefined;
  return {
    kind: "derivative",
    operator: "partial",
    target,
    variables: [{ order }],
    direction: undefined,
    point,
    span: parser.from(token),
  };
}

/** Refuses `f'(3, h = 0.01)`: the step is no argument. */
function checkNoStep(parser: Parser, { text }: Token, order: number): void {
  const { index, tokens } = parser;
  const end = behindBracket(tokens, index);
  const found = tokens.findIndex((token, i) =>
    i > index && i < end && token.text === "=" &&
    ["h", "dx", "step", "eps"].includes(tokens[i - 1].text)
  );
  if (found < 0) return;
  throw parser.error(tokens[found - 1], "the step is no argument", {
    hint: `write ${text}${"'".repeat(order)}(3) with step = 0.01`,
  });
}

function startsSeries(parser: Parser, { text }: Token): boolean {
  if (text !== "sum" && text !== "prod") return false;
  const [name, comma] = parser.tokens.slice(parser.index + 1, parser.index + 3);
  return name?.kind === "name" && comma?.text === "," &&
    !(parser.isTaken(name.text) && hasAxis(parser));
}

/** Whether the bracket holds two arguments, an array and an axis: `sum(A, 1)`. */
function hasAxis({ tokens, index }: Parser): boolean {
  let depth = 0;
  let commas = 0;
  for (let i = index; i < tokens.length; i++) {
    const { kind, text } = tokens[i];
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    if (")]}".includes(text) && --depth === 0) return commas === 1;
    if (text === "," && depth === 1) commas++;
  }
  return false;
}

/** Steps over a comma of a sum or a product. */
function comma(parser: Parser, { text }: Token): void {
  if (!parser.at(")")) parser.expect(",");
  else {
    throw parser.error(parser.next, "expected a comma", {
      hint: `write ${text}(k, 1, n, k^2)`,
    });
  }
}

function series(parser: Parser, token: Token): Tree {
  const [variable, from, to, body] = parser.inside(() => {
    const name = parser.take().text;
    const bounds = [0, 1].map(() => {
      comma(parser, token);
      return parser.expression();
    });
    comma(parser, token);
    parser.bind(name, 1);
    const last = parser.expression();
    parser.bind(name, -1);
    return [name, bounds[0], bounds[1], last] as const;
  });
  const operator = token.text as "sum" | "prod";
  const span = parser.from(token);
  return { kind: "series", operator, variable, from, to, body, span };
}
