import {
  adaptive,
  central,
  curl,
  derivative,
  directionalDerivative,
  divergence,
  estimateCurl,
  estimateDerivative,
  estimateDirectionalDerivative,
  estimateDivergence,
  estimateGradient,
  estimateHessian,
  estimateJacobian,
  estimateJvp,
  estimateLaplacian,
  estimateMixedPartialDerivative,
  estimatePartialDerivative,
  estimateTaylor,
  forward,
  gradient,
  hessian,
  jacobian,
  jvp,
  laplacian,
  mixedPartialDerivative,
  partialDerivative,
  richardson,
  taylor,
  type Tensor,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { randomSource } from "../../support/random.ts";
import {
  rosenbrock,
  rosenbrockGradient,
  rosenbrockHessian,
} from "../../support/rosenbrock.ts";

function flat(value: unknown): number[] {
  return typeof value === "number"
    ? [value]
    : Array.from(value as ArrayLike<unknown>).flatMap(flat);
}

/** Every element within its error, and the error within a bound relative to the largest element. */
function assertCovered(
  { value, error }: { value: unknown; error: unknown },
  exact: unknown,
  tolerance: number,
): void {
  const [v, e, x] = [flat(value), flat(error), flat(exact)];
  const size = Math.max(1, ...x.map(Math.abs));
  assertEquals(v.length, x.length);
  x.forEach((wanted, i) => {
    // Two ulp for the rounding of the exact value itself.
    const off = Math.abs(v[i] - wanted) - 2 * Number.EPSILON * Math.abs(wanted);
    assert(off <= e[i], `${i}: ${v[i]} ± ${e[i]}, wanted ${wanted}`);
    assert(Math.abs(v[i] - wanted) <= tolerance * size, `${i}: ${v[i]}`);
  });
}

const { sin, cos, exp, log, sqrt } = Math;

Deno.test("estimateGradient() covers its error for every kind of x", () => {
  const exact = [2 * 3 + cos(1), 2 * 1, exp(0.5)];
  const f = ([x, y, z]: Iterable<number>) => 2 * x * y + sin(x) + exp(z);
  assertCovered(
    estimateGradient(f as (x: number[]) => number, [1, 3, 0.5]),
    exact,
    1e-12,
  );
  assertCovered(
    estimateGradient(
      f as (x: Float64Array) => number,
      Float64Array.of(1, 3, 0.5),
    ),
    exact,
    1e-12,
  );
  // A Float32Array holds the gradient to 24 bits.
  assertCovered(
    estimateGradient(
      f as (x: Float32Array) => number,
      Float32Array.of(1, 3, 0.5),
    ),
    exact,
    2 ** -24,
  );
  assertCovered(estimateGradient((x) => x ** 3, 2), 12, 1e-12);
});

Deno.test("estimateGradient() gives verdicts in the shape of x, and says where the worst is", () => {
  const { verdict, verdicts, value } = estimateGradient(
    ([[a, b], [c, d]]) => a * b + Math.abs(c) + sqrt(d),
    [[1, 2], [0, 0]],
  );
  const kinds = (verdicts as { kind: string }[][]).map((row) =>
    row.map(({ kind }) => kind)
  );
  assertEquals(kinds, [["ok", "ok"], ["kink", "edge"]]);
  assertEquals(verdict.kind, "kink");
  assert(verdict.sentence.startsWith("at x[1][0]: "));
  assertEquals(value[1][1], Infinity);
});

Deno.test("estimateGradient() needs at most 160 evaluations for 1e-12 on Rosenbrock's function of ten variables", () => {
  const x = Array.from({ length: 10 }, (_, i) => i % 2 ? 1 : -1.2);
  const exact = rosenbrockGradient(x);
  const estimate = estimateGradient(rosenbrock, x);
  assertCovered(estimate, exact, 1e-12);
  assert(estimate.evaluations <= 160);
});

Deno.test("estimateHessian() needs at most 450 evaluations for 1e-10 on Rosenbrock's function of ten variables", () => {
  const x = Array.from({ length: 10 }, (_, i) => i % 2 ? 1 : -1.2);
  const estimate = estimateHessian(rosenbrock, x);
  assertCovered(estimate, rosenbrockHessian(x), 1e-10);
  assert(estimate.evaluations <= 450, `${estimate.evaluations}`);
});

Deno.test("jacobian() has the shape of f's output followed by the shape of x", () => {
  const outputs: [(x: number) => Tensor, unknown][] = [
    [(x) => x ** 2, []],
    [(x) => [x, x ** 2], [2]],
    [(x) => [[x], [x ** 2], [1]], [3, 1]],
    [(x) => Float64Array.of(x, 1), [2]],
  ];
  for (const [f, shape] of outputs) {
    for (const method of [undefined, central()]) {
      const options = method ? { method } : {};
      assertEquals(shapeOf(jacobian(f, 3, options)), shape);
      assertEquals(shapeOf(jacobian(([[x]]) => f(x), [[3, 1]], options)), [
        ...shape as number[],
        1,
        2,
      ]);
    }
  }
});

function shapeOf(value: unknown): number[] {
  return Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : [];
}

Deno.test("estimateJacobian() lets every output find its own scale", () => {
  const { value, error, evaluations } = estimateJacobian(
    ([x]) => [sin(1e4 * x), x ** 2, exp(-x)],
    [0.5],
  );
  assertCovered({ value, error }, [1e4 * cos(5e3), 1, -exp(-0.5)], 1e-9);
  assert(evaluations <= 48, `${evaluations}`);
});

Deno.test("jacobian() with central() costs two evaluations an element and one for the shape", () => {
  let calls = 0;
  const f = ([x, y, z]: number[]) => (calls++, [x * y, z]);
  const value = jacobian(f, [1, 2, 3], { method: central() });
  assertEquals(calls, 7);
  assertCovered(
    {
      value,
      error: value === undefined ? 0 : [1e-9, 1e-9, 1e-9, 1e-9, 1e-9, 1e-9],
    },
    [2, 1, 0, 0, 0, 1],
    1e-9,
  );
});

Deno.test("jacobian() with a sparsity has the bits of the dense one for fewer evaluations", () => {
  let calls = 0;
  const chain = (
    x: number[],
  ) => (calls++, x.map((c, i) => c ** 2 - sin(x[i + 1] ?? 0)));
  const x = Array.from({ length: 12 }, (_, i) => cos(i));
  const dense = jacobian(chain, x, { method: central() });
  calls = 0;
  const sparsity = x.flatMap((_, i): [number, number][] =>
    i < 11 ? [[i, i], [i, i + 1]] : [[i, i]]
  );
  assertEquals(jacobian(chain, x, { sparsity }), dense);
  assert(calls <= 5, `${calls}`);
  assertEquals(jacobian(chain, x, { sparsity: "probe" }), dense);
});

Deno.test("jacobian() refuses outputs that change their shape or are no numbers", () => {
  assertThrows(
    () => jacobian(([x]) => x > 1 ? [1, 2] : [1], [1]),
    TypeError,
    "other shapes",
  );
  assertThrows(
    () => jacobian(() => ["a"] as unknown as number[], [1]),
    TypeError,
    "f returned",
  );
  assertThrows(
    () => jacobian(() => undefined as unknown as number[], [1]),
    TypeError,
    "must return",
  );
});

const SADDLE = ([x, y]: number[]) => exp(x) * sin(y) + x ** 2 * y ** 3;
const AT = [0.7, 1.3];
const SADDLE_HESSIAN = [
  [
    exp(0.7) * sin(1.3) + 2 * 1.3 ** 3,
    exp(0.7) * cos(1.3) + 6 * 0.7 * 1.3 ** 2,
  ],
  [
    exp(0.7) * cos(1.3) + 6 * 0.7 * 1.3 ** 2,
    -exp(0.7) * sin(1.3) + 6 * 0.7 ** 2 * 1.3,
  ],
];

Deno.test("estimateHessian() covers its error, from f and from its gradient", () => {
  const slopes = (
    [x, y]: number[],
  ) => [
    exp(x) * sin(y) + 2 * x * y ** 3,
    exp(x) * cos(y) + 3 * x ** 2 * y ** 2,
  ];
  assertCovered(estimateHessian(SADDLE, AT), SADDLE_HESSIAN, 1e-9);
  assertCovered(
    estimateHessian(SADDLE, AT, { gradient: slopes }),
    SADDLE_HESSIAN,
    1e-12,
  );
});

Deno.test("hessian() with central() costs 2n² + 1 evaluations and is as good as its step", () => {
  let calls = 0;
  const value = hessian((x) => (calls++, SADDLE(x)), AT, { method: central() });
  assertEquals(calls, 9);
  // ε^(1/2) for the balance of h² and ε/h², times the scale of f and its fourth derivatives.
  const off = flat(value).map((v, i) => Math.abs(v - flat(SADDLE_HESSIAN)[i]));
  assert(Math.max(...off) < 30 * Number.EPSILON ** 0.5);
});

Deno.test("hessian() has the shape of x twice over and is exactly symmetric", () => {
  const value = hessian(([[a, b], [c, d]]) => a * b * c * d + a ** 3, [[1, 2], [
    3,
    4,
  ]]);
  assertEquals(shapeOf(value), [2, 2, 2, 2]);
  const all = flat(value);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 4; j++) assertEquals(all[4 * i + j], all[4 * j + i]);
  }
});

