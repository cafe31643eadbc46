/**
 * Asking the person at the terminal while an entry runs.
 *
 * @module
 */
import type { Person } from "./effect.ts";
import { ask, type Desk, type Terminal } from "./terminal.ts";

/** The person at this terminal, whose keyboard is paused as a computation has it. */
export function personAt(
  terminal: Terminal,
  desk: Pick<Desk, "keyboard" | "screen">,
): Person {
  const { keyboard } = desk;
  return {
    async ask(question) {
      keyboard.open();
      try {
        return await ask(terminal, question, desk);
      } finally {
        keyboard.pause();
      }
    },
    async aside(action) {
      // Deno asks for a permission in a terminal as it was, and in no other.
      keyboard.close();
      try {
        return await action();
      } finally {
        keyboard.pause();
      }
    },
  };
}
