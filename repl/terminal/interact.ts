/**
 * The REPL at a terminal. Its first frame comes before anything else is loaded.
 *
 * @module
 */
import { newEditor } from "../editor/editor.ts";
import type { Size } from "../editor/frame.ts";
import { PLAIN_LANGUAGE } from "../editor/language.ts";
import type { Session } from "../session/session.ts";
import { COLOR, PLAIN } from "../editor/theme.ts";
import type { ConversationOptions } from "./converse.ts";
import { Keyboard } from "./keyboard.ts";
import { PASTE_OFF, PASTE_ON, writeRaw } from "./output.ts";
import { Screen } from "./screen.ts";

/** Talks with a person until they leave; the exit code. */
export async function interact(
  prepare: () => Promise<Session>,
  options: ConversationOptions,
): Promise<number> {
  const keyboard = new Keyboard(Deno.stdin);
  const screen = new Screen(
    { write: writeRaw, size },
    Deno.noColor ? PLAIN : COLOR,
  );
  if (Deno.build.os !== "windows") {
    Deno.addSignalListener("SIGWINCH", () => screen.repaint());
  }
  keyboard.open();
  writeRaw(PASTE_ON);
  try {
    screen.paint(newEditor(), PLAIN_LANGUAGE);
    const { converse } = await import("./converse.ts");
    await converse(await prepare(), { keyboard, screen }, options);
  } finally {
    writeRaw(PASTE_OFF);
    keyboard.close();
  }
  return 0;
}

/** The size of the terminal; one that knows none, such as a serial line, says 0. */
function size(): Size {
  const { columns, rows } = Deno.consoleSize();
  return { columns: columns || 80, rows: rows || 24 };
}
