// What is put together of several derivatives is held to the tolerance by its own error, not by theirs.

import {
  adaptive,
  estimateCurl,
  estimateDirectionalDerivative,
  estimateDivergence,
  estimateHessian,
  estimateLaplacian,
  estimateMixedPartialDerivative,
} from "../../../mod.ts";
import type { Estimate } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const { abs, exp } = Math;
/** So near do two terms come to cancelling each other. */
const NEAR = [0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7];
const TOLERANCES = [1e-2, 1e-4, 1e-6];
const AT = 0.7;

type Told = Pick<Estimate, "value" | "error" | "verdict">;

/** An operator, and what its derivative is. */
type Sum = readonly [
  name: string,
  told: (near: number, tolerance: number) => Told,
  exact: (near: number) => number,
];

const SUMS: readonly Sum[] = [
  [
    "estimateLaplacian()",
    (near, tolerance) =>
      estimateLaplacian(
        ([x, y]) => 3 * exp(x) - 3 * (1 - near) * exp(y),
        [AT, AT],
        { method: adaptive({ tolerance }) },
      ),
    (near) => 3 * near * exp(AT),
  ],
  [
    "estimateDivergence()",
    (near, tolerance) =>
      estimateDivergence(
        ([x, y]) => [exp(x), (near - 1) * exp(y)],
        [AT, AT],
        { method: adaptive({ tolerance }) },
      ),
    (near) => near * exp(AT),
  ],
  [
    "estimateCurl()",
    (near, tolerance) => {
      const { value, error, verdicts } = estimateCurl(
        ([x, y]) => [(1 - near) * exp(y), exp(x), 0],
        [AT, AT, 1],
        { method: adaptive({ tolerance }) },
      );
      return { value: value[2], error: error[2], verdict: verdicts![2] };
    },
    (near) => near * exp(AT),
  ],
  [
    "estimateDirectionalDerivative() in a corner",
    (near, tolerance) =>
      estimateDirectionalDerivative(
        ([x, y]) => exp(x) - (1 - near) * exp(y),
        [AT, AT],
        [1, 1],
        {
          method: adaptive({ tolerance }),
          bounds: { lower: [AT, -9], upper: [9, AT] },
        },
      ),
    (near) => near * exp(AT),
  ],
  [
    "estimateMixedPartialDerivative()",
    (near, tolerance) =>
      estimateMixedPartialDerivative(
        ([x, y]) => exp(x) + exp(y) + near * x * y,
        [AT, AT],
        [0, 1],
        { method: adaptive({ tolerance }) },
      ),
    (near) => near,
  ],
  [
    "estimateMixedPartialDerivative() of order 3",
    (near, tolerance) =>
      estimateMixedPartialDerivative(
        ([x, y]) => exp(x) + exp(y) + near * x * x * y,
        [AT, AT],
        [0, 0, 1],
        { method: adaptive({ tolerance }) },
      ),
    (near) => 2 * near,
  ],
];

testEach(SUMS)(
  "%s is ok only within the tolerance where terms cancel",
  (_, told, exact) => {
    let refused = 0;
    for (const tolerance of TOLERANCES) {
      for (const near of NEAR) {
        const { value, error, verdict } = told(near, tolerance);
        assert(abs(value - exact(near)) <= error);
        const isZero = abs(value) <= 2 * error;
        if (verdict.kind === "imprecise") refused++;
        else assert(isZero || error <= tolerance * abs(value));
      }
    }
    assert(refused > 0 && refused < NEAR.length * TOLERANCES.length);
  },
);

Deno.test("estimateHessian() of a gradient is ok of no element by which that is not symmetric", () => {
  const asymmetric = ([x, y]: number[]) => [exp(x) * y, 1.01 * exp(x)];
  const { value, verdicts } = estimateHessian(() => 0, [AT, 1], {
    gradient: asymmetric,
  });
  // The mean of what the two rows say.
  assert(abs(value[0][1] - 1.005 * exp(AT)) < 1e-9);
  assertEquals(verdicts![0][1].kind, "imprecise");
  assertEquals(verdicts![0][0].kind, "ok");
});

Deno.test("estimateMixedPartialDerivative() says ok of no element that its error outweighs, beside a joint of a Huber loss", () => {
  // Along x the joint is 1 / slope as near as along y, and so are the steps that suit it.
  for (const near of [1e-2, 1e-3, 1e-4]) {
    for (const slope of [0.1, 0.01, 0.001]) {
      const huber = (z: number) => abs(z) < 1 ? z * z / 2 : abs(z) - 0.5;
      const f = ([x, y]: number[]) =>
        huber(1 - near + x + slope * y) + exp(y) / 8;
      const { value, error, verdict } = estimateMixedPartialDerivative(
        f,
        [0, 0],
        [0, 1],
      );
      assert(abs(value - slope) <= error);
      const beside = Math.sqrt(slope * slope + 1 / 8);
      assert(verdict.kind !== "ok" || error <= 1.01e-4 * beside);
    }
  }
});
