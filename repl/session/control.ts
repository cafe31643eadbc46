/**
 * What a session that runs has to do with whoever runs it: whether it is to stop, how far it is, and what its names are
 * now. All versions of a session share one, so that functions of any of them, which outlive the entry that defined
 * them, are stopped by whoever runs the entry that calls them.
 *
 * @module
 */
import type { Value } from "../../lib/expression/mod.ts";
import { watchLongWork } from "../../lib/expression/long_work.ts";

/** A run that was stopped before it had an answer. */
export class Interrupted extends Error {
  /** By this name the library knows that f is not undefined there, but that all is over. */
  override name = "AbortError";
  /** The lines of a trace that were there by then. */
  readonly finished: string[] = [];
}

/** What a run came to, and how often it polled. */
export interface Watched<T> {
  readonly result: T;
  readonly evaluations: number;
}

/** Makes the text that says how far something is. */
type Telling = () => string;

/** Stops what runs, and tells of it. */
export class Control {
  /** The names that typed functions see: those of the version that runs, so that they are always current. */
  names: ReadonlyMap<string, Value> = new Map();
  #reasonToStop: (() => string | undefined) | undefined;
  #evaluations = 0;
  #end = Infinity;
  #listen: ((text: Telling) => void) | undefined;
  readonly #kept = new Map<() => unknown, unknown>();

  /** What lives as long as the session, such as a Worker: made where it is asked for first, and known by what makes it. */
  kept<T>(make: () => T): T {
    if (!this.#kept.has(make)) this.#kept.set(make, make());
    return this.#kept.get(make) as T;
  }

  /**
   * To be called at every evaluation of a user's function.
   *
   * @throws {Interrupted} If the run is to stop.
   */
  poll(): void {
    this.#evaluations++;
    this.stopIfAsked();
  }

  /**
   * What `poll` does, where nothing was evaluated.
   *
   * @throws {Interrupted} If the run is to stop.
   */
  stopIfAsked(): void {
    const reason = this.#reasonToStop?.();
    if (reason === undefined) return;
    const count = this.#evaluations;
    throw new Interrupted(
      count === 0 ? reason : `${reason} after ${count} evaluations`,
    );
  }

  /** The milliseconds that the run may still take. */
  timeLeft(): number {
    return this.#end - performance.now();
  }

  /** The function, polling before each call. */
  polled<A extends readonly unknown[], R>(
    f: (...args: A) => R,
  ): (...args: A) => R {
    return (...args) => {
      this.poll();
      return f(...args);
    };
  }

  /**
   * Runs the action; `reasonToStop` is asked at every poll, and stops it by giving one.
   *
   * @param end When the run is to be over, as `performance.now()` tells it, for what cannot poll.
   */
  async interruptible<T>(
    reasonToStop: () => string | undefined,
    action: () => T | Promise<T>,
    end: number = Infinity,
  ): Promise<Watched<T>> {
    const outer = [this.#reasonToStop, this.#evaluations, this.#end] as const;
    this.#reasonToStop = reasonToStop;
    this.#end = end;
    this.#evaluations = 0;
    watchLongWork(() => this.stopIfAsked());
    try {
      const result = await action();
      return { result, evaluations: this.#evaluations };
    } finally {
      [this.#reasonToStop, this.#evaluations, this.#end] = outer;
    }
  }

  /** Says how far it is; the text is made only where someone looks. */
  report(text: Telling): void {
    this.#listen?.(text);
  }

  /** Does something that reports to the listener meanwhile. */
  async reportingTo<T>(
    listen: (text: Telling) => void,
    action: () => Promise<T>,
  ): Promise<T> {
    const outer = this.#listen;
    this.#listen = listen;
    try {
      return await action();
    } finally {
      this.#listen = outer;
    }
  }
}
