// The way to a piece of f, between kinks, on which the code says what it says at x.

/** Points on the way. */
const MOVES = 8;

/**
 * Moves from a start beside x toward the piece on which the code says what it says at x; the gradient there, if it is reached. On that
 * piece f changes from x by what the code says at x: wherever it says something else, the piece lies beyond the plane through x on
 * which both make the same of f. Long moves beyond the plane find a wide piece and short ones enter a narrow one (S. Agmon,
 * Canadian Journal of Mathematics 6 (1954), 382-392).
 *
 * @param normalOf The normal of that plane.
 */
export function pieceFrom(
  toward: Float64Array,
  sayAt: (toward: Float64Array) => Float64Array | undefined,
  isAlike: (gradient: Float64Array) => boolean,
  normalOf: (gradient: Float64Array) => Float64Array,
): Float64Array | undefined {
  for (let move = 0; move < MOVES; move++) {
    const gradient = sayAt(toward);
    if (!gradient || isAlike(gradient)) return gradient;
    const normal = normalOf(gradient);
    const part = (1 + 0.5 ** move) * dot(toward, normal) / dot(normal, normal);
    const to = toward.map((t, i) => t - part * normal[i]);
    const greatest = greatestOf(to);
    toward = to.map((t) => t / greatest);
  }
}

/** The inner product. */
export function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, v, i) => sum + v * b[i], 0);
}

/** The greatest element, in size. */
export function greatestOf(row: Float64Array): number {
  return row.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
}
