// A scalar function around a point: derivatives along coordinates and directions, each a search along a line through the point.

import { drive } from "./drive.ts";
import type { Estimate } from "../core/estimate.ts";
import { type Line, newProbe, notOneNumber } from "../core/line.ts";
import type { DerivativeOrder } from "../core/derivative_order.ts";
import type { Method } from "../core/method.ts";
import { roomOf, startsOf } from "../adaptive/scale.ts";
import { Point } from "../core/tensor_point.ts";
import type { Tensor } from "../core/tensor.ts";
import { type Box, boxOf } from "./bounds.ts";
import {
  type Component,
  exactLine,
  isOutside,
  lineToward,
  moveAlong,
  slopeOf,
} from "./direction.ts";
import { methodOf, type OperatorOptions } from "./options.ts";

/** Derivatives of a scalar function at one point. */
export class Explorer {
  readonly method: Method;
  readonly box: Box;
  readonly #probe = newProbe();

  readonly point: Point;
  readonly f: (x: Tensor) => number;
  readonly center: number;

  constructor(
    point: Point,
    f: (x: Tensor) => number,
    center: number,
    method: OperatorOptions["method"],
    box: Box,
  ) {
    this.point = point;
    this.f = f;
    this.center = center;
    this.method = methodOf(method);
    this.box = box;
  }

  /** The line along a coordinate. */
  line(i: number): Line {
    return this.point.line(i, this.box.lower(i), this.box.upper(i));
  }

  /** The derivative along a coordinate. */
  along(i: number, order: DerivativeOrder): Estimate {
    const { point, f } = this;
    point.checkAt(i);
    const search = this.method.differentiate(this.line(i), order, this.#probe);
    const estimate = drive(search, (position) => {
      point.move(i, position);
      return point.scalar(f);
    }, this.center);
    point.putBack(i);
    return estimate;
  }

  /** The derivative along a direction, in units of its length. */
  toward(direction: readonly Component[], order: DerivativeOrder): Estimate {
    const { point } = this;
    const line = lineToward(direction, point, this.box);
    if (order === 1 && isOutside(line)) {
      const partials = direction.map(({ i }) => this.along(i, 1));
      return slopeOf(direction, partials, point);
    }
    return this.#follow(direction, line, order);
  }

  /**
   * A step of a power of two on which f is smooth along a coordinate, from what is known about it there: lines that move
   * two coordinates by such steps can hit doubles exactly.
   */
  scaleOf(i: number, { reach }: Partial<Estimate>): number {
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

  /**
   * The derivative along the sum of some coordinates' steps: the line's own unit is 1, and its positions are rounded
   * so that x moves by exactly what the line says.
   */
  diagonal(direction: readonly Component[], order: DerivativeOrder): Estimate {
    return this.#follow(
      direction,
      exactLine(direction, this.point, this.box),
      order,
    );
  }

  #follow(
    direction: readonly Component[],
    line: Line,
    order: DerivativeOrder,
  ): Estimate {
    const { point, f } = this;
    for (const { i } of direction) point.checkAt(i);
    const search = this.method.differentiate(line, order, this.#probe);
    const estimate = drive(search, (t) => {
      moveAlong(direction, point, t);
      return point.scalar(f);
    }, this.center);
    for (const { i } of direction) point.putBack(i);
    return estimate;
  }
}

/** Does something with a scalar function around x, and leaves x as it was. */
export function explore<T>(
  f: (x: Tensor) => number,
  x: Tensor,
  { method, bounds }: OperatorOptions,
  action: string,
  work: (explorer: Explorer) => T,
): T {
  const point = new Point(x, action);
  const box = boxOf(bounds, point);
  try {
    const center = point.evaluateCenter(f);
    if (typeof center !== "number") throw notOneNumber(center, action);
    const result = work(new Explorer(point, f, center, method, box));
    point.checkUnchanged();
    return result;
  } finally {
    point.restore();
  }
}
