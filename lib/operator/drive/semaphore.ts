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

/** Lets a limited number of jobs run at once, in the order in which they came. */
export class Semaphore {
  #closed = false;
  #free: number;
  #waiting: (() => void)[] = [];
  #next = 0;

  constructor(concurrency: number) {
    this.#free = concurrency;
  }

  /** Runs a job when its turn comes, which is never once the semaphore is closed; a job that fails closes it. */
  run<T>(job: () => PromiseLike<T> | T): Promise<T> {
    return new Promise((resolve, reject) =>
      this.enter(async () => {
        try {
          resolve(await job());
          this.leave();
        } catch (error) {
          this.close();
          reject(error);
        }
      })
    );
  }

  /** Begins a job, which ends with `leave`, when its turn comes. */
  enter(job: () => void): void {
    if (this.#free > 0 && !this.#closed) {
      this.#free--;
      job();
    } else this.#waiting.push(job);
  }

  /** Lets nothing through any more. */
  close(): void {
    this.#closed = true;
    this.#waiting = [];
  }

  /** Ends a job. */
  leave(): void {
    if (this.#closed) return;
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
      this.#free++;
    } else this.#waiting[this.#next++]();
  }
}
