/**
 * A session: what has been defined and how derivatives are taken. `run` turns a session and an entry
 * into the next session and the blocks to show; it prints nothing and touches nothing.
 *
 * @module
 */
import {
  define,
  evaluate,
  ExpressionError,
  nearestName,
  parse,
  valueTest,
} from "../lib/expression/mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  Span,
  Statement,
  Value,
} from "../mod.ts";
import { COMMAND_WORDS, commandCall } from "./command_call.ts";
import { diagnostic } from "./diagnostic.ts";
import { formatValue, inAscii, numberFormat } from "./format.ts";
import { Interrupted } from "./interrupt.ts";
import { optionsOf } from "./evaluation.ts";
import { findQuery, primeAt, QUERIES, queryNames } from "./query.ts";
import { isComplete, type Segment, segments } from "./segment.ts";
import { DEFAULT_SETTINGS, type Settings } from "./setting.ts";
import { withSettings } from "./with.ts";

export { isComplete };

/** A piece of output. Errors go to stderr, everything else to stdout. */
export interface Block {
  /** What it is; front ends choose the stream and the colour by it. */
  readonly kind:
    | "value"
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
  /** Of an error: what is wrong, in parts, for programs. */
  readonly fault?: Fault;
  /** Of a check: what it found, for programs. */
  readonly report?: object;
  /** Of a derivative: how far off it may be and whether to believe it, for programs. */
  readonly measured?: { readonly error: ArrayValue; readonly verdict: string };
}

/** What is wrong with an entry, and where in its source. */
export interface Fault {
  readonly message: string;
  readonly hint?: string;
  readonly place?: Span;
}

/** What has been defined and how derivatives are taken. Never changed: `run` makes a new one. */
export interface Session {
  /** Counts the entries run. */
  readonly line: number;
  /** The functions and variables, by name. */
  readonly scope: ReadonlyMap<string, Value>;
  /** What `set` changes. */
  readonly settings: Settings;
  /** The entries run so far, right ones and wrong ones. */
  readonly entries: readonly string[];
  /** Which of them were not done: stopped before, or without their file. */
  readonly stopped: readonly number[];
  /** The parts of entries that made it what it is, for `save`. */
  readonly journal: readonly string[];
  /** The session before the last entry that changed something, for `undo`. */
  readonly previous?: Session;
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
  /** What is to be done with files. */
  readonly effects: readonly Effect[];
}

/** The session at the start. */
export function newSession(): Session {
  return {
    line: 0,
    scope: new Map(),
    settings: DEFAULT_SETTINGS,
    entries: [],
    stopped: [],
    journal: [],
  };
}

/** What a session keeps whatever is taken back: how it came to be. */
export function past(
  { line, entries, stopped }: Session,
): Pick<Session, "line" | "entries" | "stopped"> {
  return { line, entries, stopped };
}

/** Runs one entry, which may hold several statements and span several lines. */
export async function run(
  session: Session,
  source: string,
): Promise<Outcome> {
  const entries = [...session.entries, source.trimEnd()];
  let current: Session = { ...session, line: session.line + 1, entries };
  const blocks: Block[] = [];
  const effects: Effect[] = [];
  let quit = false;
  let hasUndone = false;
  try {
    for (const segment of segments(source)) {
      const outcome = await runSegment(current, source, segment);
      const after = outcome.session ?? current;
      hasUndone ||= after.previous !== current.previous;
      current = remember(current, noted(current, after, segment.text));
      const failed = outcome.blocks?.at(-1)?.kind === "error";
      if (!segment.quiet || failed) blocks.push(...outcome.blocks ?? []);
      effects.push(...outcome.effects ?? []);
      quit = outcome.quit ?? false;
      if (quit || failed) break;
    }
  } catch (error) {
    const finished = error instanceof Interrupted ? error.finished : [];
    if (error instanceof Interrupted) {
      const stopped = [...current.stopped, entries.length - 1];
      current = { ...current, stopped };
    }
    if (finished.length > 0) {
      blocks.push({ kind: "trace", text: finished.join("\n") });
    }
    blocks.push(errorBlock(error, source));
  }
  // Within the entry undo goes part by part; once it is done, the entry is one.
  const { previous, ...rest } = current;
  const last = hasUndone
    ? previous
    : differ(session, current)
    ? session
    : session.previous;
  return {
    session: { ...rest, ...(last && { previous: last }) },
    blocks: current.settings.unicode ? blocks : blocks.map(plain),
    quit,
    effects,
  };
}

/** The block without signs beyond ASCII but those that were typed. */
function plain(block: Block): Block {
  return block.kind === "error" || block.kind === "definition"
    ? block
    : { ...block, text: inAscii(block.text) };
}

/** Notes the text of a part that has changed the session, unless it was brought back from the past. */
function noted(before: Session, after: Session, text: string): Session {
  const isFromPast = after.journal !== before.journal;
  return isFromPast || !differ(before, after)
    ? after
    : { ...after, journal: [...after.journal, text] };
}

/** Links a session that a part of an entry has changed to the one before it; `ans` alone is no change. */
function remember(before: Session, after: Session): Session {
  const isFromPast = after.previous !== before.previous;
  return isFromPast || !differ(before, after)
    ? after
    : { ...after, previous: before };
}

