import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { Calls } from "../../../../lib/check/point/calls.ts";
import { hessianSubject } from "../../../../lib/check/subject/hessian_subject.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, gradientOf } from "../gradient_of.ts";

Deno.test("the subject of a gradient: what the code says, what f does, and the greatest value of f", () => {
  const x = [0.5, -0.25];
  const { subject, calls } = gradientOf(
    ([a, b]) => a * b,
    ([a, b]) => [b, a],
    x,
  );
  assertEquals([subject.sizes, subject.overX], [[2], [true]]);
  assertEquals([...subject.elements()!], [-0.25, 0.5]);
  assertEquals([subject.pathOf([1]), subject.analytic([1])], ["x[1]", 0.5]);
  assertEquals(subject.greatest([0]), 0);
  assertEquals([subject.output([0]), [...subject.values()]], [-0.125, [
    -0.125,
  ]]);
  assertEquals([subject.greatest([0]), calls.count], [0.125, 2]);
  // f at x once, and four values for each claim that holds.
  subject.numeric([0], -0.25);
  subject.numeric([1], 0.5);
  assertEquals(calls.count, 2 + 1 + 2 * 4);
  subject.refresh();
  subject.numeric([1], 0.5);
  assertEquals(calls.count, 2 * (1 + 4) + 2 + 4);
  assertEquals(x, [0.5, -0.25]);
});

/** The second derivative of f by two elements, as its values say. */
function secondOf(f: F, x: number[], i: number, j: number) {
  const calls = new Calls(f as never, new BoundedPoint(x, "Test"), "Test");
  const zeros = () => new Float64Array(x.length ** 2);
  return hessianSubject(calls, "x", zeros).numeric([i, j]);
}

testEach<readonly [string, F, number[], number, number, number]>([
  ["x² y by x twice", ([x, y]) => x * x * y, [3, 2], 0, 0, 4],
  ["x² y by x and y", ([x, y]) => x * x * y, [3, 2], 0, 1, 6],
  ["x² y by y and x", ([x, y]) => x * x * y, [3, 2], 1, 0, 6],
  [
    "x y of unlike sizes",
    ([x, y]) => Math.sin(x * 1e6) * y,
    [2e-6, 1e5],
    0,
    1,
    1e6 * Math.cos(2),
  ],
  // An element at 0 moves as far as the others, over which f bends.
  ["x y at 0", ([x, y]) => Math.sin(x / 1e6) * y, [0, 1e6], 0, 1, 1e-6],
  ["x y at the origin", ([x, y]) => Math.sin(x) * y, [0, 0], 0, 1, 1],
])(
  "the subject of a Hessian: of %s",
  (_, f, x, i, j, expected) => {
    const { value, error } = secondOf(f, x, i, j);
    assert(
      Math.abs(value - expected) <= error && error <= 1e-6 * Math.abs(expected),
      `${value} ± ${error}`,
    );
  },
);
