/**
 * How a command begins: `plot`, `/plot`, `data = load`, `?grad`, `grad?`.
 *
 * @module
 */
import type { Reader } from "../../lib/expression/syntax/reader.ts";
import type { Span, Token } from "../../lib/expression/mod.ts";
import type { Command, Commands } from "./command.ts";
import { behindWord, takeWord, type Word } from "./word.ts";

/** How a command begins. */
export interface Head {
  readonly command: Command;
  /** The word it begins with, and its place. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The name that what it gives is to have, of `data = load d.csv`. */
  readonly target?: Word;
  /** What it asks about, where that does not stand behind it: of `grad?`. */
  readonly asked?: Word;
}

/** Signs that are no part of what is asked about: behind them a `?` is that of a condition. */
const NOT_ASKED = new Set([..."?()[]{}<>=+*^-"]);

/** Whether tokens are `?`, `?grad` or `grad?`. */
export function asksForHelp(tokens: readonly Token[]): boolean {
  const [first, ...others] = tokens;
  if (!first || behindWord(tokens, 0) < tokens.length) return false;
  if (first.text === "?") return others.every(({ text }) => text !== "?");
  return others.pop()?.text === "?" &&
    [first, ...others].every(({ text }) => !NOT_ASKED.has(text));
}

/** Steps over the beginning of a command, if one begins here. */
export function takeHead(reader: Reader, commands: Commands): Head | undefined {
  if (commands.size === 0 || reader.isOver) return undefined;
  const { index } = reader;
  const head = asked(reader, commands) ?? loaded(reader, commands) ??
    called(reader, commands);
  if (!head) reader.index = index;
  return head;
}

/** `?grad` and `grad?`. */
function asked(reader: Reader, commands: Commands): Head | undefined {
  const { tokens, index, source } = reader;
  const all = tokens.slice(0, -1);
  const command = commands.get("?");
  const isAsked = index === 0 && all.length > 1 && asksForHelp(all);
  if (!command || !isAsked) return undefined;
  reader.index = tokens.length - 1;
  const isBefore = all[0].text === "?";
  const nameSpan = isBefore ? all[0] : all[all.length - 1];
  const start = isBefore ? nameSpan.end : all[0].start;
  const end = isBefore ? reader.next.end : nameSpan.start;
  const about = { text: source.slice(start, end), start, end };
  return { command, name: "help", nameSpan, asked: about };
}

/** The signs that give a name to something. */
export const EQUALS: readonly string[] = [":=", "="];

/** `data = load d.csv`. */
function loaded(reader: Reader, commands: Commands): Head | undefined {
  const [name, sign, load, path] = reader.tokens.slice(
    reader.index,
    reader.index + 4,
  );
  const command = commands.get("load");
  const isLoad = name.kind === "name" && EQUALS.includes(sign.text) &&
    load?.text === "load" && path?.kind !== "end" && path?.start > load.end;
  if (!command || !isLoad) return undefined;
  const target = takeWord(reader, EQUALS);
  reader.index += 2;
  return { command, name: load.text, nameSpan: load, target };
}

/** `plot`, and `/plot` or `:plot` where a name hides it. */
function called(reader: Reader, commands: Commands): Head | undefined {
  const { text: sign, end } = reader.next;
  const word = takeWord(reader);
  const isMarked = sign === "/" || sign === ":";
  const start = isMarked ? end : word.start;
  const name = reader.source.slice(start, word.end);
  const command = commands.get(name);
  if (!command || isDefined(reader, name)) return undefined;
  return { command, name, nameSpan: { start, end: word.end } };
}

/** The words behind which an equals sign is what is asked about. */
export const HELP: readonly string[] = ["help", "도움말"];

/** Whether an equals sign makes a variable of the word before it. */
function isDefined({ next }: Reader, name: string): boolean {
  return !HELP.includes(name) && ["=", ":=", "=="].includes(next.text);
}
