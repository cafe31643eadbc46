/**
 * A session: what has been defined and how derivatives are taken, and what an entry that was run in it led to.
 *
 * @module
 */
import type { ArrayValue, Span, Tree } from "../../lib/expression/mod.ts";
import type { Picture } from "../../lib/plot/mod.ts";
import { Control } from "./control.ts";
import type { Answer } from "./journal.ts";
import { appended, type Log } from "./log.ts";
import { Scope } from "./scope.ts";
import { DEFAULT_SETTINGS, type Settings } from "./setting.ts";

/** A piece of output. Errors go to stderr, everything else to stdout. */
export interface Block {
  /** What it is; front ends choose the stream and the colour by it. */
  readonly kind:
    | "value"
    | "formula"
    | "definition"
    | "text"
    | "trace"
    | "picture"
    | "table"
    | "error";
  /** What to show, one or more lines, without a newline at the end. */
  readonly text: string;
  /** Of a table: its cells, the head first. */
  readonly rows?: readonly (readonly string[])[];
  /** Of a table: its rows below the head for programs, by the names of the columns; undefined is an empty cell. */
  readonly records?: readonly TableRecord[];
  /** Of a value, and of the definition of a variable: the value itself. */
  readonly value?: ArrayValue;
  /** Of a formula: what was asked and what it is, as trees. */
  readonly formula?: { readonly asked: Tree; readonly body: Tree };
  /** Of a picture: what is drawn, for files. */
  readonly picture?: Picture;
  /** Of an error: what is wrong, in parts, for programs. */
  readonly fault?: Fault;
  /** Of a check: what it found, for programs. */
  readonly report?: object;
  /** Of a derivative: how far off it may be and whether to believe it, for programs. */
  readonly measured?: { readonly error: ArrayValue; readonly verdict: string };
}

/** A row of a table, by the names of its columns. */
export type TableRecord = Readonly<
  Record<string, ArrayValue | string | undefined>
>;

/** What is wrong with an entry, and where in its source. */
export interface Fault {
  readonly message: string;
  readonly hint?: string;
  readonly place?: Span;
}

/** What undo brings back. */
export interface Version {
  /** The functions and variables, by name. */
  readonly scope: Scope;
  /** What `set` changes. */
  readonly settings: Settings;
  /** The parts of entries that made it what it is, for `save`. */
  readonly journal: Log<string>;
  /** What measured the last value, where it was measured. */
  readonly answer: Answer | undefined;
  /** How many changes made it what it is. */
  readonly changes: number;
}

/** What has been defined and how derivatives are taken. Never changed: an entry makes a new one. */
export interface Session extends Version {
  /** The entries run so far, right ones and wrong ones. */
  readonly entries: Log<RunEntry>;
  /** What it was before each of its last changes. */
  readonly past: readonly Version[];
  /** How far someone has come with the lessons, once they began. */
  readonly lesson?: Progress;
  /** Stops what runs, and tells of it: the one of all its versions. */
  readonly control: Control;
}

/** How far someone has come with the lessons: counted from 0; `tries` are the wrong lines at this step. */
export interface Progress {
  readonly lesson: number;
  readonly step: number;
  readonly tries: number;
  /** The lessons that were finished. */
  readonly finished: readonly number[];
  /** Whether lines are looked at now; `learn` goes on where it was left. */
  readonly active: boolean;
}

/** An entry that was run. */
export interface RunEntry {
  readonly source: string;
  /** Whether it was done: not stopped before, nor left without its file. */
  readonly done: boolean;
}

/** What the front end is to do for the session, which touches no file itself. */
export type Effect =
  | {
    readonly kind: "write";
    readonly path: string;
    readonly text: string;
    /** Whether a file of that name may be replaced. */
    readonly replace: boolean;
  }
  | {
    readonly kind: "load";
    readonly path: string;
    /** What the data in the file is to be called. */
    readonly name?: string;
  }
  | {
    /** Tells what runs here, which a session cannot know. */
    readonly kind: "about";
  }
  | {
    /** Brings back a session whose process was ended. */
    readonly kind: "recover";
  }
  | {
    /** Lets a person choose an entry to run; where nobody can be asked, the block that lists them stays. */
    readonly kind: "choose";
    readonly title: string;
    readonly entries: readonly {
      readonly label: string;
      readonly entry: string;
    }[];
    readonly list: Block;
  };

/** What an entry led to. */
export interface Outcome {
  /** The session after the entry; of a part that failed, nothing stays. */
  readonly session: Session;
  /** What to show, in order; an error is the last. */
  readonly blocks: readonly Block[];
  /** Whether the entry asked to leave. */
  readonly quit: boolean;
  /** What is still to be done with files. */
  readonly effects: readonly Effect[];
}

/** What an effect leads to, or a part of an entry before it. */
export type Settled = Pick<Outcome, "session" | "blocks" | "quit">;

/** Does an effect, after what has been done and shown of its part of the entry. */
export type Settle = (effect: Effect, before: Settled) => Promise<Settled>;

/** The session at the start. */
export function newSession(control: Control = new Control()): Session {
  return {
    scope: Scope.of(),
    settings: DEFAULT_SETTINGS,
    journal: undefined,
    answer: undefined,
    changes: 0,
    entries: undefined,
    past: [],
    control,
  };
}

/** Whether it ended with an error. */
export function hasFailed({ blocks }: Pick<Outcome, "blocks">): boolean {
  return blocks.at(-1)?.kind === "error";
}

/** The session, which remembers that its last entry was not done. */
export function notDone(session: Session): Session {
  const { last, before } = session.entries!;
  return {
    ...session,
    entries: appended(before, { ...last, done: false }),
  };
}

/** How many changes undo can take back. */
export const UNDO_LIMIT = 100;

/** The session after one change, which undo takes back to the session before it. */
export function changedFrom(before: Session, after: Session): Session {
  const { scope, settings, journal, answer, changes } = before;
  return {
    ...after,
    changes: changes + 1,
    past: [
      ...before.past.slice(1 - UNDO_LIMIT),
      { scope, settings, journal, answer, changes },
    ],
  };
}
