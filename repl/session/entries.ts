/**
 * A script's text as entries: each is one line, or as many as it takes to close what it opened.
 *
 * @module
 */

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
  for await (const text of lines(chunks)) {
    line++;
    if (line === 1 && text.startsWith("#!")) continue;
    if (source === "") {
      if (text.trim() === "") continue;
      begin = line;
      source = text;
    } else source += "\n" + text;
    if (isComplete(source)) {
      yield { source, line: begin, cutOff: false };
      source = "";
    }
  }
  if (source !== "") yield { source, line: begin, cutOff: true };
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
