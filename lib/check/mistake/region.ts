import type { Evidence } from "../failure/evidence.ts";
import { blocksOf } from "./blocks.ts";

/** Where the wrong elements are: one element, a row, a column, an array among others, or how many. */
export function regionOf(
  wrong: readonly boolean[],
  { structure, shape, name, pathOf }: Pick<
    Evidence,
    "structure" | "shape" | "name" | "pathOf"
  >,
): string {
  const places = wrong.flatMap((isWrong, k) => isWrong ? [k] : []);
  if (places.length === 1) return pathOf(places[0]);
  if (shape.length >= 2) {
    const width = wrong.length / shape[0];
    const rows = new Set(places.map((k) => Math.floor(k / width)));
    const columns = new Set(places.map((k) => k % width));
    if (rows.size === 1) {
      return `the elements of ${name}[${[...rows][0]}]`;
    }
    if (shape.length === 2 && columns.size === 1) {
      return `the elements ${name}[i][${[...columns][0]}]`;
    }
    if (shape.length === 2 && shape[0] === shape[1]) {
      const side = (k: number) => Math.sign(k % width - Math.floor(k / width));
      const sides = new Set(places.map(side));
      if (sides.size === 1) {
        const [only] = sides;
        return only === 0
          ? "the elements on the diagonal"
          : `the elements ${only > 0 ? "above" : "below"} the diagonal`;
      }
      if (!sides.has(0)) return "the elements off the diagonal";
    }
  }
  const last = places[places.length - 1];
  if (last - places[0] === places.length - 1) {
    return `the elements ${pathOf(places[0])} to ${pathOf(last)}`;
  }
  const block = structure && blocksOf(structure, name).find(
    ({ from, size }) =>
      size < wrong.length && from <= places[0] && last < from + size,
  );
  return block
    ? `elements of ${block.name}`
    : `${places.length} of ${wrong.length} elements`;
}
