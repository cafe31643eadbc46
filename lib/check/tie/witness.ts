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
  /**
   * "against": a witness; "outside": the gradient says no slope that f has, but kinks of both kinds meet; "for": f is smooth along
   * it and the gradient has its slope; "between": it has a slope between those of f.
   */
  readonly says: "against" | "outside" | "for" | "between";
}

/** Where along a line f is looked at, in steps: kinks that meet at x cross it near x, or far off if they are nearly parallel to it. */
const POSITIONS = [-32, -8, -3, -1.5, -0.75, -0.25, 0.25, 0.75, 1.5, 3, 8, 32];

/** Evaluations that a direction takes at x, and beside it where that leaves a doubt. */
export const AT_X = 2;
const BESIDE = 2 * POSITIONS.length;

/**
 * What a direction says of the gradient; nothing where more evaluations would be needed to tell than are left.
 *
 * @param kept Evaluations to leave over.
 */
export function testify(
  change: LocalChange,
  direction: readonly number[],
  group: readonly number[],
  random: () => number,
  kept: number = 0,
): Testimony | undefined {
  const analytic = change.analytic(direction);
  const right = change.slope(direction);
  const left = -change.slope(direction.map((d) => -d));
  const size = direction.reduce((sum, d) => sum + Math.abs(d), 0);
  const tolerance = change.tolerance *
    (size + Math.max(Math.abs(left), Math.abs(right)));
  const [low, high] = [Math.min(left, right), Math.max(left, right)];
  const told = { direction, analytic, least: low, greatest: high };
  if (isBetween(analytic, low, high, tolerance)) {
    return { ...told, says: high - low <= tolerance ? "for" : "between" };
  }
  if (change.left - kept < BESIDE) return;
  const slopes = [low, high];
  const seenBeside: number[][] = [];
  for (const from of linesBeside(change, direction, group, random)) {
    const seen = change.slopesAlong(direction, from, POSITIONS);
    slopes.push(...seen);
    seenBeside.push(seen);
    const [least, greatest] = [Math.min(...slopes), Math.max(...slopes)];
    if (isBetween(analytic, least, greatest, tolerance)) {
      return { ...told, least, greatest, says: "between" };
    }
  }
  const [least, greatest] = [Math.min(...slopes), Math.max(...slopes)];
  const isPlain = !isBetween(analytic, least, greatest, PLAIN * tolerance);
  const bend = isPlain ? tolerance : tolerance / HIDDEN;
  const apart = Math.max(least - analytic, analytic - greatest);
  const certain = seenBeside.every((seen) => isOneSided(seen, bend)) &&
    (apart <= size || areAlike(change, direction));
  return { ...told, least, greatest, says: certain ? "against" : "outside" };
}

/**
 * To bring what is said so many tolerances outside, it takes more kinks of the other kind than so many that hide below the tolerance
 * each, which is not to be expected; nearer, those are not to hide of which it takes no more: kinks of this part of it.
 */
const PLAIN = 3;
const HIDDEN = 4;

/**
 * The ratio of kinks from which on those of one element may cross a line between two positions, all at once: where the lower element
 * is 0, give or take how far the higher one stands off, 1.5 steps at most, over the ratio. Positions are half a step apart.
 */
const UNLIKE = 2 * 1.5 / 0.5;

/**
 * Whether the kinks of those elements are about as high. Of unlike ones, the higher element is hardly moved: all that its kinks
 * do may hide between two positions, and what is said may lie farther outside than the kinks are high.
 */
function areAlike(
  { kinks }: LocalChange,
  direction: readonly number[],
): boolean {
  const gaps = kinks.filter((_, k) => direction[k] !== 0)
    .map(({ gap }) => gap);
  return Math.max(...gaps) <= UNLIKE * Math.min(...gaps);
}

/** How far off the rest of the group stands at least, in steps. */
const REST = 3;

/** Points on opposite sides of x, the lines through which lead through all signs of two elements. */
function linesBeside(
  change: LocalChange,
  direction: readonly number[],
  group: readonly number[],
  random: () => number,
): number[][] {
  const from = new Array<number>(change.kinks.length).fill(0);
  let [across, side] = [1, 1];
  for (const k of group) {
    const size = change.step * (0.5 + random());
    if (direction[k] !== 0) {
      // A line that nearly leads through x would meet all kinks at once.
      from[k] = across * Math.sign(direction[k]) * size;
      across = -across;
    } else {
      // On both sides, and so far that what the others do among themselves shows.
      from[k] = side * (REST * change.step + size);
      side = -side;
    }
  }
  return [from, from.map((by) => -by)];
}

/**
 * Whether slopes only rise, or only fall. Where they do both, kinks of both kinds meet, and code that takes a side at each of
 * them by itself, as a layer of relus does, may say what lies outside the slopes of f.
 */
function isOneSided(
  slopes: readonly number[],
  tolerance: number,
): boolean {
  const jumps = slopes.slice(1).map((slope, k) => slope - slopes[k]);
  return slopes.every(Number.isFinite) &&
    (jumps.every((jump) => jump >= -tolerance) ||
      jumps.every((jump) => jump <= tolerance));
}

/** Whether a slope lies between others. */
export function isBetween(
  value: number,
  low: number,
  high: number,
  tolerance: number,
): boolean {
  return value >= low - tolerance && value <= high + tolerance;
}
