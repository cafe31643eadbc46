/**
 * How the REPL shows what is wrong with a line: the message, the line, and a caret under the place.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Block } from "./session.ts";
import { printable, width } from "../editor/width.ts";

/** Columns that are shown of a long line, around the place. */
const WINDOW = 76;

/**
 * The message, the line of the source that holds the span, and carets under the span with the hint
 * beside them. Columns are display columns: wide characters take two, marks none.
 */
export function diagnostic(
  message: string,
  source: string,
  span: Span,
  hint = "",
): string {
  const start = Math.min(Math.max(span.start, 0), source.length);
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const newline = source.indexOf("\n", start);
  const lineEnd = newline < 0 ? source.length : newline;
  const from = Math.max(
    lineStart,
    Math.min(start - WINDOW / 2, lineEnd - WINDOW),
  );
  const to = Math.min(lineEnd, from + WINDOW);
  const before = printable(source.slice(from, start));
  const marked = printable(
    source.slice(start, Math.min(Math.max(span.end, start), to)),
  );
  const after = printable(
    source.slice(Math.min(Math.max(span.end, start), to), to),
  );
  const left = from > lineStart ? "…" : "";
  const right = to < lineEnd ? "…" : "";
  const carets = "^".repeat(Math.max(1, width(marked)));
  const indent = " ".repeat(width(left + before));
  return [
    `error: ${message}`,
    `  ${left}${before}${marked}${after}${right}`,
    `  ${indent}${carets}${hint ? ` ${hint}` : ""}`,
  ].join("\n");
}

/** The block for an error, which has its place where it is an error in this source. */
export function errorBlock(thrown: unknown, source: string): Block {
  const isCause = thrown instanceof Error &&
    thrown.cause instanceof ExpressionError;
  const error = isCause ? thrown.cause : thrown;
  if (!(error instanceof ExpressionError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "error", text: `error: ${message}`, fault: { message } };
  }
  const { reason, start, end, hint } = error;
  const fault = {
    message: reason,
    ...(hint !== undefined && { hint }),
    ...(error.source === source && { place: { start, end } }),
  };
  const text = diagnostic(reason, error.source, error, hint);
  return { kind: "error", text, fault };
}
