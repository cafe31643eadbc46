// The derivative along a coordinate as a task. A gradient makes one for every element, so it is an object with methods: functions
// made anew each time would take longer than f.

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
import type { LineTask } from "./line_task.ts";

/** The derivatives of some outputs along a coordinate. */
export class CoordinateTask implements LineTask {
  readonly moves: readonly number[];
  readonly origin: number;
  readonly derivativeOrders: readonly DerivativeOrder[];
  readonly outputs: readonly number[];
  readonly sum: WeightedSum | undefined;
  readonly #i: number;
  readonly #line: Line;
  readonly #order: DerivativeOrder;
  readonly #method: Method;

  constructor(
    i: number,
    line: Line,
    order: DerivativeOrder,
    outputs: readonly number[],
    { method, wantsError }: {
      readonly method: Method;
      readonly wantsError: boolean;
    },
  ) {
    this.moves = [i];
    this.origin = line.origin;
    this.derivativeOrders = FIRST[order];
    this.outputs = outputs;
    this.sum = wantsError ? undefined : method.sample?.(line, order);
    this.#i = i;
    this.#line = line;
    this.#order = order;
    this.#method = method;
  }

  place(position: number, point: Point): void {
    point.move(this.#i, position);
  }

  begin(_: number, probe: Probe): Search {
    return this.#method.differentiate(this.#line, this.#order, probe);
  }

  estimate(center: number, answer: AnswerProbe): Estimate {
    const method = this.#method;
    return method.estimate
      ? method.estimate(this.#line, this.#order, center, answer)
      : drive(this.begin(0, newProbe()), answer, () => center);
  }
}

/** Lists of one order. */
const FIRST: readonly (readonly DerivativeOrder[])[] = [[], [1], [2], [3], [4]];
