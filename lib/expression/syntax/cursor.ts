/**
 * A place in a list of tokens, the brackets that are open there, and what to say when the next token is
 * not the one that is wanted.
 *
 * @module
 */
import {
  ExpressionError,
  type ExpressionErrorDetails,
  type Span,
} from "./error.ts";
import { checkToken, type Token } from "./token.ts";

/** What the parser must know of the names around an expression. */
export interface ParseOptions {
  /** Whether a name stands for a value, so that `x(x + 1)` is a product; all others are called. */
  readonly isValue?: (name: string) => boolean;
  /** Whether a name stands for a function of the surroundings, which then means no operator of the language. */
  readonly isFunction?: (name: string) => boolean;
  /** Whether an expression outside of all brackets ends before the token of that index, though it could go on. */
  readonly stops?: (index: number) => boolean;
}

// Brackets, signs and powers inside each other use the stack: some seven frames a level.
const MAX_DEPTH = 200;

/** The bracket that closes each. */
export const CLOSERS: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

// What a factor is decides whether a number may follow it: "x 2" and "(1) 2" multiply, "1 2" is a slip.
type Factor = "number" | "signed number" | "operation" | "value" | "percent";

/** From the start of one thing to the end of another. */
export function join(left: Span, right: Span): Span {
  return { start: left.start, end: right.end };
}

/** Steps through the tokens of a source. */
export class Cursor {
  /** The index of the next token. */
  index = 0;
  /** Names that stand for values in what is being read, parameters and counters, and how often each is bound. */
  readonly locals: Map<string, number> = new Map();
  /** Names that stood for values when the text ended. */
  readonly boundAtEnd: Set<string> = new Set();
  /** Whether a colon makes a range, as it does but between `?` and the other value. */
  ranges = true;
  /** What the last factor was. */
  factor: Factor = "value";
  /** Where what a derivative is taken of ends at the next derivative: the brackets open there, or -1. */
  operandLevel = -1;
  /** Whether a point is being read. */
  isInPoint = false;
  /** The brackets that are open, bars included, the innermost last. */
  readonly open: Token[] = [];
  #depth = 0;

  readonly source: string;
  readonly tokens: readonly Token[];
  readonly options: ParseOptions;

  /** A cursor before the first of these tokens. */
  constructor(
    source: string,
    tokens: readonly Token[],
    options: ParseOptions = {},
  ) {
    this.source = source;
    this.tokens = tokens;
    this.options = options;
  }

  /** The token to be read next. */
  get next(): Token {
    return this.tokens[this.index];
  }

  /** Whether the next token is this operator. */
  at(text: string): boolean {
    return this.next.kind === "operator" && this.next.text === text;
  }

  /** Whether an expression ends before the next token, or before one behind it, as something else of the surroundings begins there. */
  stops(ahead = 0): boolean {
    return this.open.length === 0 &&
      (this.options.stops?.(this.index + ahead) ?? false);
  }

  /** From a token to the one that was read last. */
  from(start: Span): Span {
    return join(start, this.tokens[this.index - 1]);
  }

  /** Steps over the next token. */
  take(): Token {
    return this.tokens[this.index++];
  }

  /** Binds a name once more, or once less. */
  bind(name: string, change: 1 | -1): void {
    if (change < 0 && this.next.kind === "end") this.boundAtEnd.add(name);
    this.locals.set(name, (this.locals.get(name) ?? 0) + change);
  }

  /** Whether a name is bound. */
  isLocal(name: string): boolean {
    return (this.locals.get(name) ?? 0) > 0;
  }

  /** Whether a name means something around the expression, so that it is no word of the language. */
  isTaken(name: string): boolean {
    return this.isLocal(name) || (this.options.isValue?.(name) ?? false) ||
      (this.options.isFunction?.(name) ?? false);
  }

  /** Steps over the next token, which must be this operator. */
  expect(text: string): Token {
    if (this.at(text)) return this.take();
    throw this.unexpected(`expected ${text}`);
  }

  /** A mistake at a place. */
  error(
    span: Span,
    reason: string,
    details?: ExpressionErrorDetails,
  ): ExpressionError {
    return new ExpressionError(this.source, span, reason, details);
  }

  /** What to say of the next token when something else was wanted. */
  unexpected(wanted: string): ExpressionError {
    const token = this.next;
    checkToken(this.source, token);
    const open = this.open[this.open.length - 1];
    if (token.kind === "end") {
      return this.error(token, wanted, {
        incomplete: true,
        ...(open &&
          { hint: `${open.text} at column ${this.#column(open)} is open` }),
      });
    }
    if (token.kind === "operator" && ")]}".includes(token.text)) {
      if (!open) {
        return this.error(token, `${token.text} without an opening bracket`);
      }
      if (CLOSERS.get(open.text) !== token.text) {
        return this.error(token, `${token.text} does not close ${open.text}`);
      }
    }
    if (token.text === "=" || token.text === ":=") {
      return this.error(token, `${token.text} does not belong here`, {
        hint:
          "write == to compare; a definition reads f(x) = 2x, a variable a = 1.5",
      });
    }
    return this.error(token, wanted);
  }

  #column(token: Token): number {
    const lineStart = this.source.lastIndexOf("\n", token.start) + 1;
    return [...this.source.slice(lineStart, token.start)].length + 1;
  }

  /** Reads one level further in. */
  deeper<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) {
      throw this.error(this.next, `nested more than ${MAX_DEPTH} deep`);
    }
    const tree = read();
    this.#depth--;
    return tree;
  }

  /** Reads something where a colon makes a range, or makes none. */
  withRanges<T>(ranges: boolean, read: () => T): T {
    const before = this.ranges;
    this.ranges = ranges;
    const tree = read();
    this.ranges = before;
    return tree;
  }

  /** Reads what stands between the next bracket and the one that closes it. */
  inside<T>(read: () => T): T {
    const opener = this.take();
    this.open.push(opener);
    const tree = this.withRanges(true, () => this.deeper(read));
    const closer = CLOSERS.get(opener.text) ?? opener.text;
    if (!this.at(closer)) throw this.unexpected(`expected ${closer}`);
    this.take();
    this.open.pop();
    return tree;
  }
}
