/**
 * Statements: definitions, assignments and expressions, separated by `;` or a new line.
 *
 * @module
 */
import { shown } from "../../core/array.ts";
import { checkOptions } from "../../core/names.ts";
import type { ParseOptions } from "./cursor.ts";
import { body, checkDefinable, definition } from "./definition.ts";
import { behindBracket } from "./derivative/leibniz.ts";
import { Parser } from "./parser.ts";
import { type Token, tokenize } from "./token.ts";
import type { Statement, Tree } from "./tree.ts";

/** Which part of a source to read, and what its names are. */
export interface ReadOptions extends ParseOptions {
  /** The offset to start at; spans count from the start of the source all the same. */
  readonly start?: number;
  /** The offset to stop at. */
  readonly end?: number;
}

const OPTIONS: readonly (keyof ReadOptions)[] = [
  "start",
  "end",
  "isValue",
  "isFunction",
  "stops",
];

function parserOf(source: string, options: ReadOptions): Parser {
  if (typeof source !== "string") {
    throw new TypeError(
      `Cannot read an expression from ${shown(source)}: it must be text`,
    );
  }
  checkOptions(options, OPTIONS, "Cannot read an expression");
  const tokens = tokenize(source, options.start, options.end);
  return new Parser(source, tokens, options);
}

function isOperator(token: Token | undefined, text: string): boolean {
  return token?.kind === "operator" && token.text === text;
}

function isEquals(token: Token | undefined): boolean {
  return isOperator(token, "=") || isOperator(token, ":=");
}

/** One statement, as far as it goes. */
export function statement(parser: Parser): Statement {
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
  if (tree.kind === "index" && isEquals(parser.next)) {
    throw parser.error(parser.next, "an array keeps its elements", {
      hint: "make it anew, as in v = [v[1], 5, v[3]]",
    });
  }
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
 * import { parse } from "@fluxion/fluxion/expression";
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

/** The expression that a statement is, or that it gives a name to. */
export function bodyOf(read: Statement): Tree {
  switch (read.kind) {
    case "definition":
      return read.body;
    case "assignment":
      return read.value;
    case "expression":
      return read.tree;
  }
}

/** A statement with nothing behind it, but what it is to stop before. */
export function lastStatement(parser: Parser): Statement {
  const read = statement(parser);
  if (!parser.stops()) endOf(parser);
  return read;
}

function endOf(parser: Parser): void {
  if (parser.next.kind === "newline") parser.take();
  else if (parser.at(",") && parser.open.length === 0) {
    throw parser.error(parser.next, "a comma parts values in brackets", {
      hint: "write ; between two entries, or [ ] around a list",
    });
  } else if (parser.next.kind !== "end") {
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
 * import { parseExpression } from "@fluxion/fluxion/expression";
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
