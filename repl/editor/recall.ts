/**
 * Going back through the history: Up finds the entries that begin as the text before the cursor does.
 *
 * @module
 */
import type { Buffer } from "./buffer.ts";

/** Where in the history one has come to. */
export interface Recall {
  /** The entry shown; the number of entries where it is the draft. */
  readonly index: number;
  /** What the entries begin with. */
  readonly prefix: string;
  /** What stood there before. */
  readonly draft: Buffer;
}

/** The next older entry that begins like the draft, or nothing where there is none. */
export function older(
  { text, cursor }: Buffer,
  history: readonly string[],
  recall: Recall | undefined,
): Recall | undefined {
  const start = recall ??
    {
      index: history.length,
      prefix: text.slice(0, cursor),
      draft: { text, cursor },
    };
  for (let index = start.index - 1; index >= 0; index--) {
    const entry = history[index];
    if (entry.startsWith(start.prefix) && entry !== text) {
      return { ...start, index };
    }
  }
  return undefined;
}

/** The next newer entry, at last the draft; nothing where no older one has been recalled. */
export function newer(
  history: readonly string[],
  recall: Recall | undefined,
): Recall | undefined {
  if (!recall || recall.index === history.length) return undefined;
  const shown = history[recall.index];
  let index = recall.index + 1;
  while (
    index < history.length &&
    (!history[index].startsWith(recall.prefix) || history[index] === shown)
  ) index++;
  return { ...recall, index };
}

/** What the latest entry that begins like the text has after it, where the cursor stands at the end. */
export function ghost(
  { text, cursor }: Buffer,
  history: readonly string[],
): string {
  if (text.trim() === "" || cursor !== text.length) return "";
  for (let i = history.length - 1; i >= 0; i--) {
    const entry = history[i];
    if (entry.startsWith(text) && entry !== text && !entry.includes("\n")) {
      return entry.slice(text.length);
    }
  }
  return "";
}
