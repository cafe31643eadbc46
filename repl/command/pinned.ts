/**
 * What of a session a test repeats: the lines that assert something, and of the rest what those need.
 *
 * @module
 */
import { scan } from "../../lib/expression/syntax/token.ts";
import { commandsIn } from "./command_words.ts";
import { namesOf } from "../evaluation/evaluation.ts";
import { partOf } from "../language/entry_tree.ts";
import type { Part as EntryPart } from "../language/part.ts";
import { type Segment, segments } from "../language/segment.ts";
import { appended, items, type Log } from "../session/log.ts";
import { LAST_VALUE } from "../session/scope.ts";
import type { Arguments } from "../language/command.ts";
import type { Control } from "../session/control.ts";
import { newSession, type Session } from "../session/session.ts";

/** A part of an entry that did something. */
export interface Part {
  readonly text: string;
  /** Whether it shows something that a test can compare. */
  readonly asserts: boolean;
  /** The names and settings that it gives a value. */
  readonly defines: readonly string[];
}

/** What runs entries anew, and stops them. */
export interface Running {
  readonly run: Arguments["runEntry"];
  readonly control: Control;
}

/** The settings that answers depend on; the others are about the screen and the reader. */
const SETTINGS = new Set("method step order digits format seed".split(" "));

/** Where undo leads back to. */
interface Mark {
  readonly session: Session;
  readonly parts: Log<Part>;
}

/** The parts of entries that are still in force, run anew: without mistakes, and without what was taken back. */
export async function partsOf(
  sources: readonly string[],
  running: Running,
): Promise<Part[]> {
  const first = { session: newSession(running.control), parts: undefined };
  let now: Mark = first;
  const past: Mark[] = [];
  for (const source of sources) {
    const before = now;
    const within: Mark[] = [];
    const commands = await commandsIn(source);
    for (const segment of segments(source)) {
      const names = namesOf(now.session);
      const part = partOf(source, segment, names, commands);
      const isCommand = part.kind === "command";
      if (part.kind === "unread" || part.file) continue;
      if (isCommand && part.name === "undo") {
        const count = Number(part.words[0]?.text ?? 1);
        for (let k = 0; k < count; k++) now = within.pop() ?? past.pop() ?? now;
        continue;
      }
      const last = now;
      if (isCommand && part.name === "reset") now = first;
      else if (isRepeated(part)) now = await after(now, part, segment, running);
      if (now.session.changes !== last.session.changes) within.push(last);
    }
    if (within.length > 0) past.push(before);
  }
  return items(now.parts);
}

/** Whether a test repeats it: what is about the screen or the reader it does not. */
function isRepeated(part: EntryPart): boolean {
  if (part.kind !== "command") return true;
  const { command: { names: [name], policy }, words: [first], inner } = part;
  if (name === "set") return SETTINGS.has(first?.text);
  // "trace on" is about the reader, "trace f'(3)" about f.
  if (name === "trace") return inner !== undefined;
  return policy.pin === "compared";
}

/** The part run; nothing of one that fails. */
async function after(
  { session, parts }: Mark,
  read: EntryPart,
  { text, quiet }: Segment,
  { run }: Running,
): Promise<Mark> {
  const outcome = await run(session, text);
  const { blocks } = outcome;
  if (blocks.at(-1)?.kind === "error") return { session, parts };
  const command = read.kind === "command" ? read.command.names[0] : undefined;
  const setting = command === "set" && read.kind === "command"
    ? read.words[0].text
    : undefined;
  const shown = blocks.some(({ kind }) => kind !== "picture") &&
    blocks.every(({ kind }) => kind !== "definition");
  const part = {
    text,
    asserts: command === "assert" || !quiet && !setting && shown,
    defines: setting ? [`set ${setting}`] : changed(session, outcome.session),
  };
  return { session: outcome.session, parts: appended(parts, part) };
}

function changed(before: Session, { scope }: Session): string[] {
  return scope.changedSince(before.scope).filter((name) => scope.has(name));
}

/** The names in a text, of the columns of a table that of the table. */
function namesIn(text: string): string[] {
  return [...scan(text)].filter(({ kind }) => kind === "name")
    .map(({ text }) => text.split(".")[0]);
}

/**
 * The parts that a test needs, from the last back: an answer, unless it is repeated, or is about a function that was
 * defined anew; a definition that a later part needs.
 */
export function needed(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  const wanted = new Set<string>();
  const replaced = new Set<string>();
  const known = new Set(parts.flatMap(({ defines }) => defines));
  let answers: Part[] = [];
  for (const part of parts.toReversed()) {
    const { text, asserts, defines } = part;
    const uses = [...new Set(namesIn(text))]
      .filter((name) => known.has(name) && isUsed(part, name));
    const own = defines.filter((name) => name !== LAST_VALUE);
    const isAnswer = asserts && !uses.some((name) => replaced.has(name)) &&
      !answers.some((each) => each.text === text);
    const isWanted = defines.some((name) => wanted.has(name));
    if (isAnswer || isWanted) {
      kept.push(part);
      if (isAnswer) answers.push(part);
      defines.forEach((name) => wanted.delete(name));
      const settings = asserts
        ? [...SETTINGS].map((each) => `set ${each}`)
        : [];
      for (const name of [...uses, ...settings]) {
        wanted.add(name);
        replaced.delete(name);
      }
      // Before a change the same words may have had another answer.
      if (own.length > 0) answers = [];
    }
    for (const name of own) {
      if (!uses.includes(name) && !name.startsWith("set ")) replaced.add(name);
    }
  }
  return kept.reverse();
}

/** A definition's own name is used in it only behind its head: `w = w - 0.1`. */
function isUsed({ text, defines }: Part, name: string): boolean {
  const times = namesIn(text).filter((each) => each === name).length;
  return times > (defines.includes(name) && name !== LAST_VALUE ? 1 : 0);
}
