// What the polynomials through a ladder's rungs make of noise in f.

/**
 * Neighbouring steps. About 2.5 measured best of 1.6 to 4; a transcendental number, as steps in a rational ratio fall on the
 * same phase of whatever repeats (an oscillation, a staircase, a grid that f's argument is rounded to) several times running.
 */
export const RATIO: number = Math.exp(0.95);

/** Rungs in one polynomial at most: past 8 the largest step no longer matters. */
export const COLUMNS = 8;

/**
 * How a level of noise in f reaches the derivative of this order: `amplifications(order)[column] / h^order` times the level,
 * the sum of absolute weights of the polynomial through `column + 1` rungs, for the worst signs.
 */
export function amplifications(order: number): readonly number[] {
  return known[order] ??= Array.from(
    { length: COLUMNS },
    (_, column) => amplification(order, column),
  );
}

const known: (readonly number[])[] = [];

function amplification(order: number, column: number): number {
  const nodes = Array.from({ length: column + 1 }, (_, i) => RATIO ** (2 * i));
  let sum = 0;
  nodes.forEach((node, i) => {
    const others = nodes.filter((_, k) => k !== i);
    const weight = Math.abs(
      order <= 2 ? weightOfValue(node, others) : weightOfSlope(node, others),
    );
    // The odd part over h carries one level over h; the even part over h²/2, four over h²; then 3! and 4!/2.
    sum += order % 2 === 1
      ? weight / Math.sqrt(node) * (order === 1 ? 1 : 6)
      : 4 * weight / node * (order === 4 ? 12 : 1);
  });
  return sum;
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
