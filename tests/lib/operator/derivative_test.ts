import {
  backward,
  central,
  derivative,
  estimateDerivative,
  forward,
  notebook,
  stencil,
} from "../../../mod.ts";
import { testEach } from "../../support/each.ts";
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

testEach<[2 | 4, 1 | 2, number, number[]]>([
  [2, 1, 1, [0, 0.375, 0.75]],
  [4, 1, 1, [0, 0.1875, 0.375, 0.5625, 0.75]],
  [2, 2, 6, [0, 0.25, 0.5, 0.75]],
])(
  "central() of order %d spreads its points over the room that bounds leave for derivative %d",
  (accuracyOrder, derivativeOrder, expected, points) => {
    const seen: number[] = [];
    const parabola = (x: number) => {
      seen.push(x);
      return 1 + x + 3 * x * x;
    };
    const value = derivative(parabola, 0, {
      method: central({ step: 0.5, accuracyOrder }),
      derivativeOrder,
      bounds: { lower: 0, upper: 0.75 },
    });
    // No stencil of these has an error on a parabola, but the rounding of values below 4 over steps of 3/16.
    assert(Math.abs(value - expected) <= 100 * Number.EPSILON, `${value}`);
    assertEquals(seen.toSorted((a, b) => a - b), points);
  },
);

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

Deno.test("derivative() says where f returned something else than a number", () => {
  const f = (x: number) => x > 3 ? "three" as unknown as number : x;
  assertThrows(
    () => derivative(f, 3),
    TypeError,
    'f returned "three"',
  );
});
