/**
 * What single keys do to a text: motions, deletions, kills, undo, and going through the history.
 *
 * @module
 */
import {
  type Buffer,
  left,
  lineDown,
  lineEnd,
  lineStart,
  lineUp,
  type Motion,
  moveTo,
  replace,
  right,
  transpose,
  wordLeft,
  wordRight,
} from "./buffer.ts";
import type { Editor } from "./editor.ts";
import { ghost, newer, older, type Recall } from "./recall.ts";
import { newSearch } from "./search.ts";

const MOTIONS: Record<string, Motion> = {
  "left": left,
  "ctrl-b": left,
  "right": right,
  "ctrl-f": right,
  "home": lineStart,
  "ctrl-a": lineStart,
  "end": lineEnd,
  "ctrl-e": lineEnd,
  "alt-b": wordLeft,
  "ctrl-left": wordLeft,
  "alt-left": wordLeft,
  "alt-f": wordRight,
  "ctrl-right": wordRight,
  "alt-right": wordRight,
};

/** At the end of the text these take in what the history offers. */
const FORWARD: ReadonlySet<Motion> = new Set([right, lineEnd, wordRight]);

/** What is between the cursor and where the motion goes is taken away. */
const DELETIONS: Record<string, Motion> = {
  "backspace": left,
  "delete": right,
  "ctrl-d": right,
};

/** The same, and kept for Ctrl-Y. */
const KILLS: Record<string, Motion> = {
  // At the end of a line it takes the newline.
  "ctrl-k": (buffer) =>
    lineEnd(buffer) > buffer.cursor ? lineEnd(buffer) : right(buffer),
  "ctrl-u": lineStart,
  "ctrl-w": wordLeft,
  "alt-backspace": wordLeft,
  "alt-d": wordRight,
};

/** The editor after a key that only edits; the same editor where the key means nothing. */
export function edit(editor: Editor, name: string): Editor {
  if (Object.hasOwn(MOTIONS, name)) {
    const to = MOTIONS[name](editor);
    const offered = ghost(editor, editor.history);
    const accepts = to === editor.cursor && offered !== "" &&
      FORWARD.has(MOTIONS[name]);
    if (!accepts) return move(editor, to);
    const words = MOTIONS[name] === wordRight
      ? wordRight({ text: offered, cursor: 0 })
      : offered.length;
    return put(editor, offered.slice(0, words), "other");
  }
  if (Object.hasOwn(DELETIONS, name)) {
    return change(editor, cut(editor, DELETIONS[name](editor)), "other");
  }
  if (Object.hasOwn(KILLS, name)) return kill(editor, KILLS[name](editor));
  switch (name) {
    case "up":
    case "ctrl-p":
      return upOrOlder(editor);
    case "down":
    case "ctrl-n":
      return downOrNewer(editor);
    case "ctrl-r":
      return { ...editor, search: newSearch(editor, editor.history) };
    case "ctrl-c":
      return change(editor, { text: "", cursor: 0 }, "other");
    case "ctrl-t":
      return change(editor, transpose(editor), "other");
    case "ctrl-y":
      return put(editor, editor.killed, "other");
    case "ctrl-_":
    case "ctrl-z":
      return undo(editor);
    case "alt-enter":
      return put(editor, "\n", "other");
    default:
      return editor;
  }
}

/** The editor with a changed buffer; the one before it can be undone to. */
export function change(
  editor: Editor,
  buffer: Buffer,
  last: Editor["last"],
): Editor {
  const { recall: _, ...rest } = editor;
  const goesOn = last === "type" && editor.last === "type" &&
    editor.past.length > 0;
  const same = buffer.text === editor.text;
  const past = goesOn || same
    ? editor.past
    : [...editor.past, { text: editor.text, cursor: editor.cursor }];
  return { ...rest, ...buffer, past, last };
}

/** The editor with its cursor moved. */
export function move(editor: Editor, cursor: number): Editor {
  const { recall: _, ...rest } = editor;
  return { ...rest, cursor, last: "other" };
}

/** The editor with a text put in at its cursor. */
export function put(
  editor: Editor,
  text: string,
  last: Editor["last"],
): Editor {
  const { cursor } = editor;
  return change(editor, replace(editor, cursor, cursor, text), last);
}

function cut(editor: Editor, to: number): Buffer {
  const [from, end] = [editor.cursor, to].sort((a, b) => a - b);
  return replace(editor, from, end, "");
}

function kill(editor: Editor, to: number): Editor {
  const { text, cursor } = editor;
  const taken = text.slice(Math.min(cursor, to), Math.max(cursor, to));
  if (taken === "") return editor;
  const before = editor.last === "kill" ? editor.killed : "";
  const killed = to < cursor ? taken + before : before + taken;
  return { ...change(editor, cut(editor, to), "kill"), killed };
}

function undo(editor: Editor): Editor {
  const before = editor.past.at(-1);
  if (!before) return editor;
  const { recall: _, ...rest } = editor;
  return {
    ...rest,
    ...before,
    past: editor.past.slice(0, -1),
    last: "other",
  };
}

function upOrOlder(editor: Editor): Editor {
  const above = lineUp(editor);
  if (above !== undefined && !editor.recall) return move(editor, above);
  return recalled(editor, older(editor, editor.history, editor.recall));
}

function downOrNewer(editor: Editor): Editor {
  const below = lineDown(editor);
  if (below !== undefined && !editor.recall) return move(editor, below);
  return recalled(editor, newer(editor.history, editor.recall));
}

function recalled(editor: Editor, recall: Recall | undefined): Editor {
  if (!recall) return editor;
  const text = editor.history[recall.index] ?? recall.draft.text;
  const buffer = recall.index === editor.history.length
    ? recall.draft
    : moveTo({ text, cursor: 0 }, text.length);
  return { ...change(editor, buffer, "other"), recall };
}
