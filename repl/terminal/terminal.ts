/**
 * A terminal: something in which a person edits an entry.
 *
 * @module
 */
import { type Editor, type Step, update } from "../editor.ts";
import type { Key } from "../keys.ts";
import type { Language } from "../language.ts";
import type { Keyboard } from "./keyboard.ts";
import type { Screen } from "./screen.ts";

/** What a terminal edits with: both kinds get the same. */
export interface Desk {
  readonly keyboard: Keyboard;
  readonly screen: Screen;
  /** The language, which changes with what the session knows. */
  language: Language;
}

/** A terminal. */
export interface Terminal {
  /** Edits until a step asks to submit or to leave. */
  edit(editor: Editor, desk: Desk): Promise<Step>;
}

/** What both kinds do with a key. */
export function press(editor: Editor, key: Key, desk: Desk): Step {
  const step = update(editor, key, desk.language);
  if (step.effect !== "clear screen") return step;
  desk.screen.clear();
  return { editor: step.editor };
}

/** What both kinds do when no key is waiting: show the editor, then what it would result in. */
export function show(editor: Editor, desk: Desk): void {
  const { keyboard, screen, language } = desk;
  if (keyboard.ready) return;
  screen.paint(editor, language);
  language.preview(editor.text).then((preview) =>
    screen.preview(editor, preview)
  );
}
