/**
 * The help that a question in words may be about.
 *
 * @module
 */
import { topicOf } from "./help_text.ts";

// Shorter words, such as "is" and "at", are of the question.
const SHORTEST = 4;

const ASKING = /^(?:where|when|what|which|with)$/i;

/** What to type for help on the last word of a question that help knows; nothing where it knows none. */
export function helpOn(question: string): string | undefined {
  const words = question.match(/[\p{L}-]+/gu) ?? [];
  const known = words.filter((word) =>
    word.length >= SHORTEST && !ASKING.test(word)
  ).findLast((
    word,
  ) => topicOf(word) ?? topicOf(word.replace(/s$/, "")));
  return known && `write help ${known.toLowerCase().replace(/s$/, "")}`;
}
