// A search of its own for f with noise, with narrow pieces, or with both: polynomials fitted by least squares over windows.
//
// Once the noise is known, the longest window in which a polynomial of low degree leaves no more than that noise is the best
// one can do: the noise reaches the derivative as the Euclidean length of the weights, which falls with the k-th power of the
// window. Windows around x and on either side of it alone are tried from the largest down, so that a kink or a step on one
// side costs nothing but that side. A. Savitzky and M. J. E. Golay, Analytical Chemistry 36 (1964), 1627-1639, for derivatives
// from least squares; the points are Chebyshev's, which keep the weights small at the window's ends.

import type { Probe } from "../../core/line.ts";
import type { Context } from "../context.ts";
import { leastSquares } from "./least_squares.ts";
import {
  ALLOWED,
  foreseenLength,
  type Known,
  SHRINK,
  shrinkageOf,
} from "./foreseen_length.ts";

/** Windows of one kind at most. */
const WINDOWS = 16;

/** With so many digits from both sides together, none is looked at by itself. */
const FAIR = 1e-3;

/** Where, in parts of a window, the polynomial has to hold too: close to x, where no point of the fit is. */
const CLOSE = [0.02, 0.0005];

/** The error that noise makes, in standard deviations. */
const SIGMAS = 4;

/**
 * The error that the first power makes which the polynomial leaves out, in units of what noise of the same residual would make:
 * by order, over a window on one side. Over one around x it makes none, and the next one less.
 */
const LEFT_OUT = [NaN, 4.2, 6.7, 9.3, 12.1];

/** A fit. */
interface Fit {
  readonly value: number;
  readonly error: number;
  /** The length of the window to one side. */
  readonly h: number;
  /** How much f changes over the window. */
  readonly change: number;
  /** Which side of x it lies on; 0 for both. */
  readonly side: -1 | 0 | 1;
  /** The change of f at a distance from x, as the polynomial says. */
  readonly at: (t: number) => number;
  /** How far from that the noise may take f. */
  readonly blur: number;
}

/** What the windows say: the best of them, that around x, and the best of either side. */
export interface Fits {
  readonly best: Fit | undefined;
  readonly around: Fit | undefined;
  readonly left: Fit | undefined;
  readonly right: Fit | undefined;
}

/**
 * The longest windows that the noise allows.
 *
 * @param noise The standard deviation of the noise of f.
 * @param start The largest window to one side.
 * @param least The smallest.
 * @param known Where f has been seen: windows that are too long there are not tried.
 */
export function* fitPieces(
  context: Context,
  noise: number,
  start: number,
  least: number,
  known: readonly Known[] = [],
): Generator<Probe, Fits, void> {
  let best: Fit | undefined;
  const found: (Fit | undefined)[] = [];
  for (const side of [0, 1, -1] as const) {
    let fit: Fit | undefined;
    const own = known.filter(({ t }) => t * side >= 0);
    let length = foreseenLength(own, noise, start, context.order);
    for (let k = 0; k < WINDOWS && length >= least && !fit; k++) {
      // Two sides that are all there is may be those of a kink, however well one of them is known.
      const isSpare = found[0] !== undefined || k > 0;
      const most = isSpare && best ? best.error : Infinity;
      const tried = yield* fitWindow(context, noise, length, side, most);
      if (tried === "spent") return fitsOf(best, found);
      if (tried === "no better") break;
      if (tried && "error" in tried) fit = tried;
      else if (tried) length /= shrinkageOf(tried.excess, context.order);
      else length /= SHRINK;
    }
    found[side === -1 ? 2 : side] = fit;
    const isBetter = fit && !(fit.error >= (best?.error ?? Infinity));
    if (isBetter && (yield* goesAcross(context, fit!))) best = fit;
    if (side === 0 && best && best.error <= FAIR * Math.abs(best.value)) break;
  }
  return fitsOf(best, found);
}

function fitsOf(
  best: Fit | undefined,
  [around, right, left]: readonly (Fit | undefined)[],
): Fits {
  return { best, around, left, right };
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
    const { offsets, values } = yield* context.at([-distance, distance]);
    const miss = Math.max(
      ...offsets.map((t, i) => Math.abs(values[i] - context.center - at(t))),
    );
    if (miss <= blur) return true;
    if (!Number.isFinite(miss)) return false;
    distance *= (2 * blur / miss) ** (1 / context.order);
  }
  return false;
}

/** A window in which f is no polynomial. */
interface Failure {
  /** The residual, in units of what noise may leave. */
  readonly excess: number;
}

/** The fit over one window. */
function* fitWindow(
  context: Context,
  noise: number,
  length: number,
  side: -1 | 0 | 1,
  most: number,
): Generator<Probe, Fit | Failure | "spent" | "no better" | undefined, void> {
  const { order, center, line } = context;
  const degree = order + 2;
  const count = 2 * degree + 4;
  if (!context.allows(count + 2 * CLOSE.length)) return "spent";
  const room = [line.upper - line.origin, line.origin - line.lower];
  if ((side >= 0 && length > room[0]) || (side <= 0 && length > room[1])) {
    return;
  }
  const nodes = Array.from({ length: count }, (_, i) => {
    const t = Math.cos(Math.PI * (i + 0.5) / count);
    return side === 0 ? t * length : side * (t + 1) / 2 * length;
  });
  const floor = Math.max(noise, Number.MIN_VALUE);
  if (most < Infinity) {
    // What noise makes of the weights is known before any value. Smaller windows on this side do no better, either.
    const ts = [0, ...nodes];
    const { weights } = leastSquares(ts, ts, degree, order, length);
    if (SIGMAS * floor * Math.hypot(...weights) > most) return "no better";
  }
  const sides = side === 0 ? [1, -1] : [side];
  const close = CLOSE.flatMap((part) => sides.map((s) => s * part * length));
  context.probe.emit?.({
    kind: "sequence",
    h: length,
    side: side === 0 ? "both" : side > 0 ? "right" : "left",
    why: "fit",
  });
  const { offsets, values } = yield* context.at(nodes);
  if (!values.every(Number.isFinite)) return;
  const rises = values.map((value) => value - center);
  if (new Set(offsets).size < count / 2) return;
  const { weights, residual, at } = leastSquares(
    [0, ...offsets],
    [0, ...rises],
    degree,
    order,
    length,
  );
  const size = Math.hypot(...weights);
  const excess = residual / (ALLOWED * floor);
  if (!(excess <= 1)) return { excess };
  const near = yield* context.at(close);
  const blur = 2 * SIGMAS * Math.max(floor, residual);
  const holds = near.offsets.every((t, i) =>
    Math.abs(near.values[i] - center - at(t)) <= blur
  );
  if (!holds) return { excess };
  const value = weights.reduce(
    (sum, w, i) => sum + (i === 0 ? 0 : w * rises[i - 1]),
    0,
  );
  const change = Math.max(...rises.map(Math.abs));
  // The noise may be less than it was taken for, and the residual what is left out.
  const beyond = side === 0
    ? Math.sqrt(Math.max(0, residual - floor)) * Math.sqrt(residual + floor)
    : residual;
  const [noisy, left] = [SIGMAS * floor, LEFT_OUT[order] * beyond];
  const error = size * (side === 0 ? Math.hypot(noisy, left) : noisy + left);
  return { value, error, h: length, change, side, at, blur };
}
