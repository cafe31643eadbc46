import {
  isRuledOut,
  isSaturated,
} from "../../../../lib/adaptive/sequence/saturation.ts";
import type { TableRow } from "../../../../lib/adaptive/sequence/table_row.ts";
import { assert } from "../../../support/assert.ts";

/** Rows of f(h) - f(-h) = 2 · rise, with a rounding of 0.1. */
function rowOf(h: number, rise: number, value = NaN): TableRow {
  const row = { h, rise, fall: -rise, odd: rise / h, even: rise, value };
  return { ...row, roundoffFloor: 0.1 } as TableRow;
}

Deno.test("f is saturated where the largest step changes it no more than a smaller one", () => {
  assert(isSaturated([rowOf(10, 1), rowOf(4, 1)]));
  assert(isSaturated([rowOf(10, -0.9), rowOf(4, 1), rowOf(1, 0.5)]));
  assert(!isSaturated([rowOf(10, 1.2), rowOf(4, 1)]));
});

Deno.test("a change within the rounding of f saturates nothing", () => {
  assert(!isSaturated([rowOf(10, 0.1), rowOf(4, 0.1)]));
  assert(isSaturated([rowOf(10, 0.1), rowOf(4, 0.11)]));
});

Deno.test("a smaller step rules out a slope beyond its rounding", () => {
  const rows = [rowOf(1, 1)];
  assert(isRuledOut(rowOf(10, 8.9, 0.89), rows, 1));
  assert(!isRuledOut(rowOf(10, 9.1, 0.91), rows, 1));
});

Deno.test("a smaller step rules out a second derivative beyond two roundings over h²", () => {
  const rows = [rowOf(1, 1)];
  assert(isRuledOut(rowOf(10, 89, 1.79), rows, 2));
  assert(!isRuledOut(rowOf(10, 91, 1.81), rows, 2));
});

Deno.test("what the row's own quotient is off by is allowed by the square of the step", () => {
  const rows = [rowOf(1, 1)];
  // 10 at a step of 10 is 0.1 at 1.
  assert(!isRuledOut(rowOf(10, 108.2, 0.81), rows, 1));
  assert(isRuledOut(rowOf(10, 98.2, 0.79), rows, 1));
});

Deno.test("a larger step rules out nothing, nor does any a derivative beyond the second", () => {
  assert(!isRuledOut(rowOf(1, 0, 0), [rowOf(10, 9)], 1));
  assert(!isRuledOut(rowOf(10, 0, 0), [rowOf(1, 9)], 3));
});
