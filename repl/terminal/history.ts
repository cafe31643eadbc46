/**
 * The history that outlives a session: in `localStorage`, which needs no permission, or in the file
 * that `FLUXION_HISTORY` names where the environment may be read. An entry of several lines is one
 * record.
 *
 * @module
 */
import {
  keysFrom,
  newId,
  orElse,
  patiently,
  type Records,
  webRecords,
} from "./records.ts";

/** Where entries are kept. */
export interface HistoryStore {
  load(): string[];
  add(entry: string): void;
}

/** Entries that are kept. */
const LIMIT = 1000;
const OLD_KEY = "fluxion history";
const PREFIX = "fluxion history ";

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
  return orElse(
    () => recordedHistory(webRecords(patiently(() => localStorage))),
    NO_HISTORY,
  );
}

/** A history in records, one for each entry. */
export function recordedHistory(records: Records): HistoryStore {
  const nextKey = keysFrom(PREFIX, newId());
  return {
    load: () =>
      orElse(() => {
        takeOver(records);
        const keys = records.keys(PREFIX);
        for (const key of keys.slice(0, -LIMIT)) records.delete(key);
        return keys.slice(-LIMIT).flatMap((key) => records.get(key) ?? []);
      }, []),
    add: (entry) =>
      orElse(() => {
        const key = nextKey();
        try {
          records.set(key, entry);
        } catch (error) {
          if ((error as Error).name !== "QuotaExceededError") throw error;
          // It is full: the older half makes room.
          const keys = records.keys(PREFIX);
          const older = keys.slice(0, Math.ceil(keys.length / 2));
          for (const key of older) records.delete(key);
          records.set(key, entry);
        }
      }, undefined),
  };
}

/** Version 0.1.0 kept all entries in one record. */
function takeOver(records: Records): void {
  const all = orElse<unknown>(() => JSON.parse(records.get(OLD_KEY) ?? ""), []);
  const kept = Array.isArray(all) ? all : [];
  kept.forEach((entry, i) => {
    // The key says only which it was, so that two REPLs that do this at once do the same.
    const key = `${PREFIX}0 ${String(i).padStart(6, "0")}`;
    if (typeof entry === "string") records.set(key, entry);
  });
  records.delete(OLD_KEY);
}

/** A history in a file: a line for each entry, in which `\n` stands for the end of a line. */
export function fileHistory(path: string): HistoryStore {
  const allowed = (name: "read" | "write") =>
    Deno.permissions.querySync({ name, path }).state === "granted";
  return {
    load: () =>
      orElse(() => {
        if (!allowed("read")) return [];
        const lines = Deno.readTextFileSync(path).split("\n");
        return lines.filter((line) => line !== "").map(unescape).slice(-LIMIT);
      }, []),
    add: (entry) =>
      orElse(() => {
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
