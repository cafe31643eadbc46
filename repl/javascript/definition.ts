/**
 * Functions that are typed in JavaScript: `k = (x) => Math.sin(x[0])`, `k = x => x ** 2` and
 * `k = function (x) { ... }`. Where one begins and ends is all that is known of it here.
 *
 * @module
 */
import type { Span } from "../../lib/expression/mod.ts";
import { complaint, isOpen, isOpenWithinLine, isValue } from "./engine_says.ts";
import { parametersOf } from "./head.ts";

/** A definition in an entry. */
export interface JavaScriptDefinition extends Span {
  readonly name: string;
  /** Where the function begins, behind the `=`. */
  readonly body: number;
  /** Whether it is all there. */
  readonly isComplete: boolean;
}

/** The definition that begins at that place, if one does. */
export function javaScriptAt(
  source: string,
  start: number,
): JavaScriptDefinition | undefined {
  if (!/=>|function/.test(source)) return undefined;
  const head = /([\p{L}_][\p{L}\p{M}\p{N}_]*)[ \t]*:?=(?![=>])\s*/uy;
  head.lastIndex = start;
  const [text = "", name] = head.exec(source) ?? [];
  if (name === undefined) return undefined;
  const body = start + text.length;
  const begin =
    /(?:async\b\s*)?(?:function\b|\(|[\p{L}_$][\p{L}\p{N}_$]*\s*=>)/uy;
  begin.lastIndex = body;
  const beginning = begin.exec(source)?.[0];
  if (!beginning) return undefined;
  const isArrow = () => parametersOf(source.slice(body)) !== undefined;
  if (beginning.endsWith("(") && !isArrow()) return undefined;
  return { name, body, start, ...extent(source, body) };
}

type Extent = Pick<JavaScriptDefinition, "end" | "isComplete">;

// An editor asks for the same entry at every key and every frame.
const known = new Map<string, Extent>();
const MOST_KNOWN = 50;

function extent(source: string, from: number): Extent {
  const key = `${from} ${source}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const found = extentOf(source, from);
  known.set(key, found);
  return found;
}

// So many ends are tried one after another; among more, halves are left out.
const TRIED = 30;

/** Where the function ends: at the first `;`, comment of ours or line's end before which it is all there. */
function extentOf(source: string, from: number): Extent {
  const ends = [...source.slice(from).matchAll(/[;#\n]/g)].map(({ index }) =>
    from + index
  ).concat(source.length);
  const upTo = (end: number) => source.slice(from, end);
  const isEnd = (end: number) => {
    const text = upTo(end);
    // What goes on to be a value whatever follows ends within a comment of JavaScript.
    const isComment = source[end] !== "\n" && end < source.length &&
      isValue(`${text}@`);
    return isValue(text) && !isComment;
  };
  const first = ends.slice(0, TRIED).find(isEnd) ??
    endAmong(ends.slice(TRIED), isEnd, (end) => isOpenWithinLine(upTo(end)));
  if (first !== undefined) {
    return { end: from + upTo(first).trimEnd().length, isComplete: true };
  }
  // One that is wrong is complete: nothing that follows would make it right.
  return { end: source.length, isComplete: !isOpen(upTo(source.length)) };
}

/** The first end of many: up to it the text is open, and from it on it is not. */
function endAmong(
  ends: readonly number[],
  isEnd: (end: number) => boolean,
  isOpenAt: (end: number) => boolean,
): number | undefined {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isOpenAt(ends[middle]) && !isEnd(ends[middle])) low = middle + 1;
    else high = middle;
  }
  return low < ends.length && isEnd(ends[low]) ? ends[low] : undefined;
}

/** The line of a text that is no value in which it goes wrong, without the blanks around it. */
export function wrongLine(text: string): Span {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index)
    .concat(text.length);
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = text.slice(0, ends[middle]);
    if (complaint(before) === undefined || isOpen(before)) low = middle + 1;
    else high = middle;
  }
  const begin = low === 0 ? 0 : ends[low - 1] + 1;
  const line = text.slice(begin, ends[low]);
  const start = begin + line.length - line.trimStart().length;
  return { start, end: Math.max(start, begin + line.trimEnd().length) };
}
