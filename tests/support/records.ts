/**
 * Records that are kept nowhere.
 *
 * @module
 */
import type { Records } from "../../repl/terminal/records.ts";

/** Records with these at first, of which there is room for so many. */
export function fakeRecords(
  first: Record<string, string> = {},
  room: number = Infinity,
): Records {
  const texts = new Map(Object.entries(first));
  return {
    keys: (prefix) =>
      [...texts.keys()].filter((key) => key.startsWith(prefix)).sort(),
    get: (key) => texts.get(key),
    set(key, text) {
      if (!texts.has(key) && texts.size >= room) {
        throw new DOMException("full", "QuotaExceededError");
      }
      texts.set(key, text);
    },
    delete: (key) => void texts.delete(key),
  };
}
