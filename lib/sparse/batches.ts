// Batches of evaluations of a function from flat arrays to flat arrays. Whoever answers them owns the calls of f.

import { isPromise } from "../core/errors.ts";
import type { FirstCall } from "../difference/first_call.ts";
import { PromiseError } from "../core/line.ts";
import { doesNotKeep } from "../core/point.ts";
import { checkNotFrozen, type Row } from "../core/array.ts";
import { checkUnchanged, type VectorFunction } from "./vector.ts";

/** One evaluation. */
export interface Evaluation {
  /** Moves x. */
  readonly place: () => void;
  /** Reads what f returned there, before the next call. It puts x back, or the next evaluation moves it on. */
  readonly read: (y: unknown) => unknown;
  /** Whether to check that f leaves its argument alone. */
  readonly isWatched?: boolean;
}

/** Work that yields the evaluations that it wants, all that can be made at once, and is given what was read. */
export type Batches<T> = Generator<
  readonly Evaluation[],
  T,
  readonly unknown[]
>;

/** Answers with a function that returns numbers: x itself is moved, and put back to the same bits, also when f throws. */
export function answer<T>(
  batches: Batches<T>,
  f: VectorFunction,
  x: Row,
  action: string,
  first: FirstCall,
): T {
  if (Array.isArray(x)) checkNotFrozen(x, action, () => "x");
  checkKept(x, action);
  const kept = x.slice();
  const call = ({ place, read, isWatched }: Evaluation) => {
    place();
    const before = isWatched ? x.slice() : undefined;
    const y = first.call(
      f,
      x,
      (x) => x.slice(),
      (copy) => checkUnchanged(copy, x, action),
    );
    if (isPromise(y)) {
      if (y instanceof Promise) y.catch(() => {});
      throw new PromiseError(`${action} as f returned a Promise`);
    }
    if (before) checkUnchanged(x, before, action);
    return read(y);
  };
  try {
    let step = batches.next();
    while (!step.done) step = batches.next(step.value.map(call));
    return step.value;
  } finally {
    for (let c = 0; c < kept.length; c++) x[c] = kept[c];
  }
}

/** Throws if x does not hold what is written: every entry would be 0. */
function checkKept(x: Row, action: string): void {
  const kept = x[0];
  const to = kept === 1 ? 2 : 1;
  x[0] = to;
  const now = x[0];
  x[0] = kept;
  if (now !== to) throw doesNotKeep("x[0]", to, now, action);
}

/**
 * Answers with a function that returns promises, the evaluations of a batch side by side.
 *
 * @param x A copy that nobody else sees; each call gets a copy of its own.
 * @param first What the first call has promised, if there was one.
 */
export async function answerAsync<T>(
  batches: Batches<T>,
  call: (x: Row) => Promise<unknown>,
  x: Row,
  first?: PromiseLike<unknown>,
): Promise<T> {
  let waiting = first;
  let step = batches.next();
  while (!step.done) {
    const batch = step.value;
    const answers = batch.map(({ place }) => {
      const before = x.slice();
      place();
      const copy = x.slice();
      for (let c = 0; c < before.length; c++) x[c] = before[c];
      // What the first call has promised already is not asked for again.
      const promised = waiting;
      waiting = undefined;
      return promised ?? call(copy);
    });
    const ys = await Promise.all(answers);
    step = batches.next(batch.map(({ read }, k) => read(ys[k])));
  }
  return step.value;
}
