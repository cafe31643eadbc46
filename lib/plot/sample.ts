// A function as paths: a regular grid first, then halved where the curve bends away from its chord. Two questions
// decide where the line is open, both answered by bisection towards neighbouring doubles:
// - a value beside none (NaN or infinity): where does the function end?
// - two values far apart: does their difference shrink with the distance (steep, closed) or not (jump or pole, open)?
import { shown } from "../core/array.ts";
import type { Interval, Point } from "./layer.ts";
import {
  type Evaluate,
  growthOfStep,
  halfway,
  hasPoleAtItsLargest,
  isDefined,
  lastDefined,
} from "./pole.ts";

const GRID = 256;
/** Halvings of a step of the grid: 2^-14 of the width is finer than most screens. */
const DEPTH = 6;
/** What bends by less than one dot in 400 is straight. */
const FLATNESS = 1 / 400;
/** More jumps than that in one picture are noise, and are drawn as lines. */
const MOST_OPEN = 300;
/** On the way to its edge, by 60 halvings, a logarithm grows about tenfold and 1/√x a billion times. */
const POLE_GROWTH = 100;

/** A curve as paths, broken where the function jumps, has a pole or is undefined. */
interface Samples {
  readonly paths: readonly (readonly Point[])[];
  /** The range that shows the curve, without most of the climb to a pole; none if nothing is defined. */
  readonly heights: Interval | undefined;
}

/**
 * Samples a function over an interval; costs about 600 evaluations, ten times that where it oscillates, and up to 50,000 for
 * one that jumps everywhere.
 */
export function sampleCurve(
  f: (x: number) => number,
  [from, to]: Interval,
  label: string,
): Samples {
  const evaluate: Evaluate = (x) => [x, oneNumber(f(x), label)];
  const grid = Array.from(
    { length: GRID + 1 },
    (_, i) => evaluate(from * (1 - i / GRID) + to * (i / GRID)),
  );
  const heights = sortedFinite(grid.map(([, y]) => y));
  const all = extentOf(heights);
  const tail = Math.floor(heights.length / 10);
  const core = extentOf(heights.slice(tail, heights.length - tail));
  const hasPole = hasPoleAtItsLargest(evaluate, grid, core);
  const shown = hasPole && core ? widened(core, 3) : EVERYWHERE;
  const pen = new Pen(evaluate, (span(core) || span(all)) * FLATNESS, shown);
  pen.draw(grid);
  return {
    paths: pen.paths.filter((path) => path.length > 0),
    heights: hasPole || pen.metPole
      ? core && all && within(widened(core, 1 / 2), all)
      : extentOf(pen.heights(all && widened(all, 1 / 4))),
  };
}

const EVERYWHERE: Interval = [-Infinity, Infinity];

/** Draws from point to point of a grid, and is lifted where the function breaks off. */
class Pen {
  readonly paths: Point[][] = [[]];
  /** Whether one of the steps was that of a pole. */
  metPole = false;
  /** The points where the function ends. */
  readonly #ends: Set<Point> = new Set();
  readonly #evaluate: Evaluate;
  /** What bends by less is straight. */
  readonly #tolerance: number;
  /** Beyond these heights nothing needs to be drawn finely. */
  readonly #shown: Interval;
  #steps = 0;

  constructor(evaluate: Evaluate, tolerance: number, shown: Interval) {
    this.#evaluate = evaluate;
    this.#tolerance = tolerance;
    this.#shown = shown;
  }

  /** Draws the whole curve. */
  draw(grid: readonly Point[]): void {
    if (isDefined(grid[0])) this.#to(grid[0]);
    for (let i = 1; i < grid.length; i++) this.#join(grid[i - 1], grid[i], 0);
  }

  /**
   * The heights that were drawn. The end of a root at its edge should show, that of a logarithm, far below, should not: ends count
   * only within reach.
   */
  heights(reach: Interval = EVERYWHERE): number[] {
    const [low, high] = reach;
    return this.paths.flat().filter((point) =>
      !this.#ends.has(point) || (point[1] >= low && point[1] <= high)
    ).map(([, y]) => y);
  }

  #to(point: Point): void {
    this.paths[this.paths.length - 1].push(point);
  }

  #lift(): void {
    this.paths.push([]);
  }

  /** Draws from the last point on to the next, if f is defined there. */
  #join(a: Point, b: Point, depth: number): void {
    if (!isDefined(b)) {
      return isDefined(a) ? this.#leave(a, b, depth) : undefined;
    }
    if (!isDefined(a)) return this.#enter(a, b, depth);
    const middle = this.#evaluate(halfway(a[0], b[0]));
    const bend = Math.abs(middle[1] - halfway(a[1], b[1]));
    if (bend <= this.#tolerance || this.#isFarOff([a, middle, b])) {
      return this.#to(b);
    }
    if (depth < DEPTH) {
      this.#join(a, middle, depth + 1);
      return this.#join(middle, b, depth + 1);
    }
    const growth = this.#steps++ < MOST_OPEN
      ? growthOfStep(this.#evaluate, a, b)
      : 0;
    this.metPole ||= growth > POLE_GROWTH;
    if (growth > 0.5) this.#lift();
    this.#to(b);
  }

  /** To the last point before the function ends. */
  #leave(inside: Point, outside: Point, depth: number): void {
    const end = this.#end(inside, outside);
    if (end !== inside) this.#join(inside, end, depth);
    this.#lift();
  }

  /** From the first point after the function begins. */
  #enter(outside: Point, inside: Point, depth: number): void {
    const end = this.#end(inside, outside);
    this.#to(end);
    if (end !== inside) this.#join(end, inside, depth);
  }

  #end(inside: Point, outside: Point): Point {
    const end = lastDefined(this.#evaluate, inside, outside);
    this.#ends.add(end);
    return end;
  }

  #isFarOff(points: readonly Point[]): boolean {
    const [low, high] = this.#shown;
    return points.every(([, y]) => y > high) ||
      points.every(([, y]) => y < low);
  }
}

/** What a function returned, if it is a number. */
export function oneNumber(y: unknown, label: string): number {
  if (typeof y === "number") return y;
  throw new TypeError(
    `Cannot plot ${label} as it must return one number: it returned ${
      shown(y)
    }`,
  );
}

/** The finite heights in rising order. */
export function sortedFinite(heights: readonly number[]): number[] {
  return heights.filter(Number.isFinite).sort((a, b) => a - b);
}

/** The least and the greatest of some heights, if there are any. */
export function extentOf(heights: readonly number[]): Interval | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const y of heights) {
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  return heights.length > 0 ? [low, high] : undefined;
}

function span(interval: Interval | undefined): number {
  return interval ? interval[1] - interval[0] : 0;
}

/** An interval with so many times its span added on both sides. */
function widened([low, high]: Interval, times: number): Interval {
  const margin = times * (high - low);
  return [low - margin, high + margin];
}

function within([low, high]: Interval, [least, most]: Interval): Interval {
  return [Math.max(least, low), Math.min(most, high)];
}
