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

/** A curve as paths, open where the function jumps, has a pole or is undefined. */
interface Samples {
  readonly paths: readonly (readonly Point[])[];
  /** The heights that show the curve, without most of the climb to a pole; none if nothing is defined. */
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
  return new Trace(evaluate, grid).samples();
}

/** The pen: draws from point to point of a grid, and is lifted where the function breaks off. */
class Trace {
  readonly #evaluate: Evaluate;
  readonly #grid: readonly Point[];
  readonly #all: Interval | undefined;
  readonly #core: Interval | undefined;
  /** What bends by less is straight. */
  readonly #tolerance: number;
  /** Beyond this distance from the core nothing needs to be drawn finely. */
  readonly #far: number;
  readonly #paths: Point[][] = [[]];
  /** Where the function ends. */
  readonly #ends: Set<Point> = new Set();
  #steps = 0;
  #hasPole: boolean;

  constructor(evaluate: Evaluate, grid: readonly Point[]) {
    this.#evaluate = evaluate;
    this.#grid = grid;
    this.#all = extent(grid);
    this.#core = quantiles(grid, 0.1);
    this.#tolerance = (span(this.#core) || span(this.#all)) * FLATNESS;
    this.#hasPole = hasPoleAtItsLargest(evaluate, grid, this.#core);
    this.#far = this.#hasPole && this.#core ? 3 * span(this.#core) : Infinity;
  }

  /** The whole curve. */
  samples(): Samples {
    const grid = this.#grid;
    const [all, core] = [this.#all, this.#core];
    if (isDefined(grid[0])) this.#draw(grid[0]);
    for (let i = 1; i < grid.length; i++) this.#join(grid[i - 1], grid[i], 0);
    // The end of a logarithm at its edge, ever further down, should not decide what shows; that of a root should.
    const shown = this.#paths.flat().filter((point) =>
      !this.#ends.has(point) || isBetween(point[1], all, span(all) / 4)
    );
    return {
      paths: this.#paths.filter((path) => path.length > 0),
      heights: this.#hasPole ? widened(core, all) : extent(shown),
    };
  }

  #draw(point: Point): void {
    this.#paths[this.#paths.length - 1].push(point);
  }

  #open(): void {
    this.#paths.push([]);
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
      return this.#draw(b);
    }
    if (depth < DEPTH) {
      this.#join(a, middle, depth + 1);
      return this.#join(middle, b, depth + 1);
    }
    const growth = this.#steps++ < MOST_OPEN
      ? growthOfStep(this.#evaluate, a, b)
      : 0;
    this.#hasPole ||= growth > POLE_GROWTH;
    if (growth > 0.5) this.#open();
    this.#draw(b);
  }

  /** To the last point before the function ends. */
  #leave(inside: Point, outside: Point, depth: number): void {
    const end = lastDefined(this.#evaluate, inside, outside);
    this.#ends.add(end);
    if (end !== inside) this.#join(inside, end, depth);
    this.#open();
  }

  /** From the first point after the function begins. */
  #enter(outside: Point, inside: Point, depth: number): void {
    const end = lastDefined(this.#evaluate, inside, outside);
    this.#ends.add(end);
    this.#draw(end);
    if (end !== inside) this.#join(end, inside, depth);
  }

  #isFarOff(points: readonly Point[]): boolean {
    const core = this.#core;
    return core !== undefined &&
      (points.every(([, y]) => y > core[1] + this.#far) ||
        points.every(([, y]) => y < core[0] - this.#far));
  }
}

function isBetween(
  y: number,
  interval: Interval | undefined,
  margin: number,
): boolean {
  return interval !== undefined && y >= interval[0] - margin &&
    y <= interval[1] + margin;
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

function extent(points: readonly Point[]): Interval | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const point of points) {
    if (!isDefined(point)) continue;
    low = Math.min(low, point[1]);
    high = Math.max(high, point[1]);
  }
  return low <= high ? [low, high] : undefined;
}

function quantiles(
  points: readonly Point[],
  tail: number,
): Interval | undefined {
  const heights = points.filter(isDefined).map(([, y]) => y).sort((a, b) =>
    a - b
  );
  if (heights.length === 0) return undefined;
  const cut = Math.floor(tail * heights.length);
  return [heights[cut], heights[heights.length - 1 - cut]];
}

function span(interval: Interval | undefined): number {
  return interval ? interval[1] - interval[0] : 0;
}

/** The core with half its span on both sides, as far as there are values. */
function widened(
  core: Interval | undefined,
  all: Interval | undefined,
): Interval | undefined {
  if (!core || !all) return undefined;
  const margin = span(core) / 2;
  return [
    Math.max(all[0], core[0] - margin),
    Math.min(all[1], core[1] + margin),
  ];
}
