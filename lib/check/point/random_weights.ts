/** A weight for each of n numbers, between 1/2 and 3/2 and of either sign: none is small, and no two are alike. */
export function randomWeights(
  random: () => number,
  n: number,
): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: n }, () => {
    const size = 0.5 + random();
    return random() < 0.5 ? -size : size;
  });
}
