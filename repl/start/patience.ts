/**
 * Loading from a registry that may not answer. Deno writes over the screen what it tries to download, and
 * nothing can call a download off; so an attempt that fails or hangs is noted, and the next one made a
 * day later.
 *
 * @module
 */

const KEY = "fluxion: the registry did not answer at";
const SLOW_MS = 700;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What is noted outlives the process. */
export type Notes = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A clock that can also wait. */
export interface Clock {
  now(): number;
  after(ms: number, action: () => void): () => void;
}

const CLOCK: Clock = {
  now: Date.now,
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** Loads; rejects at once where the last attempt came to nothing, and that less than a day ago. */
export async function loadPatiently<T>(
  load: () => Promise<T>,
  notes: Notes,
  { now, after }: Clock = CLOCK,
): Promise<T> {
  const since = now() - Number(notes.getItem(KEY) ?? -Infinity);
  if (since >= 0 && since < DAY_MS) {
    throw new Error("the registry did not answer");
  }
  const note = () => notes.setItem(KEY, String(now()));
  const stop = after(SLOW_MS, note);
  try {
    const loaded = await load();
    notes.removeItem(KEY);
    return loaded;
  } catch (error) {
    note();
    throw error;
  } finally {
    stop();
  }
}
