// What f would be farther from x than the steps that an answer comes from, if it went on as smoothly as it does there.
//
// A polynomial through x and the points of the stretch says so. How far it may be off is told from how fast polynomials settle as
// points are added, as in Neville's scheme at 0 (neville.ts), and from the rounding that arrives.

/** Groups of points in one polynomial at most: rounding grows with their number. */
export const GROUPS = 4;

/** The least rate at which polynomials are trusted to settle from one to the next. */
const FASTEST = 0.02;

/** What rounding may do to a value, in standard deviations of at most one rounding. */
export const ROUNDINGS = 3;

/** How far, as a part of itself, a line may be off beyond a stretch of which rounding hides how it bends. */
const BENT = 0.3;

/** A forecast that may be off by so large a part of itself does not tell where f breaks off. */
export const VAGUE = 0.5;

/** How much more than it should be the error of a polynomial may be. */
const SAFETY = 4;

/** A point: its distance from x, negative on the left, the change of f there, and the rounding of that, of f's argument too. */
export interface Point {
  readonly t: number;
  readonly change: number;
  readonly rounding: number;
}

/** The change of f at a distance, as the stretch has it, and how far that may be off. */
export class Forecast {
  readonly change: number;
  readonly allowed: number;
  /** The points that it comes from; none where f stands still. */
  readonly #points: readonly Point[];

  constructor(
    change: number,
    allowed: number,
    points: readonly Point[],
  ) {
    this.change = change;
    this.allowed = allowed;
    this.#points = points;
  }

  /** The change at another distance, from the same points. */
  at(distance: number): number {
    return polynomialAt(distance, this.#points).change;
  }
}

/** The stretch on which f is as the answer says. */
export class Stretch {
  /** Points that come together, the farthest first. */
  #groups: (readonly Point[])[];

  constructor(groups: readonly (readonly Point[])[]) {
    this.#groups = groups.slice(0, GROUPS);
  }

  /** Its farthest points. */
  get farthest(): readonly Point[] {
    return this.#groups[0];
  }

  /** Whether f stands still on it. */
  get isStill(): boolean {
    return this.#groups[0].every(({ change }) => change === 0);
  }

  /** Adds points beyond the others. */
  extend(points: readonly Point[]): void {
    this.#groups.unshift(points);
    if (this.#groups.length > GROUPS) this.#groups.pop();
  }

  /** The change of f at a distance, which is negative on the left, from as many points as know it best. */
  forecast(distance: number): Forecast {
    if (this.isStill) {
      return new Forecast(0, ROUNDINGS * this.#groups[0][0].rounding, []);
    }
    const points: Point[] = [];
    let best = NaN;
    let least = Infinity;
    let used = 0;
    let last = 0;
    let settled = Infinity;
    let blur = 0;
    for (let i = 0; i < this.#groups.length; i++) {
      for (const point of this.#groups[i]) points.push(point);
      const { change, noise } = polynomialAt(distance, points);
      const difference = Math.abs(change - last);
      const rate = Math.min(1, Math.max(FASTEST, difference / settled));
      const allowed = (i === 0 ? 1 : SAFETY * rate) * difference +
        ROUNDINGS * noise;
      last = change;
      settled = difference;
      if (allowed < least) {
        best = change;
        least = allowed;
        used = points.length;
      }
      if (i === 1) blur = ROUNDINGS * noise;
    }
    const isRounded = least > VAGUE * Math.abs(best) && blur > least / 2;
    if (isRounded) return this.#line(distance);
    points.length = used;
    return new Forecast(best, least, points);
  }

  /** The same by the farthest points alone. */
  #line(distance: number): Forecast {
    const points = this.#groups[0];
    const { change, noise } = polynomialAt(distance, points);
    const allowed = BENT * Math.abs(change) + ROUNDINGS * noise;
    return new Forecast(change, allowed, points);
  }
}

/** The polynomial through x and some points, at a distance, and what rounding those does to it. */
function polynomialAt(
  t: number,
  points: readonly Point[],
): { change: number; noise: number } {
  let change = 0;
  let noise = 0;
  for (const point of points) {
    let weight = t / point.t;
    for (const other of points) {
      if (other !== point) weight *= (t - other.t) / (point.t - other.t);
    }
    change += weight * point.change;
    noise = together(noise, Math.abs(weight * point.rounding));
  }
  return { change, noise };
}

/** Two independent roundings together: Math.hypot would take longer than the rest of a polynomial. */
function together(a: number, b: number): number {
  const [least, most] = a < b ? [a, b] : [b, a];
  return least === 0 ? most : most * Math.sqrt(1 + (least / most) ** 2);
}
