/**
 * Asking the person at the terminal while an entry runs.
 *
 * @module
 */
import type { Person } from "./host.ts";
import { ask, type Desk, type Terminal } from "./terminal.ts";

/** How a computation has the terminal, whose keyboard is closed meanwhile. */
export interface Hold {
  /** Ctrl-C interrupts, and what is typed is kept, not echoed. */
  hold(): Promise<void>;
  /** The terminal is as it was before all. */
  release(): Promise<void>;
}

/** The person at this terminal, while a computation holds it. */
export function personAt(
  terminal: Terminal,
  desk: Desk,
  { hold, release }: Hold,
): Person {
  const { keyboard } = desk;
  return {
    async ask(question) {
      keyboard.open();
      try {
        return await ask(terminal, question, desk);
      } finally {
        keyboard.close();
      }
    },
    async aside(action) {
      // Deno asks for a permission in a terminal as it was, and in no other.
      await release();
      try {
        return await action();
      } finally {
        await hold();
      }
    },
  };
}
