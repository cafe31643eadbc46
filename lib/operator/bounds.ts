// Boxes that no evaluation leaves.

import type { Point } from "../core/tensor_point.ts";
import { layoutOf, shown, type Tensor } from "../core/tensor.ts";
import type { Bounds } from "./options.ts";

/** The bounds of every coordinate of a point. */
export interface Box {
  lower(i: number): number;
  upper(i: number): number;
}

/** The box that bounds make around a point. */
export function boxOf(bounds: Bounds | undefined, point: Point): Box {
  const lower = side(bounds?.lower, -Infinity, point);
  const upper = side(bounds?.upper, Infinity, point);
  if (bounds) {
    for (let i = 0; i < point.size; i++) {
      checkInside(point.at(i), lower(i), upper(i), point.path(i), point.action);
    }
  }
  return { lower, upper };
}

/** Throws unless x lies inside the bounds and they leave room. */
export function checkInside(
  x: number,
  lower: number,
  upper: number,
  path: string,
  action: string,
): void {
  if (x < lower || x > upper) {
    throw new RangeError(
      `${action} as ${path} is ${x}, outside its bounds ${lower} to ${upper}`,
    );
  }
  if (!(lower < upper)) {
    throw new RangeError(
      `${action} as the bounds ${lower} to ${upper} leave ${path} no room`,
    );
  }
}

function side(
  bound: Tensor | undefined,
  otherwise: number,
  point: Point,
): (i: number) => number {
  if (bound === undefined || typeof bound === "number") {
    return () => bound ?? otherwise;
  }
  const { shape, rows } = layoutOf(bound, `${point.action} within bounds`);
  if (String(shape) !== String(point.shape)) {
    throw new TypeError(
      `${point.action} as a bound has shape ${shown([...shape])} and x has ` +
        `${shown([...point.shape])}: give a number or the shape of x`,
    );
  }
  const width = rows[0].length;
  return (i) => rows[Math.floor(i / width)][i % width];
}
