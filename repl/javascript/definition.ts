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

/** The definition that begins at that place, if one does; `seen` holds what is known of the texts looked at last, and learns more. */
export function javaScriptAt(
  source: string,
  start: number,
  seen: Known[] = [],
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
  return { name, body, start, ...extent(source, body, seen) };
}

type Extent = Pick<JavaScriptDefinition, "end" | "isComplete">;

/** What is known of a text: where the function ends, or that it is open, and how many brackets are then. */
export interface Known {
  readonly source: string;
  readonly from: number;
  readonly extent: Extent;
  readonly depth: number;
}

const MOST_SEEN = 8;

function extent(source: string, from: number, seen: Known[]): Extent {
  const same = seen.find((each) =>
    each.from === from && each.source === source
  );
  if (same) return same.extent;
  const shorter = seen.find((each) =>
    each.from === from && !each.extent.isComplete &&
    source.startsWith(each.source)
  );
  const found = extentOf(source, from, shorter);
  seen.splice(MOST_SEEN - 1);
  seen.unshift(found);
  return found.extent;
}

// So many ends are tried one after another; among more, halves are left out.
const TRIED = 30;
// Of a text that is as long, the engine is not asked at every line.
const LONG = 5000;

/** Where the function ends: at the first `;`, comment of ours or line's end before which it is all there. */
function extentOf(source: string, from: number, before?: Known): Known {
  const begin = before?.source.length ?? from;
  const more = source.slice(begin);
  const depth = (before?.depth ?? 0) + depthOf(more);
  const known = (extent: Extent) => ({ source, from, extent, depth });
  const open = { end: source.length, isComplete: false };
  // Brackets in texts and comments count, too: so a line that closes something is looked at in any case.
  const isInside = before !== undefined && depth > 0 &&
    source.length - from > LONG && !/^\s*[)\]}]/.test(more);
  if (isInside) return known(open);
  const ends = [...more.matchAll(/[;#\n]/g)].map(({ index }) => begin + index)
    .concat(source.length);
  const upTo = (end: number) => source.slice(from, end);
  const isEnd = (end: number) => {
    const text = upTo(end);
    if (!isValue(text)) return false;
    // What is a value whatever follows ends within a comment of JavaScript.
    return source[end] === "\n" || end === source.length ||
      !isValue(`${text}@`);
  };
  const first = ends.slice(0, TRIED).find(isEnd) ??
    endAmong(ends.slice(TRIED), isEnd, (end) => isOpenWithinLine(upTo(end)));
  if (first !== undefined) {
    const end = from + upTo(first).trimEnd().length;
    return known({ end, isComplete: true });
  }
  // One that is wrong is complete: nothing that follows would make it right.
  return known({ ...open, isComplete: !isOpen(upTo(source.length)) });
}

/** How many brackets a text opens and does not close. */
function depthOf(text: string): number {
  const opened = text.match(/[([{]/g)?.length ?? 0;
  return opened - (text.match(/[)\]}]/g)?.length ?? 0);
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
