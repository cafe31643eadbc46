/**
 * A list that grows at its end and is never changed: the longer one shares all of the shorter one.
 *
 * @module
 */

/** A list, from its last item back; nothing where it is empty. */
export type Log<T> = LogNode<T> | undefined;

interface LogNode<T> {
  readonly last: T;
  readonly before: Log<T>;
  readonly length: number;
}

/** The list with another item behind it. Takes no longer for a long list than for a short one. */
export function appended<T>(log: Log<T>, last: T): LogNode<T> {
  return { last, before: log, length: (log?.length ?? 0) + 1 };
}

/** The items in order. */
export function items<T>(log: Log<T>): T[] {
  const found = new Array<T>(log?.length ?? 0);
  for (let node = log; node; node = node.before) {
    found[node.length - 1] = node.last;
  }
  return found;
}
