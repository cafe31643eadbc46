/**
 * The text being edited and the cursor in it: motions and edits that know nothing of keys.
 *
 * @module
 */

import { segmenter } from "./width.ts";

/** A text and a cursor, which stands between two user's characters of it. */
export interface Buffer {
  readonly text: string;
  readonly cursor: number;
}

/** A place to go to from the cursor. */
export type Motion = (buffer: Buffer) => number;

function segmentAt(text: string, index: number): Intl.SegmentData | undefined {
  return segmenter().segment(text).containing(index);
}

/** Whether what stands there is a user's character by itself, beside another such: a sign of ASCII but a line's end. */
function isPlain(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 0x80 && code !== 0x0d;
}

/** One user's character to the left. */
export function left({ text, cursor }: Buffer): number {
  if (cursor === 0) return 0;
  if (isPlain(text, cursor - 1) && isPlain(text, cursor - 2)) return cursor - 1;
  return segmentAt(text, cursor - 1)?.index ?? cursor - 1;
}

/** One user's character to the right. */
export function right({ text, cursor }: Buffer): number {
  if (cursor >= text.length) return text.length;
  if (isPlain(text, cursor) && isPlain(text, cursor + 1)) return cursor + 1;
  const segment = segmentAt(text, cursor);
  return segment ? segment.index + segment.segment.length : cursor + 1;
}

/** The start of the line that the cursor is on. */
export function lineStart({ text, cursor }: Buffer): number {
  return text.lastIndexOf("\n", cursor - 1) + 1;
}

/** The end of the line that the cursor is on. */
export function lineEnd({ text, cursor }: Buffer): number {
  const end = text.indexOf("\n", cursor);
  return end < 0 ? text.length : end;
}

const isWord = (text: string) => /^[\p{L}\p{N}_]/u.test(text);

/** The start of the word at or before the cursor. */
export function wordLeft({ text, cursor }: Buffer): number {
  let at = cursor;
  const step = () => left({ text, cursor: at });
  while (at > 0 && !isWord(text.slice(step(), at))) at = step();
  while (at > 0 && isWord(text.slice(step(), at))) at = step();
  return at;
}

/** The end of the word at or after the cursor. */
export function wordRight({ text, cursor }: Buffer): number {
  let at = cursor;
  const step = () => right({ text, cursor: at });
  while (at < text.length && !isWord(text.slice(at, step()))) at = step();
  while (at < text.length && isWord(text.slice(at, step()))) at = step();
  return at;
}

/** The same column in the line above, or nothing on the first line. */
export function lineUp(buffer: Buffer): number | undefined {
  const start = lineStart(buffer);
  if (start === 0) return undefined;
  const above = lineStart({ text: buffer.text, cursor: start - 1 });
  return onBoundary(
    buffer.text,
    Math.min(start - 1, above + buffer.cursor - start),
  );
}

/** The same column in the line below, or nothing on the last line. */
export function lineDown(buffer: Buffer): number | undefined {
  const end = lineEnd(buffer);
  if (end === buffer.text.length) return undefined;
  const below = lineEnd({ text: buffer.text, cursor: end + 1 });
  return onBoundary(
    buffer.text,
    Math.min(below, end + 1 + buffer.cursor - lineStart(buffer)),
  );
}

function onBoundary(text: string, index: number): number {
  return index >= text.length ? text.length : segmentAt(text, index)!.index;
}

/** The buffer with the cursor moved to an index that a motion gave. */
export function moveTo(buffer: Buffer, cursor: number): Buffer {
  return { text: buffer.text, cursor };
}

/** The buffer with everything between two indices replaced, and the cursor after it. */
export function replace(
  { text }: Buffer,
  from: number,
  to: number,
  by: string,
): Buffer {
  const next = text.slice(0, from) + by + text.slice(to);
  const cursor = from + by.length;
  // A combining mark joins what stands before it, so the cursor may have landed inside a character.
  const inside = cursor > 0 && cursor < next.length && !isPlain(next, cursor)
    ? segmentAt(next, cursor)
    : undefined;
  return {
    text: next,
    cursor: inside && inside.index < cursor
      ? inside.index + inside.segment.length
      : cursor,
  };
}

/** The buffer with the characters on both sides of the cursor swapped. */
export function transpose(buffer: Buffer): Buffer {
  const { text } = buffer;
  const middle = buffer.cursor === text.length ? left(buffer) : buffer.cursor;
  const from = left({ text, cursor: middle });
  const to = right({ text, cursor: middle });
  if (from === middle || middle === to) return buffer;
  const swapped = text.slice(middle, to) + text.slice(from, middle);
  return replace(buffer, from, to, swapped);
}
