/**
 * What is said of an entry that could not be read: how what is known from elsewhere is written here, and what a name that
 * was spelt almost right may have been meant to be.
 *
 * @module
 */
import { nearestName } from "../../lib/core/names.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { COMMAND_WORDS } from "../command/command_words.ts";
import type { Head } from "../language/head.ts";
import type { PartReader } from "../language/part.ts";
import { QUESTION_NAMES } from "../language/question.ts";
import type { Segment } from "../language/segment.ts";
import { behindCommand } from "../spelling/command.ts";
import { nameElsewhere } from "../spelling/name.ts";
import { spellingOf } from "../spelling/spelling.ts";
import { NO_SENTENCES } from "../spelling/asking.ts";
import type { Session } from "../session/session.ts";
import { isReadable } from "./readable.ts";

// "f = 3" and "f (x) = x" define a name; "plto f -1..1" begins with a word that would be a product.
const LEADING_WORD = /^[\p{L}_][\p{L}\p{N}_]*(?=\s+[\p{L}\p{N}])/u;

/** The error with the best that can be said of it. */
export async function advised(
  error: ExpressionError,
  session: Session,
  { reader: { source, tokens }, head, begin, settingsStart }: PartReader,
  segment: Segment,
): Promise<ExpressionError> {
  const { text } = segment;
  // A mistake in a function that was defined before has its own text, and what is wrong with a setting has been said.
  if (error.source !== source || error.start >= settingsStart) return error;
  if (head) {
    const { start } = tokens[begin];
    return ofWords(error, head, { start, end: segment.end });
  }
  const ofGradient = ofArray(error, source, segment);
  if (ofGradient) return ofGradient;
  // What does not fit in its shape was read, and is written as it should be.
  if (/(?<!^round) (?:takes|take) |^no element/.test(error.reason)) {
    return error;
  }
  const [called] = /^[\p{L}_][\p{L}\p{N}_]*(?=\(|\[[^=]*$)/u.exec(text) ?? [];
  const isOwn = called !== undefined && session.scope.has(called);
  const known = spellingOf(text, {
    isOwn,
    isReadable: (other) => isReadable(other, session),
  });
  if (known) {
    const { helpOn } = known.hint === NO_SENTENCES.hint
      ? await import("../help/help_on.ts")
      : {};
    const spelling = { ...known, hint: helpOn?.(text) ?? known.hint };
    const span = { start: segment.start, end: segment.end };
    return new ExpressionError(source, span, spelling.reason, spelling);
  }
  return ofCase(error, session, source, segment) ?? ofName(error, source) ??
    ofBrackets(error, source) ?? ofParts(error, source) ??
    ofFunction(error, source, text) ??
    ofCommand(error, session, source, segment);
}

/** What stands behind a command, written otherwise elsewhere. */
function ofWords(
  error: ExpressionError,
  { command: { names: [name] } }: Head,
  span: Span,
): ExpressionError {
  const text = error.source.slice(span.start, span.end);
  const spelling = behindCommand(name, text);
  if (!spelling) return error;
  return new ExpressionError(error.source, span, spelling.reason, spelling);
}

/** `Diff(x^2, x)`: a function that is there in other letters; what stands in its brackets may be right. */
function ofCase(
  error: ExpressionError,
  { scope }: Session,
  source: string,
  { start, end }: Span,
): ExpressionError | undefined {
  const known = new Set([
    ...QUESTION_NAMES,
    ...builtInNames(),
    ...scope.keys(),
    // The reader takes it for log.
    "ln",
  ]);
  for (const match of source.slice(start, end).matchAll(CALLED)) {
    const [name] = match;
    const meant = name.toLowerCase();
    if (known.has(name) || !known.has(meant) || meant === name) continue;
    const at = {
      start: start + match.index,
      end: start + match.index + name.length,
    };
    if (at.start === error.start && error.hint) return undefined;
    const hint = `did you mean ${meant}?`;
    return new ExpressionError(source, at, `unknown function ${name}`, {
      hint,
    });
  }
  return undefined;
}

const CALLED = /[\p{L}_][\p{L}\p{N}_]*(?=\()/gu;

/** `f[2]`: a function that is called with the brackets of an index. */
function ofBrackets(
  error: ExpressionError,
  source: string,
): ExpressionError | undefined {
  const [, point] = /^\[([^[\]]+)\]/.exec(source.slice(error.end)) ?? [];
  const isBare = error.reason.endsWith("needs an argument in parentheses");
  if (!isBare || point === undefined) return undefined;
  const hint = `write ${source.slice(error.start, error.end)}(${point})`;
  return new ExpressionError(source, error, error.reason, { hint });
}

/** A name that means something elsewhere. */
function ofName(
  error: ExpressionError,
  source: string,
): ExpressionError | undefined {
  const [, name] = /^unknown (?:name|function) (\S+)$/.exec(error.reason) ?? [];
  const known = name && nameElsewhere(name, source.slice(error.end));
  if (!known) return undefined;
  return new ExpressionError(source, error, known.reason, known);
}

/** `[v, 5]` for a vector v: it is to be longer by one. */
function ofParts(
  error: ExpressionError,
  source: string,
): ExpressionError | undefined {
  const isMixed =
    /must be alike: (?:a vector.* and a number|a number and a vector)/
      .test(error.reason);
  const [, parts] = /^\[(.*)\]$/s.exec(source.slice(error.start, error.end)) ??
    [];
  if (!isMixed || parts === undefined || parts.includes(";")) return undefined;
  const hint = `write concat(${parts}) to join them`;
  return new ExpressionError(source, error, error.reason, { hint });
}

/** `norm'([3, 4])`: what takes an array has a gradient. */
function ofArray(
  error: ExpressionError,
  source: string,
  segment: Span,
): ExpressionError | undefined {
  const [, name] = /^(\S+)' takes numbers, not an? /.exec(error.reason) ?? [];
  if (name === undefined) return undefined;
  const point = source.slice(error.start, error.end);
  const items = /^\[([^[\];]+)\]$/.exec(point)?.[1].split(/\s*,\s*/);
  if (!builtInNames().includes(name) && items) {
    const each = items.map((x) => `${name}'(${x})`).join(", ");
    const hint =
      `write grad ${name}(${point}) of one number, [${each}] of each`;
    return new ExpressionError(source, error, error.reason, { hint });
  }
  if (!builtInNames().includes(name) && point.includes(":")) {
    const hint = `write g(x) = ${name}'(x); g.(${point})`;
    return new ExpressionError(source, error, error.reason, { hint });
  }
  const whole = source.slice(segment.start, segment.end);
  const hint = whole.includes(`${name}'(${point})`)
    ? `write ${whole.replace(`${name}'(${point})`, `grad ${name}(${point})`)}`
    : `write grad ${name}(${point})`;
  return new ExpressionError(source, error, error.reason, { hint });
}

/** `y = x^2` with no x: a function is meant. */
function ofFunction(
  error: ExpressionError,
  source: string,
  text: string,
): ExpressionError | undefined {
  const [, x] = /^unknown name (\S+)$/.exec(error.reason) ?? [];
  const [, y, body] = /^([\p{L}_][\p{L}\p{N}_]*)\s*:?=(?!=)\s*(.+)$/su
    .exec(text) ?? [];
  if (x === undefined || y === undefined || [...x].length > 1) return undefined;
  const hint = `write ${y}(${x}) = ${body} for a function of ${x}`;
  return new ExpressionError(source, error, error.reason, { hint });
}

/** A name at the start that may be a misspelt command or question; where a value is wanted, no command is named. */
function ofCommand(
  error: ExpressionError,
  { scope }: Session,
  source: string,
  segment: Span,
): ExpressionError {
  const { start } = segment;
  // What is known better than a guess stays.
  if (error.hint?.startsWith("write ")) return error;
  const isAtStart = error.start === start;
  const word = isAtStart
    ? source.slice(start, error.end)
    : LEADING_WORD.exec(source.slice(start, segment.end))?.[0] ?? "";
  const commands = [...COMMAND_WORDS.keys(), ...QUESTION_NAMES];
  const known = [...commands, ...builtInNames(), ...scope.keys()];
  const isCall = source[start + word.length] === "(";
  const near = nearestName(word, known);
  const isCommand = near !== undefined && commands.includes(near) &&
    !(isCall && COMMAND_WORDS.has(near));
  if (!near || known.includes(word) || !isCommand) return error;
  const reason = isAtStart ? error.reason : `unknown name ${word}`;
  const span = { start, end: start + word.length };
  return new ExpressionError(source, span, reason, {
    hint: `did you mean ${near}?`,
  });
}
