// What the polynomials through a sequence's rows make of noise in f.

/**
 * Neighbouring steps. About 2.5 measured best of 1.6 to 4; a transcendental number, as steps in a rational ratio fall on the
 * same phase of whatever repeats (an oscillation, a staircase, a grid that f's argument is rounded to) several times running.
 */
export const RATIO: number = /* @__PURE__ */ Math.exp(0.95);

/** Rows in one polynomial at most: past 8 the largest step no longer matters. */
export const MAX_EXTRAPOLATION_ORDER = 8;

/** How a level of noise in f reaches a derivative, by the column of the polynomial: over h^order, times the level. */
export interface NoiseAmplifications {
  /** The sum of absolute weights of the polynomial through `column + 1` rows: the worst signs. */
  readonly worst: readonly number[];
  /**
   * The Euclidean length of the weights, for roundings that are independent of each other; times √2, so that a single central
   * difference, whose two roundings may well be of one size, has the worst signs all the same.
   */
  readonly independent: readonly number[];
}

/** The amplifications of a derivative of this order. */
export function noiseAmplifications(order: number): NoiseAmplifications {
  return known[order] ??= {
    worst: columns((column) => noiseAmplification(order, column, false)),
    independent: columns((column) => noiseAmplification(order, column, true)),
  };
}

const known: NoiseAmplifications[] = [];

function columns(of: (column: number) => number): readonly number[] {
  return Array.from(
    { length: MAX_EXTRAPOLATION_ORDER },
    (_, column) => of(column),
  );
}

function noiseAmplification(
  order: number,
  column: number,
  isIndependent: boolean,
): number {
  const nodes = Array.from({ length: column + 1 }, (_, i) => RATIO ** (2 * i));
  const ofPairs = nodes.map((node, i) => {
    const others = nodes.filter((_, k) => k !== i);
    const weight = order <= 2
      ? weightOfValue(node, others)
      : weightOfSlope(node, others);
    // The odd part over 2h has f at x ± h once over 2h, the even part over h²/2 once over h², and f(x) twice; then 3! and 4!/2.
    return order % 2 === 1
      ? weight / Math.sqrt(node) / 2 * (order === 1 ? 1 : 6)
      : weight / node * (order === 4 ? 12 : 1);
  });
  const sum = (of: (weight: number) => number) =>
    ofPairs.reduce((total, weight) => total + of(weight), 0);
  if (!isIndependent) {
    return (order % 2 === 1 ? 2 : 4) * sum(Math.abs);
  }
  const center = order % 2 === 1 ? 0 : 2 * sum((weight) => weight);
  return Math.sqrt(2 * (2 * sum((weight) => weight * weight) + center ** 2));
}

/** What the value at one node counts for at 0 in the polynomial through it and the others. */
function weightOfValue(node: number, others: readonly number[]): number {
  return others.reduce((w, t) => w * t / (t - node), 1);
}

/** What it counts for in the slope there. */
function weightOfSlope(node: number, others: readonly number[]): number {
  return others.reduce(
    (w, left) =>
      w + others.reduce(
        (p, t) => t === left ? p / (node - t) : p * t / (t - node),
        1,
      ),
    0,
  );
}
