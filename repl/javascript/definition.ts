/**
 * Functions that are typed in JavaScript: `k = (x) => Math.sin(x[0])`, `k = x => x ** 2` and
 * `k = function (x) { ... }`. Where one begins and ends is all that is known of it here.
 *
 * @module
 */
import type { Span } from "../../lib/expression/mod.ts";
import { isCloser, isFinished, isOpener, type Token, tokens } from "./token.ts";

/** A definition in an entry. */
export interface JavaScriptDefinition extends Span {
  readonly name: string;
  /** Where the function begins, behind the `=`. */
  readonly body: number;
  /** Whether it is all there. */
  readonly isComplete: boolean;
}

/** The definition that begins at that place, if one does. */
export function javaScriptAt(
  source: string,
  start: number,
): JavaScriptDefinition | undefined {
  if (!/=>|function/.test(source)) return undefined;
  const head = /([\p{L}_][\p{L}\p{M}\p{N}_]*)[ \t]*:?=(?![=>])\s*/uy;
  head.lastIndex = start;
  const [text = "", name] = head.exec(source) ?? [];
  if (name === undefined) return undefined;
  const body = start + text.length;
  const begin =
    /(?:async\b\s*)?(?:function\b|\(|[\p{L}_$][\p{L}\p{N}_$]*\s*=>)/uy;
  begin.lastIndex = body;
  const beginning = begin.exec(source)?.[0];
  if (!beginning) return undefined;
  if (beginning.endsWith("(") && !isArrow(source, body)) return undefined;
  return { name, body, start, ...extent(source, body) };
}

/** Whether an arrow stands behind the parentheses. */
function isArrow(source: string, from: number): boolean {
  let depth = 0;
  for (const { text, newLine } of tokens(source, from)) {
    if (depth === 0 && text !== "(" && text !== "async") {
      return text === "=>" && !newLine;
    }
    if (isOpener(text)) depth++;
    if (isCloser(text)) depth--;
  }
  return false;
}

/** Where the function ends: at a `;`, a comment of ours, or a line's end, outside of all brackets. */
function extent(
  source: string,
  from: number,
): { end: number; isComplete: boolean } {
  let depth = 0;
  let last: Token | undefined;
  // The braces of a `function` may begin on a line of their own.
  let lacksBody = /^(?:async\s+)?function\b/.test(
    source.slice(from, from + 30),
  );
  for (const token of tokens(source, from)) {
    const { text, newLine, cutOff } = token;
    if (cutOff) return { end: source.length, isComplete: false };
    const isDone = depth === 0 && last !== undefined && !lacksBody;
    if (isDone && newLine && isFinished(last!)) {
      return { end: last!.end, isComplete: true };
    }
    if (isDone && (text === ";" || text.startsWith("#"))) {
      return { end: last!.end, isComplete: true };
    }
    if (depth === 0 && isCloser(text)) {
      return { end: token.end, isComplete: true };
    }
    if (isOpener(text)) depth++;
    if (isCloser(text)) depth--;
    if (depth === 0 && text === "}") lacksBody = false;
    last = token;
  }
  const isComplete = depth === 0 && !lacksBody && last !== undefined &&
    isFinished(last);
  return { end: isComplete ? last!.end : source.length, isComplete };
}
