/**
 * Gradient descent, and how far down each step goes.
 *
 * @module
 */
/** How a descent goes. */
export interface Plan {
  /** A fixed factor of the gradient; without one, each step is as long as still lowers f enough. */
  readonly rate?: number;
  /** How much of the last step is kept, from 0 to below 1. */
  readonly momentum: number;
  /** The most steps. */
  readonly steps: number;
  /** Hears after each step how far it is. */
  readonly report?: (text: () => string) => void;
}

/** A point passed. */
export interface Step {
  readonly x: readonly number[];
  readonly value: number;
  readonly slope: number;
  /** Of the first steps: what led from here to the next point. */
  readonly move?: Move;
}

/** A step: where it led is x − rate · gradient + momentum · the move before. */
export interface Move {
  readonly rate: number;
  readonly gradient: readonly number[];
  /** What is kept of the last step. */
  readonly kept: readonly number[];
}

// So many steps are shown with their numbers.
const SHOWN_MOVES = 2;

// Who has gone so many times as far as the start is from 0, or as 1 is, looks for a minimum that is not there.
const FAR = 1000;

/** Goes downhill and notes every point passed; why it ended. */
export function walk(
  value: (x: readonly number[]) => number,
  gradient: (x: readonly number[]) => number[],
  start: readonly number[],
  { rate, momentum, steps, report }: Plan,
  path: Step[],
): string {
  let x = start;
  let fx = value(x);
  let velocity = x.map(() => 0);
  let length = Infinity;
  const far = FAR * Math.max(1, scaleOf(start));
  for (let k = 0;; k++) {
    const g = gradient(x);
    const slope = Math.hypot(...g);
    const point = { x, value: fx, slope };
    path.push(point);
    report?.(() =>
      `step ${k} of at most ${steps}: value ${fx}, |gradient| ${
        slope.toPrecision(3)
      }`
    );
    const cost = `after ${k} step${k === 1 ? "" : "s"}`;
    if (!Number.isFinite(fx) || !Number.isFinite(slope)) {
      return `left the finite numbers ${cost}: try ${
        rate === undefined ? "another start" : "a smaller rate"
      }`;
    }
    if (slope <= 1e-8 * Math.max(1, path[0].slope)) {
      return `arrived ${cost}: the gradient vanishes`;
    }
    if (k === steps) {
      return fx < path[0].value
        ? `stopped ${cost}: the steps ran out; steps ${10 * steps} goes on`
        : `stopped ${cost}: the steps ran out, and f is no smaller than at the start: try a smaller rate`;
    }
    if (rate === undefined && scaleOf(x) > far) {
      return `stopped ${cost}: f falls on and on this way, and no lower bound was seen up to ${
        scaleOf(x).toPrecision(2)
      }`;
    }
    if (rate === undefined) {
      // No step is longer than x is large, or was at the start, so none jumps out of the valley in which it begins.
      const scale = Math.max(scaleOf(x), scaleOf(start));
      const longest = 2 ** Math.floor(Math.log2(scale / slope));
      const most = Math.min(2 * length, longest);
      length = lineSearch(value, gradient, { x, fx, g }, most);
    }
    if (length === 0) {
      return `stopped ${cost}: no step lowers the value any more`;
    }
    const kept = velocity.map((v) => momentum * v);
    if (k < SHOWN_MOVES) {
      path[k] = {
        ...point,
        move: { rate: rate ?? length, gradient: g, kept },
      };
    }
    velocity = kept.map((v, i) => v - (rate ?? length) * g[i]);
    x = x.map((xi, i) => xi + velocity[i]);
    fx = value(x);
  }
}

/** How large x is; 1 for 0, which says nothing of it. */
function scaleOf(x: readonly number[]): number {
  return Math.max(...x.map(Math.abs)) || 1;
}

/**
 * The first of ever shorter steps that lowers f by a tenth of what its slope promises (Armijo, 1966), to a point from which
 * one can go on; 0 if none does.
 */
function lineSearch(
  value: (x: readonly number[]) => number,
  gradient: (x: readonly number[]) => readonly number[],
  { x, fx, g }: {
    readonly x: readonly number[];
    readonly fx: number;
    readonly g: readonly number[];
  },
  longest: number,
): number {
  const slope = g.reduce((sum, gi) => sum + gi * gi, 0);
  for (
    let t = longest;
    t * slope > Number.EPSILON * Math.abs(fx) * 0.01 && t > 1e-300;
    t /= 2
  ) {
    const next = x.map((xi, i) => xi - t * g[i]);
    const found = value(next);
    const isLower = found <= fx - 0.1 * t * slope && found > -Infinity;
    if (isLower && gradient(next).every(Number.isFinite)) return t;
  }
  return 0;
}

/** What makes the length of a step, in a few words. */
export function stepRule({ rate, momentum }: Plan): string {
  const length = rate === undefined ? "line search" : `rate ${rate}`;
  return momentum === 0 ? length : `${length}, momentum ${momentum}`;
}
