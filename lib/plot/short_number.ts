/** A number in a few characters, at three digits, for labels and legends. */
export function shortNumber(x: number): string {
  return String(Number(x.toPrecision(3))).replace("e+", "e");
}
