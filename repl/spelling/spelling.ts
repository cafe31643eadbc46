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
import { NUMERALS } from "./numeral.ts";
import { COMMANDS_ELSEWHERE, PROGRAMS } from "./program.ts";
import type { Row, Spelling } from "../language/spelling.ts";

const TABLE: readonly Row[] = [
  ...INSIDE,
  ...CALCULUS,
  ...COMMANDS_ELSEWHERE,
  ...DEFINITIONS,
  ...NUMERALS,
  ...PROGRAMS,
  ...ELSEWHERE,
];

/**
 * How what was written is written here, where it is known from elsewhere; of a call of somebody's own function only what
 * is inside of it.
 */
export function spellingOf(text: string, isOwn = false): Spelling | undefined {
  const called = isOwn ? undefined : calledCommand(text) ?? typedInKorean(text);
  if (called) return called;
  for (const [said, reason, hint] of isOwn ? INSIDE : TABLE) {
    const found = said.exec(text);
    if (found) return { reason, hint: hint(...found.slice(1)) };
  }
  return undefined;
}

/** The commands that take a function at a point. */
const AT_POINT = new Set(["tangent", "explain", "sweep", "compare"]);

/** `plot(g, [0, 5])`: a command that is called like a function. */
function calledCommand(text: string): Spelling | undefined {
  const [, word, list = ""] = /^(\w+)\s*\((.*)\)\s*;?$/su.exec(text) ?? [];
  if (
    word === undefined || !COMMAND_WORDS.has(word) || word === "quit" ||
    word === "exit" || word === "help" || word === "info"
  ) return undefined;
  const range = /,\s*[[(]?\s*(-?[\w.]+)\s*,\s*(-?[\w.]+)\s*[\])]?$/.exec(list);
  const point = AT_POINT.has(word) &&
    /^([\p{L}_][\p{L}\p{N}_]*)\s*,\s*(.+)$/u.exec(list);
  const written = range && word === "plot"
    ? `${list.slice(0, range.index)} ${range[1]}..${range[2]}`
    : point
    ? `${point[1]}(${point[2].replace(/^[[(](.*)[\])]$/, "$1")})`
    : list;
  return {
    reason: `${word} is a command, and takes no parentheses`,
    hint: `write ${word} ${written.trim()}`.trim(),
  };
}
