/**
 * What a command is, and what all of them share.
 *
 * @module
 */
import { nearestName } from "../../lib/core/names.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Grammar } from "../language/grammar.ts";
import type { CommandPart, Part } from "../language/part.ts";
import type { Block, Outcome, Session } from "../session/session.ts";

/** A word of a command, with its place in the entry. */
export interface Word extends Span {
  readonly text: string;
}

/** A command as it was typed. */
export interface Arguments extends CommandPart {
  /** The entry that the command is a part of. */
  readonly source: string;
  /** Runs a part of the entry, for commands about others. */
  readonly run: (session: Session, part: Part) => Promise<Partial<Outcome>>;
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
  /** What `--check` does: it reads what stands behind, or runs it, as it changes names and settings alone. */
  readonly check: "read" | "run";
  /** What becomes of it in a test: what it shows is compared, it is left out, or makes a test impossible. */
  readonly pin: "compared" | "left out" | "refused";
  /** Whether `examples` tries it; what is about files and leaving is nothing to be tried. */
  readonly isTried: boolean;
}

/** Of a command that tells something of functions. */
export const TELLS: Policy = { check: "read", pin: "compared", isTried: true };

/** Of a command that changes names and settings alone. */
export const CHANGES: Policy = { ...TELLS, check: "run" };

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
  /** What may stand behind it. */
  readonly grammar: Grammar;
  /** How it takes part in what is made of entries. */
  readonly policy: Policy;
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
export function pathOf({ source, words: [path], rest }: Arguments): Word {
  if (path) return path;
  throw expected(source, { start: rest.end, end: rest.end }, "a file name");
}

/** The grammar of a file's name. */
export const PATH: Grammar = {
  kind: "words",
  most: 1,
  wanted: "one file name",
};

/** A block of plain text. */
export function text(content: string): Block {
  return { kind: "text", text: content };
}
