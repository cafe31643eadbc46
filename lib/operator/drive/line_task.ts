// One idea: an operator is line tasks. It yields the derivatives along lines that it wants, all that it can want at once, and
// combines their estimates; whoever drives it owns the calls of f.

import { roomOf, startsOf } from "../../adaptive/scale.ts";
import type {
  DerivativeOrder,
  Method,
  Neighbour,
  Search,
  WeightedSum,
} from "../../core/method.ts";
import type { Estimate } from "../../core/estimate.ts";
import { drive } from "../../core/drive.ts";
import { type Line, newProbe, type Probe } from "../../core/line.ts";
import type { Point } from "../../core/point.ts";
import type { Box } from "./bounds.ts";
import {
  type Component,
  exactLine,
  griddedLine,
  isOutside,
  lineToward,
  moveAlong,
  slopeOf,
} from "./direction.ts";

/** A derivative along a line: of one output of f, or of several that share the evaluations. */
export interface LineTask {
  /** What the line is called, if not by the coordinates that it moves. */
  readonly name?: string;
  /** The coordinates of x that the line moves. */
  readonly moves: readonly number[];
  /** Moves them to where the line is at a position. */
  readonly place: (position: number) => void;
  /** The position of x itself. */
  readonly origin: number;
  readonly derivativeOrders: readonly DerivativeOrder[];
  /** The output that each search looks at. */
  readonly outputs: readonly number[];
  /** Begins the search with a number. */
  readonly begin: (search: number, probe: Probe) => Search;
  /** The same at once, from f at x and beside it, where a function of one output can be called and nobody listens. */
  readonly estimate?:
    | ((center: number, f: (position: number) => number) => Estimate)
    | undefined;
  /** The samples that are enough for the value, if nobody asks for its error. */
  readonly sum?: WeightedSum | undefined;
}

/** Looks at a point while it is where the line of a task is at a position. */
export function seenAt<Y>(
  { place, moves }: LineTask,
  position: number,
  point: Point,
  look: () => Y,
): Y {
  place(position);
  try {
    return look();
  } finally {
    for (const i of moves) point.putBack(i);
  }
}

/** An operator at work: yields tasks, is given the estimates of each, returns what they come to. */
export type Plan<T> = Generator<
  readonly LineTask[],
  T,
  readonly (readonly Estimate[])[]
>;

/** What an operator asks lines of: a point, a method, a box. */
export interface LinesOptions {
  readonly point: Point;
  readonly method: Method;
  readonly box: Box;
  /** The positions of all outputs of f. */
  readonly outputs: readonly number[];
  /** Whether the errors of derivatives are asked for. */
  readonly wantsError: boolean;
}

/** The lines through a point along which a function is differentiated. */
export class Lines {
  readonly point: Point;
  readonly method: Method;
  readonly box: Box;
  readonly outputs: readonly number[];
  readonly wantsError: boolean;

  constructor({ point, method, box, outputs, wantsError }: LinesOptions) {
    this.point = point;
    this.method = method;
    this.box = box;
    this.outputs = outputs;
    this.wantsError = wantsError;
  }

  /** The line along a coordinate. */
  line(i: number): Line {
    return this.point.line(i, this.box.lower(i), this.box.upper(i));
  }

  /** The derivative of some outputs, all unless given, along a coordinate. */
  partial(
    i: number,
    order: DerivativeOrder = 1,
    outputs: readonly number[] = this.outputs,
  ): LineTask {
    const { point } = this;
    const place = (position: number) => void point.move(i, position);
    return this.task(this.line(i), order, [i], place, outputs);
  }

  /** The first derivatives of all outputs along a coordinate, at steps that suited a neighbour of each, where they do. */
  shared(i: number, neighbours: readonly Neighbour[]): LineTask {
    const { method } = this;
    const task = this.partial(i);
    const line = this.line(i);
    const begin = (k: number, probe: Probe) =>
      method.share!(line, neighbours[k], probe);
    const estimate: LineTask["estimate"] = (center, f) =>
      drive(begin(0, newProbe()), f, () => center);
    return { ...task, begin, estimate };
  }

  /** The derivatives of all outputs along a direction, of powers of two, by which the first steps of a search move x. */
  gridded(direction: readonly Component[], name: string): LineTask {
    const line = griddedLine(direction, this.point, this.box);
    return { ...this.#toward(direction, line, 1), name };
  }

  /** The derivatives of all outputs along a direction, in units of its length. */
  *directional(
    direction: readonly Component[],
    order: DerivativeOrder,
  ): Plan<readonly Estimate[]> {
    const line = lineToward(direction, this.point, this.box);
    if (order === 1 && isOutside(line)) {
      const columns = yield direction.map(({ i }) => this.partial(i));
      return this.outputs.map((k) =>
        slopeOf(direction, columns.map((column) => column[k]), this.point)
      );
    }
    return (yield [this.#toward(direction, line, order)])[0];
  }

  /**
   * The derivative along the sum of some coordinates' steps: the line's own unit is 1, and its positions are rounded
   * so that x moves by exactly what the line says.
   */
  scaledDirectional(
    direction: readonly Component[],
    order: DerivativeOrder,
  ): LineTask {
    const line = exactLine(direction, this.point, this.box);
    return this.#toward(direction, line, order);
  }

  /**
   * A step of a power of two on which f is smooth along a coordinate, from what is known about it there: lines that move
   * two coordinates by such steps can hit doubles exactly.
   */
  scaleOf(i: number, { reach }: Partial<Estimate> = {}): number {
    const step = reach ?? startsOf(this.line(i))[0];
    return 2 ** Math.round(Math.log2(step));
  }

  /** The sign of steps along a coordinate that leads away from the nearer bound. */
  inward(i: number): 1 | -1 {
    const { origin, lower, upper } = this.line(i);
    return upper - origin >= origin - lower ? 1 : -1;
  }

  /** Whether bounds leave room for such a step to both sides. */
  isRoomy(i: number, step: number): boolean {
    return roomOf(this.line(i)) >= step;
  }

  /** A task along a line. */
  task(
    line: Line,
    order: DerivativeOrder,
    moves: readonly number[],
    place: (position: number) => void,
    outputs: readonly number[],
  ): LineTask {
    const { method, wantsError } = this;
    return {
      moves,
      place,
      origin: line.origin,
      derivativeOrders: [order],
      outputs,
      begin: (_, probe) => method.differentiate(line, order, probe),
      estimate: method.estimate &&
        ((center, f) => method.estimate!(line, order, center, f)),
      sum: wantsError ? undefined : method.sample?.(line, order),
    };
  }

  #toward(
    direction: readonly Component[],
    line: Line,
    order: DerivativeOrder,
  ): LineTask {
    const { point } = this;
    const moves = direction.map(({ i }) => i);
    const place = (t: number) => moveAlong(direction, point, t);
    return this.task(line, order, moves, place, this.outputs);
  }
}
