/**
 * The language of a session, as the editor asks for it: what its names, commands and settings are.
 *
 * @module
 */
import { scan } from "../../lib/expression/syntax/token.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import type { Span as Place } from "../../lib/expression/mod.ts";
import type { Language, Signature, Span } from "../editor/language.ts";
import { Interrupted } from "../session/control.ts";
import { run } from "./run.ts";
import type { Session } from "../session/session.ts";
import type { Commands } from "../language/command.ts";
import { headOf } from "../session/acknowledge.ts";
import { complete, type Files } from "./completion.ts";
import { namesOf } from "../evaluation/evaluation.ts";
import { readEntry, type UnreadPart } from "../language/entry_tree.ts";
import type { Part } from "../language/part.ts";
import { QUESTION_NAMES } from "../language/question.ts";
import { isComplete, nothingSeen } from "../language/segment.ts";

// A person does not notice 20 ms between a key and what it leads to.
const PREVIEW_MS = 20;
const LONGEST_PREVIEW = 200;
const LONGEST_ENTRY = 2000;

/** The language in which the next entry of the session is written. */
export function languageOf(
  session: Session,
  commands: Commands,
  files?: Files,
): Language {
  const seen = session.control.kept(nothingSeen);
  const read = remembering((source) =>
    readEntry(source, namesOf(session), commands, seen)
  );
  return {
    isComplete: (source) => isComplete(source, seen),
    complete: (source, cursor) =>
      complete(session, commands, source, cursor, files),
    highlight: (source) => highlight(session, source, read(source)),
    signature: (source, cursor) => signature(session, source, cursor),
    preview: (source) => preview(session, source, read),
  };
}

type Read = (source: string) => readonly (Part | UnreadPart)[];

/** What reads an entry once, however often it is asked about the same one. */
function remembering(read: Read): Read {
  let last: { source: string; parts: ReturnType<Read> } | undefined;
  return (source) => {
    if (last?.source !== source) last = { source, parts: read(source) };
    return last.parts;
  };
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  ...builtInNames(),
  ...QUESTION_NAMES,
]);

/** Numbers, functions and comments by their signs, and the words of commands by the tree. */
function highlight(
  session: Session,
  source: string,
  parts: ReturnType<Read>,
): Span[] {
  const spans = parts.flatMap(wordsOf)
    .map(({ start, end }): Span => ({ start, end, kind: "command" }));
  const words = new Set(spans.map(({ start }) => start));
  let last = 0;
  for (const { kind, text, start, end } of scan(source)) {
    spans.push(...commentsIn(source, last, start));
    last = end;
    const isFunction = text === "∇" || text === "∂" || kind === "name" &&
        (FUNCTIONS.has(text) || source[end] === "(" ||
          typeof session.scope.get(text) === "function");
    if (words.has(start)) continue;
    if (kind === "number") spans.push({ start, end, kind });
    else if (isFunction) spans.push({ start, end, kind: "function" });
  }
  return [...spans, ...commentsIn(source, last, source.length)];
}

/** The words of the language in a part: of its command, of clauses, of settings. */
function wordsOf(part: Part | UnreadPart): readonly Place[] {
  if (part.kind === "unread") return part.nameSpan ? [part.nameSpan] : [];
  const { settings } = part;
  const end = settings ? [settings.word] : [];
  return part.kind === "command"
    ? [
      part.nameSpan,
      ...part.clauses.words,
      ...part.inner ? wordsOf(part.inner) : [],
      ...end,
    ]
    : end;
}

/** The comments between two tokens: each goes on to the end of its line. */
function commentsIn(source: string, start: number, until: number): Span[] {
  const found: Span[] = [];
  for (
    let at = source.indexOf("#", start);
    at >= 0 && at < until;
    at = source.indexOf("#", found.at(-1)!.end)
  ) {
    const newline = source.indexOf("\n", at);
    const end = newline < 0 ? source.length : newline;
    found.push({ start: at, end, kind: "comment" });
  }
  return found;
}

/** The head of the function whose call the cursor is in, with the parameter that is being given. */
function signature(
  { scope }: Session,
  source: string,
  cursor: number,
): Signature | undefined {
  const calls: { head: string | undefined; commas: number }[] = [];
  let name = "";
  for (const { kind, text } of scan(source, 0, cursor)) {
    const call = calls[calls.length - 1];
    if (kind === "operator" && "([{".includes(text)) {
      const head = text === "(" ? headOf(scope.get(name)) : undefined;
      calls.push({ head, commas: 0 });
    } else if (kind === "operator" && ")]}".includes(text)) calls.pop();
    else if (text === "," && call) call.commas++;
    name = kind === "name" ? text : "";
  }
  const inner = calls.findLast(({ head }) => head !== undefined);
  return inner && lit(inner.head!, inner.commas);
}

/** The head of a definition with the parameter of that number lit. */
function lit(head: string, number: number): Signature {
  const open = head.indexOf("(") + 1;
  let depth = 0;
  let start = open;
  let seen = 0;
  for (let i = open; i < head.length; i++) {
    if ("([".includes(head[i])) depth++;
    const ends = depth === 0 && (head[i] === "," || head[i] === ")");
    if ("])".includes(head[i])) depth--;
    if (!ends) continue;
    if (seen === number) {
      while (head[start] === " ") start++;
      return { text: head, start, end: i };
    }
    start = i + 1;
    seen++;
  }
  return { text: head, start: head.length, end: head.length };
}

/** The result of an entry that only computes, where it is there in time. */
async function preview(
  session: Session,
  source: string,
  read: Read,
): Promise<string | undefined> {
  if (!session.settings.preview || source.length > LONGEST_ENTRY) {
    return undefined;
  }
  const parts = read(source);
  const isComputed = isComplete(source, session.control.kept(nothingSeen)) &&
    parts.length > 0 &&
    parts.every(({ kind }) => kind === "statement");
  if (!isComputed) return undefined;
  const settings = { ...session.settings, trace: "off" as const };
  const scope = session.scope.formulas();
  const end = performance.now() + PREVIEW_MS;
  const isLate = () => performance.now() > end ? "late" : undefined;
  try {
    const { result: { blocks } } = await session.control.interruptible(
      isLate,
      () => run({ ...session, settings, scope }, source),
      end,
    );
    const last = blocks.at(-1);
    if (last?.kind !== "value" || last.text.trim() === source.trim()) {
      return undefined;
    }
    return last.text.replaceAll("\n", " ").slice(0, LONGEST_PREVIEW);
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    throw error;
  }
}
