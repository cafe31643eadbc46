/**
 * The names of the session that typed functions see: those of the session that runs now, so that they are always current.
 *
 * @module
 */
import type { Value } from "../../lib/expression/mod.ts";

let current: ReadonlyMap<string, Value> = new Map();

/** From now on typed functions see these names. */
export function showNames(scope: ReadonlyMap<string, Value>): void {
  current = scope;
}

/** What typed functions see. */
export function visibleNames(): ReadonlyMap<string, Value> {
  return current;
}
