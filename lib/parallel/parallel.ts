import { checkOptions } from "../core/names.ts";
import { shown } from "../core/array.ts";
import { isPromise } from "../core/errors.ts";
import { Pool } from "./pool.ts";

/** What `parallel` takes besides the function. */
export interface ParallelOptions {
  /** How many workers: one for each core unless given. */
  readonly workers?: number;
  /**
   * How long a call may take, in milliseconds; one that takes longer is rejected with a `TimeoutError`, and its worker replaced.
   * No limit unless given. With one, every call goes to a worker, as a call made here could not be ended.
   */
  readonly timeout?: number;
}

/** A function that runs in workers. */
export interface ParallelFunction<X, Y> extends AsyncDisposable {
  /** Calls the function. */
  (x: X): Promise<Y>;
  /** How many workers there are. */
  readonly workers: number;
  /** How many calls have gone to workers, and how many were made here because that was quicker. */
  readonly calls: { readonly inWorkers: number; readonly here: number };
  /** Ends the workers, which keep a program alive until then; calls without an answer are rejected, as are later ones. */
  close(): void;
}

// Sending a call and receiving its answer takes about 0.05 ms of a core that a worker could have used. Measured for 200 calls
// with two workers on two cores that others used, too: 0.4 ms lost 13 %, 0.85 ms gained 71 to 89 %.
const BREAK_EVEN = 0.5;

// The first call of a function is its slowest: the least of several tells what the next will take.
const MEMORY = 3;

// How long calls made here keep messages from workers waiting, in milliseconds.
const PATIENCE = 2;

/**
 * A function of a module that runs in workers (in Node, in threads of node:worker_threads), for the operators on functions that
 * return promises.
 *
 * Where workers would not gain, it calls the function here: at first while the workers start, and for good as
 * long as the function takes less than 0.5 ms, where sending its argument would cost more than it saves. Two workers make
 * a function of 1 ms about 1.9 times as fast on two cores. Give the operators a `concurrency` of at least twice `workers`.
 *
 * Every worker imports the module for itself, so the function shares no variable with this thread. Points are copied to the
 * workers and results back; an error comes back as an error. A worker that dies costs the call that it was computing, which is
 * rejected; another takes its place. A module on disk needs the permission to read it, one elsewhere
 * the permission to import from there; workers as such need none.
 *
 * @param moduleUrl The full URL of the module, such as `import.meta.resolve("./model.ts")`.
 * @param exportName The name that the module exports the function by.
 * @throws {TypeError} If the URL is not a full one; calls reject with one if there is no such function.
 * @throws {RangeError} If `workers` is not a whole number from 1 to 8 a core (32 on small machines), or `timeout` not positive.
 *
 * @example
 * ```ts
 * import { gradient, parallel } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const module = "data:text/javascript,export const cost = ([x, y]) => x * y ** 2";
 * await using cost = parallel<number[], number>(module, "cost", { workers: 2 });
 * const [byX, byY] = await gradient(cost, [2, 3], { concurrency: 4 });
 * assert.ok(Math.abs(byX - 9) < 1e-11 && Math.abs(byY - 12) < 1e-11);
 * ```
 */
// deno-lint-ignore no-explicit-any -- what a module exports is known to the caller alone
export function parallel<X = any, Y = any>(
  moduleUrl: string | URL,
  exportName: string,
  options: ParallelOptions = {},
): ParallelFunction<X, Y> {
  const action = `Cannot run ${exportName} in parallel`;
  checkOptions(options, ["workers", "timeout"], action);
  // Node before 21 has no navigator.
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
  const { workers = cores, timeout } = options;
  if (!URL.canParse(moduleUrl)) {
    const given = shown(moduleUrl);
    throw new TypeError(
      `${action} as ${given} is not a full URL: give import.meta.resolve("./module.ts")`,
    );
  }
  checkWorkers(workers, cores, action);
  if (timeout !== undefined && !(timeout > 0)) {
    const given = shown(timeout);
    throw new RangeError(
      `${action} with a timeout of ${given}: it takes milliseconds, more than 0`,
    );
  }
  const url = String(moduleUrl);
  const dispatcher = new Dispatcher<X, Y>(url, exportName, workers, timeout);
  const close = () => dispatcher.close();
  return Object.assign(async (x: X) => await dispatcher.call(x), {
    workers,
    calls: dispatcher.calls,
    close,
    [Symbol.asyncDispose]: () => Promise.resolve(close()),
  });
}

// A worker is a thread with a heap of its own, some 8 MB: hundreds of them on few cores take longer than none. Functions that
// wait for a server may want more workers than cores.
function checkWorkers(workers: number, cores: number, action: string): void {
  const most = Math.max(32, 8 * cores);
  if (Number.isInteger(workers) && workers >= 1 && workers <= most) return;
  const given = shown(workers);
  throw new RangeError(
    `${action} with ${given} workers: it takes a whole number from 1 to ${most} on this machine`,
  );
}

/** Decides where each call is made. */
class Dispatcher<X, Y> {
  readonly calls = { inWorkers: 0, here: 0 };
  readonly #pool: Pool;
  /** The function in this thread; none where calls are timed, as nothing made here could be ended. */
  readonly #f: Promise<(x: X) => Y | PromiseLike<Y>> | undefined;
  /** How long the last calls took, wherever they were made. */
  readonly #times: number[] = [];
  #listened = 0;
  #closed: Error | undefined;

  readonly #name: string;

  constructor(url: string, name: string, workers: number, timeout?: number) {
    this.#name = name;
    this.#pool = new Pool(url, name, workers, timeout);
    if (timeout !== undefined) return;
    this.#f = importFunction(url, name);
    // The first call tells of a failure; until then nobody listens.
    this.#f.catch(() => {});
  }

  async call(x: X): Promise<Y> {
    const f = await this.#f;
    if (this.#pool.starting && performance.now() - this.#listened > PATIENCE) {
      await nextMessage();
      this.#listened = performance.now();
    }
    if (this.#closed) throw this.#closed;
    return !f || this.#pays()
      ? await this.#callAway(x)
      : await this.#callHere(f, x);
  }

  close(): void {
    this.#closed ??= new Error(`Cannot call ${this.#name}: it is closed`);
    this.#pool.close(this.#closed);
  }

  /** Whether workers are there and f takes long enough for them. */
  #pays(): boolean {
    return this.#times.length === MEMORY &&
      Math.min(...this.#times) >= BREAK_EVEN &&
      (this.#pool.ready || !this.#pool.starting);
  }

  async #callAway(x: X): Promise<Y> {
    this.calls.inWorkers++;
    const { value, time } = await this.#pool.call(x);
    this.#remember(time);
    return value as Y;
  }

  async #callHere(f: (x: X) => Y | PromiseLike<Y>, x: X): Promise<Y> {
    this.calls.here++;
    const start = performance.now();
    const value = f(x);
    // What f does before it returns is known before the next call.
    if (!isPromise(value)) this.#remember(performance.now() - start);
    else await value.then(() => this.#remember(performance.now() - start));
    return value;
  }

  #remember(time: number): void {
    this.#times.push(time);
    if (this.#times.length > MEMORY) this.#times.shift();
  }
}

async function importFunction<X, Y>(
  url: string,
  name: string,
): Promise<(x: X) => Y | PromiseLike<Y>> {
  const f = (await import(url))[name];
  if (typeof f !== "function") {
    const found = shown(f);
    throw new TypeError(
      `Cannot run ${name} in parallel as ${url} exports ${found} by that name`,
    );
  }
  return f;
}

/** Lets this thread receive what is on its way to it: messages of workers, and answers that are there already. */
function nextMessage(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
