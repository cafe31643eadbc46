/**
 * Sums and products as other programs and books write them.
 *
 * @module
 */
import { NAME, type Row, row } from "./row.ts";

/** What is said where the counter stands elsewhere. */
export const COUNTER = "a sum begins with its counter";

/** The index of a term that does not say which: its one letter, as k in k^2. */
function indexIn(term: string): string {
  return /\b\p{L}\b/u.exec(term)?.[0] ?? "i";
}

/** A sum or a product, as it is written here. */
export function series(
  name: string,
  counter: string,
  from: string,
  to: string,
  term: string,
): string {
  const operator = /^[pΠ∏]/i.test(name) ? "prod" : "sum";
  return `write ${operator}(${counter}, ${from}, ${to}, ${term})`;
}

/** Sums in words. */
export const SUMS: readonly Row[] = [
  row(
    `^(?:the\\s+)?(sum|product|prod)\\s+(?:of\\s+)?(.*?)\\s*(?:from|for)\\s+(?:(${NAME})\\s*=\\s*)?(\\S+)\\s+to\\s+(\\S+)$`,
    COUNTER,
    (word, term, index = indexIn(term), from, to) =>
      series(word === "sum" ? "sum" : "prod", index, from, to, term),
  ),
  row(
    `^(sum|product|prod)\\s+(?:of\\s+)?(\\w+)\\s+to\\s+(\\w+)$`,
    "a range has its ends around a colon",
    (word, from, to) =>
      `write ${word === "sum" ? "sum" : "prod"}(${from}:${to})`,
  ),
];
