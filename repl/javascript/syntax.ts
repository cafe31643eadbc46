/**
 * What is wrong with a text that is to be JavaScript, and where.
 *
 * @module
 */
import { ExpressionError, type Span } from "../../lib/expression/mod.ts";
import type { Control } from "../session/control.ts";
import { placeOfMistake } from "./acorn.ts";
import { type JavaScriptDefinition, wrongLine } from "./definition.ts";
import { complaint, isValue } from "./engine_says.ts";
import { wordAt } from "./error.ts";

/**
 * Reads a definition and runs nothing.
 *
 * @throws {ExpressionError} If it is no JavaScript, or asks for what is not there.
 */
export async function checkSyntax(
  entry: string,
  { body, end }: JavaScriptDefinition,
  caller: Control,
): Promise<void> {
  const text = entry.slice(body, end);
  const fail = ({ start, end }: Span, reason: string, hint?: string) => {
    const span = { start: body + start, end: body + end };
    const details = hint === undefined ? {} : { hint };
    throw new ExpressionError(entry, span, reason, details);
  };
  const reason = complaint(text);
  const refused = reason === undefined || /\b(?:import|await)\b/.test(reason)
    ? refusedIn(text)
    : undefined;
  if (refused) {
    const word = text.slice(refused.start, refused.end);
    fail(
      refused,
      `${word} is not there for functions that are typed`,
      "load FILE.ts takes the functions of a module",
    );
  }
  if (reason === undefined) return;
  const place = await placeOfMistake(text, caller);
  const span = place === undefined ? wrongLine(text) : wordAt(text, place);
  fail(span, `no JavaScript: ${reason}`);
}

/**
 * The first word that asks for what would go on behind the back of the session. It is one of the code, and not of a text or
 * of a comment, where JavaScript is none without it.
 */
function refusedIn(text: string): Span | undefined {
  for (
    const { 0: word, index } of text.matchAll(/\b(?:import|async|await)\b/g)
  ) {
    const end = index + word.length;
    const isProperty = /\.\s*$/.test(text.slice(0, index)) ||
      /^\s*:/.test(text.slice(end));
    // A name in its place leaves `async` and `await` that are names as they are; `import` is none.
    const instead = word === "import" ? "@" : "$";
    const without = text.slice(0, index) + instead + text.slice(end);
    if (!isProperty && !isValue(without)) return { start: index, end };
  }
  return undefined;
}
