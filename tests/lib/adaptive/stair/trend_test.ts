import { estimateDerivative } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

testEach<[string, number, number, (x: number) => number, number]>([
  ["acos", 0.9, 0.01, Math.acos, -1 / Math.sqrt(1 - 0.9 ** 2)],
  ["asin", -0.9, 0.01, Math.asin, 1 / Math.sqrt(1 - 0.9 ** 2)],
  ["acos", 0.96, 0.01, Math.acos, -1 / Math.sqrt(1 - 0.96 ** 2)],
])(
  "the trend of %s rounded down covers the slope at %d, which a long window misses by the noise of steps of %d",
  (_, x, unit, f, exact) => {
    const { verdict } = estimateDerivative(
      (x) => Math.floor(f(x) / unit) * unit,
      x,
    );
    assertEquals(verdict.kind, "stair");
    const { value, error } = verdict.kind === "stair"
      ? verdict.trend
      : { value: NaN, error: NaN };
    assert(Math.abs(value - exact) <= error, `${value} ± ${error}`);
  },
);
