// A row of a matrix of weights that belongs to a class, a unit or a word: where the loop leaves that out, nothing is added up in
// its row, and there is only what was there before, 0 or the slope of a penalty on x.

import type { Evidence } from "../failure/evidence.ts";
import type { Mistake } from "../report/report.ts";

/** How exactly a row is in proportion to x. */
const CLOSE = 1e-9;

/** Whether one row of a matrix was left out, all others being right. */
export function skippedRow(
  { elements, wrong, shape, x, name, numeric }: Evidence,
): Mistake | undefined {
  if (!wrong || !numeric || shape.length !== 2 || shape[0] < 2) return;
  const [, columns] = shape;
  const places = wrong.flatMap((isWrong, k) => isWrong ? [k] : []);
  const row = Math.floor(places[0] / columns);
  if (places.length < 2 || places.length < columns / 2) return;
  if (places.some((k) => Math.floor(k / columns) !== row)) return;
  const said = elements.slice(row * columns, (row + 1) * columns);
  const own = x.length === elements.length
    ? x.slice(row * columns, (row + 1) * columns)
    : undefined;
  const empty = said.every((a) => a === 0);
  if (!empty && !(own && isProportional(said, own))) return;
  return {
    kind: "skipped",
    sentence: `nothing is added up in the row ${name}[${row}]${
      empty ? ", which is 0" : ", which is in proportion to x"
    }, and all other rows are right: one class, unit or point is left out`,
    advice:
      "look at the ends of the loop over the rows, and at cases that are skipped in it",
  };
}

function isProportional(row: Float64Array, x: Float64Array): boolean {
  const k = x.reduce(
    (most, v, i) => Math.abs(v) > Math.abs(x[most]) ? i : most,
    0,
  );
  const factor = row[k] / x[k];
  const size = Math.abs(row[k]);
  return factor !== 0 && Number.isFinite(factor) &&
    row.every((a, i) => Math.abs(a - factor * x[i]) <= CLOSE * size);
}
