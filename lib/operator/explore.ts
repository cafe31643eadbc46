// A function around a point: derivatives along coordinates and directions, each a search along a line through the point.

import { drive, driveAll } from "../drive.ts";
import type { Estimate } from "../estimate.ts";
import { identity, type Line, newProbe, notOneNumber } from "../line.ts";
import type { DerivativeOrder } from "../method/derivative_order.ts";
import type { Method } from "../method/method.ts";
import { roomOf, startsOf } from "../method/scale.ts";
import { Outputs } from "../outputs.ts";
import { Point } from "../point.ts";
import type { Tensor } from "../tensor.ts";
import { type Box, boxOf } from "./bounds.ts";
import { methodOf, type OperatorOptions } from "./options.ts";
import { sumOf } from "./sum.ts";

/** Lines between coordinates are parts of a Hessian: beyond this, digits of the sum are not digits of the element. */
const CONTENT = 2e-11;

/** A coordinate and how fast the line moves it. */
export interface Component {
  readonly i: number;
  readonly by: number;
}

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
    { method, bounds }: OperatorOptions,
  ) {
    this.point = point;
    this.f = f;
    this.center = center;
    this.method = methodOf(method);
    this.box = boxOf(bounds, point);
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
  options: OperatorOptions,
  action: string,
  work: (explorer: Explorer) => T,
): T {
  const point = new Point(x, action);
  boxOf(options.bounds, point);
  try {
    const center = point.evaluateCenter(f);
    if (typeof center !== "number") throw notOneNumber(center, action);
    const result = work(new Explorer(point, f, center, options));
    point.checkUnchanged();
    return result;
  } finally {
    point.restore();
  }
}

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
    { method, bounds }: OperatorOptions,
  ) {
    this.point = point;
    this.f = f;
    this.outputs = outputs;
    this.method = methodOf(method);
    this.box = boxOf(bounds, point);
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
  options: OperatorOptions,
  action: string,
  work: (explorer: VectorExplorer) => T,
): T {
  const point = new Point(x, action);
  boxOf(options.bounds, point);
  try {
    const outputs = new Outputs(point.evaluateCenter(f), action);
    const result = work(new VectorExplorer(point, f, outputs, options));
    point.checkUnchanged();
    return result;
  } finally {
    point.restore();
  }
}

function moveAlong(
  direction: readonly Component[],
  point: Point,
  t: number,
): void {
  for (const { i, by } of direction) point.move(i, point.at(i) + t * by);
}

/** Whether a line leaves the box on both sides at once: in a corner only the coordinates lead inside. */
function isOutside({ lower, upper }: Line): boolean {
  return lower === 0 && upper === 0;
}

/** The slope along a direction, from those along its coordinates. */
function slopeOf(
  direction: readonly Component[],
  partials: readonly Estimate[],
  point: Point,
): Estimate {
  return sumOf(
    partials,
    (at) => point.path(direction[at].i),
    point.evaluations,
    direction.map(({ by }) => by),
  );
}

/** The line x + t v through the point. */
function lineToward(
  direction: readonly Component[],
  point: Point,
  box: Box,
): Line {
  const ratios = direction.map(({ i, by }) => Math.abs(point.at(i) / by));
  const sizes = ratios.filter((ratio) => ratio > 0);
  return {
    origin: 0,
    scale: sizes.length > 0 ? Math.min(...sizes) : 0,
    unit: 1 / Math.max(...direction.map(({ by }) => Math.abs(by))),
    size: Math.max(0, ...ratios),
    round: identity,
    ...reachOf(direction, point, box),
  };
}

/** The same for steps that are powers of two, with positions that move every coordinate to a double exactly. */
function exactLine(
  direction: readonly Component[],
  point: Point,
  box: Box,
): Line {
  const line = lineToward(direction, point, box);
  const start = startsOf({ ...line, scale: 1, unit: 1 })[0];
  const round = (t: number) => {
    // The coordinate with the coarsest grid decides; after it the others already fit.
    for (let pass = 0; pass < 2; pass++) {
      for (const { i, by } of direction) {
        const at = point.at(i);
        const to = point.isSingle(i) ? Math.fround(at + t * by) : at + t * by;
        t = (to - at) / by;
      }
    }
    return t;
  };
  return {
    ...line,
    scale: 1 / start,
    unit: 1 / start,
    round,
    content: CONTENT,
  };
}

/** How far along a direction the box reaches. */
function reachOf(
  direction: readonly Component[],
  point: Point,
  box: Box,
): { lower: number; upper: number } {
  let lower = -Infinity;
  let upper = Infinity;
  for (const { i, by } of direction) {
    const below = (box.lower(i) - point.at(i)) / by;
    const above = (box.upper(i) - point.at(i)) / by;
    // Rounding x + t v must not leave the box either.
    const inside = 1 - 4 * Number.EPSILON;
    lower = Math.max(lower, Math.min(below, above) * inside);
    upper = Math.min(upper, Math.max(below, above) * inside);
  }
  return { lower, upper };
}