Deno.test("hessian() finds elements between coordinates of different scales", () => {
  const x = [1e-6, 1e6];
  const estimate = estimateHessian(([a, b]) => log(a) * b + a * b ** 2, x);
  const mixed = 1 / x[0] + 2 * x[1];
  const { value, error } = estimate;
  const found = (value as number[][])[0][1];
  assert(Math.abs(found - mixed) <= (error as number[][])[0][1]);
  assert(Math.abs(found - mixed) < 1e-7 * mixed, `${found}`);
});

Deno.test("estimatePartialDerivative() picks one element by its path", () => {
  const f = ([[a, b], [c, d]]: number[][]) => a * b + c * d ** 3;
  assertCovered(
    estimatePartialDerivative(f, [[1, 2], [3, 4]], [1, 1]),
    144,
    1e-12,
  );
  assertCovered(
    estimatePartialDerivative(f, [[1, 2], [3, 4]], [1, 1], {
      derivativeOrder: 2,
    }),
    72,
    1e-9,
  );
  assertThrows(
    () => partialDerivative(f, [[1, 2], [3, 4]], [2, 0]),
    RangeError,
    "no element [2, 0]",
  );
  assertThrows(
    () => partialDerivative(f, [[1, 2], [3, 4]], 1),
    RangeError,
    "no element [1]",
  );
});

