// The steps that a line takes over from its neighbour.

import type { Neighbour } from "./neighbour.ts";
import { RATIO } from "../sequence/noise_amplification.ts";
import { roundoffAt } from "./three_pairs.ts";

/** The largest of the steps as a part of the neighbour's: there h⁶ is about the rounding of f. */
const PART = RATIO ** -3;

/** How much more noise a line may meet than its neighbour did. */
export const SCATTER = 2;

/** What the error of a shared derivative is to be, as a part of the largest derivative that is known. */
export const SHARED = 1e-10;

/** The largest of the first steps: larger where the noise of f would cost the digits that are wanted. */
export function stepOf(neighbour: Neighbour, reach: number): number {
  const h = PART * reach;
  return isDrowned(neighbour, h) ? h * RATIO : h;
}

/** Whether a neighbour's own steps leave the digits that are wanted. */
export function isAccurate(neighbour: Neighbour): boolean {
  const { start, part } = neighbour.served;
  return !isDrowned(neighbour, PART * start * part);
}

/** Whether the noise of f costs digits that are wanted, where the first step is this. */
function isDrowned({ value, level }: Neighbour, h: number): boolean {
  const roundoff = roundoffAt(h / RATIO ** 2, SCATTER * level);
  return roundoff > SHARED / 2 * Math.abs(value);
}
