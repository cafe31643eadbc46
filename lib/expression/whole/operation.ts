/**
 * The operators and the elementary functions, as operations on all elements of arrays.
 *
 * @module
 */
import { ELEMENTARY, OPERATIONS } from "../table/elementary.ts";
import type { Operation } from "./fused.ts";
import { Unsupported } from "./tensor.ts";

const operations: Map<string, Operation> = new Map();

/** An operator or an elementary function, element by element. */
export function operationNamed(name: string): Operation {
  const known = operations.get(name);
  if (known) return known;
  const row = OPERATIONS.get(name) ?? ELEMENTARY.get(name);
  if (!row) throw new Unsupported(name);
  const made: Operation = {
    name,
    build: (graph, inputs) => graph.apply(row, ...inputs),
  };
  operations.set(name, made);
  return made;
}

/** One of two values, by a condition. */
export const CHOOSE: Operation = {
  name: "?",
  build: (graph, [condition, a, b]) => graph.select(condition, a, b),
};
