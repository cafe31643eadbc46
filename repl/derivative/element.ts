/**
 * The numbers of a point one by one.
 *
 * @module
 */
import type { Tensor } from "../../mod.ts";
import type { ArrayValue } from "../../lib/expression/mod.ts";

/** The numbers in row-major order. */
export function elements(x: Tensor): number[] {
  return typeof x === "number" ? [x] : Array.from<Tensor>(x).flatMap(elements);
}

/** Numbers in row-major order in the shape of the point. */
export function withElements(
  point: Tensor,
  values: readonly number[],
): ArrayValue {
  let next = 0;
  const fill = (x: Tensor): ArrayValue =>
    typeof x === "number" ? values[next++] : Array.from<Tensor>(x).map(fill);
  return fill(point);
}

/** f of one element of the point, the others held constant. */
export function alongElement(
  along: (x: Tensor) => ArrayValue,
  point: Tensor,
  i: number,
): (x: number) => number {
  const x = elements(point);
  return (xi) => along(withElements(point, x.with(i, xi))) as number;
}
