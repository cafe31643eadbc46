/**
 * What a session that is under way leaves behind, in case its process is ended: what made it what it is, part by part,
 * and what it runs. A session that is left on purpose leaves nothing.
 *
 * @module
 */
import type { Log } from "../session/log.ts";
import type { Session } from "../session/session.ts";
import { newId, orElse, type Records } from "./records.ts";

/** A session whose process was ended. */
export interface CutOff {
  readonly id: string;
  /** When it was last heard of. */
  readonly seen: number;
  /** The entry that it ran then. */
  readonly running?: string;
  /** What to run again. */
  readonly parts: readonly string[];
}

const PREFIX = "fluxion journal ";
const ROLL_CALL = "fluxion roll call";
const DIGITS = 8;

/** How often someone who waits for a key looks whether the roll is called. */
const LOOK_MS = 250;
/** After so long, who has not answered is not there. */
const ANSWER_MS = 700;
/** What nobody has asked for by then, nobody misses. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** The head of a journal, which says that there is one. */
type Head = Pick<CutOff, "seen" | "running">;

/** The journal of one session. Keeping it is a convenience: where that fails, nothing is said. */
export class Journal {
  readonly #records: Records;
  readonly #id = newId();
  #kept: Log<string>;
  #heard: string | undefined;
  #taken: string[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Notes that an entry is about to run; while it does, nobody can answer. */
  begin(running: string): void {
    this.#quiet();
    this.#head({ seen: Date.now(), running });
  }

  /** Notes what the session is once an entry is done. */
  note({ journal }: Session): void {
    orElse(() => {
      // Someone else has brought this session back: all of it is to be written anew.
      if (!this.#records.get(PREFIX + this.#id)) this.#kept = undefined;
      this.#keep(journal);
      for (const id of this.#taken.splice(0)) erase(this.#records, id);
    }, undefined);
    if (journal) this.#head({ seen: Date.now() });
    else orElse(() => this.#records.delete(PREFIX + this.#id), undefined);
    this.#timer ??= setInterval(() => this.#answer(), LOOK_MS);
  }

  /** The session was left on purpose. */
  close(): void {
    this.#quiet();
    orElse(() => erase(this.#records, this.#id), undefined);
  }

  /** The sessions that were cut off, the last one first. */
  async cutOff(): Promise<CutOff[]> {
    const others = () => this.#others();
    if (orElse(others, []).length === 0) return [];
    const called = Date.now();
    orElse(() => this.#records.set(ROLL_CALL, this.#id + called), undefined);
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    return orElse(others, []).filter(({ seen, running }) =>
      running !== undefined || seen < called
    );
  }

  /** The session was brought back: its journal goes once what it held is noted here. */
  take({ id }: CutOff): void {
    this.#taken.push(id);
  }

  #others(): CutOff[] {
    const heads = this.#records.keys(PREFIX)
      .map((key) => key.slice(PREFIX.length))
      .filter((id) => !id.includes(" ") && id !== this.#id);
    const found = heads.flatMap((id) => read(this.#records, id) ?? []);
    const oldest = Date.now() - KEPT_MS;
    for (const { id, seen } of found) {
      if (seen < oldest) erase(this.#records, id);
    }
    return found.filter(({ seen, parts }) => seen >= oldest && parts.length > 0)
      .sort((a, b) => b.seen - a.seen);
  }

  #head(head: Head): void {
    const text = JSON.stringify(head);
    orElse(() => this.#records.set(PREFIX + this.#id, text), undefined);
  }

  /** Brings the records from what they hold to what the journal is: both have a beginning in common. */
  #keep(journal: Log<string>): void {
    const added: Log<string>[] = [];
    let [now, then] = [journal, this.#kept];
    while (now !== then) {
      const [n, t] = [now?.length ?? 0, then?.length ?? 0];
      if (t >= n) {
        this.#records.delete(partKey(this.#id, t));
        then = then!.before;
      }
      if (n >= t) {
        added.push(now);
        now = now!.before;
      }
    }
    for (const part of added.reverse()) {
      this.#records.set(partKey(this.#id, part!.length), part!.last);
    }
    this.#kept = journal;
  }

  #answer(): void {
    const call = orElse(() => this.#records.get(ROLL_CALL), undefined);
    if (call === this.#heard) return;
    this.#heard = call;
    if (this.#kept) this.#head({ seen: Date.now() });
  }

  #quiet(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

function partKey(id: string, number: number): string {
  return `${PREFIX}${id} ${String(number).padStart(DIGITS, "0")}`;
}

function read(records: Records, id: string): CutOff | undefined {
  const head: Head | undefined = orElse(
    () => JSON.parse(records.get(PREFIX + id) ?? ""),
    undefined,
  );
  if (typeof head?.seen !== "number") return undefined;
  const parts = records.keys(`${PREFIX}${id} `)
    .flatMap((key) => records.get(key) ?? []);
  return { id, ...head, parts };
}

function erase(records: Records, id: string): void {
  for (const key of records.keys(`${PREFIX}${id} `)) records.delete(key);
  records.delete(PREFIX + id);
}
