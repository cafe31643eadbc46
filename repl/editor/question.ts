/**
 * A question with a few answers to choose from: a pure reducer over keys, as the editor is.
 *
 * @module
 */
import type { Key } from "./keys.ts";

/** A question, and the answer that is selected. */
export interface Question {
  /** In a confirmation the first letter of an answer gives it. */
  readonly kind: "choice" | "confirmation";
  readonly title: string;
  readonly answers: readonly string[];
  readonly selected: number;
}

/** Asks for the position of the answer; nothing where the person wants none. */
export type Ask = (question: Question) => Promise<number | undefined>;

/** What a key leads to: another answer selected, or the end. */
export type Answered =
  | { readonly question: Question }
  | { readonly answer: number | undefined };

/** Which of these? */
export function choice(title: string, answers: readonly string[]): Question {
  return { kind: "choice", title, answers, selected: 0 };
}

/** No, unless someone says yes: the answer 1. */
export function confirmation(title: string): Question {
  return { ...choice(title, ["no", "yes"]), kind: "confirmation" };
}

const STEPS: Record<string, number> = {
  "down": 1,
  "ctrl-n": 1,
  "tab": 1,
  "up": -1,
  "ctrl-p": -1,
  "shift-tab": -1,
};

/** The question after a key, or its answer. */
export function answer(question: Question, key: Key): Answered {
  const { answers, selected } = question;
  if (key.kind !== "name") {
    // Several letters may come in one piece.
    const given = question.kind === "choice" ? [] : [...key.text.toLowerCase()]
      .map((letter) => answers.findIndex((text) => text.startsWith(letter)))
      .filter((found) => found >= 0);
    return given.length > 0 ? { answer: given[0] } : { question };
  }
  switch (key.name) {
    case "enter":
      return { answer: selected };
    case "escape":
    case "ctrl-c":
    case "ctrl-d":
    case "ctrl-g":
    case "eof":
      return { answer: undefined };
    case "home":
    case "page-up":
      return { question: { ...question, selected: 0 } };
    case "end":
    case "page-down":
      return { question: { ...question, selected: answers.length - 1 } };
    default: {
      const step = STEPS[key.name] ?? 0;
      const next = (selected + step + answers.length) % answers.length;
      return { question: { ...question, selected: next } };
    }
  }
}
