/**
 * What is known of the registries from earlier starts. It is kept beside Deno's cache, and goes with it: what was fetched
 * is there, and one that did not answer is left alone for a day.
 *
 * @module
 */

/** Where packages come from. */
export type RegistryName = "JSR" | "npm";

/** How a registry answered, and when. */
export interface Note {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** What went wrong; nothing where everything was fetched. */
  readonly fault?: string;
}

/** What is noted outlives the process. */
export type Notes = Pick<Storage, "getItem" | "setItem">;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The notes of this installation; nothing where none can be kept, as then no package can be, either. */
export function storedNotes(): Notes | undefined {
  try {
    const notes = localStorage;
    notes.setItem(keyOf("any"), "");
    return notes;
  } catch {
    return undefined;
  }
}

/** What was noted of a registry. */
export function noteOf(registry: RegistryName, notes: Notes): Note | undefined {
  try {
    return JSON.parse(notes.getItem(keyOf(registry)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Notes how a registry answered. */
export function keepNote(
  registry: RegistryName,
  note: Note,
  notes: Notes,
): void {
  notes.setItem(keyOf(registry), JSON.stringify(note));
}

/** Whether a registry is left alone, after what was noted of it. */
export function isLeftAlone(note: Note | undefined, now: number): boolean {
  if (note?.fault === undefined) return false;
  return now >= note.at && now < leftAloneUntil(note);
}

/** When a registry that failed is asked again. */
export function leftAloneUntil({ at }: Note): number {
  return at + DAY_MS;
}

function keyOf(registry: string): string {
  return `fluxion: ${registry}`;
}
