/**
 * How the kinds of text are set off from one another on a screen.
 *
 * @module
 */
import type { Span } from "./language.ts";

/** What a stretch of a frame is. */
export type Style =
  | Span["kind"]
  | "plain"
  | "prompt"
  | "match"
  | "dim"
  | "lit"
  | "selected";

/** Sets off a text of one style. */
export type Theme = (text: string, style: Style) => string;

/** No colour at all. */
export const PLAIN: Theme = (text) => text;

// Colours of the terminal's own palette, which its owner has chosen to be readable; but for blue, which most palettes leave
// too dark on black: that one is from the 256 colours, lost neither on black nor on white.
const CODES: Partial<Record<Style, string>> = {
  prompt: "36",
  number: "33",
  function: "38;5;32",
  command: "35",
  comment: "2",
  error: "31;4",
  match: "1;4",
  dim: "2",
  lit: "1",
  selected: "7",
};

/** The colours of the terminal. */
export const COLOR: Theme = (text, style) => {
  const code = CODES[style];
  return code === undefined || text === ""
    ? text
    : `\x1b[${code}m${text}\x1b[m`;
};
