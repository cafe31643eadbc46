/**
 * What stands behind a command, cut at the words and signs of its grammar: targets, a point, ranges, options, a file.
 *
 * @module
 */
import {
  ExpressionError,
  type Token,
  tokenize,
} from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";

/** What may stand behind a command that is about functions. */
export interface Grammar {
  /** The words that begin a clause, such as `from` or `within`. */
  readonly words?: readonly string[];
  /** The words that a value follows, such as `rate`. */
  readonly options?: readonly string[];
  /** How many ranges `a..b` it takes at most. */
  readonly ranges?: number;
  /** A sign between two sides. */
  readonly between?: "~";
  /** Whether `> file.svg` may end it. */
  readonly file?: boolean;
}

/** A range as it was written. */
export interface RangeSpan extends Span {
  readonly low: Span;
  readonly high: Span;
}

/** A file that a picture goes to. */
export interface Redirection {
  readonly path: string;
  readonly replace: boolean;
}

/** A command's clauses, with their places. */
export interface Clauses {
  readonly source: string;
  /** All that stands behind the command, but for the file. */
  readonly rest: Span;
  /** The parts between commas, or between the sign of the grammar, before any clause. */
  readonly targets: readonly Span[];
  /** What stands behind each word. */
  readonly words: ReadonlyMap<string, Span>;
  readonly options: ReadonlyMap<string, Span>;
  readonly ranges: readonly RangeSpan[];
  readonly file: Redirection | undefined;
}

const FILE = /\s>(!?)\s*(\S+\.svg)\s*$/;

/** Whether a text ends with a file for a picture. */
export function hasFile(text: string): boolean {
  return FILE.test(text);
}

/**
 * Cuts what stands behind a command.
 *
 * @throws {ExpressionError} If it cannot be divided into words and signs, or holds a clause twice.
 */
export function readClauses(
  source: string,
  span: Span,
  grammar: Grammar,
): Clauses {
  const [ending = "", mark, path] = grammar.file
    ? FILE.exec(source.slice(span.start, span.end)) ?? []
    : [];
  const rest = { start: span.start, end: span.end - ending.length };
  const tokens = tokenize(source, rest.start, rest.end).slice(0, -1);
  const cuts = cutsIn(source, tokens, grammar);
  const first = cuts[0]?.start ?? rest.end;
  const words = new Map<string, Span>();
  const options = new Map<string, Span>();
  const ranges: RangeSpan[] = [];
  cuts.forEach((cut, i) => {
    const end = cuts[i + 1]?.start ?? rest.end;
    if (cut.range) {
      ranges.push(cut.range);
      return;
    }
    const into = grammar.options?.includes(cut.word) ? options : words;
    if (into.has(cut.word)) {
      throw new ExpressionError(source, cut, `${cut.word} stands here twice`);
    }
    into.set(cut.word, trimmed(source, { start: cut.end, end }));
  });
  return {
    source,
    rest,
    targets: targetsIn(
      source,
      tokens,
      { start: rest.start, end: first },
      grammar,
    ),
    words,
    options,
    ranges,
    file: path === undefined ? undefined : { path, replace: mark === "!" },
  };
}

/** The span without the blanks, and without commas, at its ends. */
export function trimmed(source: string, { start, end }: Span): Span {
  const text = source.slice(start, end);
  const begin = end - text.trimStart().length;
  return { start: begin, end: Math.max(begin, start + text.trimEnd().length) };
}

interface Cut extends Span {
  readonly word: string;
  readonly range?: RangeSpan;
}

/** Where clauses begin, outside brackets. */
function cutsIn(
  source: string,
  tokens: readonly Token[],
  { words = [], options = [], ranges = 0 }: Grammar,
): Cut[] {
  const cuts: Cut[] = [];
  let depth = 0;
  tokens.forEach((token, i) => {
    if (token.kind === "operator") {
      if ("([{".includes(token.text)) depth++;
      if (")]}".includes(token.text)) depth--;
      if (token.text === ".." && depth === 0 && ranges > 0) {
        const range = rangeAt(source, tokens, i);
        const word = "..";
        cuts.push({ start: range.start, end: range.end, word, range });
      }
      return;
    }
    const isClause = token.kind === "name" && depth === 0 && i > 0 &&
      [...words, ...options].includes(token.text) && tokens[i + 1];
    if (isClause) {
      cuts.push({ start: token.start, end: token.end, word: token.text });
    }
  });
  return cuts;
}

/** The range around two points: on each side what stands together without a blank, as in `plot f -pi..2pi`. */
function rangeAt(
  source: string,
  tokens: readonly Token[],
  index: number,
): RangeSpan {
  let first = index - 1;
  while (
    first > 0 && tokens[first - 1].end === tokens[first].start &&
    tokens[first - 1].text !== ","
  ) first--;
  let last = index + 1;
  while (
    last + 1 < tokens.length && tokens[last].end === tokens[last + 1].start &&
    tokens[last + 1].text !== ","
  ) last++;
  const dots = tokens[index];
  if (first < 0 || last >= tokens.length) {
    throw new ExpressionError(source, dots, "expected a range such as -2..2");
  }
  const low = { start: tokens[first].start, end: tokens[index - 1].end };
  const high = { start: tokens[index + 1].start, end: tokens[last].end };
  return { start: low.start, end: high.end, low, high };
}

function targetsIn(
  source: string,
  tokens: readonly Token[],
  span: Span,
  { between }: Grammar,
): Span[] {
  const sign = between ?? ",";
  const parts: Span[] = [];
  let depth = 0;
  let { start } = span;
  for (const token of tokens) {
    if (token.start >= span.end || token.kind !== "operator") continue;
    if ("([{".includes(token.text)) depth++;
    if (")]}".includes(token.text)) depth--;
    if (token.text !== sign || depth !== 0) continue;
    parts.push(trimmed(source, { start, end: token.start }));
    start = token.end;
  }
  const last = trimmed(source, { start, end: span.end });
  // A comma before a range belongs to neither side.
  return last.end > last.start ? [...parts, last] : parts;
}
