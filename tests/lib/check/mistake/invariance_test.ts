import { lostInvariance } from "../../../../lib/check/mistake/invariance.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

/** Which elements f does not change with, alike, and how, though the code says so. */
function told(x: number[], shape: number[], right: number[], said: number[]) {
  return lostInvariance([evidenceWith({ x, shape, right, said })])?.sentence
    .match(/where (.*) alike, and/)?.[1];
}

const X = [1, 2, -3, 5, 4, -1];

testEach<readonly [string, number[], number[], number[], string | undefined]>([
  [
    "a sum of 0",
    [6],
    [1, 2, -3, 4, -5, 1],
    [1, 2, 3, 4, 5, 6],
    "all elements of x are shifted",
  ],
  ["a sum of 0 that the code keeps", [6], [1, 2, -3, 4, -5, 1], [
    1,
    -1,
    2,
    -2,
    3,
    -3,
  ], undefined],
  // 1·2 + 2·1 - 3·1 + 5·1 - 4·2 - 1·(-2) is 0.
  [
    "no change along x",
    [6],
    [2, 1, 1, 1, -2, -2],
    [1, 1, 1, 1, 1, 1],
    "all elements of x are scaled",
  ],
  [
    "rows of sum 0",
    [2, 3],
    [1, 2, -3, 4, -5, 1],
    [1, -1, 1, -1, 1, -1],
    "the elements of a row of x are shifted",
  ],
  [
    "columns of sum 0",
    [2, 3],
    [1, 2, 3, -1, -2, -3],
    [1, -1, 0, 1, 1, -2],
    "the elements of a column of x are shifted",
  ],
  [
    "a sum of a thousandth",
    [6],
    [1, 2, -3, 4, -5, 1.02],
    [1, 2, 3, 4, 5, 6],
    undefined,
  ],
  ["a sum that the code keeps to a hundredth", [6], [1, 2, -3, 4, -5, 1], [
    1,
    -1,
    2,
    -2,
    3,
    -2.9,
  ], undefined],
  ["a sum that the code keeps to a tenth", [6], [1, 2, -3, 4, -5, 1], [
    1,
    -1,
    2,
    -2,
    3,
    -1.5,
  ], "all elements of x are shifted"],
])("lostInvariance(): f has %s in %j", (_, shape, right, said, expected) => {
  assertEquals(told(X, shape, right, said), expected);
});

Deno.test("lostInvariance(): it holds at every point, and is told of what f shows alone", () => {
  const here = evidenceWith({
    x: X,
    right: [1, 2, -3, 4, -5, 1],
    said: [1, 2, 3, 4, 5, 6],
  });
  const there = evidenceWith({
    x: X,
    right: [1, 2, -3, 4, -5, 2],
    said: [1, 2, 3, 4, 5, 6],
  });
  assertEquals(lostInvariance([here, here])?.kind, "detached");
  assertEquals(lostInvariance([here, there]), undefined);
  assertEquals(
    lostInvariance([here, { ...here, numeric: undefined }]),
    undefined,
  );
});

Deno.test("lostInvariance(): one element alone is no group", () => {
  assertEquals(told([1], [1], [0], [1]), undefined);
});
