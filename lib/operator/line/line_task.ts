// One idea: an operator is line tasks. It yields the derivatives along lines that it wants, all that it can want at once, and
// combines their estimates; whoever drives it owns the calls of f.

import { type AnswerProbe, drive } from "../../core/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import { type Line, newProbe, type Probe } from "../../core/line.ts";
import type {
  DerivativeOrder,
  Method,
  Search,
  WeightedSum,
} from "../../core/method.ts";
import type { Point } from "../../core/point.ts";

/** What a line moves, where that is more than one coordinate by itself. */
export interface Movement {
  /** What the line is called, if not by the coordinates that it moves. */
  readonly name?: string | undefined;
  /** The coordinates of x that the line moves. */
  readonly moves: readonly number[];
  /** Moves them, in the point or a copy of it, to where the line is at a position. */
  place(position: number, point: Point): void;
}

/** What a task is differentiated by. */
interface Source {
  readonly method: Method;
  /** Whether the error of the derivative is asked for. */
  readonly wantsError: boolean;
}

/**
 * A derivative along a line: of one output of f, or of several that share the evaluations. A gradient makes one for every element,
 * so it has methods: functions made anew each time would take longer than f.
 */
export class LineTask implements Movement {
  readonly name: string | undefined;
  readonly moves: readonly number[];
  /** The position of x itself. */
  readonly origin: number;
  /** The derivative that each search looks for; that of the first where there are fewer than outputs. */
  readonly derivativeOrders: readonly DerivativeOrder[];
  /** The output that each search looks at. */
  readonly outputs: readonly number[];
  /** The samples that are enough for the value, if nobody asks for its error. */
  readonly sum: WeightedSum | undefined;
  readonly #source: Source;
  readonly #line: Line;
  readonly #moved: number | Movement;

  /** @param moved The coordinate that the line is along, or what else it moves. */
  constructor(
    source: Source,
    line: Line,
    moved: number | Movement,
    derivativeOrders: readonly DerivativeOrder[],
    outputs: readonly number[],
    sum: WeightedSum | undefined = source.wantsError
      ? undefined
      : source.method.sample?.(line, derivativeOrders[0]),
  ) {
    const isCoordinate = typeof moved === "number";
    this.name = isCoordinate ? undefined : moved.name;
    this.moves = isCoordinate ? [moved] : moved.moves;
    this.origin = line.origin;
    this.derivativeOrders = derivativeOrders;
    this.outputs = outputs;
    this.sum = sum;
    this.#source = source;
    this.#line = line;
    this.#moved = moved;
  }

  place(position: number, point: Point): void {
    const moved = this.#moved;
    if (typeof moved === "number") point.move(moved, position);
    else moved.place(position, point);
  }

  /** Begins the search with a number. */
  begin(search: number, probe: Probe): Search {
    const orders = this.derivativeOrders;
    const order = orders[search] ?? orders[0];
    return this.#source.method.differentiate(this.#line, order, probe);
  }

  /** The first of them at once, from f at x, where f can be called and nobody listens. */
  estimate(center: number, answer: AnswerProbe): Estimate {
    const { method } = this.#source;
    const [order] = this.derivativeOrders;
    return method.estimate?.(this.#line, order, center, answer) ??
      drive(this.begin(0, newProbe()), answer, () => center);
  }
}

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
