/**
 * What stands behind a command, as trees: targets, points, values, ranges.
 *
 *     plot f, f' -2..2      descend f from (1, 2) rate 0.1      assert f(3) ~ 9 within 1e-6
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import {
  parseExpression,
  parsePoint,
} from "../../lib/expression/syntax/statement.ts";
import { tokenize } from "../../lib/expression/syntax/token.ts";
import type { Token } from "../../lib/expression/mod.ts";
import type {
  Coordinate,
  ParseOptions,
  Span,
  Tree,
} from "../../lib/expression/mod.ts";
import type { ClauseGrammar } from "./grammar.ts";

/** A range `low..high`. */
export interface RangeClause extends Span {
  readonly low: Tree;
  readonly high: Tree;
}

/** All that stands behind a command. */
export interface Clauses {
  readonly targets: readonly Tree[];
  /** The points, by the words before them. */
  readonly points: ReadonlyMap<string, readonly Coordinate[]>;
  /** The values, by the words before them. */
  readonly values: ReadonlyMap<string, Tree>;
  readonly ranges: readonly RangeClause[];
  /** Where the words of the clauses stand. */
  readonly words: readonly Span[];
}

/** Nothing behind a command. */
export const NO_CLAUSES: Clauses = {
  targets: [],
  points: new Map(),
  values: new Map(),
  ranges: [],
  words: [],
};

/** The expressions in them. */
export function treesIn(
  { targets, points, values, ranges }: Clauses,
): readonly Tree[] {
  return [
    ...targets,
    ...[...points.values()].flat().map(({ value }) => value),
    ...values.values(),
    ...ranges.flatMap(({ low, high }) => [low, high]),
  ];
}

/**
 * Reads what stands behind a command.
 *
 * @throws {ExpressionError} If it is not of the grammar.
 */
export function readClauses(
  source: string,
  { start, end }: Span,
  grammar: ClauseGrammar,
  names: ParseOptions,
): Clauses {
  const [filler] = grammar.filler?.exec(source.slice(start, end)) ?? [""];
  const tokens = tokenize(source, start + filler.length, end).slice(0, -1);
  const pieces = piecesOf(source, tokens, grammar);
  const value = (span: Span) => parseExpression(source, { ...span, ...names });
  const functions = grammar.targets === "functions"
    ? { ...names, bareFunctions: true, isValue: orVariable(names) }
    : names;
  const points = new Map<string, readonly Coordinate[]>();
  const values = new Map<string, Tree>();
  const targets: Tree[] = [];
  const ranges: RangeClause[] = [];
  for (const { word, place } of pieces) {
    if (word === undefined) {
      targets.push(parseExpression(source, { ...place, ...functions }));
    } else if (word.text === "..") {
      const [low, high] = [
        value({ start: place.start, end: word.start }),
        value({ start: word.end, end: place.end }),
      ];
      ranges.push({ ...place, low, high });
    } else if (points.has(word.text) || values.has(word.text)) {
      const reason = `${word.text} stands here twice`;
      throw new ExpressionError(source, word, reason);
    } else if (grammar.points?.includes(word.text)) {
      points.set(word.text, parsePoint(source, { ...place, ...names }));
    } else values.set(word.text, value(place));
  }
  const words = pieces.flatMap(({ word }) => word ?? [])
    .filter(({ kind }) => kind === "name");
  return { targets, points, values, ranges, words };
}

/** `x` is the variable unless another name is the only unknown one. */
function orVariable({ isValue, isFunction }: ParseOptions) {
  return (name: string) =>
    (isValue?.(name) ?? false) || (name === "x" && !isFunction?.(name));
}

/** A stretch that is one tree, behind the word of its clause; of a range the word is the two points inside. */
interface Piece {
  readonly word?: Token;
  readonly place: Span;
}

/** The stretches that are trees, by the words and signs outside brackets. */
function piecesOf(
  source: string,
  tokens: readonly Token[],
  { between = [], points = [], values = [], ranges = 0 }: ClauseGrammar,
): Piece[] {
  const pieces: Piece[] = [];
  const words = [...points, ...values];
  let depth = 0;
  let word: Token | undefined;
  let first = 0;
  const close = (next: number) => {
    const stretch = tokens.slice(first, next);
    const place = stretch.length > 0
      ? { start: stretch[0].start, end: stretch[stretch.length - 1].end }
      : { start: word?.end ?? 0, end: word?.end ?? 0 };
    if (word || stretch.length > 0) pieces.push({ ...word && { word }, place });
  };
  for (let i = 0; i < tokens.length; i++) {
    const { kind, text } = tokens[i];
    if (kind === "operator" && "([{".includes(text)) depth++;
    if (kind === "operator" && ")]}".includes(text)) depth--;
    if (depth > 0) continue;
    if (text === ".." && ranges > 0) {
      const [low, high] = rangeAround(source, tokens, i);
      // "from 0..5" says no more than the range.
      if (low === first) word = undefined;
      close(Math.max(first, beforeRange(tokens, low)));
      const place = { start: tokens[low].start, end: tokens[high].end };
      pieces.push({ word: tokens[i], place });
      [word, first, i] = [undefined, high + 1, high];
    } else if (between.includes(text) && word === undefined) {
      if (first === i && tokens[i - 1]?.end !== pieces.at(-1)?.place.end) {
        throw new ExpressionError(source, tokens[i], "expected a value");
      }
      close(i);
      first = i + 1;
    } else if (
      kind === "name" && words.includes(text) && i > 0 && i + 1 < tokens.length
    ) {
      close(tokens[i - 1].text === "with" ? i - 1 : i);
      const isSet = tokens[i + 1].text === "=" && values.includes(text);
      [word, first] = [tokens[i], i + (isSet ? 2 : 1)];
    }
  }
  close(tokens.length);
  return pieces;
}

/** The token behind the targets, where a word or a name leads to the range: `over -2..2`, `x = -2..2`, `for x in -2..2`. */
function beforeRange(tokens: readonly Token[], low: number): number {
  const text = (i: number) => tokens[i]?.text;
  if (text(low - 1) === "=") return low - 2;
  if (text(low - 1) === "in" && text(low - 3) === "for") return low - 3;
  return ["in", "on", "over"].includes(text(low - 1)) ? low - 1 : low;
}

/** The first and the last token of the range around two points: what stands together without a blank, `plot f -pi..2pi`. */
function rangeAround(
  source: string,
  tokens: readonly Token[],
  dots: number,
): [low: number, high: number] {
  const touch = (i: number) =>
    tokens[i]?.end === tokens[i + 1]?.start &&
    ![",", "="].some((sign) =>
      sign === tokens[i].text || sign === tokens[i + 1].text
    );
  let [low, high] = [dots - 1, dots + 1];
  while (low > 0 && touch(low - 1)) low--;
  while (high + 1 < tokens.length && touch(high)) high++;
  if (low < 0 || high >= tokens.length) {
    const wanted = "expected a range such as -2..2";
    throw new ExpressionError(source, tokens[dots], wanted);
  }
  return [low, high];
}
