/**
 * A line at a terminal that says how far a long computation has come, and is gone when it is over.
 *
 * @module
 */
import { printable } from "../editor/width.ts";

// What is over sooner needs no progress; a person reads no more than a few lines a second.
const FIRST_MS = 500;
const NEXT_MS = 200;

/** What the line needs of the process. */
export interface Paper {
  write(text: string): void;
  columns(): number;
  now(): number;
}

/** A progress line. */
export interface ProgressLine {
  show(text: () => string): void;
  clear(): void;
}

/** A line that is written over again and again, where it has been so long since the last time. */
export function progressLine({ write, columns, now }: Paper): ProgressLine {
  let due = now() + FIRST_MS;
  let isShown = false;
  return {
    show(text) {
      if (now() < due) return;
      due = now() + NEXT_MS;
      isShown = true;
      write(`\x1b[G\x1b[K${printable(text()).slice(0, columns() - 1)}`);
    },
    clear() {
      if (isShown) write("\x1b[G\x1b[K");
      isShown = false;
    },
  };
}
