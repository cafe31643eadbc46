import { leastSquares } from "../../../../lib/adaptive/fit/least_squares.ts";
import { assert } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { randomSource } from "../../../support/random.ts";

const NODES = Array.from({ length: 15 }, (_, i) => (i - 5) / 10);

testEach([1, 2, 3, 4] as const)(
  "the weights of a fit give derivative %s of a polynomial of its degree, whatever the unit",
  (order) => {
    const degree = order + 2;
    for (const unit of [1, 1e-3, 40]) {
      const ts = NODES.map((t) => unit * t);
      const f = (t: number) =>
        1 - 2 * (t / unit) ** order + (t / unit) ** degree;
      const ys = ts.map(f);
      const { weights, residual, at } = leastSquares(
        ts,
        ys,
        degree,
        order,
        unit,
      );
      const value = weights.reduce((sum, w, i) => sum + w * ys[i], 0);
      const exact = -2 * [1, 1, 2, 6, 24][order] / unit ** order;
      assert(Math.abs(value / exact - 1) < 1e-9, `${value}`);
      assert(residual < 1e-13);
      assert(Math.abs(at(0.3 * unit) - f(0.3 * unit)) < 1e-13);
    }
  },
);

// Of n values, so many degrees of freedom are left as there are beyond the coefficients.
Deno.test("what a fit leaves of noise is the standard deviation of the noise", () => {
  const random = randomSource(5);
  const ts = Array.from({ length: 400 }, (_, i) => i / 400 - 0.5);
  const ys = ts.map((t) => 3 + t + random() - 0.5);
  const { residual } = leastSquares(ts, ys, 3, 1, 1);
  assert(Math.abs(residual * Math.sqrt(12) - 1) < 0.1, `${residual}`);
  // Two values more than coefficients: squares of 1/4, 1 and 9/4 are halved, not parted by five.
  const few = leastSquares([-1, 0, 1], [0, 3, 0], 0, 0, 1);
  assert(Math.abs(few.residual - Math.sqrt(6 / 2)) < 1e-12);
});
