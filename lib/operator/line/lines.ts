// The lines through a point along which an operator may differentiate a function.

import { roomOf, startsOf } from "../../adaptive/scale.ts";
import type { Neighbour } from "../../adaptive/shared/neighbour.ts";
import type { DerivativeOrder, Method } from "../../core/method.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { Line } from "../../core/line.ts";
import type { Component, Point } from "../../core/point.ts";
import type { Box } from "./bounds.ts";
import { exactLine, griddedLine, lineToward } from "./direction.ts";
import { sumOf } from "../sum.ts";
import { OK } from "../../core/verdict/verdicts.ts";
import type { Column } from "./column.ts";
import { LineTask, type Plan } from "./line_task.ts";

/** Who takes derivatives along coordinates at a neighbour's steps, where f can be called and nobody listens. */
export interface NeighboursAlong {
  along(
    coordinates: readonly number[],
    lines: Lines,
    neighbour: Neighbour,
  ): Column[];
}

/** f where it can be called and nobody listens: what a table of values needs is had without a task or an estimate for each. */
export interface SamplesAtOnce {
  /** f at the point as it stands, where it must return one number. */
  evaluate(): number;
  /** What the weighted sum of a task comes to: the derivative of each of its outputs. */
  weigh(task: LineTask): readonly number[];
}

/** What can be had at once; nothing where f returns promises. */
export type AtOnce = Partial<Pick<Lines, "atOnce" | "samples">>;

/** What lines need: a point, a method, a box, and what is asked for. */
type LinesOptions =
  & Pick<Lines, "point" | "method" | "box" | "outputs" | "wantsError">
  & AtOnce;

/** The lines through a point along which a function is differentiated. */
export class Lines {
  readonly point: Point;
  readonly method: Method;
  readonly box: Box;
  /** The positions of all outputs of f. */
  readonly outputs: readonly number[];
  /** Whether the errors of derivatives are asked for. */
  readonly wantsError: boolean;
  readonly atOnce: NeighboursAlong | undefined;
  readonly samples: SamplesAtOnce | undefined;

  constructor(
    { point, method, box, outputs, wantsError, atOnce, samples }: LinesOptions,
  ) {
    this.point = point;
    this.method = method;
    this.box = box;
    this.outputs = outputs;
    this.wantsError = wantsError;
    this.atOnce = atOnce;
    this.samples = samples;
  }

  /** The line along a coordinate. */
  line(i: number): Line {
    return this.point.line(i, this.box.lower(i), this.box.upper(i));
  }

  /** What one line came to, as an operator's estimate: a search may ask for x itself, where f is known already. */
  counted(estimate: Estimate): Estimate {
    return { ...estimate, evaluations: this.point.evaluations };
  }

  /** The derivative of some outputs, all unless given, along a coordinate. */
  partial(
    i: number,
    order: DerivativeOrder = 1,
    outputs: readonly number[] = this.outputs,
  ): LineTask {
    return new LineTask(this, this.line(i), i, [order], outputs);
  }

  /** The derivatives of all outputs along a direction, of powers of two, by which the first steps of a search move x. */
  gridded(direction: readonly Component[], name: string): LineTask {
    const line = griddedLine(direction, this.point, this.box);
    return this.#toward(direction, line, 1, name);
  }

  /** The derivatives of all outputs along a direction, in units of its length. */
  *directional(
    direction: readonly Component[],
    order: DerivativeOrder,
  ): Plan<readonly Estimate[]> {
    const { point, outputs } = this;
    if (direction.length === 0) {
      const { evaluations } = point;
      const still = { value: 0, error: 0, evaluations, verdict: OK };
      return outputs.map(() => still);
    }
    const line = lineToward(direction, point, this.box);
    const isInside = line.lower < 0 || line.upper > 0;
    if (isInside) return (yield [this.#toward(direction, line, order)])[0];
    // In a corner of the box only the coordinates lead inside.
    if (order > 1) {
      throw new RangeError(
        `${point.action} as the bounds leave ${point.name} no room along v, to either side`,
      );
    }
    const columns = yield direction.map(({ i }) => this.partial(i));
    return outputs.map((k) =>
      sumOf(
        this,
        columns.map((column) => column[k]),
        (at) => point.path(direction[at].i),
        direction.map(({ by }) => by),
      )
    );
  }

  /**
   * The derivative along the sum of some coordinates' steps: the line's own unit is 1, and its positions are rounded
   * so that x moves by exactly what the line says.
   */
  scaledDirectional(
    direction: readonly Component[],
    order: DerivativeOrder,
    name?: string,
  ): LineTask {
    const line = exactLine(direction, this.point, this.box);
    return this.#toward(direction, line, order, name);
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

  #toward(
    direction: readonly Component[],
    line: Line,
    order: DerivativeOrder,
    name?: string,
  ): LineTask {
    const moves = direction.map(({ i }) => i);
    const place = (t: number, point: Point) => point.moveBy(direction, t);
    const moved = { name, moves, place };
    return new LineTask(this, line, moved, [order], this.outputs);
  }
}