Deno.test("estimateMixedPartialDerivative() takes elements in any order and more than once", () => {
  const f = ([x, y, z]: number[]) => x ** 3 * y ** 2 * exp(z);
  const x = [1.5, 2, 0.3];
  const e = exp(0.3);
  const cases: [number[], number, number][] = [
    [[0, 1], 3 * 1.5 ** 2 * 4 * e, 1e-9],
    [[1, 0], 3 * 1.5 ** 2 * 4 * e, 1e-9],
    [[0, 1, 2], 3 * 1.5 ** 2 * 4 * e, 1e-6],
    [[0, 0, 1], 6 * 1.5 * 4 * e, 1e-6],
    [[0, 0, 1, 1], 6 * 1.5 * 2 * e, 1e-3],
    [[2, 2], 1.5 ** 3 * 4 * e, 1e-9],
  ];
  for (const [paths, exact, tolerance] of cases) {
    assertCovered(
      estimateMixedPartialDerivative(f, x, paths),
      exact,
      tolerance,
    );
  }
});

Deno.test("estimateDirectionalDerivative() does not normalise the direction", () => {
  const slope = (exp(0.7) * sin(1.3) + 2 * 0.7 * 1.3 ** 3) * 2 -
    (exp(0.7) * cos(1.3) + 3 * 0.49 * 1.69);
  assertCovered(
    estimateDirectionalDerivative(SADDLE, AT, [2, -1]),
    slope,
    1e-11,
  );
  assertCovered(
    estimateDirectionalDerivative(SADDLE, AT, [20, -10]),
    10 * slope,
    1e-11,
  );
  assertEquals(directionalDerivative(SADDLE, AT, [0, 0]), 0);
  const [[a, b], [, d]] = SADDLE_HESSIAN;
  const second = 4 * a - 4 * b + d;
  assertCovered(
    estimateDirectionalDerivative(SADDLE, AT, [2, -1], { derivativeOrder: 2 }),
    second,
    1e-8,
  );
  assertThrows(
    () => directionalDerivative(SADDLE, AT, [1]),
    TypeError,
    "must agree",
  );
  assertThrows(
    () => directionalDerivative(SADDLE, AT, [1, NaN]),
    RangeError,
    "v[1] is NaN",
  );
});

