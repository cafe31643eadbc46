/**
 * Numbers and nested arrays of them in memory that two threads share. An array is how many items it has, then each of them;
 * where all are numbers, -2 less how many, then the numbers; a number alone is -1, then itself.
 *
 * The text of these functions also runs in the Worker: they know nothing but their arguments.
 *
 * @module
 */
import type { ArrayValue } from "../../lib/expression/mod.ts";

/** A place on a tape, which moves on with what is read or written. */
export interface Cursor {
  at: number;
}

/** What is to be done with what no tape can hold; never returns. */
export type Refuse = (value: unknown) => never;

/** The number or the array that begins at the cursor. */
export function readTape(tape: Float64Array, cursor: Cursor): ArrayValue {
  const tag = tape[cursor.at++];
  if (tag === -1) return tape[cursor.at++];
  const isFlat = tag < 0;
  const length = isFlat ? -2 - tag : tag;
  const all: ArrayValue[] = [];
  for (let i = 0; i < length; i++) {
    all[i] = isFlat ? tape[cursor.at++] : readTape(tape, cursor);
  }
  return all;
}

/** Writes a number or an array at the cursor; the tape grows where it must. */
export function writeTape(
  tape: Float64Array,
  cursor: Cursor,
  value: unknown,
  refuse: Refuse,
  depth = 0,
): void {
  const need = (more: number) => {
    const bytes = 8 * (cursor.at + more);
    if (bytes <= tape.byteLength) return;
    (tape.buffer as unknown as { grow(bytes: number): void }).grow(
      8 * Math.ceil(bytes / 4),
    );
  };
  if (typeof value === "number") {
    need(2);
    tape[cursor.at++] = -1;
    tape[cursor.at++] = value;
    return;
  }
  const isList = Array.isArray(value) ||
    ArrayBuffer.isView(value) && "length" in value;
  // Nobody's arrays nest deeper, but one that holds itself does.
  if (!isList || depth >= 64) refuse(value);
  const list = value as unknown[];
  const { length } = list;
  const begin = cursor.at;
  need(length + 1);
  tape[cursor.at++] = -2 - length;
  let i = 0;
  for (; i < length; i++) {
    const item = list[i];
    if (typeof item !== "number") break;
    tape[cursor.at++] = item;
  }
  if (i === length) return;
  cursor.at = begin;
  tape[cursor.at++] = length;
  for (i = 0; i < length; i++) {
    writeTape(tape, cursor, list[i], refuse, depth + 1);
  }
}
