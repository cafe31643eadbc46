/**
 * What is known of the end of a text that is being typed: what it is in the middle of, found out by reading what stands
 * before.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { columnName, scan } from "../../lib/expression/syntax/token.ts";
import type { ParseOptions, Token } from "../../lib/expression/mod.ts";
import { headOf } from "../javascript/head.ts";
import type { Commands } from "./command.ts";
import type { Head } from "./head.ts";
import { PartReader } from "./part.ts";
import { type Seen, type Segment, segments } from "./segment.ts";
import { behindWord, type Word } from "./word.ts";

/** What is known of the end of a text. */
export interface Place {
  /** The name that is being typed there, or nothing yet; of `data["birth we` it is `data.birth_we`. */
  readonly name: Word;
  /** The word of a command or a setting that is being typed there, which may hold other signs: `forward-a`. */
  readonly word: Word;
  /** The names before it in its part. */
  readonly names: readonly string[];
  /** The command that it belongs to. */
  readonly head?: Head;
  /** The words between that command and the one that is being typed. */
  readonly words: readonly string[];
  /** Whether a command may begin here. */
  readonly isFirst: boolean;
  /** Whether the name of a file may stand here. */
  readonly isFile: boolean;
  /** Where a setting is wanted: its name, once an equals sign stands behind that. */
  readonly setting?: { readonly name: string | undefined };
  /** The names that are bound here: parameters, counters, steps. */
  readonly locals: readonly string[];
  /** Whether it is a coordinate of a point. */
  readonly isInPoint: boolean;
}

/** What the language of a session is. */
export interface Surroundings {
  readonly names: ParseOptions;
  readonly commands: Commands;
  readonly seen?: Seen;
}

/** What is known of the end of a text. */
export function endOf(typed: string, around: Surroundings): Place {
  const segment = lastSegment(typed, around.seen);
  const all = [...scan(typed, segment.start)]
    .filter(({ kind }) => kind !== "newline");
  const name = nameAtEnd(typed, all);
  const before = all.filter(({ end }) => end <= name.start);
  const names = before.filter(({ kind }) => kind === "name")
    .map(({ text }) => text);
  const common = { name, names };
  if (segment.javaScript) {
    const { parameters } = headOf(typed.slice(segment.javaScript.body));
    return { ...common, ...NOWHERE, word: name, locals: parameters };
  }
  const end = before.at(-1)?.end ?? segment.start;
  const part = { ...segment, tokens: before, end };
  const reading = new PartReader(typed, part, around.names, around.commands);
  try {
    reading.read();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
  return { ...common, ...placeIn(typed, reading, before, name) };
}

/** Of a place in JavaScript. */
const NOWHERE = {
  words: [],
  isFirst: false,
  isFile: false,
  isInPoint: false,
} as const;

/** The part that a text ends in, which may have nothing in it yet. */
function lastSegment(typed: string, seen: Seen | undefined): Segment {
  const last = segments(typed, seen).at(-1);
  const isOver = last && (last.quiet ||
    last.progress === "whole" && typed.slice(last.end).includes("\n"));
  if (last && !isOver) return last;
  const { length: start } = typed;
  return {
    text: "",
    tokens: [],
    start,
    end: start,
    quiet: false,
    progress: "whole",
  };
}

/** The name that a text ends with; in the brackets behind a table what is quoted is the name of a column. */
function nameAtEnd(typed: string, tokens: readonly Token[]): Word {
  const end = typed.length;
  const last = tokens.at(-1);
  const quote = tokens.findLastIndex(({ text }, i) =>
    (text === '"' || text === "'") && tokens[i - 1]?.text === "[" &&
    tokens[i - 2]?.kind === "name"
  );
  if (quote > 0) {
    const { text, start } = tokens[quote - 2];
    const column = typed.slice(tokens[quote].end);
    return { text: columnName(text, column), start, end };
  }
  if (last?.end !== end) return { text: "", start: end, end };
  if (last.kind === "name") return { text: last.text, start: last.start, end };
  const table = tokens.at(-2);
  const isColumn = last.text === "." && table?.kind === "name" &&
    table.end === last.start;
  return isColumn
    ? { text: `${table.text}.`, start: table.start, end }
    : { text: "", start: end, end };
}

/** What is known of the place behind those tokens, of a part that was read as far as it went. */
function placeIn(
  typed: string,
  { reader, head, begin, settingsStart }: PartReader,
  before: readonly Token[],
  { end }: Word,
): Omit<Place, "name" | "names"> {
  const grammar = head?.command.grammar;
  const tokens = [...scan(typed, before[begin]?.start ?? before.at(-1)?.end)];
  const parting = ["=", ","];
  const words: string[] = [];
  let word = { text: "", start: end, end };
  for (let i = 0; i < tokens.length;) {
    const behind = behindWord(tokens, i, parting);
    const place = { start: tokens[i].start, end: tokens[behind - 1].end };
    const text = typed.slice(place.start, place.end);
    if (place.end === end && !parting.includes(text)) word = { text, ...place };
    else if (text !== "=") words.push(text);
    i = behind;
  }
  const sign = before.findLast(({ end }) => end <= word.start);
  const inSettings = before.filter(({ start }) => start >= settingsStart);
  return {
    word,
    ...head && { head },
    words,
    isFirst: before.length === 0 ||
      grammar?.kind === "part" && begin === before.length,
    isFile: grammar?.kind === "words" && grammar.isPath === true ||
      sign?.text === ">" && before.length > 1,
    ...inSettings.length > 0 && { setting: settingIn(inSettings) },
    locals: reader.locals,
    isInPoint: reader.isInPoint,
  };
}

/** The setting that a value is wanted of, behind its name and an equals sign. */
function settingIn(tokens: readonly Token[]): { name: string | undefined } {
  const comma = tokens.findLastIndex(({ text }) => text === ",");
  const [name, sign] = tokens.slice(Math.max(comma + 1, 1));
  return { name: sign?.text === "=" ? name.text : name && "" };
}