Deno.test("estimateJvp() is the Jacobian times the direction, for the price of one derivative", () => {
  const estimate = estimateJvp(([x, y, z]) => [x * y, sin(z), x + y + z], [
    1,
    2,
    3,
  ], [1, -1, 0.5]);
  assertCovered(estimate, [1, 0.5 * cos(3), 0.5], 1e-12);
  // 17 for the digits, two for the sentinel, two for a step beyond.
  assert(estimate.evaluations <= 21);
});

Deno.test("estimateLaplacian() sums the second derivatives", () => {
  assertCovered(
    estimateLaplacian(([x, y]) => exp(x) * sin(y) + x ** 2, [0.3, 0.4]),
    2,
    1e-9,
  );
});

Deno.test("estimateDivergence() sums the derivatives of outputs by their own coordinates", () => {
  assertCovered(
    estimateDivergence(([x, y, z]) => [x * y, y * z, z * x], [1, 2, 3]),
    6,
    1e-12,
  );
  assertThrows(
    () => divergence(([x]) => [x, x], [1]),
    TypeError,
    "use jacobian",
  );
});

Deno.test("estimateCurl() turns the right way", () => {
  const field = ([x, y, z]: number[]) => [y * z ** 2, x * y * z, sin(x) + y];
  const [x, y, z] = [0.5, 1.5, 2];
  assertCovered(estimateCurl(field, [x, y, z]), [
    1 - x * y,
    2 * y * z - cos(x),
    y * z - z ** 2,
  ], 1e-12);
  assertThrows(
    () => curl((x: number[]) => x, [1, 2] as number[]),
    TypeError,
    "three numbers",
  );
});

Deno.test("estimateTaylor() gives coefficients, sharing evaluations between orders", () => {
  const estimate = estimateTaylor(exp, 1, 4);
  assertCovered(
    estimate,
    [1, 1, 1 / 2, 1 / 6, 1 / 24].map((c) => c * Math.E),
    1e-6,
  );
  assert(estimate.evaluations <= 25, `${estimate.evaluations}`);
  assertEquals(taylor(exp, 1, 0), [Math.E]);
  assertThrows(() => taylor(exp, 1, 5), RangeError, "0, 1, 2, 3 or 4");
});

type Run = (f: (x: number[]) => number, x: number[]) => unknown;

