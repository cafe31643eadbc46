/** The step that f really saw: the distance between the outermost points over their offsets'. */
export function measuredStep(
  offsets: readonly number[],
  positionOf: (offset: number) => number,
): number {
  const [most, least] = [Math.max(...offsets), Math.min(...offsets)];
  return (positionOf(most) - positionOf(least)) / (most - least);
}
