/**
 * What a lesson is: data. A chapter of the study note becomes steps; each says one thing, asks for one line, and knows
 * by its value or its outcome whether that line was right.
 *
 * @module
 */
import type { UnreadPart } from "../language/entry_tree.ts";
import type { Part } from "../language/part.ts";
import type { Scope } from "../session/scope.ts";
import type { Translated } from "./python.ts";
import type { Block } from "../session/session.ts";

/** A text in every language that lessons are told in. */
export interface Words {
  readonly en: string;
  readonly ko: string;
}

/** The languages of lessons. */
export type LessonLanguage = keyof Words;

/** A line that was typed, and what it led to. */
export interface Attempt {
  /** What it was read as. */
  readonly parts: readonly (Part | UnreadPart)[];
  /** The names before the line, and after it. */
  readonly before: Scope;
  readonly after: Scope;
  readonly blocks: readonly Block[];
}

/** What is said of a line that is right, besides what comes next. */
export interface Remark {
  readonly remark: Words;
}

/** True, perhaps with a remark, or the hint that fits what was typed. */
export type Check = (attempt: Attempt) => true | Remark | Words;

/** One thing said, one line asked for. */
export interface Step {
  readonly say: Words;
  readonly ask: Words;
  /** A line that is right: shown to who asks for it, and typed by the test. */
  readonly answer: string;
  readonly check: Check;
}

/** A chapter. */
export interface Lesson {
  readonly title: Words;
  readonly steps: readonly Step[];
  /** Reads text of another language that the lesson is about; nothing where it is no such text. */
  readonly translate?: (text: string) => readonly Translated[] | undefined;
}
