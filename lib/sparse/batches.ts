// Batches of evaluations of a function from flat arrays to flat arrays. Whoever answers them owns the calls of f.

import { isPromise } from "../core/errors.ts";
import { FirstCall } from "../difference/first_call.ts";
import { PromiseError } from "../core/line.ts";
import type { Tree } from "../core/number_tree.ts";
import type { Point } from "../core/point.ts";

/** One evaluation. */
export interface Evaluation {
  /** Moves x. */
  readonly place: () => void;
  /** Reads what f returned there, before the next call. It puts x back, or the next evaluation moves it on. */
  readonly read: (y: unknown) => unknown;
}

/** Work that yields the evaluations that it wants, all that can be made at once, and is given what was read. */
export type Batches<T> = Generator<
  readonly Evaluation[],
  T,
  readonly unknown[]
>;

/**
 * Answers with a function that returns numbers: x itself is moved, and put back to the same bits, also when f throws.
 *
 * @throws {PromiseError} If f returns a promise.
 */
export function answer<T>(
  batches: Batches<T>,
  f: (x: Tree) => unknown,
  point: Point,
): T {
  point.checkWritable();
  // Of an x that does not hold what is written every entry would be 0.
  point.move(0, point.at(0) === 1 ? 2 : 1);
  point.putBack(0);
  const first = new FirstCall();
  const copy = () => point.copy();
  const check = (copy: Tree) => point.checkCopy(copy);
  const call = ({ place, read }: Evaluation) => {
    place();
    const y = first.call(f, point.x, copy, check);
    if (!isPromise(y)) return read(y);
    if (y instanceof Promise) y.catch(() => {});
    throw new PromiseError("f returns promises", first.promise);
  };
  try {
    let step = batches.next();
    while (!step.done) step = batches.next(step.value.map(call));
    point.checkUnchanged();
    return step.value;
  } finally {
    point.restore();
  }
}

/**
 * Answers with a function that returns promises, the evaluations of a batch side by side.
 *
 * @param call Is given a copy of x of its own.
 * @param point A copy that nobody else sees.
 */
export async function answerAsync<T>(
  batches: Batches<T>,
  call: (x: Tree) => PromiseLike<unknown>,
  point: Point,
): Promise<T> {
  let step = batches.next();
  while (!step.done) {
    const batch = step.value;
    const answers = batch.map(({ place }) => {
      place();
      const promised = call(point.copy());
      point.restore();
      return promised;
    });
    const ys = await Promise.all(answers);
    step = batches.next(batch.map(({ read }, k) => read(ys[k])));
  }
  return step.value;
}
