/**
 * What a command declares: its words, its grammar, what help says of it, how it takes part in what is made of entries,
 * and what it does.
 *
 * @module
 */
import type { Outcome, Session } from "../session/session.ts";
import type { Grammar } from "./grammar.ts";
import type { CommandPart, Part } from "./part.ts";

/** A command as it was typed. */
export interface Arguments extends CommandPart {
  /** The entry that the command is a part of. */
  readonly source: string;
  /** Runs a part of the entry, for commands about others. */
  readonly run: (session: Session, part: Part) => Promise<Partial<Outcome>>;
  /** Runs an entry of its own, for commands that show what entries do. */
  readonly runEntry: (session: Session, source: string) => Promise<Outcome>;
}

/** A word that may follow a command, and a few words on what it is. */
export interface Choice {
  readonly text: string;
  readonly detail?: string;
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

/** The commands that are loaded, by the words they begin with. */
export type Commands = ReadonlyMap<string, Command>;
