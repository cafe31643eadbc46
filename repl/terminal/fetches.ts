/**
 * Fetches while someone is at the terminal: under a line of our own, and never while they edit, as Deno's progress would be
 * painted over the frame.
 *
 * @module
 */
import { FetchError, type FetchWatcher } from "../../lib/registry/fetch.ts";
import {
  isLeftAlone,
  keepNote,
  noteOf,
  type Notes,
} from "../start/registry_notes.ts";
import type { LanguageName } from "../session/setting.ts";

/** What the watcher needs to know, and where its line goes. */
export interface FetchSurroundings {
  readonly notes: Notes | undefined;
  readonly write: (text: string) => void;
  /** Whether an entry runs: then the cursor is on a line that is free. */
  readonly isRunning: () => boolean;
  /** Whether Ctrl-C was pressed meanwhile. */
  readonly isCalledOff: () => boolean;
  readonly now: () => number;
  readonly language: () => LanguageName;
}

const LINES: Readonly<Record<LanguageName, (names: string) => string>> = {
  en: (names) => `fetching ${names}, once`,
  ko: (names) => `처음 한 번 내려받습니다: ${names}`,
};
const TAKE_OFF = "\x1b[A\x1b[G\x1b[J";

/** A watcher that keeps the screen whole, and leaves npm alone for a day where it did not answer. */
export function fetchWatcher(
  { notes, write, isRunning, isCalledOff, now, language }: FetchSurroundings,
): FetchWatcher {
  return {
    begin(specifiers) {
      if (!isRunning()) {
        throw new FetchError("not while an entry is being edited", false);
      }
      const note = notes && noteOf("npm", notes);
      if (isLeftAlone(note, now())) throw new FetchError(note!.fault!, true);
      const names = specifiers
        .map((name) => name.replace(/^npm:|@[^@]*$/g, ""))
        .join(", ");
      write(`\x1b[G\x1b[K${LINES[language()](names)}\n`);
    },
    isCalledOff,
    end(_, error) {
      write(TAKE_OFF);
      if (!notes || error && !error.isFault) return;
      const fault = error && { fault: error.message };
      keepNote("npm", { at: now(), ...fault }, notes);
    },
  };
}
