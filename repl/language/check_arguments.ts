/**
 * Reading what stands behind commands and questions without evaluating it: functions, points, ranges.
 *
 * @module
 */
import { parseExpression, valueTest } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Arguments, Command } from "../command/command.ts";
import { REDIRECTION } from "../command/picture.ts";
import { GRADIENT_VERB } from "./operand.ts";
import { splitList, trimmed, withoutParentheses } from "./place.ts";
import { findQuery } from "./query.ts";
import type { Outcome, Session } from "../session/session.ts";

// These change and tell nothing but settings and names: they can be run to be read.
const HARMLESS = new Set([
  "set",
  "trace",
  "undo",
  "reset",
  "save",
  "load",
  "recover",
]);
// What these are about are functions at points, or over ranges.
const ABOUT_FUNCTIONS = new Set([
  "explain",
  "compare",
  "check",
  "plot",
  "tangent",
  "sweep",
  "critical",
  "descend",
]);

/**
 * Reads a command.
 *
 * @throws {ExpressionError} If something behind it cannot be read.
 */
export async function checkCommand(
  session: Session,
  command: Command,
  args: Arguments,
): Promise<Session> {
  const { source, rest } = args;
  const [name] = command.names;
  if (HARMLESS.has(name)) {
    const outcome: Partial<Outcome> = await command.run(session, args);
    return outcome.session ?? session;
  }
  if (name === "assert") checkAssertion(session, source, rest);
  if (name === "time") await args.run(session, rest);
  if (ABOUT_FUNCTIONS.has(name)) {
    checkQuestion(session, source, withoutEnding(source, rest));
  }
  return session;
}

/** Reads `f, g at (1, 2)`, `(x^2 y) from x = 1, y = 2`, `f(1, 2)`, `f, f'`. */
export function checkQuestion(
  session: Session,
  source: string,
  span: Span,
): void {
  const text = source.slice(span.start, span.end);
  const word = /\s(?:at|from)(?=[\s(])/.exec(text);
  const middle = word ? span.start + word.index : span.end;
  checkList(session, source, { start: span.start, end: middle });
  if (!word) return;
  const point = { start: middle + word[0].length, end: span.end };
  checkList(session, source, withoutParentheses(source, point));
}

function checkList({ scope }: Session, source: string, span: Span): void {
  const known = valueTest(scope);
  for (const part of splitList(source, span)) {
    const [name = ""] = /^\s*\p{L}[\p{L}\p{N}_]*\s*:?=(?!=)/u
      .exec(source.slice(part.start, part.end)) ?? [];
    const { start, end } = trimmed(source, {
      start: part.start + name.length,
      end: part.end,
    });
    if (/^\p{L}[\p{L}\p{N}_]*'+$/u.test(source.slice(start, end))) continue;
    parseExpression(source, { start, end, isValue: known });
  }
}

// A function of two numbers has two of them.
const RANGE = /(?:^|,?\s)\S+?\s*\.\.\s*\S+\s*$/;

/** Without the word of a question, a range, options and a file at the end. */
function withoutEnding(source: string, { start, end }: Span): Span {
  const text = source.slice(start, end);
  const kept = text
    .replace(REDIRECTION, "")
    .replace(/(?:\s(?:rate|momentum|steps)\s+[^\s()]+)+\s*$/, "")
    .replace(RANGE, "")
    .replace(RANGE, "");
  const [verb = ""] = GRADIENT_VERB.exec(kept) ?? [];
  return { start: start + verb.length, end: start + kept.length };
}

function checkAssertion(session: Session, source: string, rest: Span): void {
  const parts = source.slice(rest.start, rest.end).split(/~|\swithin\s/);
  let { start } = rest;
  for (const part of parts) {
    const end = start + part.length;
    const side = trimmed(source, { start, end });
    const begin = findQuery(source.slice(side.start, side.end))?.begin[0] ?? "";
    const asked = { start: side.start + begin.length, end: side.end };
    if (begin === "") checkList(session, source, asked);
    else checkQuestion(session, source, asked);
    start = end + (source[end] === "~" ? 1 : " within ".length);
  }
}
