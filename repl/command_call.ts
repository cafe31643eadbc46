/**
 * Recognising a command by its first word, so that an entry that is none need not load them all.
 *
 * @module
 */
import type { Span } from "../mod.ts";
import type { Arguments } from "./command/command.ts";

/** The words that commands begin with; a test holds them to what the table of commands says. */
export const COMMAND_WORDS: ReadonlySet<string> = new Set([
  "help",
  "examples",
  "list",
  "info",
  "set",
  "trace",
  "explain",
  "compare",
  "check",
  "plot",
  "tangent",
  "sweep",
  "critical",
  "descend",
  "time",
  "assert",
  "save",
  "save!",
  "load",
  "pin",
  "pin!",
  "undo",
  "history",
  "reset",
  "quit",
  "exit",
]);

/** Whether it is `?grad` or `grad?`. */
export function asksForHelp(text: string): boolean {
  return /^\?[^\s?]+$|^[^\s?()[\]{}<>=+*^-]+\?$/.test(text);
}

/** A command as it was typed. */
export type CommandCall = Omit<Arguments, "run">;

/** The command a part of an entry is, with its words; a `/` or a `:` before it says that it is one. */
export function commandCall(
  source: string,
  segment: Span,
): CommandCall | undefined {
  const text = source.slice(segment.start, segment.end);
  if (asksForHelp(text)) {
    const start = segment.start + (text.startsWith("?") ? 1 : 0);
    const word = {
      start,
      end: start + text.length - 1,
      text: text.replace("?", ""),
    };
    return { source, name: "help", words: [word], rest: word };
  }
  const words = [...text.matchAll(/\S+/g)].map((match) => {
    const start = segment.start + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
  const [first, second] = words;
  if (!first || /^:?=/.test(second?.text ?? "")) return undefined;
  const name = first.text.replace(/^[/:]/, "");
  if (!COMMAND_WORDS.has(name)) return undefined;
  const rest = { start: second?.start ?? first.end, end: segment.end };
  return { source, name, words: words.slice(1), rest };
}
