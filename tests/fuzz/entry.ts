/**
 * What must hold for every entry that can be typed, on lines of the help, the examples and what strangers typed, changed at
 * random.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/mod.ts";
import { allCommands } from "../../repl/command/command_words.ts";
import { COMMANDS } from "../../repl/command/commands.ts";
import { TOPICS } from "../../repl/help/help_text.ts";
import { PartReader } from "../../repl/language/part.ts";
import { QUESTIONS } from "../../repl/language/question.ts";
import { isComplete, segments } from "../../repl/language/segment.ts";
import natural from "../repl/entry/natural_lines.json" with { type: "json" };
import { languageOf } from "../../repl/entry/session_language.ts";
import { newSession } from "../../repl/session/session.ts";
import { PIECES } from "./expression.ts";

type Random = () => number;

/** Lines that mean something. */
export const LINES: readonly string[] = [
  ...COMMANDS.flatMap(({ example, usage }) => [example, usage]),
  ...QUESTIONS.flatMap(({ example, usage }) => [example, usage]),
  ...TOPICS.map(({ example }) => example),
  ...(natural as unknown as [string[], unknown][]).flatMap(([lines]) => lines),
];

const WORDS = [
  " with ",
  " at ",
  " from ",
  " within ",
  " > a.svg",
  " >! ",
  "..",
  "?",
  "help ",
  "plot ",
  " = load ",
  " where u = ",
  "digits = 3",
  "=> ",
  "\n",
  ";",
];

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)];
}

/** A line with up to four changes: something put in, taken out, doubled, or the end of another line. */
export function mutatedLine(random: Random): string {
  let line = pick(random, LINES);
  for (let k = Math.floor(random() * 5); k > 0; k--) {
    const at = Math.floor(random() * (line.length + 1));
    const end = at + Math.floor(random() * 5);
    const [before, between, behind] = [
      line.slice(0, at),
      line.slice(at, end),
      line.slice(end),
    ];
    const other = pick(random, LINES);
    line = pick(random, [
      () => before + behind,
      () => before + pick(random, PIECES) + behind,
      () => before + pick(random, WORDS) + between + behind,
      () => before + between + between + behind,
      () => before + other.slice(Math.floor(random() * other.length)),
      () => before,
    ])();
  }
  return line;
}

const commands = await allCommands();
const language = languageOf(newSession(), commands);

/** Any entry gives trees or errors with a place in it; one that can be read waits for no more lines. */
export function checkEntry(random: Random): void {
  const line = mutatedLine(random);
  const fail = (what: string) => {
    throw new Error(`${JSON.stringify(line)}: ${what}`);
  };
  const isInside = ({ start, end }: { start: number; end: number }) =>
    0 <= start && start <= end && end <= line.length;
  let isRead = true;
  let before = 0;
  for (const segment of segments(line)) {
    if (!isInside(segment) || segment.start < before) fail("parts overlap");
    before = segment.end;
    if (segment.javaScript) isRead = false;
    try {
      const part = new PartReader(line, segment, {}, commands).read();
      if (!isInside(part)) fail(`a part at ${part.start}..${part.end}`);
    } catch (error) {
      isRead = false;
      if (!(error instanceof ExpressionError)) fail(String(error));
      const { start, end } = error as ExpressionError;
      if (!isInside({ start, end })) fail(`an error at ${start}..${end}`);
    }
  }
  if (isRead && !isComplete(line)) fail("is read, and waits for more");
  if (random() < 0.1) {
    const cursor = Math.floor(random() * (line.length + 1));
    const { from, to } = language.complete(line, cursor);
    if (!(0 <= from && from <= to && to <= cursor)) fail("completion");
    if (!language.highlight(line).every(isInside)) fail("colours");
    language.signature(line, cursor);
  }
}
