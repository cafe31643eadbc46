import {
  ExtrapolationTable,
  SlopeTable,
} from "../../../lib/difference/neville.ts";
import { stencil } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";

// D(h) = 5 + 3h² at h = 1, 1/2, 1/4: the gains 1 / (r^p - 1) of r = 2, p = 2 and 4 remove the term at once.
const GAINS = [NaN, 1 / 3, 1 / 15];

Deno.test("an extrapolation table removes one error term a column", () => {
  const table = new ExtrapolationTable();
  table.extend(8, GAINS, 0);
  assertEquals(table.remainder(0), 8);
  table.extend(5.75, GAINS, 1);
  assertEquals(table.row[1], 5);
  table.extend(5.1875, GAINS, 2);
  assertEquals(table.row.slice(0, 3), [5.1875, 5, 5]);
  assertEquals(table.change(1), 0.75);
  assertEquals(table.change(2), 0);
});

Deno.test("a stencil is written from right to left, whatever the order of its offsets", () => {
  for (const offsets of [[0, 2, -1, 1], [2, 1, 0, -1], [-1, 0, 1, 2]]) {
    const text = String(stencil(offsets));
    const points = [...text.split("]")[0].matchAll(/f\((.*?)\)/g)];
    assertEquals(points.map(([, at]) => at), ["x + 2h", "x + h", "x", "x - h"]);
  }
});

Deno.test("the best of a table is the entry that may be least far off, by the rate of its column", () => {
  const table = new ExtrapolationTable();
  table.extend(-8, GAINS, 0);
  assertEquals(table.best(1 / 4), { value: -8, error: 8 });
  // D(h) = 5 + 3h² + h⁴ / 16 leaves 5 - h⁴ / 4 in the first column, h being the last step, and 5 in the second.
  const d = (h: number) => 5 + 3 * h ** 2 + h ** 4 / 16;
  const rows = new ExtrapolationTable();
  [1, 0.5, 0.25, 0.125].forEach((h, i) =>
    rows.extend(d(h), GAINS, Math.min(i, 2))
  );
  const { value, error } = rows.best(1 / 4);
  assertEquals(value, 5);
  // It differs by (2h)⁴ / 4 from the entry above left, which is about the error of that.
  assertEquals(error, 4 * 0.125 ** 4);
  assertEquals(rows.leastChange(2), rows.change(2));
  assertEquals(rows.leastChange(1), rows.change(1));
  assert(rows.change(2) < rows.change(1));
});

Deno.test("an entry is as far off as its change where nothing shows a rate", () => {
  const table = new ExtrapolationTable();
  [8, 4, -2].forEach((first, i) => table.extend(first, GAINS, i));
  assertEquals(table.remainderOf(1, 1 / 4), table.change(1));
  assertEquals(table.remainderOf(2, 1 / 4), table.change(2));
});

Deno.test("what is left of a column that converges geometrically is the rest of the series", () => {
  // First entries 1, 1/2, 1/4, ...: with a gain of 1/3 a column of the same rate, whose changes halve.
  const table = new ExtrapolationTable();
  for (let i = 0; i < 6; i++) table.extend(2 ** -i, GAINS, Math.min(i, 2));
  const { row } = table;
  // With a rate of 1/2, as much is left as the last change.
  assertEquals(table.remainderOf(2, 1 / 16), Math.max(table.change(2), 0));
  assert(Math.abs(row[2]) <= table.remainderOf(2, 1 / 16));
});

Deno.test("a table that is to vanish tells how far it is from that, an entry of 0 by chance aside", () => {
  const table = new ExtrapolationTable();
  table.extend(-4, GAINS, 0);
  assertEquals(table.remainder(0), 4);
  // 1 + (1 + 4)/3 is 8/3, and more than a quarter of the entry before it.
  table.extend(1, GAINS, 1);
  assert(Math.abs(table.remainder(1) - 8 / 3) < 1e-15);
  const chance = new ExtrapolationTable();
  chance.extend(4, GAINS, 0);
  chance.extend(1, GAINS, 1);
  assertEquals(chance.row[1], 0);
  assertEquals(chance.remainder(1), 1 / 4);
});

Deno.test("a table of slopes has those of the polynomials through the values, in units of the first level", () => {
  // p(t) = 2 - 3t + 5t², t being the square of the step: its slope at 0 is -3.
  const p = (t: number) => 2 - 3 * t + 5 * t * t;
  const [values, slopes] = [new ExtrapolationTable(), new SlopeTable()];
  [1, 1 / 4, 1 / 16].forEach((t, i) => {
    values.extend(p(t), GAINS, i);
    slopes.extendSlopes(values, t, GAINS, i);
    if (i === 1) assertEquals(slopes.row[1], (p(1) - p(1 / 4)) / (3 / 4));
  });
  assert(Math.abs(values.row[2] - 2) < 1e-14);
  assert(Math.abs(slopes.row[2] + 3) < 1e-13, `${slopes.row[2]}`);
  assertEquals(slopes.row[0], 0);
  assert(Math.abs(slopes.change(2) - 15 / 4) < 7, `${slopes.change(2)}`);
});
