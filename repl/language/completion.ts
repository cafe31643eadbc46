/**
 * What may stand at the cursor: names, parameters, commands and what may follow them.
 *
 * @module
 */
import { builtInNames } from "../../lib/expression/mod.ts";
import type { Value } from "../../lib/expression/mod.ts";
import { COMMANDS } from "../command/commands.ts";
import type { Completion } from "../editor/language.ts";
import { QUESTIONS } from "./question.ts";
import type { Session } from "../session/session.ts";

type Item = Completion["items"][number];

const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_₀-₉]*/gu;
const WORD = new RegExp(`${NAME.source}$`, "u");
// Farther back than this nobody looks for the word that the cursor is in.
const LONGEST_WORD = 100;

/** What may stand at the cursor. */
export function complete(
  session: Session,
  source: string,
  cursor: number,
): Completion {
  const statement = lastStatement(source.slice(0, cursor));
  const words = statement.trimStart().split(/\s+/);
  const command = words.length > 1 &&
    COMMANDS.find(({ names }) => names.includes(words[0].replace(/^[/:]/, "")));
  const choices = command
    ? command.choices?.(session, words.slice(1, -1))
    : undefined;
  const word = choices ? words[words.length - 1] : wordBefore(source, cursor);
  const known = choices ?? [
    ...parameters(session, statement),
    ...names(session),
    ...(words.length === 1 ? commands() : []),
  ];
  const found = known.filter(({ text }) => text.startsWith(word));
  const items = [...new Map(found.map((item) => [item.text, item])).values()];
  const nothingTyped = word === "" && !choices;
  return {
    from: cursor - word.length,
    to: cursor,
    items: nothingTyped ? [] : items,
  };
}

/** What stands behind the last `;` or end of a line that is in no bracket. */
function lastStatement(before: string): string {
  let depth = 0;
  let start = 0;
  for (let i = 0; i < before.length; i++) {
    if ("([{".includes(before[i])) depth++;
    else if (")]}".includes(before[i])) depth--;
    else if (depth <= 0 && ";\n".includes(before[i])) start = i + 1;
  }
  return before.slice(start);
}

/** The word that ends at that place. */
export function wordBefore(source: string, index: number): string {
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

function commands(): Item[] {
  return COMMANDS.map(({ names: [text], summary }) => ({
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
