import {
  listOf,
  LISTS,
  overview,
  pageOf,
  topicOf,
  TOPICS,
} from "../help/help_text.ts";
import { width as widthOf } from "../editor/width.ts";
import { wrapped } from "../editor/wrapped.ts";
import { KEYS } from "../help/keys.ts";
import type { Topic } from "../help/topic.ts";
import { newSession, type Session } from "../session/session.ts";
import { COMMANDS } from "./commands.ts";
import { info } from "./info.ts";
import type { Arguments, Command } from "../language/command.ts";
import { firstWord, TELLS, text } from "./command.ts";
import { ExpressionError, nearestName } from "../../lib/expression/mod.ts";

/** `help [topic]`. */
export const help: Command = {
  names: ["help", "?", "도움말"],
  usage: "help [topic]",
  summary: "what can be typed, or more about one thing",
  example: "help grad",
  grammar: { kind: "text" },
  policy: { ...TELLS, pin: "left out" },
  choices: firstWord(names),
  run: async (session: Session, args: Arguments) => {
    const { source, words: [word, ...others], rest } = args;
    const { width, height, language } = session.settings;
    if (!word) return { blocks: [text(overview(width, language))] };
    const name = source.slice(rest.start, rest.end).trim()
      .replace(/^[/:](?=\w)/, "");
    if (name === "keys") return { blocks: [text(KEYS[language])] };
    if (session.scope.has(name)) return await info.run(session, args);
    const [, listed, number = "1"] = /^(.*?)(?:\s+(\d+))?$/s.exec(name)!;
    const list = listOf(listed, width, language);
    if (list !== undefined) {
      const shown = screenful(list, listed, Number(number), height);
      return { blocks: [text(shown)] };
    }
    const topic = topicOf(name) ??
      topicOf(name.replace(/(?:이?란|은|는)$/u, ""));
    if (topic) return { blocks: [text(await page(topic, session, args))] };
    const end = others.at(-1)?.end ?? word.end;
    const asked = { text: name, start: word.start, end };
    const near = nearestName(name, names());
    const hint = near
      ? `did you mean ${near}?`
      : "help lists what there is, help functions the functions";
    throw new ExpressionError(source, asked, `no help on ${name}`, { hint });
  },
};

/** Rows of the screen for what was typed, for what comes next, and for the prompt. */
const AROUND = 3;

/** As much of a list as a screen holds, and how to see the rest. */
function screenful(
  list: string,
  name: string,
  number: number,
  height: number,
): string {
  const lines = list.split("\n");
  if (lines.length <= height - AROUND + 1) return list;
  const pages = pagesOf(lines, height - AROUND);
  const at = Math.min(Math.max(number, 1), pages.length);
  const next = at < pages.length
    ? `help ${name} ${at + 1} goes on (${at} of ${pages.length})`
    : `(${at} of ${pages.length})`;
  return [...pages[at - 1], next].join("\n");
}

/** Lines in pages of so many; what is indented further belongs to the line before. */
function pagesOf(lines: readonly string[], most: number): string[][] {
  const pages: string[][] = [[]];
  lines.forEach((line, i) => {
    const isContinued = /^ {3,}/.test(line);
    let end = i + 1;
    while (!isContinued && /^ {3,}/.test(lines[end] ?? "")) end++;
    const page = pages[pages.length - 1];
    if (!isContinued && page.length + end - i > most) pages.push([line]);
    else page.push(line);
  });
  return pages;
}

function names(): string[] {
  return [
    "keys",
    "functions",
    ...LISTS.keys(),
    ...TOPICS.flatMap(({ names }) => names),
  ];
}

/** A picture is worth a screen; of what an example answers a page shows so many lines. */
const ANSWER_LINES = 10;

/** A line no wider than that where blanks allow it, each behind the blanks that it begins with. */
function broken(line: string, columns: number): string[] {
  if (widthOf(line) <= columns) return [line];
  const indent = /^ */.exec(line)![0];
  return wrapped(line.slice(indent.length), columns, indent).split("\n");
}

/** The page of a topic, with what its example answers now. */
async function page(
  topic: Topic,
  { settings, control }: Session,
  { runEntry }: Arguments,
): Promise<string> {
  let session: Session = newSession(control);
  const { width, unicode, language } = settings;
  session = {
    ...session,
    // What it shows stands behind two blanks.
    settings: { ...session.settings, width: width - 2, unicode, language },
  };
  let answer: string[] = [];
  for (const line of topic.example.split("\n")) {
    const outcome = await runEntry(session, line);
    ({ session } = outcome);
    answer = outcome.blocks.flatMap(({ kind, text }) =>
      kind === "picture"
        ? text.split("\n")
        : text.split("\n").flatMap((line) => broken(line, width - 2))
    );
  }
  const shown = answer.length > ANSWER_LINES
    ? [...answer.slice(0, ANSWER_LINES), "..."]
    : answer;
  const command = COMMANDS.find(({ names }) => names.includes(topic.names[0]));
  const usage = command ? [command.usage, ...command.details ?? []] : [];
  const said = language === "en"
    ? usage
    : usage.map((await import("../korean/translate.ts")).inKorean);
  return pageOf(topic, shown.join("\n"), said, width, language);
}
