import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { Calls } from "../../../../lib/check/point/calls.ts";
import {
  jacobianSubject,
  productSubject,
} from "../../../../lib/check/subject/output_subject.ts";
import { shapeOf } from "../../../../lib/core/structure.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

// f(x, y) = (x² y, sin x + 3 y, x - y²) at (2, -1).
const F = ([x, y]: number[]) => [x ** 2 * y, Math.sin(x) + 3 * y, x - y ** 2];
const J = (
  [x, y]: number[],
) => [[2 * x * y, x ** 2], [Math.cos(x), 3], [1, -2 * y]];
const AT = J([2, -1]);

function made(kind: "Jacobian" | "jvp" | "vjp", f = F) {
  const x = [2, -1];
  const point = new BoundedPoint(x, "Test");
  const calls = new Calls(f as never, point, "Test");
  const { structure } = calls.array();
  let multiplied = 0;
  const multiply = (w: Float64Array) => {
    multiplied++;
    return kind === "jvp"
      ? Float64Array.from(J(x), (row) => row[0] * w[0] + row[1] * w[1])
      : Float64Array.from(
        [0, 1],
        (j) => J(x).reduce((sum, row, i) => sum + row[j] * w[i], 0),
      );
  };
  const subject = kind === "Jacobian"
    ? jacobianSubject(
      calls,
      structure,
      "J",
      () => Float64Array.from(J(x).flat()),
    )
    : productSubject(kind, calls, structure, multiply);
  subject.refresh();
  return { subject, calls, x, multiplied: () => multiplied };
}

const U = Float64Array.of(1, -2, 0.5);
const V = Float64Array.of(0.3, 4);
const contracted = (u: ArrayLike<number>, v: ArrayLike<number>) =>
  AT.reduce((sum, row, i) => sum + u[i] * (row[0] * v[0] + row[1] * v[1]), 0);

testEach(["Jacobian", "jvp", "vjp"] as const)(
  "the subject of a %s: what the code says, and what f does",
  (kind) => {
    const { subject, x } = made(kind);
    assertEquals([subject.sizes, subject.overX], [[3, 2], [false, true]]);
    assertEquals(shapeOf(subject.structure), [3, 2]);
    assertEquals([...subject.elements()!], AT.flat());
    const near = (found: number, expected: number) =>
      assert(Math.abs(found - expected) < 1e-8, `${found} for ${expected}`);
    for (const i of [0, 1, 2]) {
      for (const j of [0, 1]) {
        near(subject.analytic([i, j]), AT[i][j]);
        near(subject.numeric([i, j]).value, AT[i][j]);
        near(subject.numeric([i, j], AT[i][j]).value, AT[i][j]);
      }
    }
    near(subject.analytic([U, V]), contracted(U, V));
    near(subject.numeric([U, V], contracted(U, V)).value, contracted(U, V));
    near(subject.numeric([1, V]).value, contracted([0, 1, 0], V));
    near(subject.output([U]), F(x).reduce((sum, y, i) => sum + y * U[i], 0));
    assertEquals(subject.output([2]), F(x)[2]);
    assertEquals([...subject.values()], F(x));
    assertEquals(x, [2, -1]);
  },
);

Deno.test("the outputs share what f says along a line, until the code is asked anew", () => {
  const { subject, calls } = made("Jacobian");
  const spent = (i: number, j: number) => {
    const before = calls.count;
    subject.numeric([i, j], AT[i][j]);
    return calls.count - before;
  };
  // f at x once, and four values along each line.
  assertEquals([spent(0, 0), spent(1, 0), spent(2, 0)], [5, 0, 0]);
  assertEquals([spent(0, 1), spent(1, 1)], [4, 0]);
  subject.refresh();
  assertEquals([spent(1, 1), spent(0, 1)], [5, 0]);
});

Deno.test("a product is asked for once along every vector, until it is asked anew", () => {
  for (const kind of ["jvp", "vjp"] as const) {
    const { subject, multiplied } = made(kind);
    subject.elements();
    subject.analytic([0, 0]);
    subject.analytic([1, 1]);
    const count = kind === "jvp" ? 2 : 3;
    assertEquals(multiplied(), count);
    subject.refresh();
    subject.elements();
    assertEquals(multiplied(), 2 * count);
  }
});

testEach(
  [["jvp", "d f[2] / d x[1]"], ["vjp", "d f[2] / d x[1]"], [
    "Jacobian",
    "J[2][1]",
  ]] as const,
)(
  "an element of a %s is called %s",
  (kind, path) => {
    assertEquals(made(kind).subject.pathOf([2, 1]), path);
  },
);

Deno.test("the greatest of a combination is that of all of its outputs together", () => {
  const { subject, x } = made("Jacobian");
  const sizes = F(x).map(Math.abs);
  assertEquals([0, 1, 2].map((i) => subject.greatest([i])), sizes);
  assertEquals(subject.greatest([U]), sizes[0] + 2 * sizes[1] + 0.5 * sizes[2]);
});

Deno.test("products of more than ten thousand elements hold no array", () => {
  const size = (n: number) => {
    const point = new BoundedPoint(new Array<number>(n).fill(1), "Test");
    const calls = new Calls(
      ((x: number[]) => x.slice()) as never,
      point,
      "Test",
    );
    const { structure } = calls.array();
    const subject = productSubject("jvp", calls, structure, (w) => w);
    return subject.elements()?.length;
  };
  assertEquals([size(100), size(101)], [10_000, undefined]);
});
