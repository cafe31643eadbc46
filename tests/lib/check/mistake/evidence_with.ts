import type { Evidence } from "../../../../lib/check/failure/evidence.ts";

/** What is given of some evidence. */
interface Given {
  readonly x?: readonly number[];
  readonly shape?: readonly number[];
  /** What the code says, and what f says. */
  readonly said: readonly number[];
  readonly right: readonly number[];
}

/** Evidence of a gradient where f tells every element, and what is off is wrong. */
export function evidenceWith({ x, shape, said, right }: Given): Evidence {
  const isNear = (a: number, b: number) =>
    Math.abs(a - b) <= 1e-9 * (Math.abs(a) + Math.abs(b));
  return {
    x: Float64Array.from(x ?? said),
    pathOfX: (k) => `x[${k}]`,
    name: "x",
    pathOf: (k) => `x[${k}]`,
    value: NaN,
    elements: Float64Array.from(said),
    structure: undefined,
    shape: shape ?? [said.length],
    wrong: said.map((a, k) => !isNear(a, right[k])),
    numeric: Float64Array.from(right),
    agrees: (corrected, [from, to] = [0, right.length]) =>
      right.slice(from, to).every((b, k) => isNear(corrected[from + k], b)),
    fit: () => NaN,
  };
}
