import {
  backward,
  central,
  derivative,
  estimateDerivative,
  forward,
  notebook,
  stencil,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

Deno.test("derivative() is the value of estimateDerivative()", () => {
  assertEquals(
    derivative(Math.sin, 0.7),
    estimateDerivative(Math.sin, 0.7).value,
  );
});

// Derivatives of exp at 0 are 1; truncation h^p and round-off ε/hⁿ balance at ε^(p/(p+n)), times ten for safety.
for (const derivativeOrder of [1, 2, 3, 4] as const) {
  for (
    const [method, accuracyOrder] of [
      [central(), 2],
      [central({ accuracyOrder: 4 }), 4],
      [forward(), 1],
      [backward(), 1],
    ] as const
  ) {
    Deno.test(`derivative() of order ${derivativeOrder} with ${method.name}() of accuracy order ${accuracyOrder} is as good as its orders`, () => {
      const value = derivative(Math.exp, 0, { method, derivativeOrder });
      const tolerance = 30 *
        Number.EPSILON ** (accuracyOrder / (accuracyOrder + derivativeOrder));
      assert(Math.abs(value - 1) < tolerance, `${value}`);
    });

    Deno.test(`estimateDerivative() of order ${derivativeOrder} with ${method.name}() of accuracy order ${accuracyOrder} covers its error`, () => {
      for (const x of [-1, 0, 0.3, 2]) {
        const { value, error } = estimateDerivative(Math.exp, x, {
          method,
          derivativeOrder,
        });
        assert(Math.abs(value - Math.exp(x)) <= error);
      }
    });
  }
}

Deno.test("derivative() with central() costs two evaluations", () => {
  let calls = 0;
  derivative((x) => (calls++, x), 1, { method: central() });
  assertEquals(calls, 2);
});

Deno.test("derivative() with notebook() has the notebook's digits", () => {
  assertEquals(
    derivative((x) => x ** 2, 3, { method: notebook() }),
    6.000000000012662,
  );
});

Deno.test("derivative() takes a stencil for a method", () => {
  const method = stencil([-2, 0, 5]);
  assert(Math.abs(derivative(Math.exp, 0, { method }) - 1) < 1e-9);
});

Deno.test("estimateDerivative() with central() says kink", () => {
  const { verdict } = estimateDerivative(Math.abs, 0, { method: central() });
  assertEquals(verdict.kind, "kink");
});

Deno.test("estimateDerivative() with central() turns to the side where f is defined", () => {
  const { value, error, verdict } = estimateDerivative(
    (x) => x * Math.sqrt(x) + x,
    0,
    { method: central() },
  );
  assertEquals(verdict.kind, "edge");
  assert(Math.abs(value - 1) <= error);
});

Deno.test("estimateDerivative() with a fixed step stays inside bounds", () => {
  for (
    const method of [
      central(),
      central({ accuracyOrder: 8 }),
      forward(),
      backward(),
    ]
  ) {
    for (const x of [0, 1e-9, 0.5, 1 - 1e-9, 1]) {
      const { value, error } = estimateDerivative(
        (t) => {
          assert(t >= 0 && t <= 1);
          return Math.exp(t);
        },
        x,
        { method, bounds: { lower: 0, upper: 1 } },
      );
      assert(Math.abs(value - Math.exp(x)) <= error);
    }
  }
});

Deno.test("derivative() refuses what it cannot differentiate, and says what would", () => {
  assertThrows(
    () => derivative(Math.sin, [1] as unknown as number),
    TypeError,
    "use gradient",
  );
  assertThrows(
    () => derivative(() => [1] as unknown as number, 1),
    TypeError,
    "f returned [1]",
  );
  assertThrows(
    () => derivative(Math.sin, 1, { derivativeOrder: 5 as 4 }),
    RangeError,
    "1, 2, 3 or 4",
  );
  assertThrows(
    () => derivative(Math.sin, 3, { bounds: { lower: 0, upper: 1 } }),
    RangeError,
    "outside its bounds",
  );
  assertThrows(
    () => derivative(Math.sin, 1, { bounds: { lower: 1, upper: 1 } }),
    RangeError,
    "no room",
  );
});
