// Limits how many calls of f are in flight, and lets none through after the end.

import type { AsyncOptions } from "../options.ts";

// Enough to hide the latency of a service without overrunning it.
export const DEFAULT_CONCURRENCY = 8;

/** Runs work whose calls of f go through a semaphore; rejects with the first error, or when the signal aborts. */
export function withSemaphore<T>(
  { concurrency = DEFAULT_CONCURRENCY, signal }: AsyncOptions,
  work: (semaphore: Semaphore) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const semaphore = new Semaphore(concurrency);
    const abort = () => {
      semaphore.close();
      reject(signal!.reason);
    };
    signal?.addEventListener("abort", abort);
    work(semaphore).then(resolve, reject).finally(() => {
      semaphore.close();
      signal?.removeEventListener("abort", abort);
    });
  });
}

/** What is promised to a job whose turn does not come any more. */
export const NEVER: Promise<never> = new Promise(() => {});

/** Lets a limited number of jobs run at once, in the order in which they came. */
export class Semaphore {
  /** Whether nothing is let through any more, not even what was told that its turn has come. */
  isClosed: boolean = false;
  #free: number;
  #waiting: (() => void)[] = [];
  #next = 0;

  constructor(concurrency: number) {
    this.#free = concurrency;
  }

  /** Runs a job when its turn comes, which is never once the semaphore is closed; a job that fails closes it. */
  async run<T>(job: () => PromiseLike<T> | T): Promise<T> {
    const turn = this.enter();
    if (turn) await turn;
    if (this.isClosed) return NEVER;
    try {
      return await job();
    } catch (error) {
      this.close();
      throw error;
    } finally {
      this.leave();
    }
  }

  /** What to await before a job, which ends with `leave`; undefined if its turn has come. */
  enter(): Promise<void> | undefined {
    if (this.#free > 0 && !this.isClosed) this.#free--;
    else return new Promise((go) => this.#waiting.push(go));
  }

  /** Lets nothing through any more. */
  close(): void {
    this.isClosed = true;
    this.#waiting = [];
  }

  /** Ends a job. */
  leave(): void {
    if (this.isClosed) return;
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
      this.#free++;
    } else this.#waiting[this.#next++]();
  }
}
