/**
 * What is wrong with a text that is to be JavaScript, and where.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/mod.ts";
import { compileOnly } from "./context.ts";
import type { JavaScriptDefinition } from "./definition.ts";
import { tokens } from "./token.ts";

// What waits for something would go on behind the back of the session.
const REFUSED = new Set(["import", "async", "await"]);

/**
 * Reads a definition and runs nothing.
 *
 * @throws {ExpressionError} If it is no JavaScript, or asks for what is not there.
 */
export function checkSyntax(
  entry: string,
  { body, end }: JavaScriptDefinition,
): void {
  const text = entry.slice(body, end);
  const all = [...tokens(text)];
  const refused = all.find(({ kind, text }, i) =>
    kind === "word" && REFUSED.has(text) && all[i - 1]?.text !== "."
  );
  if (refused) {
    throw new ExpressionError(
      entry,
      { start: body + refused.start, end: body + refused.end },
      `${refused.text} is not there for functions that are typed`,
      { hint: "load FILE.ts takes the functions of a module" },
    );
  }
  const reason = complaint(text);
  if (reason === undefined) return;
  // The engine tells no place. It is where the text, cut off there, is first wrong in the same way:
  // up to it, what is wrong is only that the text ends.
  const place =
    all.find(({ end }) => complaint(text.slice(0, end)) === reason) ??
      { start: text.length, end: text.length };
  throw new ExpressionError(
    entry,
    { start: body + place.start, end: body + place.end },
    `no JavaScript: ${reason}`,
  );
}

/** Whether a text is JavaScript. */
export function isJavaScript(text: string): boolean {
  return complaint(text) === undefined;
}

function complaint(text: string): string | undefined {
  try {
    compileOnly(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