const SCALAR_OPERATORS: readonly [string, Run][] = [
  ["gradient", (f, x) => gradient(f, x)],
  ["gradient with central()", (f, x) => gradient(f, x, { method: central() })],
  ["hessian", (f, x) => hessian(f, x)],
  ["hessian with central()", (f, x) => hessian(f, x, { method: central() })],
  ["jacobian", (f, x) => jacobian((y) => [f(y)], x)],
  [
    "jacobian with forward()",
    (f, x) => jacobian((y) => [f(y)], x, { method: forward() }),
  ],
  ["partialDerivative", (f, x) => partialDerivative(f, x, 1)],
  ["mixedPartialDerivative", (f, x) => mixedPartialDerivative(f, x, [0, 1])],
  ["directionalDerivative", (f, x) => directionalDerivative(f, x, [1, 2, 3])],
  ["jvp", (f, x) => jvp((y) => [f(y)], x, [1, 2, 3])],
  ["laplacian", (f, x) => laplacian(f, x)],
  ["divergence", (f, x) => divergence((y) => y.map(() => f(y)), x)],
  ["curl", (f, x) => curl((y) => y.map(() => f(y)), x)],
];

for (const [name, run] of SCALAR_OPERATORS) {
  Deno.test(`${name} leaves x bit-identical, also when f throws on any call`, () => {
    const x = [0.1, -0, 1e-310];
    const f = ([a, b, c]: number[]) => sin(a) * exp(b) + c * a;
    let calls = 0;
    run((y) => (calls++, f(y)), x);
    assert(Object.is(x[1], -0));
    assertEquals(x, [0.1, -0, 1e-310]);
    for (const k of [1, 2, Math.ceil(calls / 2), calls]) {
      let call = 0;
      assertThrows(
        () =>
          run((y) => {
            if (++call === k) throw new TypeError("no more");
            return f(y);
          }, x),
        TypeError,
        "no more",
      );
      assertEquals(x, [0.1, -0, 1e-310]);
    }
  });
}

Deno.test("operators refuse an f that changes its argument, and put x back", () => {
  const x = [1, 2, 3];
  const spoil = (y: number[]) => (y[1] += 1);
  for (const run of [gradient, hessian, laplacian]) {
    assertThrows(
      () => (run as Run)(spoil, x),
      TypeError,
      "changes its argument: x[1] was 2 and is 3",
    );
    assertEquals(x, [1, 2, 3]);
  }
});

Deno.test("operators refuse an f that changes its argument at a later call, by any method", () => {
  for (const method of [adaptive(), central(), forward()]) {
    for (const run of [gradient, hessian, jacobian]) {
      // The last element, and while the first is moved the sign of a zero.
      for (
        const [k, i, to] of [[1, 2, 7], [2, 2, 7], [3, 2, 7], [1, 1, 0], [
          2,
          1,
          0,
        ]]
      ) {
        const x = [1, -0, 3];
        let calls = 0;
        const spoil = (y: number[]) => {
          if (++calls === k) y[i] = to;
          return y[0] * y[1] + y[2] ** 2;
        };
        assertThrows(
          () => (run as typeof gradient)(spoil, x, { method }),
          TypeError,
          "changes its argument",
        );
        assertEquals(x, [1, -0, 3]);
      }
    }
  }
});

Deno.test("operators stay inside bounds in every coordinate", () => {
  const bounds = { lower: [0, -1, 2], upper: [1, 1, 2.5] };
  const inside = (y: number[]) => {
    y.forEach((c, i) =>
      assert(c >= bounds.lower[i] && c <= bounds.upper[i], `x[${i}] = ${c}`)
    );
    return y[0] * exp(y[1]) + sin(y[2]);
  };
  for (const x of [[0, 0.5, 2.2], [1, -1, 2], [0.5, 1, 2.5], [1e-9, 0, 2.25]]) {
    const options = { bounds };
    const exact = [exp(x[1]), x[0] * exp(x[1]), cos(x[2])];
    assertCovered(estimateGradient(inside, x, options), exact, 1e-8);
    assertCovered(
      estimateGradient(inside, x, { ...options, method: central() }),
      exact,
      1e-8,
    );
    estimateHessian(inside, x, options);
    estimateLaplacian(inside, x, options);
    estimateJacobian((y) => [inside(y)], x, options);
    if (
      Math.min(
        ...x.map((c, i) => Math.min(c - bounds.lower[i], bounds.upper[i] - c)),
      ) > 0
    ) {
      estimateDirectionalDerivative(inside, x, [1, 1, -1], options);
    }
  }
  assertThrows(
    () => gradient(inside, [2, 0, 2], { bounds }),
    RangeError,
    "x[0] is 2, outside its bounds",
  );
  assertThrows(
    () => gradient(inside, [0, 0, 2], { bounds: { lower: [0, 1] } }),
    TypeError,
    "a bound has shape",
  );
});

