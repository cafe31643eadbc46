/**
 * Whether a prompt should ask for another line.
 *
 * @module
 */
import { CLOSERS } from "./cursor.ts";
import { type Token, tokenize } from "./token.ts";

const WANTS_A_VALUE = new Set([
  ..."+-*/^,?:<>√∛",
  ".*",
  "./",
  ".^",
  ..."<= >= == != mod and or not if where".split(" "),
]);

/**
 * Whether a source can be judged as it stands, right or wrong; false while a bracket is open or the
 * last operator waits for its value, so that a prompt can ask for more. Looks at tokens alone, so it
 * serves commands and queries as well.
 *
 * @example
 * ```ts
 * import { isComplete } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.equal(isComplete("f(x) = 2x"), true);
 * assert.equal(isComplete("f(x) = (2x"), false);
 * assert.equal(isComplete("f(x) = 2x +"), false);
 * assert.equal(isComplete("f(x) = 2x)"), true); // an error, and at once
 * ```
 */
export function isComplete(source: string): boolean {
  let tokens: Token[];
  try {
    tokens = tokenize(source);
  } catch {
    return true; // No further line makes an unreadable character readable.
  }
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    if (kind !== "operator") continue;
    if ("([{".includes(text)) open.push(text);
    const closes = ")]}".includes(text);
    if (closes && CLOSERS.get(open.pop() ?? "") !== text) return true;
  }
  const last = tokens[tokens.length - 2];
  // Who ends a line with a % sign means a percentage, and is answered at once.
  const waits = last?.kind === "operator" && WANTS_A_VALUE.has(last.text) &&
    source[last.start] !== "%";
  return open.length === 0 && !waits;
}
