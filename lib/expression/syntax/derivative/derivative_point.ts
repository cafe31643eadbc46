/**
 * Points of expressions: `at 3`, `at x = 3, y = 2`, `at (1, 2)`.
 *
 * @module
 */
import type { Parser } from "../parser.ts";
import { join } from "../cursor.ts";
import type { Span } from "../error.ts";
import type { Coordinate, Tree } from "../tree.ts";

/** Whether a word stands for itself, and for no value around it. */
export function isWord(parser: Parser, index: number, word: string): boolean {
  const token = parser.tokens[index];
  return token.kind === "name" && token.text === word && !parser.isTaken(word);
}

/** Whether the next token says that a point follows. */
export function startsPoint(parser: Parser): boolean {
  return !parser.stops() && isWord(parser, parser.index, "at");
}

/** The expression at the point that follows. */
export function at(parser: Parser, target: Tree): Tree {
  const point = pointAfterAt(parser);
  return { kind: "at", target, point, span: parser.from(target.span) };
}

/** The point behind `at`, which is the next token. */
export function pointAfterAt(parser: Parser): readonly Coordinate[] {
  parser.take();
  return point(parser);
}

/** A point: one value, or several in a bracket or between commas. */
export function point(parser: Parser): readonly Coordinate[] {
  const before = parser.isInPoint;
  parser.isInPoint = true;
  const read = isTuple(parser)
    ? parser.inside(() => coordinates(parser, true))
    : coordinates(parser, false);
  parser.isInPoint = before;
  return read;
}

/** Whether the bracket that follows holds several values, or named ones. */
export function isTuple(parser: Parser): boolean {
  if (!parser.at("(")) return false;
  let depth = 0;
  for (let i = parser.index; i < parser.tokens.length; i++) {
    const { kind, text } = parser.tokens[i];
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text) && --depth === 0) return false;
    else if (depth === 1 && (text === "," || text === "=" || text === ":=")) {
      return true;
    }
  }
  return false;
}

function coordinates(parser: Parser, isInside: boolean): Coordinate[] {
  const list = [coordinate(parser)];
  // In a list, "[f' at 3, 5]" has two elements; a name and an equals sign go on with the point.
  const goesOn = () =>
    parser.at(",") && !parser.stops(1) &&
    (isInside || parser.open.length === 0 || isNamed(parser, 1));
  while (goesOn()) {
    parser.take();
    list.push(coordinate(parser));
  }
  return list;
}

function isNamed(parser: Parser, ahead: number): boolean {
  const [name, equals] = parser.tokens.slice(parser.index + ahead);
  return name?.kind === "name" && equals?.kind === "operator" &&
    ["=", ":=", "=="].includes(equals.text);
}

function coordinate(parser: Parser): Coordinate {
  const start = parser.next;
  const name = isNamed(parser, 0) ? parser.take().text : undefined;
  if (name !== undefined) parser.take();
  const value = parser.operand();
  const span = join(start, value.span);
  return name === undefined ? { value, span } : { name, value, span };
}

/** Refuses `f'3`, `f' 3` and `f'[3]`: a point stands in parentheses. */
export function checkPrimed(parser: Parser, { start }: Span): void {
  const { next, tokens, source, index } = parser;
  const isTight = next.start === tokens[index - 1].end;
  if (next.kind !== "number" && !(parser.at("[") && isTight)) return;
  const name = source.slice(start, next.start).trim();
  const number = next.kind === "number" ? next : tokens[index + 1];
  throw parser.error(next, "a point stands in parentheses", {
    hint: `write ${name}(${number.kind === "number" ? number.text : "3"})`,
  });
}
