/**
 * Statements: definitions, assignments and expressions, separated by `;` or a new line.
 *
 * @module
 */
import { shown } from "../tensor.ts";
import type { ExpressionError } from "./error.ts";
import { isBuiltInConstant, isBuiltInFunction } from "./known_names.ts";
import type { ParseOptions } from "./cursor.ts";
import { Parser } from "./parser.ts";
import { type Token, tokenize } from "./token.ts";
import type { Definition, Parameter, Statement, Tree } from "./tree.ts";

/** Which part of a source to read, and what its names are. */
export interface ReadOptions extends ParseOptions {
  /** The offset to start at; spans count from the start of the source all the same. */
  readonly start?: number;
  /** The offset to stop at. */
  readonly end?: number;
}

function parserOf(source: string, options: ReadOptions): Parser {
  if (typeof source !== "string") {
    throw new TypeError(
      `Cannot read an expression from ${shown(source)}: it must be text`,
    );
  }
  const tokens = tokenize(source, options.start, options.end);
  return new Parser(source, tokens, options);
}

function isOperator(token: Token | undefined, text: string): boolean {
  return token?.kind === "operator" && token.text === text;
}

function isEquals(token: Token | undefined): boolean {
  return isOperator(token, "=") || isOperator(token, ":=");
}

/** The index behind the bracket that closes the one at `index`, or -1. */
function behindBracket(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let i = index; i < tokens.length; i++) {
    if (tokens[i].kind !== "operator") continue;
    if ("([{".includes(tokens[i].text)) depth++;
    if (")]}".includes(tokens[i].text) && --depth === 0) return i + 1;
  }
  return -1;
}

function checkDefinable(parser: Parser, token: Token, act: string): void {
  const name = token.text;
  if (isBuiltInConstant(name)) {
    throw parser.error(token, `cannot ${act} ${name} as it is a constant`);
  }
  if (isBuiltInFunction(name)) {
    throw parser.error(token, `cannot ${act} ${name} as it is built in`);
  }
}

function parameter(parser: Parser): Parameter {
  if (parser.at("[")) return bracket(parser);
  const token = parser.next;
  if (token.kind !== "name") {
    throw parser.unexpected("expected the name of a parameter");
  }
  if (parser.isLocal(token.text)) {
    throw parser.error(token, `the parameter ${token.text} appears twice`);
  }
  parser.take();
  parser.bind(token.text, 1);
  return token.text;
}

function parameterList(parser: Parser): Parameter[] {
  const list = [parameter(parser)];
  while (parser.at(",")) {
    parser.take();
    list.push(parameter(parser));
  }
  return list;
}

function bracket(parser: Parser): Parameter {
  const opener = parser.next;
  const rows = parser.inside(() => {
    const lists = [parameterList(parser)];
    while (parser.at(";")) {
      parser.take();
      lists.push(parameterList(parser));
    }
    return lists;
  });
  if (rows.length === 1) return rows[0];
  if (rows.some((row) => row.length !== rows[0].length)) {
    throw parser.error(
      opener,
      "the rows of a matrix parameter differ in length",
    );
  }
  return rows;
}

function emptyBody(parser: Parser, equals: Token): ExpressionError {
  return parser.error(equals, `expected a value after ${equals.text}`);
}

function body(parser: Parser): Tree {
  const equals = parser.take();
  const { kind, text } = parser.next;
  if (kind === "end" || kind === "newline" || text === ";") {
    throw emptyBody(parser, equals);
  }
  return parser.expression();
}

// JavaScript takes 65,534, and a derivative along a direction twice as many.
const MAX_PARAMETERS = 10_000;

function definition(parser: Parser): Omit<Definition, "quiet"> {
  const name = parser.take();
  checkDefinable(parser, name, "define");
  const parameters = parser.inside(() => {
    if (!parser.at(")")) return parameterList(parser);
    throw parser.error(parser.next, "expected a parameter", {
      hint: `write ${name.text} = ... for a variable`,
    });
  });
  if (parameters.length > MAX_PARAMETERS) {
    throw parser.error(name, `more than ${MAX_PARAMETERS} parameters`, {
      hint: `take a vector: ${name.text}([x, y])`,
    });
  }
  const tree = body(parser);
  const span = { start: name.start, end: tree.span.end };
  const source = parser.source.slice(span.start, span.end);
  return {
    kind: "definition",
    name: name.text,
    nameSpan: name,
    parameters,
    body: tree,
    source,
    span,
  };
}

