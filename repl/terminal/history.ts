/**
 * The history that outlives a session: in `localStorage`, which needs no permission, or in the file
 * that `FLUXION_HISTORY` names where the environment may be read. An entry of several lines is one
 * record.
 *
 * @module
 */

/** Where entries are kept. */
export interface HistoryStore {
  load(): string[];
  add(entry: string): void;
}

/** Entries that are kept. */
const LIMIT = 1000;
const KEY = "fluxion history";

/** Keeps nothing. */
export const NO_HISTORY: HistoryStore = { load: () => [], add() {} };

/** The file that the environment names, as far as it may be asked; "" where nothing is to be kept. */
export function historyPath(): string | undefined {
  const { state } = Deno.permissions.querySync({
    name: "env",
    variable: "FLUXION_HISTORY",
  });
  return state === "granted" ? Deno.env.get("FLUXION_HISTORY") : undefined;
}

/** The store that the environment asks for. */
export function historyStore(): HistoryStore {
  const path = historyPath();
  if (path === "") return NO_HISTORY;
  if (path !== undefined) return fileHistory(path);
  return orNothing(() => webHistory(localStorage), NO_HISTORY);
}

/** A history that is a convenience must not get in the way: what fails keeps nothing. */
function orNothing<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** A history in web storage. */
export function webHistory(
  storage: Pick<Storage, "getItem" | "setItem">,
): HistoryStore {
  const load = () =>
    orNothing(() => {
      const kept: unknown = JSON.parse(storage.getItem(KEY) ?? "[]");
      return Array.isArray(kept)
        ? kept.filter((entry) => typeof entry === "string")
        : [];
    }, [] as string[]);
  return {
    load,
    // Read again each time: another REPL may have added to it.
    add: (entry) =>
      orNothing(() => {
        const entries = [...load(), entry].slice(-LIMIT);
        storage.setItem(KEY, JSON.stringify(entries));
      }, undefined),
  };
}

/** A history in a file: a line for each entry, in which `\n` stands for the end of a line. */
export function fileHistory(path: string): HistoryStore {
  const allowed = (name: "read" | "write") =>
    Deno.permissions.querySync({ name, path }).state === "granted";
  return {
    load: () =>
      orNothing(() => {
        if (!allowed("read")) return [];
        const lines = Deno.readTextFileSync(path).split("\n");
        return lines.filter((line) => line !== "").map(unescape).slice(-LIMIT);
      }, []),
    add: (entry) =>
      orNothing(() => {
        if (!allowed("write")) return;
        Deno.writeTextFileSync(path, escape(entry) + "\n", { append: true });
      }, undefined),
  };
}

function escape(entry: string): string {
  return entry.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}

function unescape(line: string): string {
  return line.replace(/\\([\\n])/g, (_, sign) => sign === "n" ? "\n" : "\\");
}
