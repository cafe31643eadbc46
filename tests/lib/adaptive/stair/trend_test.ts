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

Deno.test("treads that slope have a trend where no window is free of larger steps: a right angle less a small one", () => {
  // Of asin(sin(c - u)) = c - u with u = exp(-x/2), the product is c exp(x/2) - 1.
  const f = (x: number) =>
    Math.asin(Math.sin(Math.PI / 2 - Math.exp(-x / 2))) * Math.exp(x / 2) +
    1.435 * x;
  const exact = Math.PI / 4 * Math.exp(31.74 / 2) + 1.435;
  const { verdict } = estimateDerivative(f, 31.74);
  assert(verdict.kind === "stair", verdict.kind);
  const { value, error } = verdict.trend;
  assert(Math.abs(value - exact) <= error && error < 1e-4 * exact);
});
