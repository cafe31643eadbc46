/**
 * Loops that can be stopped: a call in the head of each `while` and `for (;;)`.
 *
 * @module
 */
import { type Token, tokens } from "./token.ts";

/** JavaScript with calls put in, and where: a place of it is found again in what was typed. */
export interface Watched {
  readonly text: string;
  /** The place in the original that belongs to a place in the text. */
  readonly original: (place: number) => number;
}

/** The same function with a call of `name` before every turn of a loop. */
export function withWatchedLoops(source: string, name: string): Watched {
  const all = [...tokens(source)];
  const found = all.flatMap((token, i) => insertion(all, i, token, name));
  const insertions = found.sort((a, b) => a.at - b.at);
  let text = "";
  let done = 0;
  for (const { at, call } of insertions) {
    text += source.slice(done, at) + call;
    done = at;
  }
  const original = (place: number) => {
    let shift = 0;
    for (const { at, call } of insertions) {
      if (at + shift >= place) break;
      shift += Math.min(call.length, place - at - shift);
    }
    return place - shift;
  };
  return { text: text + source.slice(done), original };
}

interface Insertion {
  readonly at: number;
  readonly call: string;
}

function insertion(
  all: readonly Token[],
  i: number,
  { kind, text }: Token,
  name: string,
): Insertion[] {
  const isProperty = all[i - 1]?.text === ".";
  if (kind !== "word" || isProperty || all[i + 1]?.text !== "(") return [];
  // `while (a)` and `do ... while (a)` alike: the value of a list is its last.
  if (text === "while") return [{ at: all[i + 1].end, call: `${name}(), ` }];
  if (text !== "for") return [];
  const [first, second] = semicolons(all, i + 2);
  if (!first || !second) return [];
  const isEmpty = all[all.indexOf(first) + 1] === second;
  return [{ at: first.end, call: `${name}(), ${isEmpty ? "true" : ""}` }];
}

/** The semicolons of the head of a `for`; none where it goes over a list. */
function semicolons(all: readonly Token[], from: number): Token[] {
  const found: Token[] = [];
  let depth = 1;
  for (let i = from; i < all.length && depth > 0; i++) {
    const { text } = all[i];
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    else if (text === ";" && depth === 1) found.push(all[i]);
  }
  return found;
}
