/**
 * Help as text: the overview, lists by kind, and a page for each topic.
 *
 * @module
 */
import type { LessonLanguage } from "../lesson/lesson.ts";
import { FUNCTION_GROUPS } from "./functions.ts";
import { METHODS, NOTIONS, VERDICTS } from "./notions.ts";
import type { Topic } from "./topic.ts";
import {
  COMMAND_TOPICS,
  OPERATORS,
  QUESTION_TOPICS,
  SETTING_TOPICS,
} from "./words.ts";
import { wrapped } from "../editor/wrapped.ts";

/** Everything that help explains. Where names meet, the first is meant. */
export const TOPICS: readonly Topic[] = [
  ...COMMAND_TOPICS,
  ...QUESTION_TOPICS,
  ...SETTING_TOPICS,
  ...VERDICTS,
  ...NOTIONS,
  ...METHODS,
  ...OPERATORS,
  ...FUNCTION_GROUPS.flatMap((group) => group.topics),
];

/** The topic of a name, in whatever case and with blanks or hyphens: `Chain rule`. */
export function topicOf(name: string): Topic | undefined {
  const exact = TOPICS.find(({ names }) => names.includes(name));
  if (exact) return exact;
  const plain = name.toLowerCase().replaceAll(/\s+/g, "-");
  return TOPICS.find(({ names }) =>
    names.some((each) => each.toLowerCase() === plain)
  );
}

/** What `help` alone shows: what there is, in groups, within a screen of 24 lines. */
export function overview(width: number, language: LessonLanguage): string {
  const words = WORDS[language];
  const named = (title: string, names: readonly string[]) =>
    `${title}\n${wrapped(names.join(" · "), width, "  ")}`;
  return [
    words.start,
    named(
      words.define,
      ["f(x) = x^2", "a = 1.5", "[1, 2; 3, 4]", "k = (x) => Math.abs(x)"],
    ),
    named(words.differentiate, [
      "f'(3)",
      ...QUESTION_TOPICS.slice(1).map(({ names: [name] }) => name),
    ]),
    named(words.commands, COMMAND_TOPICS.map(({ names: [name] }) => name)),
    wrapped(words.more, width, ""),
  ].join("\n");
}

/** A list of topics by kind, as `help functions` shows it. */
export function listOf(
  name: string,
  width: number,
  language: LessonLanguage,
): string | undefined {
  if (name === "functions") {
    return FUNCTION_GROUPS.map(({ title, topics }) =>
      `${title[language]}\n${
        wrapped(topics.map(({ names: [name] }) => name).join(" "), width, "  ")
      }`
    ).join("\n");
  }
  const list = LISTS.get(name);
  return list?.map(({ names: [name], meaning }) =>
    hanging(name, meaning[language], width)
  ).join("\n");
}

// As wide as the longest name that a column can hold without losing too much of the line.
const COLUMN = 14;

/** A name and what it means, in two columns. */
function hanging(name: string, meaning: string, width: number): string {
  const lines = wrapped(meaning, width, " ".repeat(COLUMN)).split("\n");
  const fits = name.length + 3 < COLUMN;
  return fits
    ? [`  ${name.padEnd(COLUMN - 2)}${lines[0].trimStart()}`, ...lines.slice(1)]
      .join("\n")
    : [`  ${name}`, ...lines].join("\n");
}

/** Lists that help knows besides functions. */
export const LISTS: ReadonlyMap<string, readonly Topic[]> = new Map([
  ["commands", COMMAND_TOPICS],
  ["questions", QUESTION_TOPICS],
  ["settings", SETTING_TOPICS],
  ["verdicts", VERDICTS],
  ["methods", METHODS],
  ["notions", NOTIONS],
  ["glossary", NOTIONS],
  ["operators", OPERATORS],
]);

/** The page of a topic: its meaning, its usage, its example with what it really answers, and where to go on. */
export function pageOf(
  topic: Topic,
  answer: string,
  usage: readonly string[],
  width: number,
  language: LessonLanguage,
): string {
  const { names: [name, ...others], meaning, example, see } = topic;
  const words = WORDS[language];
  const also = others.length === 0 ? "" : ` (${others.join(", ")})`;
  return [
    `${name}${also}`,
    wrapped(meaning[language], width, "  "),
    ...usage.map((line) => wrapped(line, width, "  ")),
    `${words.example}:`,
    ...example.split("\n").map((line) => `  ∂> ${line}`),
    ...answer.split("\n").map((line) => line && `  ${line}`),
    ...(see.length > 0 ? [`${words.see}: ${see.join(", ")}`] : []),
  ].join("\n");
}

const WORDS = {
  en: {
    start: "new here? type learn",
    define: "define and compute",
    differentiate: "differentiate",
    commands: "commands",
    more:
      "help X tells of any of these, and of any word in an answer: help kink · also help functions, operators, settings, methods, verdicts, notions, keys",
    example: "example",
    see: "see also",
  },
  ko: {
    start: "처음이신가요? learn을 입력해 보세요",
    define: "정의와 계산",
    differentiate: "미분",
    commands: "명령",
    more:
      "help X로 각 항목과 답에 나온 낱말의 뜻을 볼 수 있습니다: help kink · 목록: help functions, operators, settings, methods, verdicts, notions, keys",
    example: "예",
    see: "더 보기",
  },
} as const;
