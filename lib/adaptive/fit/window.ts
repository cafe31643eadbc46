// One window of a fit: the polynomial of low degree that fits best in the sense of least squares, over Chebyshev's points, which
// keep the weights small at its ends. Where f has been seen near one of them, that will do.

import type { Probe } from "../../core/line.ts";
import type { Context, Sample } from "../context.ts";
import { ALLOWED } from "./foreseen_length.ts";
import { type LeastSquares, leastSquares } from "./least_squares.ts";

/** Where, in parts of a window, the polynomial has to hold too: close to x, where no point of the fit is. */
export const CLOSE: readonly number[] = [0.02, 0.0005];

/** Another point close to x will do that is no more than so many times as near or far. */
const ABOUT = 2;

/** A point of f stands for one of Chebyshev's that is so near, as a part of the distance to the next. */
const NEAR = 1 / 3;

/** The error that noise makes, in standard deviations. */
const SIGMAS = 4;

/**
 * The error that the first power makes which the polynomial leaves out, in units of what noise of the same residual would make:
 * by order, over a window on one side. Over one around x it makes none, and the next one less.
 */
const LEFT_OUT = [NaN, 4.2, 6.7, 9.3, 12.1];

/** A window. */
interface Window {
  /** Which side of x it lies on; 0 for both. */
  readonly side: -1 | 0 | 1;
  /** Its length to one side. */
  readonly length: number;
}

/** A fit. */
export interface Fit {
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

/** A window in which f is no polynomial. */
interface Failure {
  /** The residual, in units of what noise may leave. */
  readonly excess: number;
}

/** What a fit over one window comes to: "over" where no smaller one on its side is worth, or allowed, a look. */
type Tried = Fit | Failure | "over" | undefined;

/**
 * The fit over one window.
 *
 * @param most The error that it has to be better than.
 */
export function* fitWindow(
  context: Context,
  noise: number,
  window: Window,
  most: number = Infinity,
): Generator<Probe, Tried, void> {
  const { line: { origin, lower, upper }, order } = context;
  const { side, length } = window;
  if (side >= 0 && length > upper - origin) return;
  if (side <= 0 && length > origin - lower) return;
  const floor = Math.max(noise, Number.MIN_VALUE);
  const degree = order + 2;
  const nodes = nodesOf(window, 2 * degree + 4);
  // What noise makes of the weights is known before any value. Smaller windows on this side do no better, either.
  if (most < Infinity) {
    const ts = [0, ...nodes];
    const { weights } = leastSquares(ts, ts, degree, order, length);
    if (SIGMAS * floor * Math.hypot(...weights) > most) return "over";
  }
  const points = yield* pointsOf(context, window, nodes);
  if (points === "over") return points;
  const ts = [0, ...points.map(({ t }) => t)];
  const changes = [0, ...points.map(({ change }) => change)];
  if (!changes.every(Number.isFinite)) return;
  const fitted = leastSquares(ts, changes, degree, order, length);
  const { weights, residual, at } = fitted;
  const excess = residual / (ALLOWED * floor);
  if (!(excess <= 1)) return { excess };
  const blur = 2 * SIGMAS * Math.max(floor, residual);
  const near = yield* closePoints(context, window);
  if (!near.every(({ t, change }) => Math.abs(change - at(t)) <= blur)) {
    return { excess };
  }
  const value = weights.reduce((sum, w, i) => sum + w * changes[i], 0);
  const error = errorOf(fitted, floor, order, side);
  const change = Math.max(...changes.map(Math.abs));
  return { value, error, h: length, change, side, at, blur };
}

/** f at the points of a window, or near them; "over" where so many evaluations are not allowed. */
function* pointsOf(
  context: Context,
  { side, length }: Window,
  nodes: readonly number[],
): Generator<Probe, Sample[] | "over", void> {
  const isNear = (t: number, i: number) => {
    const gap = Math.abs(nodes[i] - nodes[i === 0 ? 1 : i - 1]);
    return t * side >= 0 && Math.abs(t - nodes[i]) <= NEAR * gap;
  };
  const { known, unknown } = split(context, nodes, isNear);
  if (!context.allows(unknown.length + 2 * CLOSE.length)) return "over";
  context.probe.emit?.({
    kind: "sequence",
    h: length,
    side: side === 0 ? "both" : side > 0 ? "right" : "left",
    why: "fit",
  });
  return unknown.length > 0 ? [...known, ...yield* context.at(unknown)] : known;
}

/** The error of a fit: the noise may be less than it was taken for, and the residual what the polynomial leaves out. */
function errorOf(
  { weights, residual }: LeastSquares,
  floor: number,
  order: number,
  side: -1 | 0 | 1,
): number {
  const noisy = SIGMAS * floor;
  const size = Math.hypot(...weights);
  if (side !== 0) return size * (noisy + LEFT_OUT[order] * residual);
  const beyond = Math.sqrt(Math.max(0, residual - floor)) *
    Math.sqrt(residual + floor);
  return size * Math.hypot(noisy, LEFT_OUT[order] * beyond);
}

/** Where f has been seen at points that will do for some places, and the places for which it has not. */
function split(
  { samples }: Context,
  places: readonly number[],
  willDo: (t: number, i: number) => boolean,
): { known: Sample[]; unknown: number[] } {
  const found = places.map((_, i) =>
    samples.find(({ t, change }) => willDo(t, i) && Number.isFinite(change))
  );
  return {
    known: found.filter((sample) => sample !== undefined),
    unknown: places.filter((_, i) => !found[i]),
  };
}

/** Chebyshev's points of a window. */
function nodesOf({ side, length }: Window, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const t = Math.cos(Math.PI * (i + 0.5) / count);
    return side === 0 ? t * length : side * (t + 1) / 2 * length;
  });
}

/** f close to x. */
function* closePoints(
  context: Context,
  { side, length }: Window,
): Generator<Probe, Sample[], void> {
  const sides = side === 0 ? [1, -1] : [side];
  const places = CLOSE.flatMap((part) => sides.map((s) => s * part * length));
  const isAbout = (t: number, i: number) =>
    t / places[i] < ABOUT && t / places[i] > 1 / ABOUT;
  const { known, unknown } = split(context, places, isAbout);
  return unknown.length > 0 ? [...known, ...yield* context.at(unknown)] : known;
}
