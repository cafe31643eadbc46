/**
 * Where text leaves the process. Nothing that a user pasted can drive the terminal: every control
 * character but the newline and the tab is shown as its picture.
 *
 * @module
 */
import type { Block } from "../session/session.ts";
import { printable } from "../editor/width.ts";
import { brokenAtBlanks } from "../editor/wrapped.ts";
import type { Terminal } from "./terminal.ts";

/** Has the terminal mark what is pasted, or no longer. */
export const PASTE_ON = "\x1b[?2004h";
export const PASTE_OFF = "\x1b[?2004l";

const encoder = new TextEncoder();

/** Writes text as it is, all of it. */
export function writeRaw(text: string): void {
  writeAll(Deno.stdout, text);
}

/** Writes lines to standard output. */
export function writeOut(text: string): void {
  writeAll(Deno.stdout, printable(text) + "\n");
}

/**
 * Shows a block: errors on standard error, everything else on standard output. Where the columns of a screen are given,
 * lines are broken at blanks.
 */
export function writeBlock(
  { kind, text, rows }: Block,
  table?: Terminal["table"],
  columns: number = Infinity,
): void {
  if (kind === "error") writeError(text);
  else if (kind === "picture") writeRaw(coloured(text) + "\n");
  else if (rows && table) writeOut(table(rows));
  else writeOut(rows ? text : brokenAtBlanks(text, columns));
}

/** Pictures carry colours of their own, and of all that drives a terminal nothing else. */
function coloured(text: string): string {
  return text.split(/(\p{Cc}\[[\d;]*m)/u)
    .map((part) => part.startsWith("\x1b[") ? part : printable(part)).join("");
}

/** Writes lines to standard error. */
export function writeError(text: string): void {
  writeAll(Deno.stderr, printable(text) + "\n");
}

/** Output that cannot be written, as on a full disk. */
export class Unwritable extends Error {
  override name = "Unwritable";
}

function writeAll(
  stream: { writeSync(bytes: Uint8Array): number },
  text: string,
): void {
  let bytes = encoder.encode(text);
  try {
    while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
  } catch (error) {
    // Nobody reads any more: that is for main to end quietly.
    if (error instanceof Deno.errors.BrokenPipe) throw error;
    throw new Unwritable(
      `Cannot write the output: ${
        error instanceof Error ? error.message : error
      }`,
      { cause: error },
    );
  }
}
