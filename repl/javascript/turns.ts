/**
 * JavaScript that can be stopped: a call in the head of each loop, and at the start of each function,
 * which a recursion or an array's `map` may call for ever.
 *
 * @module
 */
import type { Span } from "../../lib/expression/mod.ts";
import { isCloser, isFinished, isOpener, type Token, tokens } from "./token.ts";

/** JavaScript with calls put in, and where: a place of it is found again in what was typed. */
export interface Watched {
  readonly text: string;
  /** The place in the original that belongs to a place in the text. */
  readonly original: (place: number) => number;
}

interface Insertion {
  readonly at: number;
  readonly put: string;
}

/** The same function with a call of `name` at every turn of a loop and of a function. */
export function withTurns(source: string, name: string): Watched {
  const all = [...tokens(source)];
  const insertions = [
    ...heads(all).flatMap((head) => headInsertions(all, head, name)),
    ...arrowBodies(all, source).flatMap(({ start, end }) => [
      { at: start, put: `(${name}(), ` },
      { at: end, put: ")" },
    ]),
    ...all.flatMap(({ text, end }, i) =>
      text === "{" && all[i - 1]?.text === "=>"
        ? [{ at: end, put: `${name}(); ` }]
        : []
    ),
  ].sort((a, b) => a.at - b.at);
  let text = "";
  let done = 0;
  for (const { at, put } of insertions) {
    text += source.slice(done, at) + put;
    done = at;
  }
  const original = (place: number) => {
    let shift = 0;
    for (const { at, put } of insertions) {
      if (at + shift >= place) break;
      shift += Math.min(put.length, place - at - shift);
    }
    return place - shift;
  };
  return { text: text + source.slice(done), original };
}

/** A pair of parentheses, by the numbers of its tokens. */
interface Head {
  readonly open: number;
  readonly close: number;
}

function heads(all: readonly Token[]): Head[] {
  const found: Head[] = [];
  const open: number[] = [];
  all.forEach(({ text }, i) => {
    if (isOpener(text)) open.push(i);
    if (!isCloser(text)) return;
    const opener = open.pop();
    if (text === ")" && opener !== undefined) {
      found.push({ open: opener, close: i });
    }
  });
  return found;
}

// Parentheses behind these words are the head of no function.
const STATEMENTS = new Set(["if", "switch", "catch", "with", "while", "for"]);

function headInsertions(
  all: readonly Token[],
  { open, close }: Head,
  name: string,
): Insertion[] {
  const isProperty = all[open - 2]?.text === ".";
  const word = isProperty ? "" : all[open - 1]?.text ?? "";
  // `while (a)` and `do ... while (a)` alike: the value of a list is its last.
  if (word === "while") return [{ at: all[open].end, put: `${name}(), ` }];
  if (word === "for") return forInsertions(all, { open, close }, name);
  return all[close + 1]?.text === "{" && !STATEMENTS.has(word)
    ? [{ at: all[close + 1].end, put: `${name}(); ` }]
    : [];
}

function forInsertions(
  all: readonly Token[],
  { open, close }: Head,
  name: string,
): Insertion[] {
  let depth = 0;
  const outer = all.slice(open + 1, close).filter(({ text }) => {
    if (isCloser(text)) depth--;
    const isOuter = depth === 0;
    if (isOpener(text)) depth++;
    return isOuter;
  });
  const [first, second] = outer.filter(({ text }) => text === ";");
  if (first && second) {
    const isEmpty = all[all.indexOf(first) + 1] === second;
    return [{ at: first.end, put: `${name}(), ${isEmpty ? "true" : ""}` }];
  }
  // A list has an end, but may be gone through again and again.
  const over = outer.find(({ text }) => text === "of" || text === "in");
  if (!over) return [];
  return [
    { at: over.end, put: ` (${name}(), ` },
    { at: all[close].start, put: ")" },
  ];
}

/** The places of all bodies of arrow functions that are expressions. */
function arrowBodies(all: readonly Token[], source: string): Span[] {
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
