import { isPromise } from "./errors.ts";

/**
 * The first call of a function that nobody knows to return promises: it is called with a copy, so that what it promises holds
 * whatever becomes of x, and is asked for once.
 */
export class FirstCall {
  /** What the call promised, if it did. */
  promise: PromiseLike<unknown> | undefined;
  #isOver = false;

  /**
   * f with a copy of x; with x itself, once it has been called.
   *
   * @param check Throws unless f has left the copy alone.
   */
  call<X>(
    f: (x: X) => unknown,
    x: X,
    copy: (x: X) => X,
    check: (copy: X) => void,
  ): unknown {
    if (this.#isOver) return f(x);
    this.#isOver = true;
    const own = copy(x);
    const value = f(own);
    if (isPromise(value)) this.promise = value;
    check(own);
    return value;
  }
}
