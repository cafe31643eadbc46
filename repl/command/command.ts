/**
 * What commands share.
 *
 * @module
 */
import { nearestName } from "../../lib/core/names.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Arguments, Command, Policy } from "../language/command.ts";
import type { Grammar } from "../language/grammar.ts";
import type { Word } from "../language/word.ts";
import type { Block, Session } from "../session/session.ts";

/** The words as choices for the first word behind a command. */
export function firstWord(
  words: (session: Session) => readonly string[],
): NonNullable<Command["choices"]> {
  return (session, before) =>
    before.length > 0 ? [] : words(session).map((text) => ({ text }));
}

/** Of a command that tells something of functions. */
export const TELLS: Policy = { check: "read", pin: "compared", isTried: true };

/** Of a command that changes names and settings alone. */
export const CHANGES: Policy = { ...TELLS, check: "run" };

/** The error for a word that is missing or out of place. */
export function expected(
  source: string,
  span: Span,
  what: string,
): ExpressionError {
  return new ExpressionError(source, span, `expected ${what}`);
}

/** The error for a word that is none of the known ones. */
export function unknown(
  source: string,
  { text, start, end }: Word,
  what: string,
  known: readonly string[],
): ExpressionError {
  const near = nearestName(text, known);
  const hint = near ? `did you mean ${near}?` : `there is ${known.join(", ")}`;
  return new ExpressionError(source, { start, end }, `${what} ${text}`, {
    hint,
  });
}

/** The one word behind a command, which is a file's name. */
export function pathOf({ source, words: [path], rest }: Arguments): Word {
  if (path) return path;
  throw expected(source, { start: rest.end, end: rest.end }, "a file name");
}

/** The grammar of a file's name. */
export const PATH: Grammar = {
  kind: "words",
  most: 1,
  isPath: true,
  wanted: "one file name",
};

/** A block of plain text. */
export function text(content: string): Block {
  return { kind: "text", text: content };
}
