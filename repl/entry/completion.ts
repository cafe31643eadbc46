/**
 * What may stand at the cursor: names, parameters, commands and what may follow them.
 *
 * @module
 */
import { scan } from "../../lib/expression/syntax/token.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import type { Span, Value } from "../../lib/expression/mod.ts";
import type { Completion } from "../editor/language.ts";
import type { Session } from "../session/session.ts";
import { SETTINGS } from "../session/setting.ts";
import type { Commands } from "../language/command.ts";
import { commandAt } from "../language/part.ts";
import { QUESTIONS } from "../language/question.ts";
import { nothingSeen } from "../javascript/definition.ts";
import { segments } from "../language/segment.ts";

type Item = Completion["items"][number];

const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_₀-₉]*/gu;
const WORD = new RegExp(`${NAME.source}$`, "u");
// Farther back than this nobody looks for the word that the cursor is in.
const LONGEST_WORD = 100;

/** What may stand at the cursor. */
export function complete(
  session: Session,
  commands: Commands,
  source: string,
  cursor: number,
): Completion {
  const typed = source.slice(0, cursor);
  const last = segments(typed, session.control.kept(nothingSeen)).at(-1);
  const start = !last || last.quiet ? cursor : last.start;
  const part = { start, end: cursor };
  const listed = settingsAt(typed, part) ??
    choicesAt(session, commands, typed, part);
  const isFirst = !/\s/.test(typed.slice(start));
  const known = listed ?? [
    ...parameters(session, typed.slice(start)),
    ...names(session),
    ...clausesAt(commands, typed, part),
    ...isFirst ? commandItems(commands) : [],
  ];
  const word = listed ? LISTED_WORD.exec(typed)![0] : wordBefore(typed, cursor);
  const found = known.filter(({ text }) => text.startsWith(word));
  const items = [...new Map(found.map((item) => [item.text, item])).values()];
  const from = cursor - word.length;
  return { from, to: cursor, items: word === "" && !listed ? [] : items };
}

// The words of commands and settings hold other signs than names do: "forward-ad".
const LISTED_WORD = /[^\s,=]*$/;

/** Behind `with`: the settings, and behind the name of one what it may be. */
function settingsAt(typed: string, { start, end }: Span): Item[] | undefined {
  const tokens = [...scan(typed, start, end)];
  const at = tokens.findIndex(({ text }, i) => i > 0 && text === "with");
  if (at < 0 || !/\s|,|=/.test(typed.slice(tokens[at].end))) return undefined;
  const comma = tokens.findLastIndex(({ text }) => text === ",");
  const [name, equals] = tokens.slice(Math.max(at, comma) + 1);
  if (equals?.text !== "=") {
    return SETTINGS.map(({ name, usage }) => ({ text: name, detail: usage }));
  }
  const setting = SETTINGS.find((setting) => setting.name === name.text);
  return setting?.choices.map((text) => ({ text })) ?? [];
}

/** Behind a command that takes words: those that may follow. */
function choicesAt(
  session: Session,
  commands: Commands,
  typed: string,
  part: Span,
): readonly Item[] | undefined {
  const head = commandBefore(commands, typed, part);
  const words = typed.slice(head?.nameSpan.end).trimStart().split(/\s+/);
  return head?.command.choices?.(session, words.slice(0, -1));
}

/** Behind a command and what it is about: the words of its clauses. */
function clausesAt(commands: Commands, typed: string, part: Span): Item[] {
  const head = commandBefore(commands, typed, part);
  const grammar = head?.command.grammar;
  if (grammar?.kind !== "clauses" || head!.words.length < 2) return [];
  const used = head!.words.map(({ text }) => text);
  return [...grammar.points ?? [], ...grammar.values ?? []]
    .filter((word) => !used.includes(word))
    .map((text) => ({ text, detail: `of ${head!.name}` }));
}

/** The command at the beginning of a part, once a blank follows its word. */
function commandBefore(commands: Commands, typed: string, part: Span) {
  const head = commandAt(typed, part, commands);
  return head && head.nameSpan.end < part.end ? head : undefined;
}

/** The word that ends at that place. */
function wordBefore(source: string, index: number): string {
  const near = source.slice(Math.max(0, index - LONGEST_WORD), index);
  return WORD.exec(near)?.[0] ?? "";
}

// "f(x, y) = ..." and "k = (x) => ...".
const HEAD = new RegExp(
  `^\\s*${NAME.source}(?:\\(([^=]*)\\)\\s*:?=|\\s*:?=([^=]*)=>)`,
  "u",
);
// "f at x = ...".
const POINT = new RegExp(`(${NAME.source})\\s+at\\s`, "gu");

/** The parameters of the definition that is being typed, or of the function whose point is. */
function parameters({ scope }: Session, statement: string): Item[] {
  const [, typed, arrow] = HEAD.exec(statement) ?? [];
  const heads = [...statement.matchAll(POINT)].map(([, name]) =>
    headOf(scope.get(name))?.slice(name.length)
  );
  return [typed, arrow, ...heads]
    .flatMap((list) => list?.match(NAME) ?? [])
    .map((text) => ({ text, detail: "parameter" }));
}

function names({ scope }: Session): Item[] {
  const own = [...scope].map(([text, value]) => ({
    text,
    detail: typeof value === "function" ? sourceOf(value) ?? "" : "variable",
  }));
  const queries = QUESTIONS.map(({ names: [text], summary }) => ({
    text,
    detail: summary,
  }));
  return [...own, ...queries, ...builtInNames().map((text) => ({ text }))];
}

function commandItems(commands: Commands): Item[] {
  return [...new Set(commands.values())].map(({ names: [text], summary }) => ({
    text,
    detail: summary,
  }));
}

/** `f(x, y)` of a definition, if it is one. */
export function headOf(value: Value | undefined): string | undefined {
  return /^[^=]*\)/.exec(sourceOf(value) ?? "")?.[0];
}

function sourceOf(value: Value | undefined): string | undefined {
  return typeof value === "function" && "source" in value
    ? String(value.source)
    : undefined;
}
