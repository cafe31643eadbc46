/**
 * What help knows of one thing: its meaning in a sentence, in every language, and an example that help runs.
 *
 * @module
 */
import type { Words } from "../lesson/lesson.ts";

/** What kind of thing it is. */
export type TopicKind =
  | "command"
  | "question"
  | "setting"
  | "function"
  | "operator"
  | "verdict"
  | "method"
  | "notion";

/** One thing that help explains. */
export interface Topic {
  readonly kind: TopicKind;
  /** Its names; the first is the one that lists show. */
  readonly names: readonly string[];
  readonly meaning: Words;
  /** Lines that run as they stand, in a session of their own; help shows what the last one answers. */
  readonly example: string;
  /** Other topics, by name. */
  readonly see: readonly string[];
}

/** A row of a table of topics: names, English, Korean, example, other topics; names are parted by blanks. */
export type Row = readonly [
  names: string,
  en: string,
  ko: string,
  example: string,
  see?: string,
];

/** The topics of a table. */
export function topics(kind: TopicKind, rows: readonly Row[]): Topic[] {
  return rows.map(([names, en, ko, example, see = ""]) => ({
    kind,
    names: names.split(" "),
    meaning: { en, ko },
    example,
    see: see.split(" ").filter((name) => name !== ""),
  }));
}
