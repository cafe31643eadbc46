// Boxes that no evaluation leaves.

import { shown } from "../../core/array.ts";
import { checkOptions } from "../../core/names.ts";
import type { Point } from "../../core/point.ts";
import { describeStructure, readInto } from "../../core/structure.ts";
import type { Structure, Tree } from "../../core/number_tree.ts";
import { walk } from "../../core/walk.ts";
import type { Bounds } from "../options.ts";

/** The bounds of every coordinate of a point. */
export interface Box {
  lower(i: number): number;
  upper(i: number): number;
}

/** Throws unless bounds are an object of `lower` and `upper` alone. */
export function checkBounds(bounds: unknown, action: string): void {
  checkOptions(bounds, ["lower", "upper"], `${action} within bounds`);
}

/** The box that bounds make around a point. */
export function boxOf(bounds: Bounds | undefined, point: Point): Box {
  checkBounds(bounds, point.action);
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
  for (const bound of [lower, upper]) {
    if (typeof bound !== "number") {
      throw new TypeError(
        `${action} as a bound of ${path} is ${shown(bound)}: give a number`,
      );
    }
  }
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
  bound: Tree | undefined,
  otherwise: number,
  point: Point,
): (i: number) => number {
  if (bound === undefined || typeof bound === "number") {
    return () => bound ?? otherwise;
  }
  const advice = `give a number or the shape of ${point.name}`;
  const numbers = numbersLike(point, bound, "a bound", "within bounds", advice);
  return (i) => numbers[i];
}

/**
 * The numbers of a tree that must have the structure of a point.
 *
 * @param name What the tree is called in errors.
 * @param use What it is for, after the action that fails.
 */
export function numbersLike(
  point: Point,
  tree: Tree,
  name: string,
  use: string,
  advice: string,
): Float64Array {
  const { action, size, structure } = point;
  const numbers = new Float64Array(size);
  if (readInto(tree, structure, numbers)) return numbers;
  const found = walk(tree, `${action} ${use}`, name.replace(/^a /, ""));
  throw shapesDiffer(point, found.structure, name, advice);
}

/** The error for something that should have the structure of a point. */
export function shapesDiffer(
  { action, name: x, structure }: Point,
  other: Structure,
  name: string,
  advice: string,
): TypeError {
  const [found, wanted] = [other, structure].map(describeStructure);
  return new TypeError(
    `${action} as ${name} has shape ${found} and ${x} has ${wanted}: ${advice}`,
  );
}
