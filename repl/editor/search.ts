/**
 * Searching the history backwards for a text, as Ctrl-R does.
 *
 * @module
 */
import { type Buffer, left } from "./buffer.ts";
import type { Editor } from "./editor.ts";
import type { Key } from "./keys.ts";

/** A search that goes on. */
export interface Search {
  readonly query: string;
  /** The entry found; the number of entries where the search has not moved yet. */
  readonly index: number;
  /** Whether there is no entry with the query. */
  readonly failed: boolean;
  /** What stood there before the search. */
  readonly before: Buffer;
}

/** A search for nothing yet. */
export function newSearch(
  { text, cursor }: Buffer,
  history: readonly string[],
): Search {
  return {
    query: "",
    index: history.length,
    failed: false,
    before: { text, cursor },
  };
}

/** The search with its query changed or moved on: to older entries with -1, to newer with 1. */
function seek(
  search: Search,
  history: readonly string[],
  query: string,
  step: -1 | 1,
  begin: number,
): Search {
  for (let i = begin; i >= 0 && i < history.length; i += step) {
    if (query !== "" && history[i].includes(query)) {
      return { ...search, query, index: i, failed: false };
    }
  }
  return { ...search, query, failed: query !== "" };
}

/** What the search shows: the entry found with the cursor at the query in it. */
function foundBuffer(
  { query, index, before }: Search,
  history: readonly string[],
): Buffer {
  const text = history[index];
  return text === undefined || query === ""
    ? before
    : { text, cursor: Math.max(0, text.indexOf(query)) };
}

/** What a key does while searching; nothing where it ends the search and then does what it does. */
export function updateSearch(
  editor: Editor,
  search: Search,
  key: Key,
): Editor | undefined {
  const { history } = editor;
  const go = (query: string, step: -1 | 1, begin: number) => {
    const next = seek(search, history, query, step, begin);
    return { ...editor, ...foundBuffer(next, history), search: next };
  };
  const last = Math.min(search.index, history.length - 1);
  if (key.kind === "text") return go(search.query + key.text, -1, last);
  if (key.kind === "paste") return undefined;
  switch (key.name) {
    case "ctrl-r":
      return go(search.query, -1, search.index - 1);
    case "ctrl-s":
      return go(search.query, 1, search.index + 1);
    case "backspace":
      return go(
        search.query.slice(
          0,
          left({ text: search.query, cursor: search.query.length }),
        ),
        -1,
        history.length - 1,
      );
    case "ctrl-g":
    case "ctrl-c":
    case "escape": {
      const { search: _, ...rest } = editor;
      return { ...rest, ...search.before };
    }
    default:
      return undefined;
  }
}
