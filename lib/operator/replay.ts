/**
 * Operators on functions that return promises: the synchronous operator, run on recorded answers until none is missing.
 *
 * Each run tells every point that it can want with the answers so far, one or more along every line that is not finished; they
 * are asked for together. The last run finds all its answers, so its result is the synchronous one, bit for bit, after as
 * many evaluations. Runs cost what the operator costs without f; there are about as many as a single line has probes.
 *
 * @module
 */
import { nextMessage } from "../core/next_message.ts";
import { EvaluationError } from "./evaluation_error.ts";
import { Recording, type Wanted } from "./recording.ts";
import { copyOf, type Like, shown, type Tensor } from "../core/tensor.ts";

/** How a function that returns promises is called. */
export interface AsyncOptions {
  /** The most calls of f in flight: 8 unless given, Infinity for no limit. */
  readonly concurrency?: number;
  /** Stops launching calls when aborted; the operator rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs an operator on a function that returns promises.
 *
 * @param operator The synchronous operator: takes a function and a point that it may move in place.
 * @param blank What a missing value is taken for until the first answer shows its shape; without one, the first call goes alone.
 */
export function replay<X extends Tensor, Y, T>(
  operator: (f: (x: Like<X>) => Y, x: X) => T,
  f: (x: Like<X>) => PromiseLike<Y> | Y,
  x: X,
  { concurrency = DEFAULT_CONCURRENCY, signal }: AsyncOptions,
  action: string,
  blank?: Y,
): Promise<T> {
  return new Promise((resolve, reject) => {
    checkConcurrency(concurrency, action);
    signal?.throwIfAborted();
    // What cannot be copied is not a point: the operator says so.
    const own = typeof x === "object" ? copyOf(x) : x;
    const abort = () => calls.end(() => reject(signal!.reason));
    const calls = new Calls({
      recording: new Recording<X, Y, T>(operator, own, blank),
      f,
      concurrency,
      action,
      resolve,
      reject,
      cleanUp: () => signal?.removeEventListener("abort", abort),
    });
    signal?.addEventListener("abort", abort);
    calls.pump();
  });
}

// Enough to hide the latency of a service without overrunning it.
const DEFAULT_CONCURRENCY = 8;

function checkConcurrency(concurrency: number, action: string): void {
  const whole = Number.isInteger(concurrency) || concurrency === Infinity;
  if (whole && concurrency >= 1) return;
  throw new RangeError(
    `${action} with concurrency ${
      shown(concurrency)
    }: it is a whole number from 1 up, or Infinity`,
  );
}

/** What the calls of f serve. */
interface Purpose<X extends Tensor, Y, T> {
  readonly recording: Recording<X, Y, T>;
  readonly f: (x: Like<X>) => PromiseLike<Y> | Y;
  readonly concurrency: number;
  readonly action: string;
  readonly resolve: (result: T) => void;
  readonly reject: (error: unknown) => void;
  readonly cleanUp: () => void;
}

/** The calls of f: as many in flight as there may be, until the recording is complete. */
class Calls<X extends Tensor, Y, T> {
  readonly #purpose: Purpose<X, Y, T>;
  #inFlight = 0;
  #over = false;
  #gathering = false;

  constructor(purpose: Purpose<X, Y, T>) {
    this.#purpose = purpose;
  }

  /** Launches what may be launched. */
  pump(): void {
    const { recording, concurrency, resolve, reject } = this.#purpose;
    while (!this.#over && this.#inFlight < concurrency) {
      const next = recording.next();
      if (!next) break;
      if (next.kind === "wanted") this.#launch(next);
      else if (next.kind === "thrown") this.end(() => reject(next.error));
      else this.end(() => resolve(next.result));
    }
  }

  /** Settles the promise, once; nothing is launched any more. */
  end(settle: () => void): void {
    if (this.#over) return;
    this.#over = true;
    this.#purpose.cleanUp();
    settle();
  }

  #launch({ key, point }: Wanted<X>): void {
    const { recording, f, action, reject } = this.#purpose;
    this.#inFlight++;
    // In an async function, what f throws is a rejection, too.
    (async () => await f(copyOf(point) as Like<X>))().then((value) => {
      this.#inFlight--;
      recording.answer(key, value);
      // Answers come in bursts: one run serves them all.
      if (this.#inFlight === 0 || !recording.due) this.pump();
      else this.#gather();
    }, (error) => {
      this.end(() => reject(new EvaluationError(action, point, error)));
    });
  }

  async #gather(): Promise<void> {
    if (this.#gathering) return;
    this.#gathering = true;
    await nextMessage();
    this.#gathering = false;
    this.pump();
  }
}
