/**
 * A table whose rows are made when it is: marked as pure, the call lets a bundler leave out the table and all that it names, which
 * rows that calls make would not.
 *
 * @param rows The keys with their values.
 */
export function tableOf<Key, Value>(
  rows: () => Iterable<readonly [Key, Value]>,
): ReadonlyMap<Key, Value> {
  return new Map(rows());
}
