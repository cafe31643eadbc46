/**
 * Stopping a computation: whatever may run long calls `poll` once for each evaluation, and `poll`
 * throws where the run has been given a reason to stop.
 *
 * @module
 */

import { watchLongWork } from "../../lib/expression/long_work.ts";

/** A run that was stopped before it had an answer. */
export class Interrupted extends Error {
  /** By this name the library knows that f is not undefined there, but that all is over. */
  override name = "AbortError";
  /** The lines of a trace that were there by then. */
  readonly finished: string[] = [];
}

let check: (() => string | undefined) | undefined;
let evaluations = 0;
let deadline = Infinity;

/**
 * To be called at every evaluation of a user's function.
 *
 * @throws {Interrupted} If the run is to stop.
 */
export function poll(): void {
  evaluations++;
  stopIfAsked();
}

/**
 * What `poll` does, where nothing was evaluated.
 *
 * @throws {Interrupted} If the run is to stop.
 */
export function stopIfAsked(): void {
  const reason = check?.();
  if (reason !== undefined) {
    throw new Interrupted(
      evaluations === 0 ? reason : `${reason} after ${evaluations} evaluations`,
    );
  }
}

/** The milliseconds that the run may still take. */
export function timeLeft(): number {
  return deadline - performance.now();
}

/** The function, polling before each call. */
export function polled<A extends readonly unknown[], R>(
  f: (...args: A) => R,
): (...args: A) => R {
  return (...args) => {
    poll();
    return f(...args);
  };
}

/** What a run came to, and how often it polled. */
export interface Watched<T> {
  readonly result: T;
  readonly evaluations: number;
}

/**
 * Runs the action; `reasonToStop` is asked at every poll, and stops it by giving one.
 *
 * @param end When the run is to be over, as `performance.now()` tells it, for what cannot poll.
 */
export async function interruptible<T>(
  reasonToStop: () => string | undefined,
  action: () => T | Promise<T>,
  end: number = Infinity,
): Promise<Watched<T>> {
  const outer = { check, evaluations, deadline };
  check = reasonToStop;
  deadline = end;
  evaluations = 0;
  watchLongWork(stopIfAsked);
  try {
    const result = await action();
    return { result, evaluations };
  } finally {
    ({ check, evaluations, deadline } = outer);
  }
}
