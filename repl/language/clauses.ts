/**
 * What stands behind a command, as trees: targets, points, values, ranges. One parser reads them one after another: a word of
 * the grammar begins a clause where an expression is over, and is a name like any other where a value is wanted.
 *
 *     plot f, f' -2..2      descend f from (1, 2) rate 0.1      assert f(3) ~ 9 within 1e-6
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { Reader } from "../../lib/expression/syntax/reader.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import type {
  Coordinate,
  ParseOptions,
  Span,
  Token,
  Tree,
} from "../../lib/expression/mod.ts";
import type { ClauseGrammar } from "./grammar.ts";
import { type RangeClause, rangesIn, readRange } from "./range.ts";

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

/** What the names around are, and where something else than clauses begins. */
type Options = ParseOptions & { readonly stops: (index: number) => boolean };

/**
 * Reads what stands behind a command.
 *
 * @throws {ExpressionError} If it is not of the grammar.
 */
export function readClauses(
  reader: Reader,
  grammar: ClauseGrammar,
  names: Options,
): Clauses {
  const { source } = reader;
  const isEnd = (i: number) =>
    reader.tokens[i].kind === "end" || names.stops(i);
  skipWords(reader, grammar, names);
  const places = grammar.ranges ? rangesIn(source, reader) : [];
  const isWord = wordTest(reader, grammar, isEnd);
  const stops = (i: number) =>
    isWord(i) || isEnd(i) ||
    places.some(({ first, last }) => i === first || i === last + 1);
  const options = { ...names, stops };
  const targets: Tree[] = [];
  const points = new Map<string, readonly Coordinate[]>();
  const values = new Map<string, Tree>();
  const ranges: RangeClause[] = [];
  const words: Token[] = [];
  while (!isEnd(reader.index)) {
    const range = places.find(({ first }) => first === reader.index);
    if (range) {
      ranges.push(readRange(reader, range, options));
      if (reader.skip(",") && isEnd(reader.index)) {
        throw reader.unexpected("expected a range");
      }
      continue;
    }
    if (isWord(reader.index)) {
      reader.skip("with");
      const word = reader.take();
      words.push(word);
      if (points.has(word.text) || values.has(word.text)) {
        const reason = `${word.text} stands here twice`;
        throw new ExpressionError(source, word, reason);
      }
      const isPoint = grammar.points?.includes(word.text);
      if (!isPoint) reader.skip("=");
      if (isPoint) points.set(word.text, reader.point(options));
      else values.set(word.text, reader.expression(options));
    } else if (words.length === 0) {
      targets.push(readTarget(reader, grammar, options));
    }
    const isParted = words.length > 0
      ? reader.skip(",")
      : grammar.between?.some((sign) => reader.skip(sign));
    if (isParted && isEnd(reader.index)) {
      throw reader.unexpected("expected a value");
    }
    if (!isParted && !stops(reader.index)) {
      throw reader.unexpected("expected an operator or the end");
    }
  }
  return { targets, points, values, ranges, words };
}

/** Steps over words that say nothing, unless they are names: `critical points of f`. */
function skipWords(
  reader: Reader,
  { skipped = [] }: ClauseGrammar,
  { isValue, isFunction }: ParseOptions,
): void {
  const isName = ({ text }: Token) => isValue?.(text) || isFunction?.(text);
  while (skipped.includes(reader.next.text) && !isName(reader.next)) {
    reader.take();
  }
}

/** Tells the words that begin a clause, something before them and behind them; a `with` may lead to one. */
function wordTest(
  { tokens, index: first }: Reader,
  { points = [], values = [], between = [] }: ClauseGrammar,
  isEnd: (index: number) => boolean,
): (index: number) => boolean {
  const words = [...points, ...values];
  // Behind a comma a clause may follow, and behind another sign a value alone.
  const signs = between.filter((sign) => sign !== ",");
  const isWord = (i: number) =>
    i > first && !signs.includes(tokens[i - 1].text) &&
    tokens[i]?.kind === "name" && words.includes(tokens[i].text) &&
    !isEnd(i + 1);
  return (i) => isWord(i) || tokens[i]?.text === "with" && isWord(i + 1);
}

/** Reads what the command is about; where that is a function, its name may stand alone, and `x` is its variable. */
function readTarget(
  reader: Reader,
  { targets, between = [] }: ClauseGrammar,
  options: Options,
): Tree {
  if (targets === "values") return reader.expression(options);
  const { next, index, tokens } = reader;
  const isAlone = between.includes(tokens[index + 1].text) ||
    options.stops(index + 1);
  if (next.kind === "name" && isAlone && builtInNames().includes(next.text)) {
    return { kind: "name", name: next.text, span: reader.take() };
  }
  return reader.body({ ...options, isValue: orVariable(options) });
}

/** `x` is the variable unless another name is the only unknown one. */
function orVariable({ isValue, isFunction }: ParseOptions) {
  return (name: string) =>
    (isValue?.(name) ?? false) || (name === "x" && !isFunction?.(name));
}
