// A function of many outputs around a point: one line serves all of them, each with a search of its own.

import { driveAll } from "./drive.ts";
import type { Estimate } from "../core/estimate.ts";
import type { Line } from "../core/line.ts";
import type { DerivativeOrder } from "../core/derivative_order.ts";
import type { Method } from "../core/method.ts";
import { Outputs } from "../core/outputs.ts";
import { Point } from "../core/tensor_point.ts";
import type { Tensor } from "../core/tensor.ts";
import { type Box, boxOf } from "./bounds.ts";
import {
  type Component,
  isOutside,
  lineToward,
  moveAlong,
  slopeOf,
} from "./direction.ts";
import { methodOf, type OperatorOptions } from "./options.ts";

/** Derivatives of a function with any number of outputs at one point. */
export class VectorExplorer {
  readonly method: Method;
  readonly box: Box;

  readonly point: Point;
  readonly f: (x: Tensor) => Tensor;
  readonly outputs: Outputs;

  constructor(
    point: Point,
    f: (x: Tensor) => Tensor,
    outputs: Outputs,
    method: OperatorOptions["method"],
    box: Box,
  ) {
    this.point = point;
    this.f = f;
    this.outputs = outputs;
    this.method = methodOf(method);
    this.box = box;
  }

  /** The derivatives of some outputs, all unless given, along a coordinate. */
  along(
    i: number,
    order: DerivativeOrder = 1,
    wanted: readonly number[] = this.outputs.all,
  ): Estimate[] {
    const { point } = this;
    point.checkAt(i);
    const line = point.line(i, this.box.lower(i), this.box.upper(i));
    const estimates = this.#drive(line, order, wanted, (position) => {
      point.move(i, position);
    });
    point.putBack(i);
    return estimates;
  }

  /** The derivatives of all outputs along a direction. */
  toward(direction: readonly Component[]): Estimate[] {
    const { point } = this;
    for (const { i } of direction) point.checkAt(i);
    const line = lineToward(direction, point, this.box);
    if (isOutside(line)) {
      const columns = direction.map(({ i }) => this.along(i));
      return this.outputs.all.map((k) =>
        slopeOf(direction, columns.map((column) => column[k]), point)
      );
    }
    const estimates = this.#drive(line, 1, this.outputs.all, (t) => {
      moveAlong(direction, point, t);
    });
    for (const { i } of direction) point.putBack(i);
    return estimates;
  }

  #drive(
    line: Line,
    order: DerivativeOrder,
    wanted: readonly number[],
    move: (position: number) => void,
  ): Estimate[] {
    const { point, f, outputs } = this;
    const searches = wanted.map(() => this.method.differentiate(line, order));
    return driveAll(searches, (position) => {
      move(position);
      const values = outputs.read(point.evaluate(f));
      return wanted.map((k) => values[k]);
    }, wanted.map((k) => outputs.center[k]));
  }
}

/** Does something with a function of many outputs around x, and leaves x as it was. */
export function exploreVector<T>(
  f: (x: Tensor) => Tensor,
  x: Tensor,
  { method, bounds }: OperatorOptions,
  action: string,
  work: (explorer: VectorExplorer) => T,
): T {
  const point = new Point(x, action);
  const box = boxOf(bounds, point);
  try {
    const outputs = new Outputs(point.evaluateCenter(f), action);
    const result = work(new VectorExplorer(point, f, outputs, method, box));
    point.checkUnchanged();
    return result;
  } finally {
    point.restore();
  }
}
