// A random direction that moves many coordinates at once: f along it is what their partial derivatives say, or some are wrong.

import type { Estimate } from "../../core/estimate.ts";
import type { Served } from "../../adaptive/shared/neighbour.ts";
import type { Component } from "../../core/point.ts";
import { randomSource } from "../../core/random.ts";
import { OK } from "../../core/verdict/verdicts.ts";
import { type Column, isFlat, reachOf } from "./column.ts";

/** A random direction along a leader and what is known by its steps: by powers of two, near the first steps of each. */
export function directionOf(
  leader: number,
  { start, part }: Served,
  known: readonly number[],
  columns: readonly Column[],
): Component[] {
  const direction = [componentOf(leader, start, 0)];
  for (const i of known) {
    const by = reachOf(columns[i]) / part;
    direction.push(componentOf(i, by, direction.length));
  }
  return direction;
}

function componentOf(i: number, by: number, k: number): Component {
  return { i, by: powerOfTwo(by * factorOf(k)) };
}

const random = /* @__PURE__ */ randomSource(15);

/** Random numbers from √½ to √2 and their signs, the same for all functions: making them takes longer than the rest. */
const factors: number[] = [];

function factorOf(k: number): number {
  while (factors.length <= k) {
    const size = 2 ** (0.5 - random());
    factors.push(random() < 0.5 ? -size : size);
  }
  return factors[k];
}

/**
 * The next power of two towards 0.
 *
 * @see Rump, Ogita and Oishi (2008), SIAM J. Sci. Comput. 31, 189-224, algorithm 3.5.
 */
function powerOfTwo(x: number): number {
  const q = (2 ** 52 + 1) * x;
  return Number.isFinite(q)
    ? q - (1 - 2 ** -53) * q
    : 2 ** 100 * powerOfTwo(2 ** -100 * x);
}

/** Whether f is smooth along a direction, with the derivatives that the partial derivatives make. */
export function isAsAlong(
  along: Column,
  direction: readonly Component[],
  columns: readonly Column[],
): boolean {
  return along.every((estimate, k) => isSumOf(estimate, direction, columns, k));
}

/** Whether a derivative along a direction is what the partial derivatives of an output make, up to the errors of all. */
function isSumOf(
  along: Estimate,
  direction: readonly Component[],
  columns: readonly Column[],
  output: number,
): boolean {
  const { value, error, verdict } = along;
  let sum = 0;
  let allowed = error;
  for (const { i, by } of direction) {
    const partial = columns[i][output];
    const term = by * partial.value;
    sum += term;
    allowed += Math.abs(by) * partial.error +
      4 * Number.EPSILON * Math.abs(term);
  }
  return (verdict === OK || isFlat(along)) && Math.abs(sum - value) <= allowed;
}
