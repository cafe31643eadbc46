/**
 * Records that outlive the process, one a key: REPLs that write at the same time lose nothing of each other's.
 *
 * @module
 */

/** Texts by their keys. */
export interface Records {
  /** The keys that begin so, in order. */
  keys(prefix: string): string[];
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  delete(key: string): void;
}

/** Records in web storage, which needs no permission. */
export function webRecords(storage: Storage): Records {
  return {
    keys: (prefix) =>
      patiently(() => Object.keys(storage))
        .filter((key) => key.startsWith(prefix)).sort(),
    get: (key) => patiently(() => storage.getItem(key)) ?? undefined,
    set: (key, text) => patiently(() => storage.setItem(key, text)),
    delete: (key) => patiently(() => storage.removeItem(key)),
  };
}

// Another process holds the storage for less than a millisecond at a time: two seconds of tries outlast a crowd of them.
const TRIES = 1000;
const PAUSE_MS = 2;

/** Does something with web storage; where another process holds it, again and again until it is free. */
export function patiently<T>(action: () => T): T {
  for (let tries = 1;; tries++) {
    try {
      return action();
    } catch (error) {
      const isHeld = error instanceof Error && /\blocked\b/.test(error.message);
      if (!isHeld || tries === TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

const TIME_DIGITS = 15;
const COUNT_DIGITS = 6;

/** Keys that come later in order than all that any REPL made before, and that no other one makes. */
export function keysFrom(prefix: string, id: string): () => string {
  let count = 0;
  return () => {
    const time = String(Date.now()).padStart(TIME_DIGITS, "0");
    return `${prefix}${time} ${
      String(count++).padStart(COUNT_DIGITS, "0")
    } ${id}`;
  };
}

/** A name for this process that no other one has. */
export function newId(): string {
  return crypto.randomUUID().slice(0, 13);
}

/** What is a convenience must not get in the way: where it fails, the other value stands. */
export function orElse<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
