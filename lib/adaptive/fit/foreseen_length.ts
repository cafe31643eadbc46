// How long a window may be, told from where f has been seen already: pairs at a sequence of steps are a fit's points, too.

import type { DerivativeOrder } from "../../core/method.ts";
import { leastSquares } from "./least_squares.ts";

/** By what windows shrink at least; at most by this to a power, lest a piece between is leapt over. */
export const SHRINK = 2.5;
const LEAP = SHRINK ** 3;

/** By what a length is made smaller at least that is not tried at the cost of a window. */
const LEAST = 1.3;

/** The residual, in units of the noise, that noise alone may leave. */
export const ALLOWED = 2;

/** Points beyond the degree of a polynomial that tell whether it fits. */
const SPARE = 3;

/** A distance from x where f has been seen, and the change of f there. */
export interface Known {
  readonly t: number;
  readonly change: number;
}

/** The longest window in which no polynomial is known to leave more than the noise. */
export function foreseenLength(
  known: readonly Known[],
  noise: number,
  start: number,
  order: DerivativeOrder,
): number {
  const degree = order + 2;
  let length = start;
  for (;;) {
    const inside = known.filter(({ t }) => Math.abs(t) <= length);
    if (inside.length < degree + SPARE) return length;
    const reach = Math.max(...inside.map(({ t }) => Math.abs(t)));
    const { residual } = leastSquares(
      [0, ...inside.map(({ t }) => t)],
      [0, ...inside.map(({ change }) => change)],
      degree,
      order,
      reach,
    );
    const excess = residual / (ALLOWED * noise);
    if (!(excess > 1)) return length;
    length = reach / Math.max(LEAST, surplusOf(excess, order));
  }
}

/** By how much a window is too long whose residual is so many times what noise may leave: it falls like the first power left out. */
function surplusOf(excess: number, order: number): number {
  return excess ** (1 / (order + 3));
}

/** By how much a window is made shorter. */
export function shrinkageOf(excess: number, order: number): number {
  return Math.min(LEAP, Math.max(SHRINK, surplusOf(excess, order)));
}
