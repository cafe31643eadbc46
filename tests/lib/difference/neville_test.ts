import { ExtrapolationTable } from "../../../lib/difference/neville.ts";
import { stencil } from "../../../mod.ts";
import { assertEquals } from "../../support/assert.ts";

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
