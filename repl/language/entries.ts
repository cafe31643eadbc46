/**
 * A script's text as entries: each is one line, or as many as it takes to close what it opened.
 *
 * @module
 */

import { JAVASCRIPT } from "./segment.ts";

/** One entry of a script. */
export interface Entry {
  readonly source: string;
  /** The line it begins on, from 1. */
  readonly line: number;
  /** Whether the script ended in the middle of it. */
  readonly cutOff: boolean;
}

/**
 * The entries of a script that comes in chunks. Blank lines between entries and a first line that
 * begins with `#!` are left out.
 */
export async function* entries(
  chunks: AsyncIterable<string> | Iterable<string>,
  isComplete: (source: string) => boolean,
): AsyncGenerator<Entry> {
  let source = "";
  let begin = 1;
  let line = 0;
  let glance = newGlance();
  for await (const text of lines(chunks)) {
    line++;
    if (line === 1 && text.startsWith("#!")) continue;
    if (source === "") {
      if (text.trim() === "") continue;
      begin = line;
      source = text;
      glance = newGlance();
    } else source += "\n" + text;
    if (glance(text) && isComplete(source)) {
      yield { source, line: begin, cutOff: false };
      source = "";
    }
  }
  if (source !== "") yield { source, line: begin, cutOff: true };
}

// Of an entry as short as that it is no matter how often it is read.
const SHORT = 2000;

/**
 * Whether a long entry is worth reading again after another line: where all brackets may have closed, or when it has
 * grown by a tenth, as it may be wrong. Else each line would cost as much as all before it. JavaScript has brackets that
 * count for nothing, so that each line of it is.
 */
function newGlance(): (line: string) => boolean {
  let [depth, length, read] = [0, 0, SHORT];
  let isFormula = true;
  return (line) => {
    length += line.length + 1;
    isFormula &&= !JAVASCRIPT.test(line);
    for (const sign of line.replace(/#.*/, "")) {
      if ("([{".includes(sign)) depth++;
      else if (")]}".includes(sign)) depth--;
    }
    if (isFormula && depth > 0 && length > SHORT && length < 1.1 * read) {
      return false;
    }
    read = length;
    return true;
  };
}

async function* lines(
  chunks: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of chunks) {
    const parts = chunk.split("\n");
    parts[0] = rest + parts[0];
    rest = parts.pop()!;
    for (const part of parts) yield withoutReturn(part);
  }
  if (rest !== "") yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}
