import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import {
  near,
  placesAround,
  typicalOf,
} from "../../../../lib/check/point/other_points.ts";
import { rounded } from "../../../../lib/check/point/single.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

testEach(
  [[[3, 4], Math.sqrt(12.5)], [[0, 0], 1], [[-2], 2], [[1, 1, 1], 1]] as const,
)(
  "typicalOf(): the elements of %j are on the whole as large as %d",
  (base, expected) => {
    const found = typicalOf(Float64Array.from(base));
    assert(Math.abs(found - expected) < 1e-15);
  },
);

const pointAt = (x: number[] | Float32Array, bounds?: object) =>
  new BoundedPoint(x as number[], "Test", bounds as never);

// A weight has a size from 1/2 to 3/2: x moves by 15 to 45 % of itself, and a 0 by as much of the others.
Deno.test("near(): every element moves by about a third, and those at 0 by a third of the others", () => {
  for (let seed = 1; seed <= 50; seed++) {
    const x = [2, -5, 0];
    const at = near(pointAt(x), randomSource(seed));
    [2, 5, typicalOf(Float64Array.from(x))].forEach((size, i) => {
      const part = Math.abs(at[i] - x[i]) / size;
      assert(part >= 0.15 && part <= 0.45, `${part}`);
    });
  }
});

Deno.test("near(): numbers are short where x or f is in single precision, and else are not", () => {
  const isShort = (v: number) => rounded(v, 12) === v;
  const single = pointAt(Float32Array.of(0.7, 3));
  assert(near(single, randomSource(1)).every(isShort));
  const double = pointAt([0.7, 3]);
  assert(!near(double, randomSource(1)).some(isShort));
  double.relativeNoise = 2 ** -23;
  assert(near(double, randomSource(1)).every(isShort));
});

Deno.test("placesAround(): one near, its mirror image and three far out, in proportion", () => {
  const places = placesAround(pointAt([2, -5]), randomSource(1));
  assertEquals(places.map(({ where, far }) => [where, far]), [
    ["nearby", false],
    ["mirrored at 0", false],
    ["30 times as far", true],
    ["3000 times as far", true],
    ["3e5 times as far", true],
  ]);
  const [first] = places;
  [1, -1, 30, 3000, 3e5].forEach((times, k) =>
    assertEquals(places[k].at, first.at.map((v) => times * v))
  );
});

Deno.test("placesAround(): what lies beyond a bound is put half way to it, and what cannot move is left out", () => {
  const x = [2, -5];
  const bounds = { lower: [1, -Infinity], upper: [3, -4] };
  const places = placesAround(pointAt(x, bounds), randomSource(1));
  for (const { where, at } of places.slice(1)) {
    assertEquals(at[0], where === "mirrored at 0" ? 1.5 : 2.5);
  }
  assertEquals(places[1].at[1], -4.5);
  const atBound = placesAround(pointAt([2], { lower: 2 }), randomSource(1));
  assert(atBound.every(({ where }) => where !== "mirrored at 0"));
  assert(atBound.some(({ far }) => far));
});