Deno.test("operators find derivatives between coordinates in every corner of a box", () => {
  const bounds = { lower: 0, upper: 1 };
  const f = ([x, y]: number[]) => {
    assert(x >= 0 && x <= 1 && y >= 0 && y <= 1);
    return Math.exp(2 * x) * Math.sin(1 + y);
  };
  for (const x of [[0, 0], [0, 1], [1, 0], [1, 1], [0, 0.5], [0.5, 1]]) {
    const e = Math.exp(2 * x[0]);
    const [s, c] = [Math.sin(1 + x[1]), Math.cos(1 + x[1])];
    const tests = [
      [estimateHessian(f, x, { bounds }), [
        4 * e * s,
        2 * e * c,
        2 * e * c,
        -e * s,
      ]],
      [estimateMixedPartialDerivative(f, x, [0, 1], { bounds }), [2 * e * c]],
      [estimateMixedPartialDerivative(f, x, [1, 0, 1], { bounds }), [
        -2 * e * s,
      ]],
      [estimateDirectionalDerivative(f, x, [1, 2], { bounds }), [
        2 * e * s + 2 * e * c,
      ]],
      [estimateDirectionalDerivative(f, x, [3, -1], { bounds }), [
        6 * e * s - e * c,
      ]],
      [estimateJvp((x) => [f(x)], x, [-1, 1], { bounds }), [
        -2 * e * s + e * c,
      ]],
    ] as const;
    for (const [{ value, error, verdict }, exact] of tests) {
      assertEquals(verdict.kind, "ok", `${x}: ${verdict.sentence}`);
      const errors = flat(error);
      flat(value).forEach((v, i) => {
        assert(Math.abs(v - exact[i]) <= errors[i], `${x}: ${v} ${exact[i]}`);
        assert(errors[i] < 1e-3, `${x}: ${errors[i]}`);
      });
    }
  }
});

type Pairs = (x: number[]) => number;
testEach<[string, (f: Pairs) => unknown]>([
  ["derivative", (f) => derivative((x) => f([x]), 1)],
  ["estimateDerivative", (f) => estimateDerivative((x) => f([x]), 1)],
  ["gradient", (f) => gradient(f, [1])],
  ["estimateGradient", (f) => estimateGradient(f, [1])],
  ["hessian", (f) => hessian(f, [1])],
  ["estimateHessian", (f) => estimateHessian(f, [1])],
  ["partialDerivative", (f) => partialDerivative(f, [1], 0)],
  ["mixedPartialDerivative", (f) => mixedPartialDerivative(f, [1], [0])],
  ["directionalDerivative", (f) => directionalDerivative(f, [1], [1])],
  ["laplacian", (f) => laplacian(f, [1])],
  ["taylor", (f) => taylor((x) => f([x]), 1, 2)],
])("%s() refuses an array from f, and names what would fit it", (_, take) => {
  const f = (() => [1, 2]) as unknown as Pairs;
  assertThrows(
    () => take(f),
    TypeError,
    "f must return one number: ",
  );
  assertThrows(() => take(f), TypeError, "f returned [1, 2]; use jacobian");
});

Deno.test("gradient() points from text that f returns at no other operator", () => {
  const f = (() => "2") as unknown as (x: number[]) => number;
  const error = assertThrows(() => gradient(f, [1]), TypeError, "f returned");
  assert(String(error).endsWith('f returned "2"'), String(error));
});

