/** What every check takes. */
export interface CheckOptions {
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
   * 3e5 times as far). True unless given.
   */
  readonly around?: boolean;
}

/** The options with nothing left out, but the tolerance, which depends on what is seen. */
export type Settled =
  & Required<Omit<CheckOptions, "tolerance">>
  & Pick<CheckOptions, "tolerance">;

/** Fills in what is left out. */
export function settle(options: CheckOptions): Settled {
  const settled: Settled = {
    name: "x",
    seed: 1,
    maxElements: 400,
    directions: 6,
    around: true,
    ...Object.fromEntries(
      Object.entries(options).filter(([, value]) => value !== undefined),
    ),
  };
  if (!(settled.maxElements >= 0)) {
    throw new RangeError(
      `Cannot check up to ${settled.maxElements} elements each: give a number from 0 up`,
    );
  }
  if (!(settled.directions >= 1)) {
    throw new RangeError(
      `Cannot check along ${settled.directions} directions: give at least 1`,
    );
  }
  if (settled.tolerance !== undefined && !(settled.tolerance >= 0)) {
    throw new RangeError(
      `Cannot check to a tolerance of ${settled.tolerance}: give a number from 0 up`,
    );
  }
  return settled;
}
