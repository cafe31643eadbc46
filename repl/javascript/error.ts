/**
 * What goes wrong in a function that was typed in JavaScript, and where in it.
 *
 * @module
 */
import { ExpressionError, type Span } from "../../lib/expression/mod.ts";
import type { Fault } from "../foreign/door.ts";
import { BEFORE, FILE } from "../foreign/guest.ts";

/** What was typed, with the place in it where the function begins. */
export interface Typed {
  readonly name: string;
  readonly source: string;
  readonly body: number;
}

// These tell of a mistake in the function, and any other error of a point where it is undefined.
const MISTAKES = new Set(["TypeError", "ReferenceError", "SyntaxError"]);

/** The error for what a function threw, at the place that its stack names: as a cause where it may just be undefined. */
export function thrown(
  typed: Typed,
  { text, name, stack }: Fault,
): ExpressionError | RangeError {
  const hint = name === "ReferenceError"
    ? "JavaScript's own names are there, and the numbers, arrays, JavaScript functions and formulas of numbers of the session"
    : undefined;
  const near = stack === undefined ? undefined : placeIn(stack, typed);
  const missing = text.slice("ReferenceError: ".length).split(" ", 1)[0];
  const place = near !== undefined && name === "ReferenceError"
    ? nearestWord(typed, near, missing)
    : near;
  const found = problem(typed, place, `${typed.name} threw ${text}`, hint);
  const isMistake = name === undefined || MISTAKES.has(name) ||
    text.startsWith("RangeError: Maximum call stack");
  return isMistake ? found : new RangeError(found.reason, { cause: found });
}

/** The place in the function that the topmost line of a stack names. */
function placeIn(
  stack: string,
  { source, body }: Typed,
): number | undefined {
  const pattern = new RegExp(`${RegExp.escape(FILE)}:(\\d+):(\\d+)`);
  const [, line, column] = pattern.exec(stack) ?? [];
  if (line === undefined) return undefined;
  const text = source.slice(body);
  const lines = (BEFORE + text).split("\n");
  const before = lines.slice(0, Number(line) - 1).reduce(
    (sum, { length }) => sum + length + 1,
    0,
  );
  const place = before + Number(column) - 1 - BEFORE.length;
  return Math.min(text.length, Math.max(0, place));
}

/** The engine tells a place near the name that is missing; the name itself is at most a few words on. */
function nearestWord(
  { source, body }: Typed,
  near: number,
  name: string,
): number {
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_$])${RegExp.escape(name)}(?![\\p{L}\\p{N}_$])`,
    "gu",
  );
  const places = [...source.slice(body).matchAll(pattern)]
    .map(({ index }) => index);
  return places.reduce(
    (best, place) =>
      Math.abs(place - near) < Math.abs(best - near) ? place : best,
    places[0] ?? near,
  );
}

/** An error that shows the line of the function it is in. */
export function problem(
  { source, body }: Typed,
  place: number | undefined,
  reason: string,
  hint?: string,
): ExpressionError {
  const newline = source.indexOf("\n", body);
  const whole = { start: body, end: newline < 0 ? source.length : newline };
  return new ExpressionError(
    source,
    place === undefined ? whole : wordAt(source, body + place),
    reason,
    hint === undefined ? {} : { hint },
  );
}

/** The word that begins at a place, or the one sign there. */
export function wordAt(source: string, start: number): Span {
  const word = /^[\p{L}\p{N}_$]+/u.exec(source.slice(start))?.[0] ?? " ";
  return { start, end: Math.min(source.length, start + word.length) };
}
