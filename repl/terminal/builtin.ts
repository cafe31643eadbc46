/**
 * The terminal that is always there: Deno's own standard input.
 *
 * @module
 */
import type { Editor, Step } from "../editor.ts";
import { type Desk, press, show, type Terminal } from "./terminal.ts";

/**
 * A terminal that edits until a key submits or leaves, or until `relieved` settles: then the step has
 * no effect, and another terminal goes on with its editor.
 */
export function builtinTerminal(relieved?: Promise<void>): Terminal {
  let over = false;
  const relief = relieved?.then(() => {
    over = true;
  });
  return {
    async edit(editor: Editor, desk: Desk): Promise<Step> {
      for (;;) {
        show(editor, desk);
        await Promise.race([desk.keyboard.wait(), ...relief ? [relief] : []]);
        if (over) return { editor };
        const step = press(editor, desk.keyboard.take(), desk);
        if (step.effect) return step;
        editor = step.editor;
      }
    },
  };
}
