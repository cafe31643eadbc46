import {
  backward,
  central,
  forward,
  gradient,
  type Tensor,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

const METHODS = [
  // Truncation C hᵖ plus round-off about ε/h for a function and derivatives of unit scale, times ten for safety.
  {
    method: central(),
    evaluations: 2,
    tolerance: 10 * Number.EPSILON ** (2 / 3),
  },
  {
    method: central({ accuracyOrder: 4 }),
    evaluations: 4,
    tolerance: 10 * Number.EPSILON ** (4 / 5),
  },
  {
    method: central({ accuracyOrder: 6 }),
    evaluations: 6,
    tolerance: 10 * Number.EPSILON ** (6 / 7),
  },
  {
    method: central({ accuracyOrder: 8 }),
    evaluations: 8,
    tolerance: 10 * Number.EPSILON ** (8 / 9),
  },
  {
    method: forward(),
    evaluations: 1,
    tolerance: 10 * Number.EPSILON ** (1 / 2),
  },
  {
    method: backward(),
    evaluations: 1,
    tolerance: 10 * Number.EPSILON ** (1 / 2),
  },
];

for (const { method, evaluations, tolerance } of METHODS) {
  const { name, stencil: { accuracyOrder } } = method;
  Deno.test(`gradient() with ${name}() of accuracy order ${accuracyOrder} is as good as its order`, () => {
    const slopes = gradient(([x, y]) => Math.sin(x) + Math.exp(y), [1, 0.5], {
      method,
    });
    assert(Math.abs(slopes[0] - Math.cos(1)) < tolerance, `${slopes[0]}`);
    assert(
      Math.abs(slopes[1] - Math.exp(0.5)) < tolerance * Math.exp(0.5),
      `${slopes[1]}`,
    );
  });

  Deno.test(`gradient() with ${name}() of accuracy order ${accuracyOrder} costs ${evaluations} evaluations an element`, () => {
    let calls = 0;
    gradient(() => ++calls, [1, 2, 3, 4, 5], { method });
    assertEquals(calls, 5 * evaluations + (name === "central" ? 0 : 1));
  });
}

Deno.test("gradient() keeps the kind and the shape of x", () => {
  const points: Tensor[] = [
    2,
    [2],
    [[2, 2]],
    [[[2]], [[2]]],
    Float64Array.of(2, 2),
    [Float64Array.of(2, 2)],
  ];
  const flat = (x: Tensor): number[] =>
    typeof x === "number" ? [x] : Array.from<Tensor>(x).flatMap(flat);
  const sumOfSquares = (x: Tensor) =>
    flat(x).reduce((sum, item) => sum + item ** 2, 0);
  const round = (x: Tensor): Tensor =>
    typeof x === "number"
      ? Math.round(x * 1e6) / 1e6
      : x.map(round as (x: Tensor) => never) as Tensor;
  const fours: Tensor[] = [
    4,
    [4],
    [[4, 4]],
    [[[4]], [[4]]],
    Float64Array.of(4, 4),
    [Float64Array.of(4, 4)],
  ];
  assertEquals(points.map((x) => round(gradient(sumOfSquares, x))), fours);
});

Deno.test("gradient() divides by the distance between the points f saw: a line is exact at any scale", () => {
  for (const x of [0.1, 3, 1e5, 1e12, 1e300, -7e-5]) {
    assertEquals(gradient((t) => t, x), 1);
  }
});

Deno.test("gradient() on a Float32Array measures the step in float32", () => {
  const slopes = gradient((x) => 3 * x[0], Float32Array.of(1));
  assert(Math.abs(slopes[0] - 3) < 1e-6, `${slopes[0]}`);
});

Deno.test("gradient() gives NaN for NaN", () => {
  assertEquals(gradient(([x, y]) => x * y, [NaN, 2]), [NaN, NaN]);
});

Deno.test("gradient() says so where an absolute step vanishes beside x", () => {
  assertThrows(
    () => gradient((x) => x, 1e16, { method: central({ step: 1e-4 }) }),
    RangeError,
    "vanishes",
  );
});

for (const make of [central, forward, backward]) {
  Deno.test(`${make.name}() refuses a step that is not positive`, () => {
    for (const step of [0, -1, NaN, Infinity, { relative: 0 }]) {
      assertThrows(
        () => make({ step }),
        RangeError,
        "a step is a positive number",
      );
    }
  });
}

Deno.test("central() refuses an accuracy order it does not have", () => {
  assertThrows(
    () => central({ accuracyOrder: 3 as 2 }),
    RangeError,
    "it must be 2, 4, 6 or 8",
  );
});

Deno.test("methods print themselves", () => {
  assertEquals(
    `${central({ step: 0.5 })}`,
    "central: f'(x) = [f(x + h) - f(x - h)] / (2 h) - 1/6 h^2 f'''; offsets -1, 1; weights -1/2, 1/2; " +
      "best step h ≈ (3 ε |f / f'''|)^(1/3); h = 0.5",
  );
});
