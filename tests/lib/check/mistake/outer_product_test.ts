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
