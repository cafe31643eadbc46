/**
 * What an interactive start finds of the packages from JSR, before it shows its first frame. Deno's progress of downloads
 * would paint over whatever is on the screen; so nothing is but a line that is taken off again.
 *
 * @module
 */
import {
  FetchError,
  fetchPackages,
  type Packages,
} from "../../lib/registry/fetch.ts";
import type { LanguageName } from "../session/setting.ts";
import { isLeftAlone, keepNote, noteOf, type Notes } from "./registry_notes.ts";

/** What a start needs of the process. */
export interface Surroundings {
  readonly notes: Notes | undefined;
  readonly write: (text: string) => void;
  /** Resolves when a key has been pressed, which is kept for the editor. */
  readonly key: () => Promise<void>;
  /**
   * Starts the other Workers, before anything is fetched: where a lockfile is frozen and does not have what was fetched,
   * Deno starts no more of them.
   */
  readonly prepare: () => Promise<unknown>;
  readonly now: () => number;
  readonly language: LanguageName;
}

/** What was found: the thing itself, or why it is not there. */
export type Found<T> =
  | { readonly kind: "found"; readonly loaded: T }
  | { readonly kind: "missing"; readonly why: string };

// Time for some 130 modules, 25 deep, at 150 ms a request, and as long as anybody likes to wait.
const PATIENCE_MS = 5_000;
// A Worker and a dozen files from the cache take 30 ms.
const GLANCE_MS = 500;
const LINES: Readonly<Record<LanguageName, string>> = {
  en: "fetching Cliffy, once; any key goes on without it",
  ko: "Cliffy를 처음 한 번 내려받습니다. 아무 키나 누르면 없이 시작합니다",
};
const TAKE_OFF = "\x1b[A\x1b[G\x1b[J";

/** Looks for packages: in the cache, and where they were never fetched or are gone, in JSR. */
export async function find<T>(
  packages: Packages<T>,
  surroundings: Surroundings,
): Promise<Found<T>> {
  const { notes, now } = surroundings;
  if (!notes) return missing("Deno's cache cannot be written to");
  const note = noteOf("JSR", notes);
  if (isLeftAlone(note, now())) {
    return missing(note!.fault!);
  }
  try {
    if (!note || !await isCached(packages)) {
      await fetched(packages, notes, surroundings);
    }
    return { kind: "found", loaded: await packages.load() };
  } catch (error) {
    return missing(error instanceof Error ? error.message : String(error));
  }
}

/** Whether the first of the packages is still in the cache, where it was once; the others then are, too. */
async function isCached({ specifiers }: Packages<unknown>): Promise<boolean> {
  const first = specifiers.slice(0, 1);
  return await fetchPackages(first, { within: GLANCE_MS })
    .then(() => true, () => false);
}

async function fetched(
  { specifiers }: Packages<unknown>,
  notes: Notes,
  { write, key, prepare, now, language }: Surroundings,
): Promise<void> {
  await prepare();
  const pressed = new AbortController();
  const { signal } = pressed;
  key().then(() => pressed.abort());
  write(`${LINES[language]}\n`);
  try {
    await fetchPackages(specifiers, { within: PATIENCE_MS, signal });
    keepNote("JSR", { at: now() }, notes);
  } catch (error) {
    if (error instanceof FetchError && error.isFault) {
      keepNote("JSR", { at: now(), fault: error.message }, notes);
    }
    throw error;
  } finally {
    write(TAKE_OFF);
  }
}

function missing(why: string): { kind: "missing"; why: string } {
  return { kind: "missing", why };
}
