/**
 * f along a line: where the line starts, how far it reaches, and how positions on it are asked for.
 *
 * A method never calls f. It is a generator that yields the positions where it wants to know f, and finds the values in
 * place when it goes on; whoever drives it owns the calls. One form of each method so serves plain functions, functions
 * that return promises, several outputs at once, and a trace.
 *
 * @module
 */
import { hintFor, isPromise } from "./errors.ts";
import type { SearchEvent } from "./event.ts";
import { shown } from "./array.ts";

/** A line through a point: the coordinate t, its value at the point, and what it may be. */
export interface Line {
  /** The coordinate at the point. */
  readonly origin: number;
  /** The size of x along the line, for steps relative to it; 0 if it has none. */
  readonly scale: number;
  /** The change of the coordinate that moves x by 1, for absolute steps. */
  readonly unit: number;
  /** |x| in units of the coordinate: rounding x moves the coordinate by ε times this. */
  readonly size: number;
  /** The least value that the coordinate may take. */
  readonly lower: number;
  /** The greatest value that the coordinate may take. */
  readonly upper: number;
  /** The relative rounding of f and of its argument, if that is known to be coarser than that of doubles. */
  readonly relativeNoise?: number | undefined;
  /** The relative error that is enough, where the derivative is one term of a sum. */
  readonly targetError?: number;
  /** How far apart representable coordinates are around the point, where that is known to be farther than doubles are. */
  readonly spacing?: number | undefined;
  /** The representable coordinate next to a number: the identity, or `Math.fround` for a Float32Array. */
  readonly round: (position: number) => number;
}

/**
 * The positions where a method wants to know f, and the answers. One object serves a whole search: nothing is
 * allocated for an evaluation.
 */
export interface Probe {
  /** How many positions are asked for. */
  count: number;
  /** The positions: values of the coordinate, already representable. */
  readonly positions: number[];
  /** f there, filled in by the driver; NaN where f is undefined. */
  readonly values: number[];
  /** Is told what happens, where somebody listens. */
  readonly emit?: ((event: SearchEvent) => void) | undefined;
}

/**
 * The line of a single number. All usual lines are made here: code that meets one shape of object is fast, with two it is slow.
 */
export function numberLine(
  x: number,
  lower: number,
  upper: number,
  round: Line["round"] = identity,
  relativeNoise?: number,
): Line {
  return {
    origin: x,
    scale: Math.abs(x),
    unit: 1,
    size: Math.abs(x),
    lower,
    upper,
    round,
    relativeNoise,
  };
}

/** A double is its own nearest double. */
export function identity(position: number): number {
  return position;
}

/** The representable position nearest to a number. On most lines that is the number itself, and no call is made. */
export function rounded({ round }: Line, position: number): number {
  return round === identity ? position : round(position);
}

/** An empty probe, and who is told what happens. */
export function newProbe(emit?: (event: SearchEvent) => void): Probe {
  return { count: 0, positions: [0, 0], values: [0, 0], emit };
}

/** The error for a promise where a number was expected. */
export class PromiseError extends TypeError {
  override readonly name = "TypeError";
  /** What the first call of f promised, so that the call need not be repeated. */
  readonly first: PromiseLike<unknown> | undefined;

  constructor(message: string, first?: PromiseLike<unknown>) {
    super(message);
    this.first = first;
  }
}

/**
 * The error for a scalar function that returned something else.
 *
 * @param place What had been moved, such as `x[1][0] = 2.5`; empty at the point itself.
 * @param isFirst Whether it was the first call of f.
 */
export function notOneNumber(
  value: unknown,
  action: string,
  place: string = "",
  isFirst: boolean = false,
): TypeError {
  const isArray = typeof value === "object" && value !== null;
  const hint = hintFor(value, isArray ? "; use jacobian" : "");
  const where = place && `with ${place}, `;
  const message = `${action} as f must return one number: ${where}f returned ${
    shown(value)
  }${hint}`;
  if (!isPromise(value)) return new TypeError(message);
  // Nobody may ever await it. Other thenables are left alone, as `then` may start their work.
  if (value instanceof Promise) value.catch(() => {});
  return new PromiseError(message, isFirst ? value : undefined);
}

/** The error for a function that leaves its argument other than it was. */
export function changesItsArgument(action: string, detail = ""): TypeError {
  return new TypeError(
    `${action} as f changes its argument${detail}; let it work on a copy`,
  );
}
