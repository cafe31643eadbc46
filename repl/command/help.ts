import {
  listOf,
  LISTS,
  overview,
  pageOf,
  topicOf,
  TOPICS,
} from "../help/help_text.ts";
import { KEYS } from "../help/keys.ts";
import type { Topic } from "../help/topic.ts";
import { newSession, run, type Session } from "../session/session.ts";
import { COMMANDS } from "./commands.ts";
import { info } from "./info.ts";
import {
  type Arguments,
  type Command,
  firstWord,
  TELLS,
  text,
} from "./command.ts";
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
    const { width, language } = session.settings;
    if (!word) return { blocks: [text(overview(width, language))] };
    const name = source.slice(rest.start, rest.end).trim()
      .replace(/^[/:](?=\w)/, "");
    if (name === "keys") return { blocks: [text(KEYS[language])] };
    if (session.scope.has(name)) return await info.run(session, args);
    const list = listOf(name, width, language);
    if (list !== undefined) return { blocks: [text(list)] };
    const topic = topicOf(name);
    if (topic) return { blocks: [text(await page(topic, session))] };
    const end = others.at(-1)?.end ?? word.end;
    const asked = { text: name, start: word.start, end };
    const near = nearestName(name, names());
    const hint = near
      ? `did you mean ${near}?`
      : "help lists what there is, help functions the functions";
    throw new ExpressionError(source, asked, `no help on ${name}`, { hint });
  },
};

function names(): string[] {
  return [
    "keys",
    "functions",
    ...LISTS.keys(),
    ...TOPICS.flatMap(({ names }) => names),
  ];
}

/** A picture is worth a screen; of what an example answers a page shows so many lines. */
const ANSWER_LINES = 12;

/** The page of a topic, with what its example answers now. */
async function page(topic: Topic, { settings }: Session): Promise<string> {
  let session: Session = newSession();
  const { width, unicode, language } = settings;
  session = {
    ...session,
    settings: { ...session.settings, width, unicode, language },
  };
  let answer: string[] = [];
  for (const line of topic.example.split("\n")) {
    const outcome = await run(session, line);
    ({ session } = outcome);
    answer = outcome.blocks.flatMap(({ text }) => text.split("\n"));
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
