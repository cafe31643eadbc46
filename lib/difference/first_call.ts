import { isPromise } from "../core/errors.ts";

/**
 * The first call of a function that may turn out to return promises. It gets a copy of x, so that its promise is good whatever
 * becomes of x, and the call need not be repeated.
 */
export class FirstCall {
  /** What the call promised, if it did. */
  promise: PromiseLike<unknown> | undefined;
  /** Whether it has been made. */
  isOver: boolean = false;

  /**
   * Calls f with a copy of x the first time, with x itself from then on.
   *
   * @param check Throws unless f has left the copy alone.
   */
  call<X>(
    f: (x: X) => unknown,
    x: X,
    copy: (x: X) => X,
    check: (copy: X) => void,
  ): unknown {
    if (this.isOver) return f(x);
    this.isOver = true;
    const own = copy(x);
    const value = f(own);
    if (isPromise(value)) this.promise = value;
    check(own);
    return value;
  }
}
