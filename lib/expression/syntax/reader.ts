/**
 * One expression or point after another, from a text that holds more than one.
 *
 * @module
 */
import type { ParseOptions } from "./cursor.ts";
import { point } from "./derivative/derivative_point.ts";
import type { ExpressionError, Span } from "./error.ts";
import { Parser } from "./parser.ts";
import { type Token, tokenize } from "./token.ts";
import type { Coordinate, Tree } from "./tree.ts";

/**
 * Reads expressions and points one after another, each as far as it goes; what stands between them is the caller's.
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
  /** The tokens of the text, and one of kind `end` behind them. */
  readonly tokens: readonly Token[];
  /** The index of the next token. */
  index = 0;
  readonly #source: string;

  /** A reader of the source, or of a part of it. */
  constructor(source: string, { start, end }: Partial<Span> = {}) {
    this.#source = source;
    this.tokens = tokenize(source, start, end);
  }

  /** The next token. */
  get next(): Token {
    return this.tokens[this.index];
  }

  /** Whether all has been read. */
  get isOver(): boolean {
    return this.next.kind === "end";
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
    return this.#parser({}).unexpected(wanted);
  }

  #read<T>(options: ParseOptions, read: (parser: Parser) => T): T {
    const parser = this.#parser(options);
    const tree = read(parser);
    this.index = parser.index;
    return tree;
  }

  #parser(options: ParseOptions): Parser {
    const parser = new Parser(this.#source, this.tokens, options);
    parser.index = this.index;
    return parser;
  }
}
