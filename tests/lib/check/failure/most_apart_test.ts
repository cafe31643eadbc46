import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { Calls } from "../../../../lib/check/point/calls.ts";
import { hessianSubject } from "../../../../lib/check/subject/hessian_subject.ts";
import { mostApart } from "../../../../lib/check/failure/most_apart.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, gradientOf } from "../gradient_of.ts";

/** Which two elements are furthest off where the code says so. */
const furthest = (f: F, x: number[], said: number[], bounds?: object) =>
  mostApart(gradientOf(f, () => said, x, bounds).subject, 2).map(([i]) => i);

/** The gradient of x·x is 2x. */
const square: F = (x) => x.reduce((sum, v) => sum + v * v, 0);

testEach<readonly [string, number[], number[], number[]]>([
  ["two wrong ones", [1, 2, 3, 4], [2, 5, 6, 8.5], [1, 3]],
  ["signs apart", [1, 2, 3, 4], [2, -4, 6, -8], [3, 1]],
  ["no number first", [1, 2, 3, 4], [2, 4, NaN, 80], [2, 3]],
  ["an overflow first", [1, 2, 3, 4], [200, 4, 6, -Infinity], [3, 0]],
  ["the first of equals", [1, 1, 1, 1], [3, 3, 3, 3], [0, 1]],
  // 0.1 over the size of x, 100 or 1: ten and a tenth in the unit of f.
  ["in the unit of f", [1, 100, 1], [2.1, 200.1, 2.2], [1, 2]],
  ["what is wrong at 0", [0, 1, 1], [1, 2, 2.5], [0, 2]],
])("mostApart() tells %s", (_, x, said, expected) => {
  let count = 0;
  const f: F = (at) => (count++, square(at));
  assertEquals(furthest(f, x, said), expected);
  assertEquals(count, x.length + 1);
});

testEach([[undefined, 1], [{ upper: 1 }, -1], [{ upper: 1.5 }, 1]] as const)(
  "mostApart() stays within %j",
  (bounds, side) => {
    const asked: number[] = [];
    const f: F = (x) => (asked.push(...x.filter((v) => v !== 1)), square(x));
    assertEquals(furthest(f, [1, 1, 1], [2, 9, 4], bounds), [1, 2]);
    assertEquals(asked.length, 3);
    for (const v of asked) assert(Math.abs((v - 1) * side / 1e-4 - 1) < 1e-9);
  },
);

Deno.test("mostApart() leaves the point where it is, and takes f that throws beside it for an element that is off", () => {
  const x = [1, 2, 3];
  const f: F = (at) => {
    if (at[2] !== 3) throw new Error("beside");
    return square(at);
  };
  assertEquals(furthest(f, x, [2, 4.5, 6]), [2, 1]);
  assertEquals(x, [1, 2, 3]);
});

// The Hessian of x³ + x y + z² is [[6x, 1, 0], [1, 0, 0], [0, 0, 2]]: six sums of two steps, three steps and f at x.
testEach<readonly [string, number[], number[][], object | undefined]>([
  ["none", [6, 1, 0, 1, 0, 0, 0, 0, 2], [], undefined],
  ["on the diagonal", [9, 1, 0, 1, 0, 0, 0, 0, 3], [[0, 0], [2, 2]], undefined],
  ["beside it", [6, 1, 0, 3, 0, 0, 1, 0, 2], [[1, 0], [2, 0]], undefined],
  ["within bounds", [6, 1, 0, 1, 0, 4, 0, 0, 0], [[1, 2], [2, 2]], {
    lower: 0.999,
    upper: 1,
  }],
])("mostApart() tells elements of a Hessian that are off: %s", (
  _,
  said,
  expected,
  bounds,
) => {
  let count = 0;
  const f = ([x, y, z]: number[]) => {
    assert(!bounds || [x, y, z].every((v) => v >= 0.999 && v <= 1));
    count++;
    return x ** 3 + x * y + z * z;
  };
  const point = new BoundedPoint([1, 1, 1], "Test", bounds as never);
  const calls = new Calls(f as never, point, "Test");
  const subject = hessianSubject(calls, "H", () => Float64Array.from(said));
  subject.refresh();
  const found = mostApart(subject, 2);
  if (expected.length > 0) assertEquals(found, expected);
  assertEquals(count, 1 + 3 + 6);
});
