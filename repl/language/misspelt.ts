/**
 * Commands and queries that were spelt almost right.
 *
 * @module
 */
import { ExpressionError, nearestName } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { COMMAND_WORDS } from "./command_call.ts";
import { builtInNames } from "../../lib/expression/mod.ts";
import { QUESTION_NAMES } from "./question.ts";
import type { Session } from "../session/session.ts";

// "f = 3" and "f (x) = x" define a name; "plto f -1..1" begins with a word that would be a product.
const LEADING_WORD = /^[\p{L}_][\p{L}\p{N}_]*(?=\s+[\p{L}\p{N}])/u;

/** A name that nobody knows, at the start, may be a misspelt command or query. */
export function withCommandHint(
  error: ExpressionError,
  { scope }: Session,
  source: string,
  segment: Span,
): ExpressionError {
  const { start } = segment;
  const isAtStart = error.start === start;
  const word = isAtStart
    ? source.slice(start, error.end)
    : LEADING_WORD.exec(source.slice(start, segment.end))?.[0] ?? "";
  const commands = [...COMMAND_WORDS.keys(), ...QUESTION_NAMES];
  const known = [...commands, ...builtInNames(), ...scope.keys()];
  const near = nearestName(word, known);
  if (!near || known.includes(word) || !commands.includes(near)) return error;
  const reason = isAtStart ? error.reason : `unknown name ${word}`;
  const span = { start, end: start + word.length };
  return new ExpressionError(source, span, reason, {
    hint: `did you mean ${near}?`,
  });
}
