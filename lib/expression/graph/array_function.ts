/**
 * What a function of arrays is.
 *
 * @module
 */
import type { Graph, Shaped } from "./graph.ts";

/** A function of arrays: what it takes, and what it makes of it. */
export interface ArrayFunction {
  /** How many arguments it takes, at least and at most. */
  readonly arity: readonly [least: number, most: number];
  /** Its value; undefined where it does not take such shapes. */
  readonly apply: (
    graph: Graph,
    args: readonly Shaped[],
    random?: () => number,
  ) => Shaped | undefined;
  /** What it takes, for a message. */
  readonly takes?: string;
}

/** An operation of the elementary table as a function of arrays. */
export function row(
  arity: number | readonly [number, number],
  apply: ArrayFunction["apply"],
  takes?: string,
): ArrayFunction {
  return {
    arity: typeof arity === "number" ? [arity, arity] : arity,
    apply,
    ...(takes !== undefined && { takes }),
  };
}
