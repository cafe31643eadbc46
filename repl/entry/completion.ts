/**
 * What may stand at the cursor: names, parameters, commands and what may follow them.
 *
 * @module
 */
import { scan } from "../../lib/expression/syntax/token.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import type { Value } from "../../lib/expression/mod.ts";
import type { Completion } from "../editor/language.ts";
import { namesOf } from "../evaluation/evaluation.ts";
import type { Commands } from "../language/command.ts";
import { endOf, type Place } from "../language/place.ts";
import { QUESTIONS } from "../language/question.ts";
import { nothingSeen } from "../language/segment.ts";
import { headOf } from "../session/acknowledge.ts";
import type { Session } from "../session/session.ts";
import { SETTINGS } from "../session/setting.ts";

type Item = Completion["items"][number];

/** The files whose paths begin so; folders end with a `/`. */
export type Files = (path: string) => readonly string[];

/** What may stand at the cursor. */
export function complete(
  session: Session,
  commands: Commands,
  source: string,
  cursor: number,
  files: Files = () => [],
): Completion {
  const place = endOf(source.slice(0, cursor), {
    names: namesOf(session),
    commands,
    seen: session.control.kept(nothingSeen),
  });
  const { name, word, isFile } = place;
  const listed = settingsAt(place) ?? choicesAt(session, place);
  const paths = isFile ? files(word.text).map((text) => ({ text })) : [];
  const { start: from, end: to, text } = listed || paths.length > 0
    ? word
    : name;
  const known = paths.length > 0
    ? paths
    : listed ?? valuesAt(session, commands, place);
  const found = known.filter((item) => item.text.startsWith(text));
  const items = [...new Map(found.map((item) => [item.text, item])).values()];
  const isAsked = text !== "" || listed !== undefined || isFile;
  return { from, to, items: isAsked ? items : [] };
}

/** Behind `with`: the settings, and behind the name of one what it may be. */
function settingsAt({ setting }: Place): readonly Item[] | undefined {
  if (!setting) return undefined;
  if (setting.name === undefined) {
    return SETTINGS.map(({ name, usage }) => ({ text: name, detail: usage }));
  }
  const known = SETTINGS.find(({ name }) => name === setting.name);
  return known?.choices.map((text) => ({ text })) ?? [];
}

/** Behind a command that takes words: those that may follow. */
function choicesAt(
  session: Session,
  { head, words }: Place,
): readonly Item[] | undefined {
  if (!head) return undefined;
  const { grammar, choices } = head.command;
  const isOfWords = grammar.kind === "words" || grammar.kind === "text";
  return isOfWords && !head.asked ? choices?.(session, words) ?? [] : undefined;
}

/** Where a value may stand: names and parameters, and what else may begin there. */
function valuesAt(
  session: Session,
  commands: Commands,
  place: Place,
): readonly Item[] {
  const { head, words } = place;
  return [
    ...head?.command.choices?.(session, words) ?? [],
    ...parameters(session, place),
    ...names(session),
    ...clausesAt(place),
    ...place.isFirst ? commandItems(commands) : [],
  ];
}

/** Behind a command and what it is about: the words of its clauses. */
function clausesAt({ head, names, words }: Place): readonly Item[] {
  const grammar = head?.command.grammar;
  if (grammar?.kind !== "clauses" || words.length === 0) return [];
  return [...grammar.points ?? [], ...grammar.values ?? []]
    .filter((word) => !names.includes(word))
    .map((text) => ({ text, detail: `of ${head!.name}` }));
}

/** The names that are bound here, and in a point the parameters of the functions that it may be of. */
function parameters(
  { scope }: Session,
  { locals, isInPoint, names }: Place,
): readonly Item[] {
  const heads = isInPoint
    ? names.flatMap((name) => headOf(scope.get(name)) ?? [])
    : [];
  const coordinates = heads.flatMap((head) =>
    [...scan(head)].slice(1).filter(({ kind }) => kind === "name")
  );
  return [...locals, ...coordinates.map(({ text }) => text)]
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

function sourceOf(value: Value | undefined): string | undefined {
  return typeof value === "function" && "source" in value
    ? String(value.source)
    : undefined;
}
