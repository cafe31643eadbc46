/**
 * The words that ask, around what is asked for.
 *
 * @module
 */
import { type Row, row, type Spelling } from "./row.ts";

const POLITE =
  /^(?:please|(?:can|could|would) you(?: please)?|how (?:do|can|would|should) (?:i|you|we|one)|i (?:want|need|would like|['’]d like)(?: to)?|let(?:['’]s| us| me))\s+(.+?)(?:\s+(?:for me|please))?\s*[?.!]*$/is;

const ASKING =
  /^(?:what(?:['’]?s|\s+is|\s+are)|find|determine|calculate|compute|work\s+out|(?:tell|give|show|get)(?:\s+(?:me|us))?(?!\s+that\b)|is(?=\s[^?]*[=<>])|the(?=\s+(?:gradient|hessian|jacobian|laplacian|divergence|curl|tangent)\b))\s+(?:out\s+)?(?:the\s+|an?\s+)?(.+?)\s*(?:please)?\s*[?.!]*$/is;

/** What is added out of politeness behind what is asked for. */
export const POLITELY: RegExp =
  /^(.+?)[\s,]+(?:please|plz|pls|thanks|thank you)\s*[.!?]*$/is;

/** What a request asks for, without the words that ask; nothing where there are none. */
export function withoutAsking(text: string): string | undefined {
  return POLITE.exec(text)?.[1] ?? ASKING.exec(text)?.[1] ??
    POLITELY.exec(text)?.[1];
}

/** What is said of a question that nobody understands. */
export const NO_SENTENCES: Spelling = {
  reason: "questions in words are not read",
  hint: "help lists what can be typed, examples what can be tried",
};

/** A sentence of which nothing is known. */
export const QUESTION: Row = row(
  `^(?:how|why|where|when|which|who|what|is|are|can|could|do|does|should|would)\\s(?:.*\\?|[\\p{L}\\s']*)$`,
  NO_SENTENCES.reason,
  NO_SENTENCES.hint,
);
