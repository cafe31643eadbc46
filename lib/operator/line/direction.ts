// Directions through a point: the coordinates that they move, and lines along them.

import { FIRST_STEP } from "../../adaptive/scale.ts";
import { identity, type Line } from "../../core/line.ts";
import type { Component, Point } from "../../core/point.ts";
import type { Tree } from "../../core/number_tree.ts";
import { type Box, numbersLike } from "./bounds.ts";

/** Derivatives along lines between coordinates are terms of a Hessian's elements, to which more of their digits add none. */
const TARGET_ERROR = 2e-11;

/** The coordinates that a direction moves. */
export function componentsOf(v: Tree, point: Point): Component[] {
  const numbers = numbersLike(point, v, "v", "along v", "they must agree");
  const components = point.coordinates.map((i) => ({ i, by: numbers[i] }));
  const wild = components.find(({ by }) => !Number.isFinite(by));
  if (wild) {
    throw new RangeError(
      `${point.action} as ${
        point.path(wild.i).replace(/^x/, "v")
      } is ${wild.by}: a direction is made of finite numbers`,
    );
  }
  return components.filter(({ by }) => by !== 0);
}

/**
 * The line x + t v through the point.
 *
 * @param unit What x and 1 are to be measured by, in place of their own sizes along the direction.
 */
export function lineToward(
  direction: readonly Component[],
  point: Point,
  box: Box,
  unit?: number,
): Line {
  let scale = Infinity;
  let size = 0;
  let fastest = 0;
  for (const { i, by } of direction) {
    const ratio = Math.abs(point.at(i) / by);
    if (ratio > 0) scale = Math.min(scale, ratio);
    size = Math.max(size, ratio);
    fastest = Math.max(fastest, Math.abs(by));
  }
  const { lower, upper } = reachOf(direction, point, box);
  return {
    origin: 0,
    scale: unit ?? (scale < Infinity ? scale : 0),
    unit: unit ?? 1 / fastest,
    size,
    lower,
    upper,
    round: identity,
    relativeNoise: undefined,
  };
}

/** With this unit, the first step of a search moves x by the direction itself. */
const ITSELF = 1 / FIRST_STEP;

/**
 * The same for a direction of powers of two, with positions that move 32-bit coordinates by exactly what the line says: their
 * rounding would look like noise.
 */
export function griddedLine(
  direction: readonly Component[],
  point: Point,
  box: Box,
): Line {
  const line = lineToward(direction, point, box, ITSELF);
  // Positions are multiples of the coarsest spacing of the numbers that a search may reach.
  const grid = spacingAlong(direction, point, 4);
  if (grid === 0) return line;
  const round = (t: number) => Math.round(t / grid) * grid;
  return { ...line, round, spacing: grid };
}

/** The coarsest spacing of 32-bit coordinates within so many times a direction, in units of it; 0 where there are none. */
function spacingAlong(
  direction: readonly Component[],
  point: Point,
  times: number,
): number {
  return Math.max(
    0,
    ...direction.filter(({ i }) => point.isSingle(i)).map(({ i, by }) => {
      const size = Math.abs(point.at(i)) + times * Math.abs(by);
      return 2 ** Math.floor(Math.log2(size) - 23) / Math.abs(by);
    }),
  );
}

/** The same for steps that are powers of two, with positions that move every coordinate to a double exactly. */
export function exactLine(
  direction: readonly Component[],
  point: Point,
  box: Box,
): Line {
  const line = lineToward(direction, point, box, ITSELF);
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
  const spacing = spacingAlong(direction, point, 0);
  return { ...line, round, spacing, targetError: TARGET_ERROR };
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
    if (box.lower(i) === -Infinity && box.upper(i) === Infinity) continue;
    const edges = point.line(i, box.lower(i), box.upper(i));
    const below = (edges.lower - edges.origin) / by;
    const above = (edges.upper - edges.origin) / by;
    // Between here and x + t v lie four roundings of half an ε each, which must not carry x out of the box.
    const inside = 1 - 4 * Number.EPSILON;
    lower = Math.max(lower, Math.min(below, above) * inside);
    upper = Math.min(upper, Math.max(below, above) * inside);
  }
  return { lower, upper };
}
