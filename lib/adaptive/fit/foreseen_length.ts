// How long a window may be, told from where f has been seen already: pairs at a sequence of steps are a fit's points, too.

import type { DerivativeOrder } from "../../core/method.ts";
import type { Sample } from "../context.ts";
import { leastSquares } from "./least_squares.ts";

/** By what a length is made smaller at least that is not tried at the cost of a window. */
const LEAST = 1.3;

/** The residual, in units of the noise, that noise alone may leave. */
export const ALLOWED = 2;

/** Points beyond the degree of a polynomial that tell whether it fits. */
const SPARE = 3;

/** Where a window leaves more than such a part of what a larger one leaves, it is noise, if that may be more than it was taken for. */
const STEADY = 0.5;

/** How long a window may be, and the noise of f in it. */
interface Foreseen {
  readonly length: number;
  readonly noise: number;
}

/**
 * The longest window in which no polynomial is known to leave more than the noise.
 *
 * @param underrated How many times as great the noise may be.
 */
export function foreseenLength(
  known: readonly Pick<Sample, "t" | "change">[],
  noise: number,
  start: number,
  order: DerivativeOrder,
  underrated = 1,
): Foreseen {
  const degree = order + 2;
  let length = start;
  let larger: Foreseen | undefined;
  for (;;) {
    const inside = known.filter(({ t }) => Math.abs(t) <= length);
    if (inside.length < degree + SPARE) return { length, noise };
    const reach = Math.max(...inside.map(({ t }) => Math.abs(t)));
    const { residual } = leastSquares(
      [0, ...inside.map(({ t }) => t)],
      [0, ...inside.map(({ change }) => change)],
      degree,
      order,
      reach,
    );
    const excess = residual / (ALLOWED * noise);
    if (!(excess > 1)) return { length, noise };
    if (isSteady(excess, larger?.noise, underrated)) {
      return { length: larger!.length, noise: residual };
    }
    larger = { length, noise: excess };
    // What is left falls like the first power that is left out.
    length = reach / Math.max(LEAST, excess ** (1 / (order + 3)));
  }
}

/** Whether what windows leave, in units of what noise may, does not fall with their length: then it is noise. */
export function isSteady(
  excess: number,
  larger: number | undefined,
  underrated: number,
): boolean {
  return larger !== undefined && excess > STEADY * larger &&
    excess <= underrated;
}
