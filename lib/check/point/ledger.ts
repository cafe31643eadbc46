// Checks of functions that return promises: the same check, run on the answers that there are until none is missing. A run is
// cheap beside a slow f, and its course depends on answers alone, so that the last one is that of a function of numbers.

import { withSemaphore } from "../../operator/drive/semaphore.ts";
import { type AsyncOptions, checkCalls } from "../../operator/options.ts";

/** What is thrown where an answer is missing: no Error, so that nobody takes it for one. */
const MISSING: unique symbol = /* @__PURE__ */ Symbol("missing");

/** An answer that has come. */
type Answer =
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "threw"; readonly error: unknown };

/** The answers of f and of the code under test so far. */
export class Ledger {
  readonly #answers = new Map<string, Answer>();
  #missing = new Map<string, () => unknown>();
  #asked = new Map<string, number>();

  /**
   * The answer to a question, if it has come; what it throws, is thrown.
   *
   * @param question Who is asked, and at which x: asked again in one run, it is another question.
   */
  ask(question: string, call: () => unknown): unknown {
    const times = this.#asked.get(question) ?? 0;
    const key = `${times} ${question}`;
    const answer = this.#answers.get(key);
    if (!answer) {
      this.#missing.set(key, call);
      throw MISSING;
    }
    this.#asked.set(question, times + 1);
    if (answer.kind === "threw") throw answer.error;
    return answer.value;
  }

  /** An answer that is on its way already, to the first time that a question is asked. */
  know(question: string, promise: PromiseLike<unknown>): void {
    this.#missing.set(`0 ${question}`, () => promise);
  }

  /** How many answers have come to questions to somebody. */
  count(who: string): number {
    return [...this.#answers.keys()].filter((key) =>
      key.split(" ", 2)[1] === who
    ).length;
  }

  /** Runs something until no answer is missing. */
  complete<T>(
    run: () => T,
    options: AsyncOptions,
    action: string,
    onAnswers: () => void,
  ): Promise<T> {
    return withSemaphore(options, async (semaphore) => {
      checkCalls(options, action);
      while (true) {
        await Promise.all(
          Array.from(this.#missing, async ([key, call]) => {
            this.#answers.set(key, await semaphore.run(() => answerTo(call)));
          }),
        );
        onAnswers();
        this.#asked = new Map();
        this.#missing = new Map();
        try {
          return run();
        } catch (error) {
          if (error !== MISSING) throw error;
        }
      }
    });
  }
}

async function answerTo(call: () => unknown): Promise<Answer> {
  try {
    return { kind: "returned", value: await call() };
  } catch (error) {
    return { kind: "threw", error };
  }
}

/** Whether an answer is only missing. */
export function isMissing(error: unknown): boolean {
  return error === MISSING;
}

/** Does several things of which each may lack answers: all are asked for together. */
export function together<T>(things: readonly (() => T)[]): T[] {
  const results: T[] = [];
  let missing = false;
  for (const thing of things) {
    try {
      results.push(thing());
    } catch (error) {
      if (error !== MISSING) throw error;
      missing = true;
    }
  }
  if (missing) throw MISSING;
  return results;
}

/** What f returned where a number was expected: the check has to be run another way. */
export class PromiseFound {
  readonly promise: PromiseLike<unknown>;

  constructor(promise: PromiseLike<unknown>) {
    this.promise = promise;
  }
}

/** Whether a value is a promise. */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value &&
    typeof value.then === "function";
}

/** x as a question: the same bits make the same text. */
export function questionOf(who: string, numbers: Iterable<number>): string {
  const texts = Array.from(numbers, (v) => Object.is(v, -0) ? "-0" : `${v}`);
  return `${who} ${texts.join()}`;
}
