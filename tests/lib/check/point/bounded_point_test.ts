import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
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

testEach([1, -1, 0.3, -7.1])(
  "lineAlong(): a direction of weight %d ends at the bounds, and moveAlong() not beyond",
  (weight) => {
    const x = [0.1, 0.7];
    const bounds = { lower: [-0.3, -Infinity], upper: [0.9, Infinity] };
    const point = new BoundedPoint(x, "Cannot test", bounds);
    const weights = Float64Array.of(weight, 0.5);
    const { lower, upper } = point.lineAlong(weights);
    for (const position of [lower, upper]) {
      point.moveAlong(weights, position);
      const bound = position * weight < 0 ? -0.3 : 0.9;
      assert(x[0] >= -0.3 && x[0] <= 0.9 && Math.abs(x[0] - bound) < 1e-15);
      assert(Math.abs(x[1] - 0.7 - 0.5 * position) < 1e-15);
    }
  },
);

Deno.test("lineAlong(): what does not move along a direction is no bound of it", () => {
  const point = new BoundedPoint([1, 0], "Cannot test", { upper: [1, 2] });
  const { lower, upper } = point.lineAlong(Float64Array.of(0, 2));
  assertEquals(lower, -Infinity);
  assert(Math.abs(upper - 1) < 1e-15);
});

Deno.test("lineAlong(): a direction has the length of its greatest weight", () => {
  const line = new BoundedPoint([3, -5], "Cannot test").lineAlong(
    Float64Array.of(2, -4),
  );
  assertEquals([line.origin, line.scale, line.unit, line.size], [
    0,
    1,
    1 / 4,
    1,
  ]);
});

Deno.test("moveAlong() moves each element by its weight, and leaves those without", () => {
  const x = [3, -5, 7];
  const point = new BoundedPoint(x, "Cannot test");
  point.moveAlong(Float64Array.of(2, -4, 0), 0.5);
  assertEquals(x, [4, -7, 7]);
  point.moveAlong(1, 9);
  assertEquals(x, [4, 9, 7]);
  assertEquals(point.greatest, 7);
});
