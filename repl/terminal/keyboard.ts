/**
 * The keys of a person at standard input, one at a time, none lost between entries.
 *
 * @module
 */
import { decodeKeys, type Key } from "../editor/keys.ts";

/** Where keys come from; `Deno.stdin` is one. */
export interface Source {
  read(buffer: Uint8Array): Promise<number | null>;
  setRaw(mode: boolean, options?: { cbreak: boolean }): void;
}

// A terminal sends an escape sequence in one piece; what is still unfinished after this long is the
// Escape key. 25 ms is below what a person notices and above what a slow line needs for three bytes.
const ESCAPE_MS = 25;

// A paste whose end never comes must not swallow the keys for ever.
const PASTE_MS = 2000;

/** Keys from a source, in raw mode while someone edits. */
export class Keyboard {
  readonly #source: Source;
  readonly #decoder = new TextDecoder();
  readonly #bytes = new Uint8Array(65536);
  #keys: Key[] = [];
  #text = "";
  #reading: Promise<void> | undefined;
  #waiting: Promise<void> | undefined;
  #ended = false;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Every key is ours: the terminal neither echoes nor interrupts. */
  open(): void {
    this.#source.setRaw(true);
  }

  /** A computation runs: Ctrl-C interrupts, and what is typed meanwhile is kept, not echoed. */
  pause(): void {
    try {
      this.#source.setRaw(true, { cbreak: true });
    } catch {
      this.#source.setRaw(false); // Windows has no such mode.
    }
  }

  /** The terminal is as it was. */
  close(): void {
    this.#source.setRaw(false);
  }

  /** Whether a key is there without waiting. */
  get ready(): boolean {
    return this.#keys.length > 0 || this.#ended;
  }

  /** Whether no more keys will ever come, as where the terminal was closed. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The next key, which must be there; "eof" where the input has ended. */
  take(): Key {
    return this.#keys.shift() ?? { kind: "name", name: "eof" };
  }

  /** Resolves when a key is there. May be given up: no key is lost. */
  wait(): Promise<void> {
    this.#waiting ??= this.#fill().finally(() => this.#waiting = undefined);
    return this.#waiting;
  }

  async #fill(): Promise<void> {
    while (!this.ready) {
      this.#reading ??= this.#read().finally(() => this.#reading = undefined);
      if (!await within(this.#reading, this.#patience())) this.#decode(true);
    }
  }

  /** How long to wait for the rest of what has begun; for ever where nothing has. */
  #patience(): number | undefined {
    if (this.#text === "") return undefined;
    return this.#text.startsWith("\x1b[200~") ? PASTE_MS : ESCAPE_MS;
  }

  async #read(): Promise<void> {
    const count = await this.#source.read(this.#bytes);
    this.#ended = count === null;
    const bytes = this.#bytes.subarray(0, count ?? 0);
    this.#text += this.#decoder.decode(bytes, { stream: !this.#ended });
    this.#decode(this.#ended);
  }

  #decode(final: boolean): void {
    const { keys, rest } = decodeKeys(this.#text, final);
    this.#keys.push(...keys);
    this.#text = rest;
  }
}

/** Whether the promise settles within so many milliseconds. */
async function within(
  promise: Promise<void>,
  ms: number | undefined,
): Promise<boolean> {
  if (ms === undefined) return await promise.then(() => true);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([promise.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