function statement(parser: Parser): Statement {
  const { tokens, index } = parser;
  const quiet = false;
  parser.locals.clear();
  if (tokens[index].kind === "name") {
    if (isEquals(tokens[index + 1])) {
      const name = parser.take();
      checkDefinable(parser, name, "assign");
      const value = body(parser);
      const span = { start: name.start, end: value.span.end };
      const nameSpan = name;
      return {
        kind: "assignment",
        name: name.text,
        nameSpan,
        value,
        span,
        quiet,
      };
    }
    const isCall = isOperator(tokens[index + 1], "(");
    if (isCall && isEquals(tokens[behindBracket(tokens, index + 1)])) {
      return { ...definition(parser), quiet };
    }
  }
  const tree = parser.expression();
  return { kind: "expression", tree, span: tree.span, quiet };
}

/**
 * Reads statements: definitions `f(x) = 2x`, assignments `a = 1.5` and expressions, each ended by `;`,
 * a new line or the end. Nothing is evaluated and no name is looked up.
 *
 * @throws {ExpressionError} If the text is not of the language.
 *
 * @example
 * ```ts
 * import { parse } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [definition, question] = parse("f(x) = 2x; f(3)");
 * assert.equal(definition.kind, "definition");
 * assert.equal(definition.quiet, true);
 * assert.deepEqual(question.span, { start: 11, end: 15 });
 * ```
 */
export function parse(source: string, options: ReadOptions = {}): Statement[] {
  const parser = parserOf(source, options);
  const statements: Statement[] = [];
  while (parser.next.kind !== "end") {
    if (parser.next.kind === "newline" || parser.at(";")) {
      parser.take();
      continue;
    }
    const read = statement(parser);
    const quiet = parser.at(";");
    statements.push(quiet ? { ...read, quiet } : read);
    if (quiet) parser.take();
    else endOf(parser);
  }
  return statements;
}

function endOf(parser: Parser): void {
  if (parser.next.kind === "newline") parser.take();
  else if (parser.next.kind !== "end") {
    throw parser.unexpected("expected an operator or the end");
  }
}

/**
 * Reads one expression: all of the source, or the part of it between `start` and `end`.
 *
 * @throws {ExpressionError} If the text is not one expression.
 *
 * @example
 * ```ts
 * import { parseExpression } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const tree = parseExpression("grad f at x + 1", { start: 10 });
 * assert.deepEqual(tree.span, { start: 10, end: 15 });
 * ```
 */
export function parseExpression(
  source: string,
  options: ReadOptions = {},
): Tree {
  const parser = parserOf(source, options);
  const tree = parser.expression();
  if (parser.next.kind === "newline") parser.take();
  if (parser.next.kind !== "end") {
    throw parser.unexpected("expected an operator or the end");
  }
  return tree;
}

const CLOSER_OF: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);
const WANTS_A_VALUE = new Set([
  ..."+-*/^,?:<>√∛",
  ..."<= >= == != mod and or not if".split(" "),
]);

/**
 * Whether a source can be judged as it stands, right or wrong; false while a bracket is open or the
 * last operator waits for its value, so that a prompt can ask for more. Looks at tokens alone, so it
 * serves commands and queries as well.
 *
 * @example
 * ```ts
 * import { isComplete } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isComplete("f(x) = 2x"), true);
 * assert.equal(isComplete("f(x) = (2x"), false);
 * assert.equal(isComplete("f(x) = 2x +"), false);
 * assert.equal(isComplete("f(x) = 2x)"), true); // an error, and at once
 * ```
 */
export function isComplete(source: string): boolean {
  let tokens: Token[];
  try {
    tokens = tokenize(source);
  } catch {
    return true; // No further line makes an unreadable character readable.
  }
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind !== "operator") continue;
    if ("([{".includes(text)) open.push(text);
    const opener = CLOSER_OF.get(text);
    if (opener && open.pop() !== opener) return true;
  }
  const last = tokens[tokens.length - 2];
  const waits = last?.kind === "operator" && WANTS_A_VALUE.has(last.text);
  return open.length === 0 && !waits;
}
