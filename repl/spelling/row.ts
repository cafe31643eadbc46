/**
 * Rows of the tables of what is written otherwise elsewhere.
 *
 * @module
 */

/** An answer to something written otherwise: what is wrong, and what to write. */
export interface Spelling {
  readonly reason: string;
  readonly hint: string;
}

/** What is said elsewhere, and the answer to it. */
export type Row = readonly [
  said: RegExp,
  reason: string,
  hint: (...groups: string[]) => string,
];

/** A name, as a pattern. */
export const NAME: string = String.raw`[\p{L}_][\p{L}\p{N}_]*`;

/** Names between commas, as a pattern. */
export const NAMES: string = String.raw`${NAME}(?:\s*,\s*${NAME})*`;

/** A row: a pattern, in which case counts only where it is asked for, and what to say. */
export function row(
  said: string,
  reason: string,
  hint: string | ((...groups: string[]) => string),
  flags = "isu",
): Row {
  const write = typeof hint === "string" ? () => hint : hint;
  return [new RegExp(said, flags), reason, write];
}
