/**
 * The tree of a whole entry, before any of it is run: for what completes, colours and previews it.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { ParseOptions, Span } from "../../lib/expression/mod.ts";
import type { Commands } from "./command.ts";
import { type Part, PartReader } from "./part.ts";
import { type Seen, type Segment, segments } from "./segment.ts";

/** A part that cannot be read as it stands, such as one that is still being typed. */
export interface UnreadPart extends Span {
  readonly kind: "unread";
  /** Where the word of a command stands, if it begins with one. */
  readonly nameSpan?: Span;
}

/** The tree of a whole entry, before any of it is run; the names that it defines count in the parts behind. */
export function readEntry(
  source: string,
  names: ParseOptions,
  commands: Commands,
  seen?: Seen,
): (Part | UnreadPart)[] {
  const values = new Set<string>();
  const functions = new Set<string>();
  const known = {
    isValue: (name: string) =>
      values.has(name) ||
      (!functions.has(name) && (names.isValue?.(name) ?? false)),
    isFunction: (name: string) =>
      functions.has(name) ||
      (!values.has(name) && (names.isFunction?.(name) ?? false)),
  };
  return segments(source, seen).map((segment) => {
    const part = partOf(source, segment, known, commands);
    const statement = part.kind === "statement" ? part.statement : undefined;
    if (statement?.kind === "definition") functions.add(statement.name);
    if (statement?.kind === "assignment") values.add(statement.name);
    if (part.kind === "javascript") functions.add(part.definition.name);
    return part;
  });
}

/** The tree of one part, if it can be read. */
export function partOf(
  source: string,
  segment: Segment,
  names: ParseOptions,
  commands: Commands,
): Part | UnreadPart {
  const reader = new PartReader(source, segment, names, commands);
  try {
    return reader.read();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { start, end } = segment;
    const nameSpan = reader.head?.nameSpan;
    return { kind: "unread", start, end, ...nameSpan && { nameSpan } };
  }
}
