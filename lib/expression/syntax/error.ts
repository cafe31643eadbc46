/**
 * What is wrong with a piece of text, and where.
 *
 * @module
 */

/** A half-open range of offsets into a source, in UTF-16 code units as JavaScript counts them. */
export interface Span {
  /** The offset of the first code unit. */
  readonly start: number;
  /** The offset past the last code unit. */
  readonly end: number;
}

/** What an {@linkcode ExpressionError} may carry beside its place and its cause. */
export interface ExpressionErrorDetails {
  /** What would work instead: "did you mean y?". */
  readonly hint?: string;
  /** Whether more text could make the source right: an open bracket, a trailing operator. */
  readonly incomplete?: boolean;
}

const QUOTED = 60;
const CONTEXT = 24;

function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase();
    return `\\u{${code}}`;
  });
}

/** The line that holds the offset, shortened around it, as it is quoted in a message. */
function excerpt(source: string, lineStart: number, at: number): string {
  const newline = source.indexOf("\n", at);
  const lineEnd = newline < 0 ? source.length : newline;
  if (lineEnd - lineStart <= QUOTED) {
    return visible(source.slice(lineStart, lineEnd));
  }
  const from = Math.max(lineStart, at - CONTEXT);
  const to = Math.min(lineEnd, from + QUOTED);
  const left = from > lineStart ? "…" : "";
  const right = to < lineEnd ? "…" : "";
  return left + visible(source.slice(from, to)) + right;
}

function place(source: string, at: number): string {
  const lineStart = at === 0 ? 0 : source.lastIndexOf("\n", at - 1) + 1;
  const column = [...source.slice(lineStart, at)].length + 1;
  const line = source.slice(0, lineStart).split("\n").length;
  const where = line > 1
    ? `line ${line}, column ${column}`
    : `column ${column}`;
  return `"${excerpt(source, lineStart, at)}" at ${where}`;
}

/**
 * A mistake in an expression, with the part of the text that is wrong.
 *
 * The message reads `Cannot read "x +* 2" at column 4: expected a value`; columns count code points
 * from 1. Front ends that draw a caret use `start`, `end` and `reason` instead.
 *
 * @example
 * ```ts
 * import { compile, ExpressionError } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * try {
 *   compile("f(x) = 2x + yy");
 * } catch (error) {
 *   assert(error instanceof ExpressionError);
 *   assert.equal(error.reason, "unknown name yy");
 *   assert.deepEqual([error.start, error.end], [12, 14]);
 * }
 * ```
 */
export class ExpressionError extends SyntaxError implements Span {
  /** The name of the class. */
  override readonly name = "ExpressionError";
  /** The whole text. */
  readonly source: string;
  /** What is wrong, without the place. */
  readonly reason: string;
  /** The offset where the wrong part starts. */
  readonly start: number;
  /** The offset past the wrong part. */
  readonly end: number;
  /** What would work instead, where that is known. */
  readonly hint: string | undefined;
  /** Whether more text could make the source right: an open bracket, a trailing operator. */
  readonly incomplete: boolean;

  /** A mistake at `span` of `source`, for a reason. */
  constructor(
    source: string,
    span: Span,
    reason: string,
    { hint, incomplete = false }: ExpressionErrorDetails = {},
  ) {
    const advice = hint === undefined ? "" : `; ${hint}`;
    super(`Cannot read ${place(source, span.start)}: ${reason}${advice}`);
    this.source = source;
    this.reason = reason;
    this.start = span.start;
    this.end = span.end;
    this.hint = hint;
    this.incomplete = incomplete;
  }
}
