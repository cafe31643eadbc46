import { isPromise } from "../core/errors.ts";
import { changesItsArgument } from "../core/line.ts";
import type { Row } from "../core/array.ts";

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

  /** The same for a row of numbers. */
  callRow(f: (x: Row) => unknown, row: Row, action: string): unknown {
    if (this.isOver) return f(row);
    this.isOver = true;
    const own = copyOf(row);
    const value = f(own);
    if (typeof value !== "number") {
      if (isPromise(value)) this.promise = value;
    } else if (row.length <= FEW) spare = own;
    for (let i = 0; i < row.length; i++) {
      if (own[i] === row[i] && own[i] !== 0) continue;
      if (!Object.is(own[i], row[i])) throw changesItsArgument(action);
    }
    return value;
  }
}

// A copy that a plain function was called with can be used again: a new typed array would take as long as a gradient of two
// elements.
const FEW = 64;
let spare: Row | undefined;

function copyOf(row: Row): Row {
  const own = spare;
  spare = undefined;
  if (own?.length !== row.length || own.constructor !== row.constructor) {
    return row.slice();
  }
  for (let i = 0; i < row.length; i++) own[i] = row[i];
  return own;
}