Deno.test("estimateHessian() counts half of what a gradient lacks to symmetry as error", () => {
  const gradient = ([x, y]: number[]) => [y, 3 * x];
  const { value, error } = estimateHessian(() => 0, [1, 1], { gradient });
  assert(Math.abs(value[0][1] - 2) < 1e-10);
  assertEquals(value[0][1], value[1][0]);
  assert(error[0][1] >= 1 && error[0][1] < 1 + 1e-10);
});

Deno.test("no direction leaves a box, whatever its slopes and edges", () => {
  const random = randomSource(11);
  for (let k = 0; k < 300; k++) {
    const draw = () => (random() - 0.5) * 2 ** Math.round(6 * random());
    // From boxes of the size of x to such that each method goes to their edges.
    const width = 10 ** -(k % 12);
    // At 0, and near it, nothing is rounded but the step along the line: an ulp too many is outside.
    const place = () =>
      random() < 0.5 ? draw() : random() < 0.5 ? 0 : 1e-3 * width * draw();
    const x = [place(), place(), place()];
    const v = [draw(), draw(), draw()];
    // A third of the edges are at x itself.
    const room = () => width * Math.max(0, random() - 0.33);
    const bounds = {
      lower: x.map((xi) => xi - room()),
      upper: x.map((xi) => xi + room() + 1e-3 * width),
    };
    const f = (y: number[]) => {
      y.forEach((yi, i) =>
        assert(
          bounds.lower[i] <= yi && yi <= bounds.upper[i],
          `${yi} is outside [${bounds.lower[i]}, ${bounds.upper[i]}]`,
        )
      );
      return Math.exp(y[0] / 9) + y[1] * y[2];
    };
    for (const method of [adaptive(), central(), forward(), richardson()]) {
      directionalDerivative(f, x, v, { bounds, method });
      jvp((y) => [f(y)], x, v, { bounds, method });
      estimateDirectionalDerivative(f, x, v, { bounds, method });
    }
  }
});

Deno.test("NaN in is NaN out, with a verdict", () => {
  const { value, verdict } = estimateGradient(([x, y]) => x * y, [NaN, 1]);
  assert(value.every(Number.isNaN));
  assertEquals(verdict.kind, "nonfinite");
  assertEquals(estimateDerivative(sin, NaN).evaluations <= 1, true);
});

Deno.test("jacobian() refuses a function that returns nothing to differentiate", () => {
  for (const nothing of [[], [[]], new Float64Array()]) {
    assertThrows(
      () => jacobian(() => nothing, [1, 2]),
      TypeError,
      "Cannot take the Jacobian of f as f must return at least one number",
    );
  }
});

Deno.test("hessian() with central() takes 2n² + 1 evaluations where bounds leave just the room for its steps", () => {
  const h = 2 ** -10;
  let calls = 0;
  const f = ([x, y]: number[]) => {
    calls++;
    return x * y + x ** 3 * y + 2 * x ** 2;
  };
  const value = hessian(f, [0, 0], {
    method: central({ step: h }),
    bounds: { lower: -h, upper: h },
  });
  // The product of two central differences of x³y is h², exactly.
  assertEquals(value, [[4, 1 + h ** 2], [1 + h ** 2, 0]]);
  assertEquals(calls, 2 * 2 ** 2 + 1);
});

Deno.test("mixedPartialDerivative() gives the same bits in any order of the paths, and asks along no line twice", () => {
  let calls = 0;
  const f = ([x, y]: number[]) => (calls++, Math.exp(x * y) + Math.sin(x));
  const method = central();
  const [first, ...others] = [[0, 0, 1, 1], [1, 0, 1, 0], [1, 1, 0, 0]].map(
    (paths) => mixedPartialDerivative(f, [1, 2], paths, { method }),
  );
  assertEquals(others, [first, first]);
  // The 8 signed sums of two steps in x and two in y, the first taken forward, are (2, 2), (2, 0) twice, (2, -2), (0, 2),
  // (0, 0) twice and (0, -2): 5 lines, along each of which the fourth derivative takes 4 points beside x.
  assertEquals(calls, 3 * (5 * 4 + 1));
});
