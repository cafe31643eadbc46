/**
 * The parts of an entry that run one after another, with their places in it.
 *
 * @module
 */
import { following } from "../../lib/expression/syntax/complete.ts";
import { scan } from "../../lib/expression/syntax/token.ts";
import type { Progress } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import {
  javaScriptAt,
  type JavaScriptDefinition,
  type Seen,
} from "../javascript/definition.ts";

/** One part of an entry, without the blanks around it. */
export interface Segment extends Span {
  readonly text: string;
  /** Whether a `;` follows, which asks for no output. */
  readonly quiet: boolean;
  /** What it is where it is written in JavaScript. */
  readonly javaScript?: JavaScriptDefinition;
  /** Whether it is all there. */
  readonly progress: Progress;
}

/** What every function in JavaScript holds. */
export const JAVASCRIPT: RegExp = /=>|function/;

/** Whether it is `?`, `?grad` or `grad?`. */
export function asksForHelp(text: string): boolean {
  return /^\?[^\s?]*$|^[^\s?()[\]{}<>=+*^-]+\?$/.test(text);
}

/** Whether it is all there though its `?` may be that of a condition: help, or a question in words. */
function endsWithQuestion(text: string): boolean {
  const words =
    /^(?:what|what's|how|why|where|when|which|who|is|are|can|could|do|does)\s[^?]*\?$/i;
  return asksForHelp(text) || words.test(text);
}

/**
 * Splits an entry at each `;` outside brackets, and at each end of a line that completes what came before. A function
 * in JavaScript is one part.
 */
export function segments(source: string, seen: Seen = []): Segment[] {
  const found: Segment[] = [];
  const mayHold = JAVASCRIPT.test(source);
  const definitionAt = (start: number) =>
    mayHold ? javaScriptAt(source, start, seen) : undefined;
  for (let at = 0; at < source.length;) {
    const { segment, end } = segmentAt(source, at, definitionAt);
    if (segment) found.push(segment);
    at = end;
  }
  return found;
}

/** The part that begins behind the offset, if one does, and where the next may begin. */
function segmentAt(
  source: string,
  from: number,
  definitionAt: (start: number) => JavaScriptDefinition | undefined,
): { segment?: Segment; end: number } {
  const follow = following();
  let progress: Progress = "whole";
  let start = -1;
  let last = from;
  let depth = 0;
  const segment = (end: number, quiet = false) =>
    start < 0 ? { end } : {
      end,
      segment: {
        text: source.slice(start, last),
        start,
        end: last,
        quiet,
        progress,
      },
    };
  for (const token of scan(source, from)) {
    const { kind, text } = token;
    if (start < 0 && kind !== "newline" && text !== ";") {
      const javaScript = definitionAt(token.start);
      if (javaScript) return inJavaScript(source, javaScript);
      start = token.start;
    }
    if (text === ";" && depth === 0) return segment(token.end, true);
    const isEnd = kind === "newline" && depth === 0 &&
      (progress !== "open" || endsWithQuestion(source.slice(start, last)));
    if (isEnd && start >= 0) return segment(token.end);
    if (kind === "newline") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth = Math.max(0, depth - 1);
    progress = follow(token);
    last = token.end;
  }
  return segment(source.length);
}

function inJavaScript(
  source: string,
  javaScript: JavaScriptDefinition,
): { segment: Segment; end: number } {
  const { start, end, isComplete } = javaScript;
  const [behind] = /^[ \t]*;?/.exec(source.slice(end))!;
  const text = source.slice(start, end);
  const progress = isComplete ? "whole" : "open";
  const quiet = behind.endsWith(";");
  return {
    segment: { text, start, end, quiet, javaScript, progress },
    end: end + behind.length,
  };
}

/** Whether an entry can be run, right or wrong; otherwise more lines belong to it. */
export function isComplete(source: string, seen: Seen = []): boolean {
  const parts = segments(source, seen);
  const last = parts[parts.length - 1];
  return parts.some(({ progress }) => progress === "wrong") || !last ||
    endsWithQuestion(last.text) || last.quiet || last.progress !== "open";
}
