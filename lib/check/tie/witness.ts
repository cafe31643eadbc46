// A witness against a gradient where f has a kink: a direction along which the gradient says a slope that f has neither at x,
// on either side, nor at points around x. Whatever subgradient the code means, its product with a direction lies between the
// slopes along that direction around x (F. H. Clarke, Optimization and Nonsmooth Analysis (1983), section 2.1).

import type { LocalChange } from "./local_change.ts";

/** What one direction tells. */
export interface Testimony {
  readonly direction: readonly number[];
  readonly analytic: number;
  /** The least and the greatest slope that were seen. */
  readonly least: number;
  readonly greatest: number;
  /** "against": a witness; "for": f is smooth along it and the gradient has its slope; "silent": neither. */
  readonly says: "against" | "for" | "silent";
}

/** What a direction says of the gradient. */
export function testify(
  change: LocalChange,
  direction: readonly number[],
  group: readonly number[],
  random: () => number,
): Testimony {
  const analytic = change.analytic(direction);
  const right = change.slope(direction);
  const left = -change.slope(direction.map((d) => -d));
  const size = direction.reduce((sum, d) => sum + Math.abs(d), 0);
  const tolerance = change.tolerance *
    (size + Math.max(Math.abs(left), Math.abs(right)));
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  const told = { direction, analytic, least: low, greatest: high };
  if (isBetween(analytic, low, high, tolerance)) {
    return { ...told, says: high - low <= tolerance ? "for" : "silent" };
  }
  const slopes = [low, high];
  let certain = true;
  for (let line = 0; line < LINES; line++) {
    const seen = slopesBeside(change, direction, group, random);
    certain &&= seen.every(Number.isFinite) && isOneSided(seen, tolerance);
    slopes.push(...seen);
  }
  const [least, greatest] = [Math.min(...slopes), Math.max(...slopes)];
  const outside = !isBetween(analytic, least, greatest, tolerance);
  return {
    ...told,
    least,
    greatest,
    says: certain && outside ? "against" : "silent",
  };
}

/** Lines beside x that are followed. */
const LINES = 3;

/** Where along each f is looked at, in steps: kinks that meet at x cross it near x, or far off if they are nearly parallel to it. */
const POSITIONS = [-32, -8, -4, -2, -1, -0.5, 0, 0.5, 1, 2, 4, 8, 32];

/** The slopes along a line beside x. */
function slopesBeside(
  change: LocalChange,
  direction: readonly number[],
  group: readonly number[],
  random: () => number,
): number[] {
  const { step } = change;
  const from = new Array<number>(change.kinks.length).fill(0);
  for (const k of group) {
    from[k] = (random() < 0.5 ? -1 : 1) * step * (0.5 + random());
  }
  return POSITIONS.map((t) =>
    change.slopeAt(from.map((at, i) => at + t * step * direction[i]), direction)
  );
}

/**
 * Whether slopes only rise, or only fall. Where they do both, kinks of both kinds meet, and code that takes a side at each of
 * them by itself, as a layer of relus does, may say what lies outside the slopes of f.
 */
function isOneSided(slopes: readonly number[], tolerance: number): boolean {
  const jumps = slopes.slice(1).map((slope, k) => slope - slopes[k]);
  return jumps.every((jump) => jump >= -tolerance) ||
    jumps.every((jump) => jump <= tolerance);
}

function isBetween(
  value: number,
  low: number,
  high: number,
  tolerance: number,
): boolean {
  return value >= low - tolerance && value <= high + tolerance;
}

/** How many different slopes there are. */
export function clusters(
  slopes: readonly number[],
  tolerance: number,
): number {
  const sorted = slopes.toSorted((a, b) => a - b);
  return sorted.filter((s, k) => k === 0 || s - sorted[k - 1] > tolerance)
    .length;
}
