import {
  contract,
  dense,
  sizeOf,
} from "../../../../lib/check/subject/subject.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

Deno.test("sizeOf(): the product of the lengths of all axes", () => {
  assertEquals([[], [3], [3, 4, 5]].map((sizes) => sizeOf({ sizes })), [
    1,
    3,
    60,
  ]);
});

// [[1, 2, 3], [4, 5, 6]]
const MATRIX = Float64Array.of(1, 2, 3, 4, 5, 6);

testEach(
  [
    ["one element", [1, 2], 6],
    ["the first", [0, 0], 1],
    ["a row by weights", [1, [1, 10, 100]], 654],
    ["a column by weights", [[1, 10], 1], 52],
    ["all by weights", [[1, -1], [1, 0, 2]], -9],
    ["weights of 0", [[0, 0], [1, 1, 1]], 0],
  ] as const,
)("contract(): %s: %j gives %d", (_, weights, expected) => {
  const both = weights.map((w) =>
    typeof w === "number" ? w : Float64Array.from(w)
  );
  assertEquals(contract(MATRIX, [2, 3], both), expected);
});

Deno.test("contract(): one axis, and none", () => {
  assertEquals(contract(MATRIX, [6], [4]), 5);
  assertEquals(contract(MATRIX, [6], [Float64Array.of(0, 2, 0, 0, 0, 1)]), 10);
  assertEquals(contract(Float64Array.of(7), [], []), 7);
});

// NaN · 0 would be NaN.
Deno.test("contract(): what has no weight does not count, whatever it is", () => {
  const elements = Float64Array.of(NaN, 2);
  assertEquals(contract(elements, [2], [Float64Array.of(0, 3)]), 6);
});

Deno.test("dense(): a position is a weight of 1 there", () => {
  assertEquals(dense(1, 3), Float64Array.of(0, 1, 0));
  const weights = Float64Array.of(2, 3);
  assertEquals(dense(weights, 2), weights);
});
