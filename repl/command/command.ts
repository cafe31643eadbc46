/**
 * What a command is, and what all of them share.
 *
 * @module
 */
import { ExpressionError, nearestName } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Grammar } from "../language/clause.ts";
import type { Block, Outcome, Session } from "../session/session.ts";

/** A word of a command, with its place in the entry. */
export interface Word extends Span {
  readonly text: string;
}

/** What stands behind a command. */
export interface Arguments {
  /** The entry that the command is a part of. */
  readonly source: string;
  /** The word it begins with. */
  readonly name: string;
  /** The name that what it gives is to have, of `data = load d.csv`. */
  readonly target?: Word;
  /** The words behind it. */
  readonly words: readonly Word[];
  /** All that stands behind it, as one. */
  readonly rest: Span;
  /** Runs another part of the entry, for commands about commands. */
  readonly run: (session: Session, part: Span) => Promise<Partial<Outcome>>;
}

/** A word that may follow a command, and a few words on what it is. */
export interface Choice {
  readonly text: string;
  readonly detail?: string;
}

/** The words as choices for the first word behind a command. */
export function firstWord(
  words: (session: Session) => readonly string[],
): NonNullable<Command["choices"]> {
  return (session, before) =>
    before.length > 0 ? [] : words(session).map((text) => ({ text }));
}

/** How a command takes part in what is made of entries. */
export interface Policy {
  /** Whether `--check` may run it, as it changes names and settings alone. */
  readonly harmless?: true;
}

/** A command: a word that does something to the session or tells something about it. */
export interface Command {
  /** The words it begins with; the first is the one that help shows. */
  readonly names: readonly string[];
  /** How it is typed. */
  readonly usage: string;
  /** What it does, in a few words. */
  readonly summary: string;
  /** What else help tells where it is asked about this command alone: a line each. */
  readonly details?: readonly string[];
  /** An example that works as it stands. */
  readonly example: string;
  /** What may stand behind it, where that is about functions. */
  readonly grammar?: Grammar;
  /** How it takes part in what is made of entries. */
  readonly policy?: Policy;
  /** The words that may follow, for completion: after so many others. */
  readonly choices?: (
    session: Session,
    before: readonly string[],
  ) => readonly Choice[];
  readonly run: (
    session: Session,
    args: Arguments,
  ) => Partial<Outcome> | Promise<Partial<Outcome>>;
}

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
export function pathOf(
  { source, words: [path, extra], rest }: Arguments,
): Word {
  if (extra) throw expected(source, extra, "one file name");
  if (path) return path;
  throw expected(source, { start: rest.end, end: rest.end }, "a file name");
}

/** A block of plain text. */
export function text(content: string): Block {
  return { kind: "text", text: content };
}
