/**
 * The parts of an entry that run one after another, with their places in it.
 *
 * @module
 */
import { following } from "../../lib/expression/syntax/complete.ts";
import { scan } from "../../lib/expression/syntax/token.ts";
import type { Progress, Span, Token } from "../../lib/expression/mod.ts";
import {
  javaScriptAt,
  type JavaScriptDefinition,
  type Known,
} from "../javascript/definition.ts";
import { asksForHelp, EQUALS, HELP } from "./head.ts";
import { behindWord } from "./word.ts";

/** One part of an entry, without the blanks around it. */
export interface Segment extends Span {
  readonly text: string;
  /** Its tokens, ends of lines and what cannot be read among them; none where it is JavaScript. */
  readonly tokens: readonly Token[];
  /** Whether a `;` follows, which asks for no output. */
  readonly quiet: boolean;
  /** What it is where it is written in JavaScript. */
  readonly javaScript?: JavaScriptDefinition;
  /** Whether it is all there. */
  readonly progress: Progress;
}

/**
 * What is known of the entries that were looked at last. An editor asks for the same one at every key and every frame, a
 * script for one that grows line by line, and once more to run it.
 */
export interface Seen {
  readonly functions: Known[];
  last?: { readonly source: string; readonly parts: readonly Segment[] };
}

/** What is known at the start of a session. */
export function nothingSeen(): Seen {
  return { functions: [] };
}

/** What every function in JavaScript holds. */
export const JAVASCRIPT: RegExp = /=>|function/;

/** The commands behind which words stand, of which a bracket or an operator may be one; a test holds them to the table. */
export const WORD_COMMANDS: ReadonlySet<string> = new Set(
  ("? help 도움말 learn examples list info set save save! load recover pin pin! undo history reset about quit exit")
    .split(" "),
);

/** The commands that are about another part of an entry; the same test holds them. */
export const PART_COMMANDS: ReadonlySet<string> = new Set(["trace", "time"]);

/** So many tokens tell: `time`, `trace` and a few more, then `/`, `save`, `!`, or a name, `=`, `load`. */
const TELLING = 8;

/** Whether words stand in a part, as far as its tokens tell: behind such a command, or behind `data = load`. */
function takesWords(source: string, tokens: readonly Token[]): boolean {
  for (let index = 0; index < tokens.length;) {
    if (tokens[index].text === "/" || tokens[index].text === ":") index++;
    if (index === tokens.length) return false;
    const behind = behindWord(tokens, index);
    const word = source.slice(tokens[index].start, tokens[behind - 1].end);
    const [sign, load] = tokens.slice(index + 1, index + 3);
    // "help =" asks about a sign.
    const isNamed = EQUALS.includes(sign?.text) && !HELP.includes(word);
    if (isNamed) return load?.text === "load";
    if (!PART_COMMANDS.has(word)) return WORD_COMMANDS.has(word);
    index = behind;
  }
  return false;
}

const QUESTION_WORDS = new Set(
  "what how why where when which who is are can could do does".split(" "),
);

/** Whether it is all there though its `?` may be that of a condition: help, or a question in words. */
function endsWithQuestion(tokens: readonly Token[]): boolean {
  if (asksForHelp(tokens)) return true;
  const [first, second] = tokens;
  return tokens.findIndex(({ text }) => text === "?") === tokens.length - 1 &&
    QUESTION_WORDS.has(first?.text.toLowerCase()) &&
    (second.start > first.end || second.text === "'");
}

/**
 * Splits an entry at each `;` outside brackets, and at each end of a line that completes what came before. A function
 * in JavaScript is one part.
 */
export function segments(
  source: string,
  seen: Seen = nothingSeen(),
): readonly Segment[] {
  if (seen.last?.source !== source) {
    seen.last = { source, parts: split(source, seen.functions) };
  }
  return seen.last.parts;
}

function split(source: string, functions: Known[]): Segment[] {
  const found: Segment[] = [];
  const mayHold = JAVASCRIPT.test(source);
  const definitionAt = (start: number) =>
    mayHold ? javaScriptAt(source, start, functions) : undefined;
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
  const tokens: Token[] = [];
  let depth = 0;
  let isOfWords = false;
  const segment = (behind: number, quiet = false) => {
    if (tokens.length === 0) return { end: behind };
    const { start } = tokens[0];
    const { end } = tokens.findLast(({ kind }) => kind !== "newline")!;
    const text = source.slice(start, end);
    return {
      end: behind,
      segment: { text, tokens, start, end, quiet, progress },
    };
  };
  for (const token of scan(source, from)) {
    const { kind, text } = token;
    if (tokens.length === 0) {
      if (kind === "newline") continue;
      const javaScript = text === ";" ? undefined : definitionAt(token.start);
      if (javaScript) return inJavaScript(source, javaScript);
    }
    if (text === ";" && depth === 0) return segment(token.end, true);
    const isEnd = kind === "newline" && depth === 0 &&
      (progress !== "open" || endsWithQuestion(tokens));
    if (isEnd) return segment(token.end);
    tokens.push(token);
    if (tokens.length <= TELLING) isOfWords = takesWords(source, tokens);
    if (isOfWords) [progress, depth] = ["whole", 0];
    if (kind === "newline" || isOfWords) continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth = Math.max(0, depth - 1);
    progress = follow(token);
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
    segment: { text, tokens: [], start, end, quiet, javaScript, progress },
    end: end + behind.length,
  };
}

/** Whether an entry can be run, right or wrong; otherwise more lines belong to it. */
export function isComplete(source: string, seen?: Seen): boolean {
  const parts = segments(source, seen);
  const last = parts[parts.length - 1];
  return parts.some(({ progress }) => progress === "wrong") || !last ||
    endsWithQuestion(last.tokens) || last.quiet || last.progress !== "open";
}
