/**
 * What runs here: all that a report of a fault should tell.
 *
 * @module
 */
import { historyPath } from "./history.ts";
import type { TerminalStart } from "./host.ts";
import {
  leftAloneUntil,
  noteOf,
  type RegistryName,
  storedNotes,
} from "../start/registry_notes.ts";
import { version } from "../start/version.ts";

const PERMISSIONS = [
  "read",
  "write",
  "net",
  "env",
  "run",
  "sys",
  "ffi",
  "import",
] as const;

/** The lines: the version, what it runs on, which terminal runs and why, how the registries answered, and so on. */
export async function about(start?: TerminalStart): Promise<string> {
  const { deno, v8 } = Deno.version;
  const { os, arch } = Deno.build;
  return [
    ["fluxion", await version()],
    ["Deno", `${deno}, V8 ${v8}, ${arch} ${os}`],
    ["terminal", start?.terminal ?? "none: nothing is edited"],
    ["JSR", answerOf("JSR")],
    ["npm", answerOf("npm")],
    ["history", historyPlace(start)],
    ["permissions", permissions()],
  ].map(([name, what]) => `${name.padEnd(13)}${what}`).join("\n");
}

function answerOf(registry: RegistryName): string {
  const notes = storedNotes();
  if (!notes) return "not asked, as Deno's cache cannot be written to";
  const note = noteOf(registry, notes);
  if (!note) return "no answer yet";
  if (note.fault === undefined) return `answered on ${date(note.at)}`;
  const again = date(leftAloneUntil(note));
  return `failed on ${date(note.at)}, not asked before ${again}: ${note.fault}`;
}

function historyPlace(start?: TerminalStart): string {
  if (start?.history === false) return "not kept, as --no-history asks";
  const path = historyPath();
  if (path === "") return "not kept, as FLUXION_HISTORY is empty";
  if (path !== undefined) return `${path}, as FLUXION_HISTORY says`;
  return storedNotes()
    ? "in Deno's storage of this script, in its cache"
    : "not kept, as Deno's cache cannot be written to";
}

/** The permissions: Deno tells of those that are held everywhere, not of single files and hosts. */
function permissions(): string {
  const held = PERMISSIONS.filter((name) =>
    Deno.permissions.querySync({ name }).state === "granted"
  );
  return held.length > 0 ? held.join(", ") : "none that holds everywhere";
}

function date(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
