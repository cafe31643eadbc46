/**
 * What people of other languages, programs and habits write, and how it is written here. Asked only of what could not be
 * read: nothing that has a meaning here is in the way.
 *
 * @module
 */
import { COMMAND_WORDS } from "../command/command_words.ts";
import { inSigns } from "./arithmetic.ts";
import { DEFINITIONS } from "./definition.ts";
import { typedInKorean } from "./keyboard.ts";
import { CALCULUS } from "./calculus.ts";
import { ELSEWHERE } from "./elsewhere.ts";
import { INSIDE } from "./inside.ts";
import { SUMS } from "./series.ts";
import { SETTINGS_ELSEWHERE } from "./setting.ts";
import { fromKorean } from "./korean.ts";
import { NOTATIONS } from "./notation.ts";
import { NUMERALS } from "./numeral.ts";
import { COMMANDS_ELSEWHERE } from "./command_elsewhere.ts";
import { PROGRAMS } from "./program.ts";
import { NO_SENTENCES, POLITELY, QUESTION, withoutAsking } from "./asking.ts";
import { SENTENCES } from "./sentence.ts";
import { fromTeX } from "./latex.ts";
import type { Row, Spelling } from "./row.ts";

/** The rows that are looked through, but for those of sentences. */
export const TABLE: readonly Row[] = [
  ...NOTATIONS,
  ...INSIDE,
  QUESTION,
  ...SETTINGS_ELSEWHERE,
  ...SUMS,
  ...CALCULUS,
  ...COMMANDS_ELSEWHERE,
  ...DEFINITIONS,
  ...NUMERALS,
  ...PROGRAMS,
  ...ELSEWHERE,
];

// The patterns take their time for a long text, and that is no habit.
const LONGEST = 1000;

/** What the table is told of a text beyond its letters. */
export interface Context {
  /** Whether it begins with a call of somebody's own function. */
  readonly isOwn: boolean;
  /** Whether a text could be typed: nothing else is worth a hint. */
  readonly isReadable: (text: string) => boolean;
}

/**
 * How what was written is written here, where it is known from elsewhere; of a call of somebody's own function only what
 * is inside of it.
 */
export function spellingOf(
  text: string,
  context: Context,
): Spelling | undefined {
  if (text.length > LONGEST) return undefined;
  const { isOwn, isReadable } = context;
  const called = isOwn ? undefined : calledCommand(text) ?? typedInKorean(text);
  if (called) return called;
  const signs = inSigns(text);
  if (signs !== undefined && isReadable(signs)) {
    return { reason: "arithmetic is written in signs", hint: `write ${signs}` };
  }
  const korean = fromKorean(text);
  if (korean) return korean;
  const asked = isOwn && !POLITELY.test(text) ? undefined : withoutAsking(text);
  if (asked !== undefined) return answerTo(asked, context);
  if (isOwn) return answerIn(INSIDE, text);
  const elsewhere = text.includes("\\") ? fromTeX(text) : fromMathematica(text);
  if (elsewhere) return elsewhere;
  return answerIn(SENTENCES, text.replace(/[\s?!]+$/, "")) ??
    answerIn(TABLE, text) ?? fromTeX(text);
}

function answerIn(table: readonly Row[], text: string): Spelling | undefined {
  for (const [said, reason, hint] of table) {
    const found = said.exec(text);
    if (found) return { reason, hint: hint(...found.slice(1)) };
  }
  return undefined;
}

/** `Solve[x^2 == 4, x]`: what is not here, or is a command, whatever its brackets. */
function fromMathematica(text: string): Spelling | undefined {
  const [, head, list] = /^([A-Z][A-Za-z]+)\[((?:(?!\]\[).)*)\]$/s.exec(text) ??
    [];
  if (head === undefined || list === undefined) return undefined;
  const name = head.replace(/^N(?=[A-Z])/, "").toLowerCase();
  return calledCommand(`${name}(${list})`) ??
    answerIn(ELSEWHERE, `${name} ${list}`);
}

/** What to write for what was asked for in words. */
function answerTo(asked: string, context: Context): Spelling {
  const known = spellingOf(asked, context);
  if (known) return known;
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(asked) && context.isReadable(asked)) {
    return {
      reason: "what a name stands for has another word",
      hint: `write info ${asked}`,
    };
  }
  const written = asked.replace(/(?<![=<>!~:])=(?!=)/, "==");
  const [first] = asked.split(/\s+/);
  if (
    /^\w+\s+(?:the|an?|my|it|that|this|to)\b/i.test(asked) &&
    COMMAND_WORDS.has(first)
  ) {
    return {
      reason: "help tells how a command is written",
      hint: `write help ${first}`,
    };
  }
  return COMMAND_WORDS.has(first) || context.isReadable(written)
    ? { reason: "the rest alone is what to type", hint: `write ${written}` }
    : NO_SENTENCES;
}

/** Commands that other tools call like functions as well, with rows of their own. */
const CALLED = new Set(["quit", "exit", "help", "info", "plot", "list"]);

/** The commands that take a function at a point. */
const AT_POINT = new Set(["tangent", "explain", "sweep", "compare"]);

/** `plot(g, [0, 5])`: a command that is called like a function. */
function calledCommand(text: string): Spelling | undefined {
  const [, word, list = ""] = /^(\w+)\s*\((.*)\)\s*;?$/su.exec(text) ?? [];
  if (
    word === undefined || !COMMAND_WORDS.has(word) || CALLED.has(word)
  ) return undefined;
  const point = AT_POINT.has(word) &&
    /^([\p{L}_][\p{L}\p{N}_]*)\s*,\s*(.+)$/u.exec(list);
  const written = point
    ? `${point[1]}(${point[2].replace(/^[[(](.*)[\])]$/, "$1")})`
    : list;
  return {
    reason: `${word} is a command, and takes no parentheses`,
    hint: `write ${word} ${written.trim()}`.trim(),
  };
}
