/**
 * One statement, expression or point after another, from a text that holds more than one.
 *
 * @module
 */
import type { ParseOptions } from "./cursor.ts";
import { point } from "./derivative/derivative_point.ts";
import type { ExpressionError } from "./error.ts";
import { Parser } from "./parser.ts";
import { bodyOf, lastStatement, statement } from "./statement.ts";
import { checkLength, checkToken, joined, scan, type Token } from "./token.ts";
import type { Coordinate, Statement, Tree } from "./tree.ts";

/**
 * Reads statements, expressions and points one after another, each as far as it goes; what stands between them is the
 * caller's.
 *
 * @example
 * ```ts
 * import { Reader } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const reader = new Reader("x^2 from x = 3");
 * const stops = (index: number) => reader.tokens[index].text === "from";
 * assert.equal(reader.expression({ stops }).kind, "binary");
 * assert.equal(reader.take().text, "from");
 * assert.deepEqual(reader.point().map(({ name }) => name), ["x"]);
 * ```
 */
export class Reader {
  /** The text. */
  readonly source: string;
  /** The tokens of the text, and one of kind `end` behind them; what cannot be read is refused where it is met. */
  readonly tokens: readonly Token[];
  /** The index of the next token. */
  index = 0;
  #parser: Parser | undefined;

  /** A reader of a text, or of those pieces of it that `scan` has found. */
  constructor(
    source: string,
    pieces: Iterable<Token> = scan(source),
    end: number = source.length,
  ) {
    this.source = source;
    this.tokens = joined(pieces, end);
  }

  /** The next token. */
  get next(): Token {
    return this.tokens[this.index];
  }

  /** Whether all has been read. */
  get isOver(): boolean {
    return this.next.kind === "end";
  }

  /** The names that stand for values of their own in what was read last, or was being read when it turned out wrong. */
  get locals(): readonly string[] {
    if (!this.#parser) return [];
    const { locals, boundAtEnd } = this.#parser;
    return [...locals.keys()].filter((name) =>
      boundAtEnd.has(name) || locals.get(name)! > 0
    );
  }

  /** Whether it was a point that turned out wrong. */
  get isInPoint(): boolean {
    return this.#parser?.isInPoint ?? false;
  }

  /** Steps over the next token. */
  take(): Token {
    return this.tokens[this.index++];
  }

  /** Steps over the next token where it is this one. */
  skip(text: string): boolean {
    const isIt = !this.isOver && this.next.text === text;
    if (isIt) this.index++;
    return isIt;
  }

  /**
   * Reads a statement, which goes on up to the end or to where it is told to stop.
   *
   * @throws {ExpressionError} If none begins here, or something else follows.
   */
  statement(options: ParseOptions = {}): Statement {
    return this.#read(options, lastStatement);
  }

  /**
   * Reads what a statement is about: the expression that it is or gives a name to.
   *
   * @throws {ExpressionError} If none begins here.
   */
  body(options: ParseOptions = {}): Tree {
    return this.#read(options, (parser) => bodyOf(statement(parser)));
  }

  /**
   * Reads an expression.
   *
   * @throws {ExpressionError} If none begins here.
   */
  expression(options: ParseOptions = {}): Tree {
    return this.#read(options, (parser) => parser.expression());
  }

  /**
   * Reads a point: `3`, `(1, 2)`, `x = 1, y = 2`.
   *
   * @throws {ExpressionError} If none begins here.
   */
  point(options: ParseOptions = {}): readonly Coordinate[] {
    return this.#read(options, point);
  }

  /** The error that the next token goes on with nothing. */
  unexpected(wanted: string): ExpressionError {
    return this.#parserOf({}).unexpected(wanted);
  }

  #read<T>(options: ParseOptions, read: (parser: Parser) => T): T {
    checkLength(this.source, { start: this.tokens[0].start, end: this.#end });
    for (let i = this.index; i < this.tokens.length; i++) {
      if (options.stops?.(i)) break;
      checkToken(this.source, this.tokens[i]);
    }
    this.#parser = this.#parserOf(options);
    const tree = read(this.#parser);
    this.index = this.#parser.index;
    return tree;
  }

  get #end(): number {
    return this.tokens[this.tokens.length - 1].end;
  }

  #parserOf(options: ParseOptions): Parser {
    const parser = new Parser(this.source, this.tokens, options);
    parser.index = this.index;
    return parser;
  }
}
