import { flatten } from "../../../../lib/check/point/flat.ts";
import { regionOf } from "../../../../lib/check/mistake/region.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** A row of 1 for wrong and 0 for right elements, with spaces between the rows of a matrix. */
function regionIn(rows: string, shape?: number[]): string {
  const wrong = [...rows.replaceAll(" ", "")].map((c) => c === "1");
  const own = rows.split(" ");
  return regionOf(wrong, {
    structure: undefined,
    name: "W",
    shape: shape ??
      (own.length > 1 ? [own.length, own[0].length] : [wrong.length]),
    pathOf: (k) => `W<${k}>`,
  });
}

testEach([
  ["0010", "W<2>"],
  ["000 010", "W<4>"],
  ["0110", "the elements W<1> to W<2>"],
  ["1111", "the elements W<0> to W<3>"],
  ["1011", "3 of 4 elements"],
  ["000 101", "the elements of W[1]"],
  ["110 000", "the elements of W[0]"],
  ["010 010 010", "the elements W[i][1]"],
  ["001 000 001", "the elements W[i][2]"],
  ["100 010 001", "the elements on the diagonal"],
  ["100 000 001", "the elements on the diagonal"],
  ["010 001 000", "the elements above the diagonal"],
  ["000 100 010", "the elements below the diagonal"],
  ["010 100 010", "the elements off the diagonal"],
  ["110 100 000", "3 of 9 elements"],
  ["011 100", "the elements W<1> to W<3>"],
  // A matrix that is not square has no diagonal to be told of.
  ["100 010", "2 of 6 elements"],
])("regionOf(): of %s wrong are %s", (rows, expected) => {
  assertEquals(regionIn(rows), expected);
});

testEach(
  [
    ["0000 1010", [2, 2, 2], "the elements of W[1]"],
    ["0100 0100", [2, 2, 2], "2 of 8 elements"],
    ["0110 0000", [2, 4, 1], "the elements of W[0]"],
  ] as const,
)("regionOf(): of %s in the shape %j wrong are %s", (rows, shape, expected) => {
  assertEquals(regionIn(rows, [...shape]), expected);
});

testEach([
  ["1010000000", "elements of W"],
  ["0000001010", "elements of b"],
  ["0000001110", "the elements x<6> to x<8>"],
  ["1000000010", "2 of 10 elements"],
])("regionOf(): of %s in { W, b } wrong are %s", (row, expected) => {
  const { structure } = flatten(
    { W: [[1, 1, 1], [1, 1, 1]], b: [1, 1, 1, 1] },
    "Cannot check",
  );
  const where = regionOf([...row].map((c) => c === "1"), {
    structure,
    name: "x",
    shape: [10],
    pathOf: (k) => `x<${k}>`,
  });
  assertEquals(where, expected);
});
