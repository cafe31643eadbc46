/**
 * A session: what has been defined and how derivatives are taken. `run` turns a session and an entry
 * into the next session and the blocks to show; it prints nothing and touches nothing.
 *
 * @module
 */
import type { Progress } from "../lesson/lesson.ts";
import type { ArrayValue, Span, Tree } from "../../lib/expression/mod.ts";
import type { Picture } from "../../lib/plot/mod.ts";
import { errorBlock } from "./diagnostic.ts";
import { inAscii } from "./format.ts";
import { Control, Interrupted } from "./control.ts";
import { isComplete, segments } from "../language/segment.ts";
import { type Answer, differ, journaled } from "./journal.ts";
import { appended, type Log } from "./log.ts";
import { Scope } from "./scope.ts";
import { DEFAULT_SETTINGS, type Settings } from "./setting.ts";
import { runSegment } from "../language/statement.ts";

export { isComplete };

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

/** What has been defined and how derivatives are taken. Never changed: `run` makes a new one. */
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
export function newSession(): Session {
  return {
    scope: Scope.of(),
    settings: DEFAULT_SETTINGS,
    journal: undefined,
    answer: undefined,
    changes: 0,
    entries: undefined,
    past: [],
    control: new Control(),
  };
}

/**
 * Runs one entry, which may hold several statements and span several lines. Effects are done at once where someone
 * settles them; else the outcome holds them.
 */
export async function run(
  session: Session,
  source: string,
  settle?: Settle,
): Promise<Outcome> {
  const entry = { source: source.trimEnd(), done: true };
  let current: Session = {
    ...session,
    entries: appended(session.entries, entry),
  };
  const tutor = session.lesson?.active
    ? await import("../lesson/tutor.ts")
    : undefined;
  const translated = tutor?.translated(session, source);
  if (translated) {
    return { session: current, blocks: [translated], quit: false, effects: [] };
  }
  const blocks: Block[] = [];
  const effects: Effect[] = [];
  let quit = false;
  let hasUndone = false;
  const step = (after: Session) => {
    hasUndone ||= after.past !== current.past;
    current = remember(current, after);
  };
  try {
    for (const segment of segments(source)) {
      const outcome = await runSegment(current, source, segment);
      step(noted(current, outcome.session ?? current, segment.text));
      let part = settledPart(current, outcome);
      for (const effect of outcome.effects ?? []) {
        if (!settle) effects.push(effect);
        else if (!hasFailed(part)) {
          part = await settle(effect, part);
          step(part.session);
          part = { ...part, session: current };
        }
      }
      const failed = hasFailed(part);
      if (!segment.quiet || failed) blocks.push(...part.blocks);
      quit = part.quit;
      if (quit || failed) break;
    }
  } catch (error) {
    if (error instanceof Interrupted) {
      current = notDone(current);
      const text = error.finished.join("\n");
      if (text !== "") blocks.push({ kind: "trace", text });
    }
    blocks.push(errorBlock(error, source));
  }
  const outcome = {
    session: hasUndone ? current : asOneStep(session, current),
    blocks: current.settings.unicode ? blocks : blocks.map(plain),
    quit,
    effects,
  };
  return inLanguage(
    tutor ? tutor.taught(session, source, outcome) : outcome,
  );
}

/** The outcome in the language that is set: English, unless another is. */
async function inLanguage(outcome: Outcome): Promise<Outcome> {
  if (outcome.session.settings.language === "en") return outcome;
  const { blockInKorean } = await import("../korean/block.ts");
  return { ...outcome, blocks: outcome.blocks.map(blockInKorean) };
}

function settledPart(
  session: Session,
  { blocks = [], quit = false }: Partial<Outcome>,
): Settled {
  return { session, blocks, quit };
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

/** The session after an entry: within it undo goes part by part, but once it is done, the entry is one. */
function asOneStep(before: Session, after: Session): Session {
  const { past, changes } = before;
  return differ(before, after)
    ? changedFrom(before, after)
    : { ...after, past, changes };
}

/** The block without signs beyond ASCII but those that were typed. */
function plain(block: Block): Block {
  return block.kind === "error" || block.kind === "definition"
    ? block
    : { ...block, text: inAscii(block.text) };
}

/** Notes what a part has changed or answered, unless the session was brought back from the past. */
function noted(before: Session, after: Session, text: string): Session {
  const isFromPast = after.journal !== before.journal;
  if (isFromPast || after.scope === before.scope && !differ(before, after)) {
    return after;
  }
  return { ...after, ...journaled(before, after, text) };
}

/** Links a session that a part of an entry has changed to the one before it; `ans` alone is no change. */
function remember(before: Session, after: Session): Session {
  const isFromPast = after.past !== before.past;
  return isFromPast || !differ(before, after)
    ? after
    : changedFrom(before, after);
}
