/**
 * The answers of a function that returns promises, as a synchronous operator looks them up.
 *
 * @module
 */
import { missing, PENDING } from "./pending.ts";
import { copyOf, type Like, type Row, type Tensor } from "../core/tensor.ts";

/** A point where f is to be called. */
export interface Wanted<X> {
  readonly kind: "wanted";
  readonly key: string;
  readonly point: X;
}

/** What to do next: call f, or end. */
export type Next<X, T> =
  | Wanted<X>
  | { readonly kind: "done"; readonly result: T }
  | { readonly kind: "thrown"; readonly error: unknown };

/** The answers so far, and the points that are waiting for theirs. */
export class Recording<X extends Tensor, Y, T> {
  readonly #operator: (f: (x: Like<X>) => Y, x: X) => T;
  readonly #x: X;
  readonly #keyOf: (x: Tensor) => string;
  readonly #answers: Map<string, Y[]> = new Map();
  /** How often each point has been asked for. */
  readonly #asked: Map<string, number> = new Map();
  #blank: Y | undefined;
  #queue: Wanted<X>[] = [];
  #launched = 0;
  /** Whether there are answers that no run has seen. */
  #fresh = true;

  constructor(
    operator: (f: (x: Like<X>) => Y, x: X) => T,
    x: X,
    blank: Y | undefined,
  ) {
    this.#operator = operator;
    this.#x = x;
    this.#keyOf = keysAround(x);
    this.#blank = blank;
  }

  answer(key: string, value: Y): void {
    const answers = this.#answers.get(key);
    if (answers) answers.push(value);
    else this.#answers.set(key, [value]);
    this.#blank ??= blankLike(value) as Y;
    this.#fresh = true;
  }

  /** Whether what to do next takes a run. */
  get due(): boolean {
    return this.#fresh && this.#launched === this.#queue.length;
  }

  /** What to do next; undefined if that is to wait. */
  next(): Next<X, T> | undefined {
    if (this.due) {
      this.#queue = [];
      this.#launched = 0;
      const end = this.#run();
      if (end) return end;
    }
    if (this.#launched < this.#queue.length) {
      return this.#queue[this.#launched++];
    }
  }

  #run(): Next<X, T> | undefined {
    this.#fresh = false;
    const before = missing.count;
    const seen = new Map<string, number>();
    const recorded = (point: Like<X>) => {
      const key = this.#keyOf(point);
      const time = seen.get(key) ?? 0;
      seen.set(key, time + 1);
      const answers = this.#answers.get(key);
      return answers && time < answers.length
        ? answers[time]
        : this.#want(key, time, point);
    };
    try {
      const result = this.#operator(recorded, this.#x);
      if (missing.count === before) return { kind: "done", result };
    } catch (error) {
      // With a value missing, an error says nothing yet: the last run will throw it again.
      if (missing.count === before) return { kind: "thrown", error };
    }
  }

  #want(key: string, time: number, point: Like<X>): Y {
    missing.count++;
    const asked = this.#asked.get(key) ?? 0;
    if (time >= asked) {
      this.#asked.set(key, asked + 1);
      this.#queue.push({ kind: "wanted", key, point: copyOf(point) as X });
    }
    if (this.#blank === undefined) throw PENDING;
    return this.#blank;
  }
}

/** Names of points by what is moved in them, in the arrays of x itself. */
function keysAround(x: Tensor): (point: Tensor) => string {
  if (typeof x === "number") return (point) => exact(point as number);
  const rows: Row[] = [];
  collect(x, rows);
  const kept = rows.map((row) => row.slice());
  return () => {
    let key = "";
    for (let r = 0; r < rows.length; r++) {
      const row = rows[r];
      for (let i = 0; i < row.length; i++) {
        if (!Object.is(row[i], kept[r][i])) {
          key += `${r},${i}:${exact(row[i])};`;
        }
      }
    }
    return key;
  };
}

/** A number as text that no other number has. */
export function exact(x: number): string {
  return Object.is(x, -0) ? "-0" : String(x);
}

/** The innermost arrays; what is not an array of numbers is the operator's to refuse. */
function collect(x: unknown, rows: Row[]): void {
  if (!Array.isArray(x) && !ArrayBuffer.isView(x)) return;
  const items = x as unknown as unknown[];
  if (items.length > 0 && typeof items[0] !== "object") rows.push(x as Row);
  else for (const item of items) collect(item, rows);
}

/** NaN in the shape of an answer. */
function blankLike(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(blankLike);
  return ArrayBuffer.isView(value) ? (value as Row).map(() => NaN) : NaN;
}
