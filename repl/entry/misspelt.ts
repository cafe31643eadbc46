/**
 * What is said of an entry that could not be read: how what is known from elsewhere is written here, and what a name that
 * was spelt almost right may have been meant to be.
 *
 * @module
 */
import { nearestName } from "../../lib/core/names.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import type { Span, Token } from "../../lib/expression/mod.ts";
import { COMMAND_WORDS } from "../command/command_words.ts";
import { EQUALS, type Head } from "../language/head.ts";
import type { PartReader } from "../language/part.ts";
import { QUESTION_NAMES } from "../language/question.ts";
import type { Segment } from "../language/segment.ts";
import { behindCommand } from "../spelling/command.ts";
import { nameElsewhere } from "../spelling/name.ts";
import { spellingOf } from "../spelling/spelling.ts";
import { startingAt } from "../spelling/starting_point.ts";
import { NO_SENTENCES, POLITELY } from "../spelling/asking.ts";
import type { Session } from "../session/session.ts";
import { isReadable } from "./readable.ts";

/** What a sentence adds behind a command: `undo that`, `list my functions`. */
const FILLERS = /^(?:that|this|it|my|the|all|everything)\b.*()$/s;

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
  const own = tokens.slice(0, -1);
  const ofGradient = ofArray(error, source, segment);
  if (ofGradient) return ofGradient;
  // What does not fit in its shape was read, and is written as it should be.
  if (/(?<!^round|^size) (?:takes|take) |^no element/.test(error.reason)) {
    return error;
  }
  const isOwn = isCallOf(session, own);
  const known = spellingOf(text, {
    isOwn,
    isReadable: (other) => isReadable(other, session),
  });
  if (known) {
    const { helpOn } = known.hint === NO_SENTENCES.hint
      ? await import("../help/help_on.ts")
      : {};
    const hint = helpOn?.(text) ?? startingAt(session, known.hint);
    const spelling = { ...known, hint };
    const span = { start: segment.start, end: segment.end };
    return new ExpressionError(source, span, spelling.reason, spelling);
  }
  return ofCase(error, session, own) ?? ofName(error, source) ??
    ofBrackets(error, source) ?? ofParts(error, source) ??
    ofFunction(error, text, own) ??
    ofCommand(error, session, own);
}

/** Whether an entry begins with a call or an element of what the session has by that name. */
function isCallOf(
  { scope }: Session,
  [first, second, ...others]: readonly Token[],
): boolean {
  if (first?.kind !== "name" || first.end !== second?.start) return false;
  const isElement = second.text === "[" &&
    others.every(({ text }) => text !== "=");
  return (second.text === "(" || isElement) && scope.has(first.text);
}

/** What stands behind a command, written otherwise elsewhere. */
function ofWords(
  error: ExpressionError,
  { command: { names: [name] } }: Head,
  span: Span,
): ExpressionError {
  const text = error.source.slice(span.start, span.end);
  const [, politely] = POLITELY.exec(text) ?? FILLERS.exec(text) ?? [];
  const spelling = politely === undefined ? behindCommand(name, text) : {
    reason: "the rest alone is what to type",
    hint: `write ${name} ${politely}`.trim(),
  };
  if (!spelling) return error;
  return new ExpressionError(error.source, span, spelling.reason, spelling);
}

/** `Diff(x^2, x)`: a function that is there in other letters; what stands in its brackets may be right. */
function ofCase(
  error: ExpressionError,
  { scope }: Session,
  tokens: readonly Token[],
): ExpressionError | undefined {
  // The reader takes ln for log.
  const known = new Set([...QUESTION_NAMES, ...builtInNames(), "ln"]);
  const isKnown = (name: string) => known.has(name) || scope.has(name);
  const wrong = tokens.find(({ kind, text, end }, i) =>
    kind === "name" && tokens[i + 1]?.text === "(" &&
    tokens[i + 1].start === end && !isKnown(text) &&
    isKnown(text.toLowerCase())
  );
  if (!wrong || wrong.start === error.start && error.hint) return undefined;
  const reason = `unknown function ${wrong.text}`;
  const hint = `did you mean ${wrong.text.toLowerCase()}?`;
  return new ExpressionError(error.source, wrong, reason, { hint });
}

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
  const parts = insideBrackets(source.slice(error.start, error.end));
  if (!isMixed || parts === undefined || parts.includes(";")) return undefined;
  const hint = `write concat(${parts}) to join them`;
  return new ExpressionError(source, error, error.reason, { hint });
}

/** What stands between the brackets of an array. */
function insideBrackets(text: string): string | undefined {
  const isArray = text.startsWith("[") && text.endsWith("]");
  return isArray ? text.slice(1, -1) : undefined;
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
  const inside = insideBrackets(point);
  const isVector = inside && ![..."[];"].some((sign) => inside.includes(sign));
  if (!builtInNames().includes(name) && isVector) {
    const each = inside.split(",").map((x) => `${name}'(${x.trim()})`)
      .join(", ");
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
  text: string,
  [y, equals]: readonly Token[],
): ExpressionError | undefined {
  const [, x] = /^unknown name (\S+)$/.exec(error.reason) ?? [];
  const isNamed = y?.kind === "name" && EQUALS.includes(equals?.text);
  if (x === undefined || !isNamed || [...x].length > 1) return undefined;
  const body = text.slice(equals.end - y.start).trim();
  const hint = `write ${y.text}(${x}) = ${body} for a function of ${x}`;
  return new ExpressionError(error.source, error, error.reason, { hint });
}

/** A name at the start that may be a misspelt command or question; where a value is wanted, no command is named. */
function ofCommand(
  error: ExpressionError,
  { scope }: Session,
  [first, second]: readonly Token[],
): ExpressionError {
  // What is known better than a guess stays.
  if (!first || error.hint?.startsWith("write ")) return error;
  const isAtStart = error.start === first.start;
  // "plto f -1..1" begins with a word that would be a product; "f = 3" and "f (x) = x" define a name.
  const leads = first.kind === "name" && second?.start > first.end &&
    (second.kind === "name" || second.kind === "number");
  if (!isAtStart && !leads) return error;
  const { start } = first;
  const end = isAtStart ? error.end : first.end;
  const word = error.source.slice(start, end);
  const commands = [...COMMAND_WORDS.keys(), ...QUESTION_NAMES];
  const near = nearestName(word, commands);
  const isCall = error.source[end] === "(";
  if (!near || isCall && COMMAND_WORDS.has(near)) return error;
  const known = [...commands, ...builtInNames(), ...scope.keys()];
  if (known.includes(word) || nearestName(word, known) !== near) return error;
  const reason = isAtStart ? error.reason : `unknown name ${word}`;
  return new ExpressionError(error.source, { start, end }, reason, {
    hint: `did you mean ${near}?`,
  });
}
