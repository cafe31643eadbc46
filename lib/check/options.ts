import { checkOptions } from "../core/names.ts";
import { shown } from "../core/array.ts";
import type { AsyncOptions, Bounds } from "../operator/options.ts";

/** How far a check has come. */
export interface CheckProgress {
  /** How often f was evaluated so far. */
  readonly evaluations: number;
  /** About how many evaluations a pass takes; more where something is wrong, or f is rough. */
  readonly expected: number;
}

/** What every check takes. */
export interface CheckOptions extends AsyncOptions {
  /** What the elements are called in the report: `x` unless given. */
  readonly name?: string;
  /** The seed of the random directions and of the points around x: 1 unless given. */
  readonly seed?: number;
  /**
   * The relative error granted to the code under test, besides the error of the numeric side: 1e-8 unless given, 2e-5 where
   * single precision shows.
   */
  readonly tolerance?: number;
  /** Up to how many elements each is looked at; beyond, random directions that take in all: 400 unless given. */
  readonly maxElements?: number;
  /** How many random directions: 6 unless given. */
  readonly directions?: number;
  /**
   * Whether to look at points around x too, where f is defined: one near, its mirror image, and three far out (30, 3000 and
   * 3e5 times as far). True unless given: a difference there is told as a warning, and fails the check only if f is smooth
   * all the way from x to there and two numeric looks agree. "strict": any difference fails. False: x alone.
   */
  readonly around?: boolean | "strict";
  /** Keeps every evaluation of f and every call of the code under test inside a box. */
  readonly bounds?: Bounds;
  /** Is told how far the check has come: once before it begins, so that a slow f does not surprise, and then as it goes on. */
  readonly onProgress?: (progress: CheckProgress) => void;
}

/** The options with nothing left out, but the tolerance, which depends on what is seen, and what is nothing unless given. */
export type SettledOptions = CheckOptions & Required<Pick<CheckOptions, Given>>;

/** The options that have a value, given or not. */
type Given = "name" | "seed" | "maxElements" | "directions" | "around";

const DEFAULTS = {
  name: "x",
  seed: 1,
  maxElements: 400,
  directions: 6,
  around: true,
} as const;

const KNOWN = [
  "name",
  "seed",
  "maxElements",
  "directions",
  "around",
  "tolerance",
  "bounds",
  "onProgress",
  "concurrency",
  "signal",
];

/**
 * Fills in what is left out.
 *
 * @throws {TypeError} If there is an option that nobody reads, or one of another type.
 * @throws {RangeError} If a number is out of its range.
 */
export function settle(options: CheckOptions, action: string): SettledOptions {
  checkOptions(options, KNOWN, action);
  const settled: SettledOptions = {
    ...DEFAULTS,
    ...Object.fromEntries(
      Object.entries(options).filter(([, value]) => value !== undefined),
    ),
  };
  const { around, name, maxElements, directions, tolerance, seed } = settled;
  if (typeof around !== "boolean" && around !== "strict") {
    throw new TypeError(
      `${action} with around ${shown(around)}: give true, false or "strict"`,
    );
  }
  if (typeof name !== "string") {
    throw new TypeError(
      `${action} with the name ${shown(name)}: give a string`,
    );
  }
  if (!(maxElements >= 0)) {
    throw new RangeError(
      `${action} with maxElements ${
        shown(maxElements)
      }: give a number from 0 up`,
    );
  }
  if (!(Number.isInteger(directions) && directions >= 1)) {
    throw new RangeError(
      `${action} along ${
        shown(directions)
      } directions: give a whole number from 1 up`,
    );
  }
  if (!Number.isFinite(seed)) {
    throw new RangeError(
      `${action} with the seed ${shown(seed)}: give a number`,
    );
  }
  if (tolerance !== undefined && !(tolerance >= 0)) {
    throw new RangeError(
      `${action} to a tolerance of ${
        shown(tolerance)
      }: give a number from 0 up`,
    );
  }
  return settled;
}
