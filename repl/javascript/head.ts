/**
 * The head of a function in JavaScript: what it takes. The engine tells where it ends: where what stands before is the head
 * of a function with another body.
 *
 * @module
 */
import { isValue } from "./engine_says.ts";

/** What a function takes. */
export interface Head {
  /** The parameters by their names; `x1`, `x2` and so on for those that take an argument apart. */
  readonly parameters: readonly string[];
  /** The most arguments that it takes. */
  readonly most: number;
}

// Nobody's head is longer.
const LONGEST = 5000;
const MOST_TRIED = 100;

/** The text between the parentheses of the head; nothing where no function begins. */
export function parametersOf(text: string): string | undefined {
  const head = text.slice(0, LONGEST);
  const isFunction = /^(?:async\s+)?function\b/.test(head);
  const [sign, body] = isFunction ? ["{", "{}"] : ["=>", "=> 0"];
  let tried = 0;
  for (
    let at = head.indexOf(sign);
    at >= 0 && tried++ < MOST_TRIED;
    at = head.indexOf(sign, at + 1)
  ) {
    const before = head.slice(0, at);
    if (!isValue(before + body)) continue;
    const inner = before.replace(/^(?:async\s+)?(?:function[^(]*)?/, "").trim();
    return inner.startsWith("(") ? inner.slice(1, -1) : inner;
  }
  return undefined;
}

/** Reads the parameters of `(x, y) => ...`, `x => ...` or `function (x, y) { ... }`. */
export function headOf(text: string): Head {
  const given = listed(parametersOf(text) ?? "");
  const parameters = given.map((part, i) =>
    /^\s*([\p{L}_$][\p{L}\p{M}\p{N}_$]*)/u.exec(part)?.[1] ?? `x${i + 1}`
  );
  const isRest = given.some((part) => part.trim().startsWith("..."));
  return { parameters, most: isRest ? Infinity : parameters.length };
}

/** The parameters between the commas that are theirs. */
function listed(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== ",") continue;
    const part = text.slice(from, at);
    if (part.trim() === "" || !isValue(`(${part}) => 0`)) continue;
    parts.push(part);
    from = at + 1;
  }
  return parts;
}
