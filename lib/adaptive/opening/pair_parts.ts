// The two parts of f at a pair of points around x: the odd part over h, which tends to f', and the even part less f(x), which
// tends to 0. Where x ± h cannot both be represented, the middle of the pair is a little off x, and both are put right by that.

/**
 * The even part, less f(x).
 *
 * @param rise f above x, less f(x).
 * @param fall f below x, less f(x).
 * @param quotient The difference quotient of the pair.
 * @param shift How far above x its middle lies.
 */
export function evenPart(
  rise: number,
  fall: number,
  quotient: number,
  shift: number,
): number {
  return (rise + fall) / 2 - quotient * shift;
}

/**
 * The odd part over h.
 *
 * @param even The even part.
 */
export function oddPart(
  quotient: number,
  even: number,
  h: number,
  shift: number,
): number {
  return shift === 0 ? quotient : quotient - 2 * even / h / h * shift;
}
