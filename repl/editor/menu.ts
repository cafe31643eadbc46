/**
 * Completion at the cursor: one match goes in, several show as a menu that Tab walks through.
 *
 * @module
 */
import { type Buffer, replace } from "./buffer.ts";
import type { Editor } from "./editor.ts";
import type { Key } from "./keys.ts";
import type { Completion, Language } from "./language.ts";
import { completeSymbol } from "./symbols.ts";

/** A menu of completions. */
export interface Menu extends Completion {
  /** The item that stands in the text; -1 while none does. */
  readonly selected: number;
  /** What stood there before. */
  readonly before: Buffer;
}

/** What Tab leads to. */
export interface Completed {
  readonly buffer: Buffer;
  readonly menu?: Menu;
}

/** What Tab does where no menu is open. */
export function complete(
  { text, cursor }: Buffer,
  language: Language,
): Completed {
  const before = { text, cursor };
  const completion = completeSymbol(text, cursor) ??
    language.complete(text, cursor);
  const { from, to, items } = completion;
  if (items.length === 0) return { buffer: before };
  const common = commonPrefix(items.map((item) => item.text));
  const isLonger = common.length > to - from &&
    common.startsWith(text.slice(from, to));
  if (items.length === 1) {
    return { buffer: replace(before, from, to, items[0].text) };
  }
  const buffer = isLonger ? replace(before, from, to, common) : before;
  const end = isLonger ? buffer.cursor : to;
  return {
    buffer,
    menu: { ...completion, to: end, selected: -1, before: buffer },
  };
}

/** The menu with the next item selected, or the one before, and the text with that item in it. */
function select(menu: Menu, step: 1 | -1): Completed & { menu: Menu } {
  const count = menu.items.length;
  const selected = menu.selected < 0
    ? (step > 0 ? 0 : count - 1)
    : (menu.selected + step + count) % count;
  const { text } = menu.items[selected];
  return {
    buffer: replace(menu.before, menu.from, menu.to, text),
    menu: { ...menu, selected },
  };
}

function commonPrefix(texts: readonly string[]): string {
  let prefix = texts[0];
  for (const text of texts) {
    while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1);
  }
  return prefix;
}

/** What a key does in a menu; nothing where it closes the menu and then does what it does. */
export function updateMenu(
  editor: Editor,
  menu: Menu,
  key: Key,
): Editor | undefined {
  if (key.kind !== "name") return undefined;
  const { menu: _, ...closed } = editor;
  switch (key.name) {
    case "tab":
    case "down":
    case "ctrl-n": {
      const next = select(menu, 1);
      return { ...editor, ...next.buffer, menu: next.menu };
    }
    case "shift-tab":
    case "up":
    case "ctrl-p": {
      const next = select(menu, -1);
      return { ...editor, ...next.buffer, menu: next.menu };
    }
    case "enter":
      return menu.selected < 0 ? undefined : closed;
    case "ctrl-g":
    case "ctrl-c":
    case "escape":
      return { ...closed, ...menu.before };
    default:
      return undefined;
  }
}
