/**
 * The parts of an entry that run one after another, with their places in it.
 *
 * @module
 */
import { isComplete as isExpressionComplete } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { asksForHelp } from "./command_call.ts";
import {
  javaScriptAt,
  type JavaScriptDefinition,
} from "../javascript/definition.ts";

/** One part of an entry, without the blanks around it. */
export interface Segment extends Span {
  readonly text: string;
  /** Whether a `;` follows, which asks for no output. */
  readonly quiet: boolean;
  /** What it is where it is written in JavaScript. */
  readonly javaScript?: JavaScriptDefinition;
}

/** What every function in JavaScript holds. */
export const JAVASCRIPT: RegExp = /=>|function/;

/**
 * Splits an entry at each `;` and at each end of a line that completes what came before, both outside
 * brackets and comments. A function in JavaScript is one part.
 */
export function segments(source: string): Segment[] {
  const found: Segment[] = [];
  let depth = 0;
  let begin = 0;
  let isFresh = true;
  const mayHoldJavaScript = JAVASCRIPT.test(source);
  const cut = (
    end: number,
    quiet: boolean,
    javaScript?: JavaScriptDefinition,
  ) => {
    const text = source.slice(begin, end);
    const start = begin + text.length - text.trimStart().length;
    if (text.trim() !== "") {
      found.push({
        text: text.trim(),
        start,
        end: start + text.trim().length,
        quiet,
        ...(javaScript && { javaScript }),
      });
    }
    begin = end + 1;
    isFresh = true;
  };
  for (let i = 0; i < source.length; i++) {
    const character = source[i];
    const javaScript = mayHoldJavaScript && isFresh && /\S/.test(character)
      ? javaScriptAt(source, i)
      : undefined;
    if (isFresh && /\S/.test(character)) isFresh = false;
    if (javaScript) {
      const { end } = javaScript;
      const [behind] = /^[ \t]*;?/.exec(source.slice(end))!;
      cut(end, behind.endsWith(";"), javaScript);
      begin = end + behind.length;
      i = begin - 1;
    } else if (character === "#") {
      const newline = source.indexOf("\n", i);
      cut(i, false);
      i = begin = newline < 0 ? source.length : newline;
    } else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth = Math.max(0, depth - 1);
    else if (character === ";" && depth === 0) cut(i, true);
    else if (
      character === "\n" && depth === 0 &&
      isWhole(source.slice(begin, i))
    ) cut(i, false);
  }
  cut(source.length, false);
  return found;
}

function isWhole(text: string): boolean {
  return asksForHelp(text.trim()) || isExpressionComplete(text);
}

/** Whether an entry can be run, right or wrong; otherwise more lines belong to it. */
export function isComplete(source: string): boolean {
  if (asksForHelp(source.trim())) return true;
  if (!JAVASCRIPT.test(source)) return isExpressionComplete(source);
  // What JavaScript's rules call complete stands for a number in the rest.
  let rest = "";
  let at = 0;
  for (const { start, end, javaScript } of segments(source)) {
    if (!javaScript) continue;
    if (!javaScript.isComplete) return false;
    rest += source.slice(at, start) + "0";
    at = end;
  }
  return isExpressionComplete(rest + source.slice(at));
}
