/**
 * A terminal: something in which a person edits an entry, or answers a question.
 *
 * @module
 */
import { type Editor, type Step, update } from "../editor/editor.ts";
import type { Key } from "../editor/keys.ts";
import type { Language } from "../editor/language.ts";
import { answeredLook, questionLook } from "../editor/look.ts";
import { answer, type Question } from "../editor/question.ts";
import type { Keyboard } from "./keyboard.ts";
import type { Screen } from "./screen.ts";

/** What a terminal works with: both kinds get the same. */
export interface Desk {
  readonly keyboard: Keyboard;
  readonly screen: Screen;
  /** The language, which changes with what the session knows. */
  language: Language;
}

/** What keys do, and what shows in between. */
export interface Dialogue {
  /** What it is about. */
  readonly kind: "entry" | "choice" | "confirmation";
  paint(): void;
  /** Whether the key settles it. */
  press(key: Key): boolean;
}

/** A terminal. */
export interface Terminal {
  /** Paints whenever no key waits, and hands over the keys until one settles the dialogue. */
  run(dialogue: Dialogue, keyboard: Keyboard): Promise<void>;
  /** Rows as lines of columns that line up. */
  table(rows: readonly (readonly string[])[]): string;
}

/** Edits until a step asks to submit or to leave. */
export async function edit(
  terminal: Terminal,
  editor: Editor,
  desk: Desk,
): Promise<Step> {
  const { keyboard, screen } = desk;
  let step: Step = { editor };
  await terminal.run({
    kind: "entry",
    paint() {
      const { editor } = step;
      screen.paint(editor, desk.language);
      desk.language.preview(editor.text)
        .then((preview) => screen.preview(editor, preview));
    },
    press(key) {
      step = update(step.editor, key, desk.language);
      if (step.effect !== "clear screen") return step.effect !== undefined;
      screen.clear();
      step = { editor: step.editor };
      return false;
    },
  }, keyboard);
  return step;
}

/** The position of the answer that is chosen; nothing where none is. */
export async function ask(
  terminal: Terminal,
  question: Question,
  { keyboard, screen, language }: Desk,
): Promise<number | undefined> {
  let state = question;
  let chosen: number | undefined;
  await terminal.run({
    kind: question.kind,
    paint: () => screen.show(questionLook(state, language)),
    press(key) {
      const next = answer(state, key);
      if ("question" in next) {
        state = next.question;
        return false;
      }
      chosen = next.answer;
      return true;
    },
  }, keyboard);
  const { title, answers } = question;
  screen.leave(
    answeredLook(title, chosen === undefined ? "-" : answers[chosen]),
  );
  return chosen;
}
