/**
 * The terminal that is always there: Deno's own standard input.
 *
 * @module
 */
import { tableText } from "../session/table.ts";
import type { Terminal } from "./terminal.ts";

/**
 * A terminal that runs a dialogue until a key settles it, or until `relieved` settles: then another terminal goes on
 * with it.
 */
export function builtinTerminal(relieved?: Promise<void>): Terminal {
  let over = false;
  const relief = relieved?.then(() => {
    over = true;
  });
  return {
    async run(dialogue, keyboard) {
      for (;;) {
        if (!keyboard.ready) dialogue.paint();
        await Promise.race([keyboard.wait(), ...relief ? [relief] : []]);
        if (over || dialogue.press(keyboard.take())) return;
      }
    },
    table: tableText,
  };
}
