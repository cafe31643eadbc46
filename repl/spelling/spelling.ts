/**
 * What people of other languages, programs and habits write, and how it is written here. Asked only of what could not be
 * read: nothing that has a meaning here is in the way.
 *
 * @module
 */
import { COMMAND_WORDS } from "../command/command_words.ts";
import { DEFINITIONS } from "./definition.ts";
import { typedInKorean } from "./keyboard.ts";
import { CALCULUS, ELSEWHERE, INSIDE } from "./mathematics.ts";
import { KOREAN, NOTATIONS } from "./notation.ts";
import { NUMERALS } from "./numeral.ts";
import { COMMANDS_ELSEWHERE, PROGRAMS } from "./program.ts";
import {
  isMathematics,
  NO_SENTENCES,
  QUESTION,
  SENTENCES,
  withoutAsking,
} from "./sentence.ts";
import { fromTeX } from "./latex.ts";
import type { Row, Spelling } from "./row.ts";

const TABLE: readonly Row[] = [
  ...NOTATIONS,
  ...INSIDE,
  QUESTION,
  ...CALCULUS,
  ...COMMANDS_ELSEWHERE,
  ...DEFINITIONS,
  ...NUMERALS,
  ...PROGRAMS,
  ...ELSEWHERE,
];

// The patterns take their time for a long text, and that is no habit.
const LONGEST = 1000;

/**
 * How what was written is written here, where it is known from elsewhere; of a call of somebody's own function only what
 * is inside of it.
 */
export function spellingOf(text: string, isOwn = false): Spelling | undefined {
  if (text.length > LONGEST) return undefined;
  const called = isOwn
    ? undefined
    : calledCommand(text) ?? answerIn(KOREAN, text) ?? typedInKorean(text);
  if (called) return called;
  const asked = isOwn ? undefined : withoutAsking(text);
  if (asked !== undefined) return answerTo(asked);
  if (isOwn) return answerIn(KOREAN, text) ?? answerIn(INSIDE, text);
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
function answerTo(asked: string): Spelling {
  const known = spellingOf(asked);
  const [first] = asked.split(/\s+/);
  const isTyped = isMathematics(asked) || COMMAND_WORDS.has(first);
  if (known || !isTyped) return known ?? NO_SENTENCES;
  return {
    reason: "the rest alone is what to type",
    hint: `write ${
      asked.replace(/^gradient of/i, "grad").replace(
        /(?<![=<>!~:])=(?!=)/,
        "==",
      )
    }`,
  };
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
