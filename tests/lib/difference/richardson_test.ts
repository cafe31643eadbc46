import {
  central,
  derivative,
  estimateDerivative,
  estimateGradient,
  forward,
  richardson,
  type Stencil,
  stencil,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

const METHODS = [
  richardson(),
  richardson(central({ accuracyOrder: 4 })),
  richardson(forward(), { levels: 7 }),
  richardson(stencil([-2, 0, 5]), { levels: 6 }),
  richardson(central(), { levels: 6, ratio: 2.5, step: 0.5 }),
];

for (const method of METHODS) {
  Deno.test(`${method} covers its error`, () => {
    for (const derivativeOrder of [1, 2] as const) {
      for (const x of [-1, 0, 0.3, 2]) {
        const { value, error } = estimateDerivative(Math.exp, x, {
          method,
          derivativeOrder,
        });
        assert(Math.abs(value - Math.exp(x)) <= error);
      }
    }
  });
}

Deno.test("richardson() gains two powers of the step a level on central()", () => {
  // Four levels from h = 0.1: the error is (0.1 · 0.05 · 0.025 · 0.0125)² f⁽⁹⁾ / 9!, below rounding at the last step.
  assert(
    Math.abs(derivative(Math.exp, 0, { method: richardson() }) - 1) < 1e-13,
  );
});

Deno.test("richardson() costs its levels times its method, and f at x once", () => {
  let calls = 0;
  const f = ([x, y]: number[]) => (calls++, x * y);
  const { evaluations } = estimateGradient(f, [1, 2], { method: richardson() });
  assertEquals([calls, evaluations], [17, 17]);
});

Deno.test("richardson() stays inside bounds", () => {
  for (const x of [0, 0.01, 1]) {
    const { value, error } = estimateDerivative(
      (t) => {
        assert(t >= 0 && t <= 1);
        return Math.exp(t);
      },
      x,
      { method: richardson(), bounds: { lower: 0, upper: 1 } },
    );
    assert(Math.abs(value - Math.exp(x)) <= error);
  }
});

Deno.test("richardson() refuses what it cannot combine", () => {
  assertThrows(
    () => richardson(central(), { levels: 1 }),
    RangeError,
    "2 to 10",
  );
  assertThrows(
    () => richardson(central(), { ratio: 1 }),
    RangeError,
    "above 1",
  );
  assertThrows(
    () => richardson({ levels: 6 } as unknown as Stencil),
    TypeError,
    "richardson(central(), { levels: 6 })",
  );
});

Deno.test("richardson() tells the slopes of a kink by the nearest points of the smallest step", () => {
  const { verdict } = estimateDerivative((x) => Math.abs(x) + x * x, 0, {
    method: richardson(stencil([-2, -1, 1, 2]), { levels: 3, step: 0.25 }),
  });
  assert(verdict.kind === "kink");
  // The third step is 1/16, a power of two: |h| + h² over ±h is exact.
  assertEquals([verdict.left.value, verdict.right.value], [-1.0625, 1.0625]);
});
