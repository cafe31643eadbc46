/**
 * The terminal that is always there: Deno's own standard input.
 *
 * @module
 */
import { tableText } from "../session/table.ts";
import type { Terminal } from "./terminal.ts";

/** A terminal that runs a dialogue until a key settles it. */
export function builtinTerminal(): Terminal {
  return {
    async run(dialogue, keyboard) {
      for (;;) {
        if (!keyboard.ready) dialogue.paint();
        await keyboard.wait();
        if (dialogue.press(keyboard.take())) return;
      }
    },
    table: tableText,
  };
}
