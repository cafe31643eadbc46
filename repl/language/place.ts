/**
 * Places in an entry: parts of it, found by looking at brackets alone.
 *
 * @module
 */
import type { Span } from "../../lib/expression/mod.ts";

/** The two sides of the word `at`, outside brackets. */
export function splitAt(
  source: string,
  span: Span,
): { target: Span; point: Span } | undefined {
  for (const { index, depth } of positions(source, span)) {
    if (depth === 0 && /^\sat[\s(]/.test(source.slice(index, index + 4))) {
      return {
        target: { start: span.start, end: index },
        point: { start: index + 3, end: span.end },
      };
    }
  }
  return undefined;
}

/** The span without the blanks at its ends. */
export function trimmed(source: string, { start, end }: Span): Span {
  const text = source.slice(start, end);
  const begin = end - text.trimStart().length;
  return { start: begin, end: Math.max(begin, start + text.trimEnd().length) };
}

/** The parts between commas outside brackets. */
export function splitList(source: string, span: Span): Span[] {
  const parts: Span[] = [];
  let start = span.start;
  for (const { index, depth } of positions(source, span)) {
    if (depth !== 0 || source[index] !== ",") continue;
    parts.push({ start, end: index });
    start = index + 1;
  }
  return [...parts, { start, end: span.end }];
}

/** The span inside the parentheses around it; the span itself where none belong to both its ends. */
export function withoutParentheses(source: string, span: Span): Span {
  const { start, end } = trimmed(source, span);
  if (source[start] !== "(") return span;
  const inner = { start: start + 1, end: end - 1 };
  const closesAtEnd = source[end - 1] === ")" &&
    positions(source, inner).every(({ depth }) => depth >= 0);
  return closesAtEnd ? inner : span;
}

/** The source with `(f)(1, 2)`, as some write it, read as `f(1, 2)`; every other place stays where it is. */
export function withoutOwnParentheses(
  source: string,
  { start, end }: Span,
): string {
  const [named = "", name = ""] = /^\(\s*([^\s()]+)\s*\)(?=\()/.exec(
    source.slice(start, end),
  ) ?? [];
  return source.slice(0, start) + name.padStart(named.length) +
    source.slice(start + named.length);
}

/** Every index of the span with how many brackets are open before it. */
function positions(
  source: string,
  { start, end }: Span,
): { index: number; depth: number }[] {
  const found: { index: number; depth: number }[] = [];
  let depth = 0;
  for (let index = start; index < end; index++) {
    if (")]}".includes(source[index])) depth--;
    found.push({ index, depth });
    if ("([{".includes(source[index])) depth++;
  }
  return found;
}