function differ(a: Session, b: Session): boolean {
  const names = new Set([...a.scope.keys(), ...b.scope.keys()]);
  return a.settings !== b.settings ||
    [...names].some((name) =>
      name !== "ans" && a.scope.get(name) !== b.scope.get(name)
    );
}

async function runSegment(
  session: Session,
  source: string,
  segment: Span & Pick<Segment, "javaScript">,
): Promise<Partial<Outcome>> {
  if (segment.javaScript) {
    const { javaScriptFunction } = await import("./javascript/function.ts");
    const f = javaScriptFunction(source, segment.javaScript);
    return {
      session: bind(session, f.name, f),
      blocks: [
        { kind: "definition", text: f.source },
        ...stale(session, f.name),
      ],
    };
  }
  const wanted = withSettings(session.settings, source, segment);
  if (wanted) {
    const { settings, statement } = wanted;
    const inner = { ...session, settings };
    const outcome = await runSegment(inner, source, statement);
    return outcome.session?.settings === settings
      ? {
        ...outcome,
        session: { ...outcome.session, settings: session.settings },
      }
      : outcome;
  }
  const call = commandCall(source, segment);
  if (call) {
    const { commandNamed } = await import("./command.ts");
    const run = (session: Session, part: Span) =>
      runSegment(session, source, part);
    return await commandNamed(call.name).run(session, { ...call, run });
  }
  const asked = findQuery(source.slice(segment.start, segment.end));
  if (asked) {
    const { query, begin } = asked;
    const rest = { start: segment.start + begin[0].length, end: segment.end };
    const { value, blocks } = await query.answer(session, source, rest, begin);
    return { session: bind(session, "ans", value), blocks };
  }
  try {
    const isValue = valueTest(session.scope);
    let outcome: Pick<Outcome, "session" | "blocks"> = { session, blocks: [] };
    for (const statement of parse(source, { ...segment, isValue })) {
      const { session, blocks } = runStatement(
        outcome.session,
        source,
        statement,
      );
      outcome = { session, blocks: [...outcome.blocks, ...blocks] };
    }
    return outcome;
  } catch (error) {
    throw withCommandHint(error, session, source, segment);
  }
}

function runStatement(
  session: Session,
  source: string,
  statement: Statement,
): { session: Session; blocks: Block[] } {
  const blocks: Block[] = [];
  const options = optionsOf(session.settings, blocks);
  switch (statement.kind) {
    case "definition": {
      const f = define(
        statement,
        source,
        session.scope,
        optionsOf(session.settings),
      );
      return {
        session: bind(session, statement.name, f),
        blocks: [
          { kind: "definition", text: f.source },
          ...stale(session, statement.name),
        ],
      };
    }
    case "assignment": {
      const value = evaluate(statement.value, source, session.scope, options);
      return {
        session: bind(session, statement.name, value),
        blocks: [
          ...blocks,
          {
            kind: "definition",
            text: `${statement.name} = ${
              formatValue(value, numberFormat(session.settings))
            }`,
          },
          ...stale(session, statement.name),
        ],
      };
    }
    case "expression": {
      if (statement.tree.kind === "prime") {
        const { value, blocks } = primeAt(session, source, statement.tree);
        return { session: bind(session, "ans", value), blocks: [...blocks] };
      }
      const value = evaluate(statement.tree, source, session.scope, options);
      return {
        session: bind(session, "ans", value),
        blocks: [...blocks, {
          kind: "value",
          text: formatValue(value, numberFormat(session.settings)),
        }],
      };
    }
  }
}

/** A definition keeps the values it was made with: says which functions a new one does not reach. */
function stale({ scope }: Session, name: string): Block[] {
  if (!scope.has(name)) return [];
  const keepers = [...scope].filter(([other, value]) =>
    other !== name && typeof value === "function" && "captured" in value &&
    (value as unknown as CompiledFunction).captured.has(name)
  ).map(([other]) => other);
  if (keepers.length === 0) return [];
  const keep = keepers.length === 1 ? "keeps" : "keep";
  const text = `note: ${
    keepers.join(", ")
  } ${keep} the earlier ${name}; define again what is to use the new one`;
  return [{ kind: "text", text }];
}

function bind(session: Session, name: string, value: Value): Session {
  return { ...session, scope: new Map(session.scope).set(name, value) };
}

// "f = 3" and "f (x) = x" define a name; "plto f -1..1" begins with a word that would be a product.
const LEADING_WORD = /^[\p{L}_][\p{L}\p{N}_]*(?=\s+[\p{L}\p{N}])/u;

/** A name that nobody knows, at the start, may be a misspelt command or query. */
function withCommandHint(
  error: unknown,
  { scope }: Session,
  source: string,
  segment: Span,
): unknown {
  if (!(error instanceof ExpressionError)) return error;
  const { start } = segment;
  const isAtStart = error.start === start;
  const word = isAtStart
    ? source.slice(start, error.end)
    : LEADING_WORD.exec(source.slice(start, segment.end))?.[0] ?? "";
  const queries = QUERIES.flatMap(({ names }) => names);
  const commands = [...COMMAND_WORDS, ...queries];
  const known = [...commands, ...queryNames(), ...scope.keys()];
  const near = nearestName(word, known);
  if (!near || known.includes(word) || !commands.includes(near)) return error;
  const reason = isAtStart ? error.reason : `unknown name ${word}`;
  const span = { start, end: start + word.length };
  return new ExpressionError(source, span, reason, {
    hint: `did you mean ${near}?`,
  });
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
