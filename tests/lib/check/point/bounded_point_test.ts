import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

testEach(
  [
    [[0, -2], true],
    [[1, 2], true],
    [[0.5, 0], true],
    [[-1e-9, 0], false],
    [[1 + 1e-9, 0], false],
    [[0.5, -3], false],
    [[0.5, 3], false],
    [[NaN, 0], false],
  ] as const,
)(
  "allows(): every element must lie between its bounds, which belong to it: %j",
  (x, inside) => {
    const point = new BoundedPoint([0.5, 0], "Cannot test", {
      lower: [0, -2],
      upper: [1, 2],
    });
    assertEquals(point.allows(Float64Array.from(x)), inside);
  },
);

Deno.test("lineAlong(): a direction has the rounding of f that is known, as an element has", () => {
  const point = new BoundedPoint([0.5, 0], "Cannot test");
  const noises = () =>
    [0, Float64Array.of(1, -2)].map((weights) =>
      point.lineAlong(weights).relativeNoise
    );
  assertEquals(noises(), [undefined, undefined]);
  point.relativeNoise = 2 ** -23;
  assertEquals(noises(), [2 ** -23, 2 ** -23]);
});
