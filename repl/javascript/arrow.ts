/**
 * Where the expressions behind arrows end: `(x) => x ** 2` in whatever it stands in.
 *
 * @module
 */
import type { Span } from "../../mod.ts";
import { isCloser, isFinished, isOpener, type Token } from "./token.ts";

/** The places of all bodies of arrow functions that are expressions. */
export function arrowBodies(all: readonly Token[], source: string): Span[] {
  return all.flatMap(({ text }, i) => {
    const first = all[i + 1];
    if (text !== "=>" || !first || first.text === "{") return [];
    return [{ start: first.start, end: endOf(all, i + 1, source) }];
  });
}

function endOf(all: readonly Token[], first: number, source: string): number {
  let depth = 0;
  let questions = 0;
  for (let i = first; i < all.length; i++) {
    const { text } = all[i];
    if (depth === 0 && i > first) {
      const ends = text === "," || text === ";" || isCloser(text) ||
        text === ":" && questions-- === 0 || breaksOff(all, i, source);
      if (ends) return all[i - 1].end;
      if (text === "?" && !isPaired(all, i)) questions++;
    }
    if (isOpener(text)) depth++;
    if (isCloser(text)) depth--;
  }
  return all[all.length - 1].end;
}

/** Whether a question mark belongs to `?.` or `??`. */
function isPaired(all: readonly Token[], i: number): boolean {
  const touches = (a: Token | undefined, b: Token | undefined) =>
    a !== undefined && b !== undefined && a.end === b.start;
  const [before, here, after] = [all[i - 1], all[i], all[i + 1]];
  return touches(before, here) && before.text === "?" ||
    touches(here, after) && (after.text === "?" || after.text === ".");
}

/** Whether JavaScript puts a semicolon before the token, as its line cannot go on from the one above. */
function breaksOff(all: readonly Token[], i: number, source: string): boolean {
  const { kind, text, newLine, end } = all[i];
  if (!newLine || !isFinished(all[i - 1])) return false;
  if (kind === "word") return text !== "in" && text !== "instanceof";
  if (kind === "literal") return !text.startsWith("`");
  return text === "!" ? source[end] !== "=" : /^(?:\{|\+\+|--|~)$/.test(text);
}
