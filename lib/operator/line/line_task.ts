// One idea: an operator is line tasks. It yields the derivatives along lines that it wants, all that it can want at once, and
// combines their estimates; whoever drives it owns the calls of f.

import type { AnswerProbe } from "../../core/drive.ts";
import type { Probe } from "../../core/line.ts";
import type {
  DerivativeOrder,
  Search,
  WeightedSum,
} from "../../core/method.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { Point } from "../../core/point.ts";

/** A derivative along a line: of one output of f, or of several that share the evaluations. */
export interface LineTask {
  /** What the line is called, if not by the coordinates that it moves. */
  readonly name?: string | undefined;
  /** The coordinates of x that the line moves. */
  readonly moves: readonly number[];
  /** Moves them, in the point or in a copy of it, to where the line is at a position. */
  place(position: number, point: Point): void;
  /** The position of x itself. */
  readonly origin: number;
  readonly derivativeOrders: readonly DerivativeOrder[];
  /** The output that each search looks at. */
  readonly outputs: readonly number[];
  /** Begins the search with a number. */
  begin(search: number, probe: Probe): Search;
  /** The first of them at once, from f at x, where f can be called and nobody listens. */
  estimate(center: number, answer: AnswerProbe): Estimate;
  /** The samples that are enough for the value, if nobody asks for its error. */
  readonly sum?: WeightedSum | undefined;
}

/** What moves a point. */
export type Movement = Pick<LineTask, "moves" | "place">;

/** Looks at a point while the line of a task holds it at a position. */
export function seenAt<Y>(
  task: Movement,
  position: number,
  point: Point,
  look: () => Y,
): Y {
  task.place(position, point);
  try {
    return look();
  } finally {
    for (const i of task.moves) point.putBack(i);
  }
}

/** An operator at work: yields tasks, is given the estimates of each, returns what they come to. */
export type Plan<T> = Generator<
  readonly LineTask[],
  T,
  readonly (readonly Estimate[])[]
>;
