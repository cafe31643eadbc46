/**
 * What a function in JavaScript takes.
 *
 * @module
 */
import { isCloser, isOpener, type Token, tokens } from "./token.ts";

/** The parameters of a function. */
export interface Head {
  /** Their names; `x1`, `x2` and so on for those that take an argument apart. */
  readonly parameters: readonly string[];
  /** The most arguments that it takes. */
  readonly most: number;
}

/** Reads the parameters of `(x, y) => ...`, `x => ...` or `function (x, y) { ... }`. */
export function headOf(text: string): Head {
  const all = [...tokens(text)];
  const first = all.findIndex(({ text }) => text === "(" || text === "=>");
  if (all[first].text === "=>") {
    return { parameters: [all[first - 1].text], most: 1 };
  }
  const given = listed(all.slice(first + 1));
  const parameters = given.map(([{ kind, text }], i) =>
    kind === "word" ? text : `x${i + 1}`
  );
  const isRest = given.some(([{ text }]) => text === "...");
  return { parameters, most: isRest ? Infinity : parameters.length };
}

/** The tokens between commas, up to the parenthesis that closes the list. */
function listed(all: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of all) {
    if (depth === 0 && token.text === ")") break;
    if (isOpener(token.text)) depth++;
    if (isCloser(token.text)) depth--;
    if (depth === 0 && token.text === ",") parts.push([]);
    else parts[parts.length - 1].push(token);
  }
  return parts.filter(({ length }) => length > 0);
}
