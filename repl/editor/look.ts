/**
 * What the editor shows besides its text: colours, what the history offers, and the lines below.
 *
 * @module
 */
import { brackets, pairAt } from "./brackets.ts";
import type { Editor } from "./editor.ts";
import type { Language } from "./language.ts";
import type { Question } from "./question.ts";
import { ghost } from "./recall.ts";
import type { Style } from "./theme.ts";

/** A text in one style. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** All that a frame shows. */
export interface Look {
  /** What stands before the text, unless it is an entry. */
  readonly prompt?: string;
  readonly text: string;
  /** -1 where the entry is done and nothing more is typed. */
  readonly cursor: number;
  /** The style of each code unit of the text. */
  readonly styles: readonly Style[];
  readonly ghost: string;
  /** Lines below the text; the first ones matter most. */
  readonly below: readonly (readonly Piece[])[];
}

const MENU_ROWS = 8;
// Colours for more text than fills a screen would only be waited for.
const LONGEST_COLOURED = 5000;

/** What the editor shows while someone types. */
export function lookOf(
  editor: Editor,
  language: Language,
  preview?: string,
): Look {
  const { text, cursor, history } = editor;
  const below: (readonly Piece[])[] = [];
  if (editor.search) below.push(searchLine(editor.search, language));
  if (editor.menu) below.push(...menuLines(editor.menu, language));
  else {
    const signature = language.signature(text, cursor);
    if (signature) {
      const { text, start, end } = signature;
      below.push([
        { text: text.slice(0, start), style: "dim" },
        { text: text.slice(start, end), style: "lit" },
        { text: text.slice(end), style: "dim" },
      ]);
    }
    if (preview) below.push([{ text: `= ${preview}`, style: "dim" }]);
  }
  const calm = !editor.search && !editor.menu;
  return {
    text,
    cursor,
    styles: stylesOf(text, cursor, language),
    ghost: calm ? ghost(editor, history) : "",
    below,
  };
}

/** What stays on the screen of an entry that is done. */
export function finalLook({ text }: Editor, language: Language): Look {
  const styles = stylesOf(text, -2, language);
  return { text, cursor: -1, styles, ghost: "", below: [] };
}

/** What a question shows while it waits for its answer. */
export function questionLook(
  { title, answers, selected }: Question,
  language: Language,
): Look {
  const items = answers.map((text) => ({ text }));
  return {
    ...answeredLook(title, answers[selected]),
    cursor: 0,
    below: menuLines({ items, selected }, language),
  };
}

/** What stays on the screen of a question. */
export function answeredLook(title: string, text: string): Look {
  const styles: Style[] = Array(text.length).fill("plain");
  return {
    prompt: `${title} `,
    text,
    cursor: -1,
    styles,
    ghost: "",
    below: [],
  };
}

function stylesOf(text: string, cursor: number, language: Language): Style[] {
  const styles: Style[] = Array(text.length).fill("plain");
  if (text.length > LONGEST_COLOURED) return styles;
  for (const { start, end, kind } of language.highlight(text)) {
    styles.fill(kind, start, end);
  }
  const found = brackets(text);
  for (const at of found.wrong) styles[at] = "error";
  for (const at of pairAt(found, cursor)) styles[at] = "match";
  return styles;
}

function same(text: string): string {
  return text;
}

function searchLine(
  { query, failed }: NonNullable<Editor["search"]>,
  { say = same }: Language,
): Piece[] {
  const said = failed ? "nothing in the history has: " : "history: ";
  return [{ text: say(said), style: "dim" }, { text: query, style: "lit" }];
}

function menuLines(
  { items, selected }: Pick<NonNullable<Editor["menu"]>, "items" | "selected">,
  { say = same }: Language,
): Piece[][] {
  const top = Math.max(
    0,
    Math.min(selected - MENU_ROWS + 2, items.length - MENU_ROWS),
  );
  const shown = items.slice(top, top + MENU_ROWS);
  const wide = Math.max(...shown.map((item) => item.text.length));
  const lines = shown.map(({ text, detail = "" }, i): Piece[] => [
    {
      text: text.padEnd(wide),
      style: top + i === selected ? "selected" : "plain",
    },
    { text: `  ${detail}`, style: "dim" },
  ]);
  const more = items.length - top - shown.length;
  return more > 0
    ? [...lines, [{ text: say(`${more} more`), style: "dim" }]]
    : lines;
}
