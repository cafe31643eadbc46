import type { Evidence } from "../../../../lib/check/failure/evidence.ts";
import { lostSamples } from "../../../../lib/check/mistake/outer_product.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

// Said is u ⊗ (1, -2, 3), and right is that and another outer product, v ⊗ (2, 1, 0): of rank 2 together.
const [U, V] = [[1, 2, 3, 4], [1, -1, 2, 0.5]];
const SAID = Float64Array.from(U.flatMap((u) => [u, -2 * u, 3 * u]));
const OTHER = V.flatMap((v) => [2 * v, v, 0]);
const RIGHT = SAID.map((a, k) => a + OTHER[k]);

testEach(
  [
    ["a matrix", [4, 3], RIGHT, "overwritten"],
    ["an array of three axes", [2, 3, 2], RIGHT, undefined],
    [
      "a matrix of which directions alone were looked at",
      [4, 3],
      undefined,
      undefined,
    ],
  ] as const,
)(
  "lostSamples(): one outer product of several is looked for in matrices whose elements are known: %s",
  (_, shape, numeric, kind) => {
    const evidence = { elements: SAID, numeric, shape } as unknown as Evidence;
    assertEquals(lostSamples([evidence])?.kind, kind);
  },
);

const outer = (u: readonly number[], v: readonly number[]) =>
  u.flatMap((a) => v.map((b) => a * b));
const plus = (...all: readonly number[][]) =>
  all[0].map((_, k) => all.reduce((sum, one) => sum + one[k], 0));

/** What is told of matrices at two x, each what the code says and what f says. */
function told(
  shape: readonly number[],
  ...points: readonly (readonly [number[], number[]])[]
) {
  const evidence = points.map(([said, right]) => ({
    elements: Float64Array.from(said),
    numeric: Float64Array.from(right),
    shape,
  }));
  return lostSamples(evidence as unknown as Evidence[])?.kind;
}

// Three samples with the inputs A, B, C, whose gradients by the output change with x.
const [A, B, C] = [[1, -2, 3], [2, 1, 0], [0.5, 4, -1]];
const HERE = [outer([1, 2], A), outer([-1, 3], B), outer([2, 0.3], C)];
const THERE = [outer([1.3, 1], A), outer([2, -1], B), outer([0.7, 0.9], C)];
const SHAPE = [2, 3];
const [ALL, ALL_THERE] = [plus(...HERE), plus(...THERE)];

testEach<
  readonly [string, string | undefined, ...(readonly [number[], number[]])[]]
>([
  ["the last sample alone", "overwritten", [HERE[2], ALL], [
    THERE[2],
    ALL_THERE,
  ]],
  ["the last sample alone, at one x", "overwritten", [HERE[2], ALL]],
  ["another sample at another x", undefined, [HERE[2], ALL], [
    THERE[0],
    ALL_THERE,
  ]],
  ["all but the first sample", "skipped", [plus(HERE[1], HERE[2]), ALL], [
    plus(THERE[1], THERE[2]),
    ALL_THERE,
  ]],
  ["the first sample twice", "skipped", [plus(ALL, HERE[0]), ALL], [
    plus(ALL_THERE, THERE[0]),
    ALL_THERE,
  ]],
  ["what is off by a thousandth in one place", undefined, [
    HERE[2].map((a, k) => k === 4 ? 1.001 * a : a),
    ALL,
  ]],
  ["0", undefined, [HERE[2].map(() => 0), ALL]],
  ["one row", undefined, [outer([1, 0], A), ALL]],
  ["one column", undefined, [outer([1, 2], [1, 0, 0]), ALL]],
])("lostSamples(): of a sum of three, %s: %s", (_, kind, ...points) => {
  assertEquals(told(SHAPE, ...points), kind);
});

Deno.test("lostSamples(): nothing of an f that does not change, or of numbers that are not finite", () => {
  assertEquals(told(SHAPE, [HERE[0], ALL.map(() => 0)]), undefined);
  assertEquals(told(SHAPE, [HERE[0].with(0, Infinity), ALL]), undefined);
});

Deno.test("lostSamples(): where the sum itself is one outer product, or too small to tell, nothing is said", () => {
  assertEquals(told(SHAPE, [outer([1, 2], A), outer([2, 5], B)]), undefined);
  assertEquals(told([2, 2], [outer([1, 2], [3, 4]), [1, 2, 3, 5]]), undefined);
  assertEquals(told(SHAPE, [HERE[0], ALL.with(2, NaN)]), undefined);
});
