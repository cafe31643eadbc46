/**
 * How the editor looks on a screen of some size: a pure function to rows. It breaks long lines itself,
 * so that the terminal never has to.
 *
 * @module
 */
import type { Look, Piece } from "./look.ts";
import { CONTINUATION, PROMPT } from "../transcript/prompt.ts";
import type { Style, Theme } from "./theme.ts";
import { graphemes, graphemeWidth, printable, width } from "./width.ts";

/** The size of a terminal. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** One row of the screen. */
export interface Row {
  readonly text: string;
  /** The columns it takes. */
  readonly width: number;
}

/** Rows to paint, none wider than the terminal, and where its cursor goes. */
export interface Frame {
  readonly rows: readonly Row[];
  readonly cursor: { readonly row: number; readonly column: number };
}

/**
 * The frame of a look, at most as high as the screen: the rows around the cursor, and what is below
 * them as far as there is room.
 */
export function frame(look: Look, size: Size, theme: Theme): Frame {
  const whole = wholeFrame(look, size.columns, theme);
  const height = Math.max(1, size.rows);
  if (whole.rows.length > height) {
    const last = whole.rows.length - height;
    const top = Math.min(Math.max(0, whole.cursor.row - height + 1), last);
    const cursor = { ...whole.cursor, row: whole.cursor.row - top };
    return { rows: whole.rows.slice(top, top + height), cursor };
  }
  const room = height - whole.rows.length;
  const below = look.below.slice(0, room)
    .map((pieces) => oneRow(pieces, size.columns, theme));
  return { rows: [...whole.rows, ...below], cursor: whole.cursor };
}

/** The frame of the text alone, however high: what stays on the screen of an entry that is done. */
export function wholeFrame(look: Look, columns: number, theme: Theme): Frame {
  const page = new Page(Math.max(2, columns), theme);
  let offset = 0;
  look.text.split("\n").forEach((line, i) => {
    if (i > 0) page.newRow();
    page.prompt(i === 0 ? look.prompt ?? PROMPT : CONTINUATION);
    for (const grapheme of graphemes(line)) {
      if (offset === look.cursor) page.markCursor();
      page.put(grapheme, look.styles[offset]);
      offset += grapheme.length;
    }
    if (offset === look.cursor) page.markCursor();
    offset++;
  });
  // What is offered ends with the row: it must not push the rows about while someone types.
  for (const grapheme of graphemes(printable(look.ghost))) {
    if (graphemeWidth(grapheme) > page.room) break;
    page.put(grapheme, "dim");
  }
  return page.frame();
}

/** Pieces in one row, cut off where they do not fit. */
function oneRow(
  pieces: readonly Piece[],
  columns: number,
  theme: Theme,
): Row {
  let room = columns - 1;
  let text = "";
  for (const piece of pieces) {
    let fitting = "";
    for (const grapheme of graphemes(printable(piece.text))) {
      room -= graphemeWidth(grapheme);
      if (room < 0) break;
      fitting += grapheme;
    }
    text += theme(fitting, piece.style);
    if (room < 0) break;
  }
  return { text, width: Math.max(0, columns - 1 - Math.max(0, room)) };
}

/** Rows being filled from left to right. */
class Page {
  readonly #columns: number;
  readonly #theme: Theme;
  readonly #rows: { text: string; width: number }[] = [];
  #run: { text: string; style: Style } = { text: "", style: "plain" };
  #cursor = { row: 0, column: 0 };

  constructor(columns: number, theme: Theme) {
    this.#columns = columns;
    this.#theme = theme;
    this.#rows.push({ text: "", width: 0 });
  }

  get #row(): { text: string; width: number } {
    return this.#rows[this.#rows.length - 1];
  }

  /** The columns that are left of the row. */
  get room(): number {
    return this.#columns - this.#row.width;
  }

  newRow(): void {
    this.#endRun("plain");
    this.#rows.push({ text: "", width: 0 });
  }

  prompt(text: string): void {
    if (text.length >= this.#columns) return;
    for (const sign of text) this.put(sign, "prompt");
  }

  put(grapheme: string, style: Style): void {
    const shown = printable(grapheme);
    // What is shown for a control may be more than one character; finding that out takes its time.
    const columns = shown === grapheme ? graphemeWidth(grapheme) : width(shown);
    if (columns > this.room) this.newRow();
    if (style !== this.#run.style) this.#endRun(style);
    this.#run.text += shown;
    this.#row.width += columns;
  }

  /** The cursor goes where the next character would. */
  markCursor(): void {
    if (this.room <= 0) this.newRow();
    this.#cursor = { row: this.#rows.length - 1, column: this.#row.width };
  }

  frame(): Frame {
    this.#endRun("plain");
    return { rows: this.#rows, cursor: this.#cursor };
  }

  #endRun(style: Style): void {
    this.#row.text += this.#theme(this.#run.text, this.#run.style);
    this.#run = { text: "", style };
  }
}
