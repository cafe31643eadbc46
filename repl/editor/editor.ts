/**
 * The line editor: a pure reducer. A key and an editor give the next editor, and what the key asks of
 * the terminal, if anything. It knows no terminal and prints nothing; `frame.ts` says how it looks.
 *
 * @module
 */
import { type Buffer, lineStart } from "./buffer.ts";
import { change, edit, move, put } from "./edit.ts";
import type { Key } from "./keys.ts";
import type { Language } from "./language.ts";
import { complete, type Menu, updateMenu } from "./menu.ts";
import type { Recall } from "./recall.ts";
import { type Search, updateSearch } from "./search.ts";
import { withoutPrompts } from "../transcript/transcript.ts";

/** An entry being edited, with all that editing it needs to remember. */
export interface Editor extends Buffer {
  /** The entries before this one, the oldest first. */
  readonly history: readonly string[];
  /** Where in the history Up and Down have come to. */
  readonly recall?: Recall;
  /** The search through the history that goes on. */
  readonly search?: Search;
  /** The menu of completions that is open. */
  readonly menu?: Menu;
  /** What Ctrl-Y brings back. */
  readonly killed: string;
  /** The buffers to which undo goes back, the latest last. */
  readonly past: readonly Buffer[];
  /** What the last key did: a run of typing is undone at once, a run of kills is yanked at once. */
  readonly last: "type" | "kill" | "other";
}

/** What a key asks of the terminal. */
export type Effect = "submit" | "leave" | "clear screen";

/** The editor after a key. */
export interface Step {
  readonly editor: Editor;
  readonly effect?: Effect;
}

/** An editor with nothing in it yet. */
export function newEditor(history: readonly string[] = []): Editor {
  return { text: "", cursor: 0, history, killed: "", past: [], last: "other" };
}

/** The editor for the next entry: empty, with the last one in its history. */
export function nextEntry(editor: Editor): Editor {
  const { text, history } = editor;
  const keep = text.trim() !== "" && !text.startsWith(" ") &&
    text !== history.at(-1);
  return {
    ...newEditor(keep ? [...history, text] : history),
    killed: editor.killed,
  };
}

/** The editor after a key. */
export function update(editor: Editor, key: Key, language: Language): Step {
  if (editor.search) {
    const searching = updateSearch(editor, editor.search, key);
    if (searching) return { editor: searching };
    const { search, ...found } = editor;
    const past = [...found.past, search.before];
    return update({ ...found, past }, key, language);
  }
  if (editor.menu) {
    const choosing = updateMenu(editor, editor.menu, key);
    if (choosing) return { editor: choosing };
    const { menu: _, ...chosen } = editor;
    return update(chosen, key, language);
  }
  if (key.kind !== "name") return { editor: insert(editor, key) };
  const { name } = key;
  const { text } = editor;
  if (name === "enter") return enter(editor, language);
  if (name === "eof" || name === "ctrl-d" && text === "") {
    return { editor, effect: "leave" };
  }
  if (name === "ctrl-l") return { editor, effect: "clear screen" };
  if (name === "tab") return { editor: tab(editor, language) };
  return { editor: edit(editor, name) };
}

/** Tab completes; where a line begins it moves in by two. */
function tab(editor: Editor, language: Language): Editor {
  const { text, cursor } = editor;
  if (text.slice(lineStart(editor), cursor).trim() === "" && text !== "") {
    return put(editor, "  ", "other");
  }
  const { buffer, menu } = complete({ text, cursor }, language);
  return {
    ...change(editor, buffer, "other"),
    ...(menu && { menu }),
  };
}

function insert(
  editor: Editor,
  key: Extract<Key, { readonly text: string }>,
): Editor {
  if (key.kind === "text") return put(editor, key.text, "type");
  const text = key.text.replace(/\r\n?/g, "\n").replaceAll("\t", "  ");
  return put(editor, withoutPrompts(text), "other");
}

function enter(editor: Editor, language: Language): Step {
  if (language.isComplete(editor.text)) {
    return { editor: move(editor, editor.text.length), effect: "submit" };
  }
  return { editor: put(editor, "\n", "other") };
}
