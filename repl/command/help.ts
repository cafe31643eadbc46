import { builtInNames } from "../../lib/expression/mod.ts";
import { QUERIES } from "../language/query.ts";
import { COMMANDS } from "./commands.ts";
import type { Session } from "../session/session.ts";
import { info } from "./info.ts";
import {
  type Arguments,
  type Command,
  firstWord,
  text,
  unknown,
} from "./command.ts";

/** `help [topic]`. */
export const help: Command = {
  names: ["help"],
  usage: "help [topic]",
  summary: "what can be typed, or more about one thing",
  example: "help grad",
  choices: firstWord(topics),
  run: (session: Session, args: Arguments) => {
    const { source, words: [topic] } = args;
    if (topic?.text === "keys") return { blocks: [text(rows(KEYS))] };
    if (!topic) return { blocks: [text(overview())] };
    const name = topic.text.replace(/^[/:]/, "");
    const entry = [...COMMANDS, ...QUERIES].find(({ names }) =>
      names.includes(name)
    );
    const isName = session.scope.has(name) || builtInNames().includes(name);
    if (!entry && isName) return info.run(session, args);
    if (!entry) throw unknown(source, topic, "no help on", topics());
    const also = entry.names.length > 1
      ? [`  also: ${entry.names.slice(1).join(", ")}`]
      : [];
    const lines = [
      entry.usage,
      `  ${entry.summary}`,
      ...("details" in entry ? entry.details ?? [] : [])
        .map((detail) => `  ${detail}`),
      ...also,
      `  example: ${entry.example}`,
    ];
    return { blocks: [text(lines.join("\n"))] };
  },
};

function topics(): string[] {
  return ["keys", ...[...COMMANDS, ...QUERIES].flatMap(({ names }) => names)];
}

function rows(entries: readonly { usage: string; summary: string }[]): string {
  return entries.map(({ usage, summary }) => `  ${usage.padEnd(25)} ${summary}`)
    .join("\n");
}

const LANGUAGE = [
  { usage: "f(x, y) = 2x + 3x*y", summary: "a function of numbers" },
  { usage: "g([w, x; y, z]) = w x", summary: "a function of a matrix" },
  { usage: "k = (x) => Math.abs(x[0])", summary: "a function in JavaScript" },
  { usage: "a = 1.5", summary: "a variable; ans is the last value" },
  { usage: "f(1, 2)", summary: "a value" },
];
const PRIME = {
  usage: "f'(3)",
  summary: "the derivative of a function of one number",
};

const KEYS = [
  { usage: "Enter", summary: "run; in an open bracket, a new line" },
  { usage: "Alt-Enter", summary: "a new line anywhere" },
  { usage: "Tab", summary: "complete; \\alpha and Tab is α" },
  { usage: "Up Down", summary: "earlier entries that begin the same" },
  { usage: "Ctrl-R", summary: "search earlier entries" },
  { usage: "Right", summary: "at the end: take what is offered in grey" },
  { usage: "Ctrl-A Ctrl-E", summary: "start and end of the line" },
  { usage: "Alt-B Alt-F", summary: "by words; Ctrl-Left, Ctrl-Right" },
  {
    usage: "Ctrl-K Ctrl-U Ctrl-W",
    summary: "cut to the end, the start, a word",
  },
  { usage: "Ctrl-Y", summary: "put back what was cut" },
  { usage: "Ctrl-_", summary: "undo" },
  { usage: "Ctrl-L", summary: "clear the screen" },
  { usage: "Ctrl-C", summary: "drop the line; stop a computation" },
  { usage: "Ctrl-D", summary: "leave, on an empty line" },
];

function overview(): string {
  return [
    "define and compute",
    rows(LANGUAGE),
    "differentiate",
    rows([PRIME, ...QUERIES]),
    "commands",
    rows(COMMANDS),
    "keys of the editor: help keys",
  ].join("\n");
}
