// A search of its own for f with noise, with narrow pieces, or with both: polynomials fitted by least squares over windows.
//
// Once the noise is known, the longest window in which a polynomial of low degree leaves no more than that noise is the best
// one can do: the noise reaches the derivative as the Euclidean length of the weights, which falls with the k-th power of the
// window. Windows around x and on either side of it alone are tried from the largest down, so that a kink or a step on one
// side costs nothing but that side. A. Savitzky and M. J. E. Golay, Analytical Chemistry 36 (1964), 1627-1639, for derivatives
// from least squares; the points are Chebyshev's, which keep the weights small at the window's ends.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import { uses } from "../heuristics.ts";
import { isWithin, NO_SCALE } from "../verdict/grade.ts";
import { ALLOWED, foreseenLength, isSteady } from "./foreseen_length.ts";
import { CLOSE, type Fit, fitWindow } from "./window.ts";

/** By what windows shrink. */
const SHRINK = 2.5;

/** Windows of one kind at most. */
const WINDOWS = 16;

/** What the windows say: the best of them, and that around x. */
export interface Fits {
  readonly best: Fit | undefined;
  readonly around: Fit | undefined;
}

/**
 * The longest windows that the noise allows.
 *
 * @param level The standard deviation of the noise of f.
 * @param start The largest window to one side.
 * @param least The smallest.
 * @param underrated How many times as great the noise may be.
 */
export function* fitPieces(
  context: Context,
  level: number,
  start: number,
  least: number,
  underrated = 1,
): Generator<Probe, Fits, void> {
  let best: Fit | undefined;
  let around: Fit | undefined;
  if (!uses(context.line, "piecewise fit")) return { best, around };
  for (const side of [0, 1, -1] as const) {
    let fit: Fit | undefined;
    const seen = context.samples.filter(({ t, change }) =>
      t * side >= 0 && Number.isFinite(change)
    );
    let { length, noise } = foreseenLength(
      seen,
      level,
      start,
      context.order,
      underrated,
    );
    let larger: { length: number; excess: number } | undefined;
    for (let k = 0; k < WINDOWS && length >= least && !fit; k++) {
      const window = { side, length };
      const tried = yield* fitWindow(context, noise, window, best?.error);
      if (tried === "over") break;
      if (tried && "error" in tried) fit = tried;
      else if (tried && isSteady(tried.excess, larger?.excess, underrated)) {
        noise *= ALLOWED * tried.excess;
        length = larger!.length;
        larger = undefined;
      } else {
        larger = tried && { length, excess: tried.excess };
        length /= SHRINK;
      }
    }
    if (side === 0) around = fit;
    const isBetter = fit && !(fit.error >= (best?.error ?? Infinity));
    if (isBetter && (yield* goesAcross(context, fit!))) best = fit;
    if (side === 0 && best && isWithin(context, best, NO_SCALE)) break;
  }
  return { best, around };
}

/**
 * Whether f is on the other side of x, too, as the polynomial of one side says, at the distance where a break at x itself would
 * just show: a power of the order, or less, that makes what is missed farther off.
 */
function* goesAcross(
  context: Context,
  { side, h, at, blur }: Fit,
): Generator<Probe, boolean, void> {
  if (side === 0) return true;
  let distance = CLOSE[0] * h;
  for (let look = 0; look < 2; look++) {
    if (!context.allows(2)) return false;
    const points = yield* context.at([-distance, distance]);
    const miss = Math.max(
      ...points.map(({ t, change }) => Math.abs(change - at(t))),
    );
    if (miss <= blur) return true;
    if (!Number.isFinite(miss)) return false;
    distance *= (2 * blur / miss) ** (1 / context.order);
  }
  return false;
}
