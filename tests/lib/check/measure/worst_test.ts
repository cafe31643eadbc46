import { worstOf } from "../../../../lib/check/measure/measure.ts";
import type { Comparison } from "../../../../lib/check/report/report.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** The path of the worst of such: what is said, what f says, and its error. */
function worst(
  ...all: (readonly [number, number, number, Comparison["verdict"]?])[]
) {
  const comparisons = all.map((
    [analytic, numeric, error, verdict = "fail"],
    k,
  ) => ({
    path: `x[${k}]`,
    index: [k],
    analytic,
    numeric,
    error,
    ratio: 0,
    verdict,
    why: "",
  }));
  return worstOf(comparisons, "fail")?.index[0];
}

testEach(
  [
    ["none", [], undefined],
    [
      "none of that verdict",
      [[1, 5, 0, "pass"], [1, 5, 0, "unsure"]],
      undefined,
    ],
    ["the furthest", [[1, 2, 0.1], [1, 3, 0.1]], 1],
    ["in errors", [[1, 2, 0.01], [1, 3, 0.1]], 0],
    ["below 0", [[-1, 1, 0.1], [-1, 3, 0.1]], 1],
    ["the first of equals", [[1, 2, 0.1], [1, 2, 0.1]], 0],
    ["no number", [[1, 9, 0], [NaN, 2, 0.1]], 1],
    ["an overflow", [[1, 9, 0], [Infinity, 2, 0.1]], 1],
    // Without an error, a billionth of the size of either side counts as one.
    ["relative to the size", [[2e6, 1e6, 0], [3, 1, 0]], 1],
    ["of the greater side", [[1, 4, 0], [4, 0.5, 0]], 1],
    ["what agrees exactly", [[0, 0, 0], [0, 0, 1]], 0],
  ] as const,
)("worstOf(): %s", (_, all, expected) => {
  assertEquals(worst(...all), expected);
});
