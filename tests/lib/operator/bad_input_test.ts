// What operators do where f, x or a step is none that they can work with.

import * as fluxion from "../../../mod.ts";
import {
  backward,
  central,
  derivative,
  directionalDerivative,
  estimateDerivative,
  estimateDirectionalDerivative,
  estimateHessian,
  estimateJvp,
  estimateTaylor,
  EvaluationError,
  forward,
  gradient,
  hessian,
  jacobian,
  type Method,
  notebook,
  richardson,
  sparseJacobian,
  taylor,
} from "../../../mod.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertThrows,
} from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

Deno.test("estimateJvp() along no direction is exactly 0", () => {
  const f = ([x, y]: number[]) => ({ a: x * y, b: [x] });
  const { value, error, verdict } = estimateJvp(f, [1, 2], [0, 0]);
  assertEquals(value, { a: 0, b: [0] });
  assertEquals(error, { a: 0, b: [0] });
  assertEquals(verdict.kind, "ok");
});

Deno.test("estimateDirectionalDerivative() along no direction is exactly 0, after f at x", () => {
  let calls = 0;
  const f = ([x, y]: number[]) => (calls++, x * y);
  const estimate = estimateDirectionalDerivative(f, [1, 2], [0, -0]);
  assertEquals([estimate.value, estimate.error], [0, 0]);
  assertEquals(estimate.verdict.kind, "ok");
  assertEquals([estimate.evaluations, calls], [1, 1]);
});

Deno.test("hessian() refuses a gradient of another structure, and says which", () => {
  const take = (gradient: (x: number[]) => unknown) =>
    hessian(() => 1, [1, 2], { gradient: gradient as never });
  assertThrows(() => take(() => [1]), TypeError, "has shape [1] and x has [2]");
  assertThrows(
    () => take(([x, y]) => ({ x, y })),
    TypeError,
    "has shape {x: [], y: []} and x has [2]",
  );
});

testEach([0, 1])(
  "estimateHessian() of a gradient tells of a kink in either of two mixed elements (%s)",
  (kinked) => {
    // The mixed element is seen twice: from the one part of the gradient and from the other.
    const smooth = (other: number) => 2 * other;
    const gradient = ([x, y]: number[]) =>
      kinked === 0 ? [Math.abs(y), smooth(x)] : [smooth(y), Math.abs(x)];
    const { verdicts, value, error } = estimateHessian(() => 1, [0, 0], {
      gradient,
    });
    assertEquals(verdicts[0][1].kind, "kink");
    assertEquals(verdicts[1][0].kind, "kink");
    assertEquals(verdicts[0][0].kind === "kink", false);
    // Half of what the two parts say, 0 ± 1 and 2.
    assert(Math.abs(value[0][1] - 1) < 1e-6);
    assert(error[0][1] >= 1.9);
  },
);

Deno.test("sparseJacobian() rejects with the point at which f did", async () => {
  let calls = 0;
  // deno-lint-ignore require-await -- it rejects
  const f = async (x: number[]): Promise<number[]> => {
    if (++calls === 2) throw new RangeError("out of order");
    return x;
  };
  const options = { sparsity: [[0, 0], [1, 1]] as [number, number][] };
  const error = await assertRejects(
    () => sparseJacobian(f, [1, 2], options),
    EvaluationError,
    "out of order",
  ) as unknown as EvaluationError | undefined;
  if (error) assert((error.point as number[])[0] !== 1);
});

const METHODS: readonly [string, Method | undefined][] = [
  ["adaptive()", undefined],
  ["central()", central()],
  ["forward()", forward()],
  ["notebook()", notebook()],
  ["richardson()", richardson()],
];

testEach(METHODS)(
  "estimateDerivative() by %s calls no f at a point that is no number, and says so",
  (_, method) => {
    for (const x of [NaN, Infinity, -Infinity]) {
      let calls = 0;
      const f = (x: number) => (calls++, x);
      const estimate = estimateDerivative(f, x, method ? { method } : {});
      assertEquals(estimate.value, NaN);
      assertEquals(estimate.error, Infinity);
      assertEquals(estimate.verdict.kind, "nonfinite");
      assertEquals([calls, estimate.evaluations], [0, 0]);
    }
  },
);

testEach(METHODS)(
  "estimateDerivative() by %s says where f is undefined at x, or all around it",
  (_, method) => {
    const options = method ? { method } : {};
    const at = estimateDerivative((x) => x === 2 ? NaN : x, 2, options);
    assertEquals([at.verdict.kind, at.evaluations], ["nonfinite", 1]);
    const around = estimateDerivative((x) => x === 2 ? x : NaN, 2, options);
    assertEquals(around.verdict.kind, "nonfinite");
    assertEquals(around.value, NaN);
  },
);

testEach([
  ["forward()", forward(), -1],
  ["backward()", backward(), 1],
  ["central()", central(), 1],
  ["central()", central(), -1],
])(
  "estimateDerivative() by %s takes the other side where f is undefined",
  (_, method, side) => {
    // f = (x - 1)², defined where side (x - 1) ≥ 0; forward() and backward() already stand on the other.
    const f = (x: number) => side * (x - 1) >= 0 ? (x - 1) ** 2 + x : NaN;
    const { value, error, verdict } = estimateDerivative(f, 1, { method });
    assertEquals(
      verdict.kind === "edge" && verdict.side,
      side > 0 ? "left" : "right",
    );
    assert(Math.abs(value - 1) <= error, `${value} ± ${error}`);
    assert(error < 1e-4);
  },
);

/** Lists whose first element keeps what it is. */
const stubborn = (x: number[]) =>
  Object.defineProperty(x, 0, { get: () => 1, set() {} });

testEach([
  ["a list", stubborn([1, 2])],
  ["rows", [stubborn([1, 2])]],
  ["an object", { a: stubborn([1, 2]) }],
])("gradient() refuses %s that does not keep what is written", (_, x) => {
  for (const method of [undefined, central(), forward(), notebook()]) {
    assertThrows(
      () => gradient(() => 1, x as never, method ? { method } : {}),
      TypeError,
      "does not keep what is written",
    );
  }
});

Deno.test("an absolute step that vanishes beside an element is told by every operator", () => {
  const options = { method: central({ step: 1e-4 }) };
  const take = [
    () => derivative((x) => x, 1e20, options),
    () => gradient(([x]) => x, [1e20], options),
    () => gradient(({ x }) => x, { x: 1e20 }, options),
    () => jacobian((x) => x, [1e20], options),
    () => hessian(([x]) => x, [1e20], options),
  ];
  for (const each of take) assertThrows(each, RangeError, "vanishes");
});

testEach([
  ["a number", 3],
  ["nothing", undefined],
  ["an object", {}],
])("operators refuse %s in the place of f", (_, f) => {
  const take = [
    () => derivative(f as never, 1),
    () => gradient(f as never, [1]),
    () => jacobian(f as never, [1]),
    () => taylor(f as never, 1, 2),
  ];
  for (const each of take) {
    assertThrows(each, TypeError, "f must be a function");
  }
});

Deno.test("taylor() and estimateTaylor() refuse a point that is no number", () => {
  for (const take of [taylor, estimateTaylor]) {
    assertThrows(() => take((x) => x, [1] as never, 2), TypeError, "x is [1]");
  }
});

testEach([
  ["nothing", undefined, "did you forget to return?"],
  ["an empty list", [], "f must return at least one number"],
  ["text", "3", 'f returned "3"'],
  [
    "a list with text",
    [1, "3"],
    "f must return a number, or numbers in arrays",
  ],
])("jacobian() refuses an f that returns %s", (_, value, message) => {
  assertThrows(() => jacobian(() => value as never, [1]), TypeError, message);
});

testEach([0.7, 0.1, -0.3, 1e-3])(
  "bounds that numbers of 32 bits cannot hold are left by no evaluation (%s)",
  (bound) => {
    const near = Math.fround(bound);
    for (const side of ["lower", "upper"] as const) {
      const inside = side === "lower" ? 1 : -1;
      const x = Float32Array.of(near + inside * Math.abs(near) * 2 ** -20, 5);
      for (const method of [undefined, central(), forward(), backward()]) {
        const f = ([a, b]: Float32Array) => {
          assert(inside * (a - bound) >= 0, `${a} is beyond ${bound}`);
          return a * 2 + b;
        };
        const limit = [bound, side === "lower" ? -9 : 9];
        const bounds = { [side]: Float64Array.from(limit) };
        gradient(f, x, { bounds: bounds as never, ...(method && { method }) });
      }
    }
  },
);

const product = ([x, y]: number[]) => x * y;
const swapped = ([x, y]: number[]) => [y, x];
const turned = ([x, y, z]: number[]) => [y, z, x];
const ARGUMENTS: Record<string, readonly unknown[]> = {
  derivative: [Math.sin, 1],
  taylor: [Math.sin, 1, 2],
  gradient: [product, [1, 2]],
  jacobian: [swapped, [1, 2]],
  hessian: [product, [1, 2]],
  partialDerivative: [product, [1, 2], 0],
  mixedPartialDerivative: [product, [1, 2], [0, 1]],
  directionalDerivative: [product, [1, 2], [1, 1]],
  jvp: [swapped, [1, 2], [1, 1]],
  laplacian: [product, [1, 2]],
  divergence: [swapped, [1, 2]],
  curl: [turned, [1, 2, 3]],
  sparseJacobian: [swapped, [1, 2]],
};
const OPERATORS = fluxion as unknown as Record<
  string,
  ((...all: unknown[]) => unknown) | undefined
>;

testEach(Object.keys(ARGUMENTS))(
  "%s() and its estimate say what they take where options are null or a number",
  (name) => {
    const estimate = `estimate${name[0].toUpperCase()}${name.slice(1)}`;
    for (const operator of [OPERATORS[name], OPERATORS[estimate]]) {
      if (!operator) continue;
      for (const options of [null, 3]) {
        assertThrows(
          () => operator(...ARGUMENTS[name], options),
          TypeError,
          `with ${options} for options: give an object`,
        );
      }
    }
  },
);

testEach([undefined, central()])(
  "a higher derivative along a direction that leaves the box to both sides is refused, by %s",
  (method) => {
    const options = {
      bounds: { lower: [1, -5], upper: [5, 1] },
      derivativeOrder: 2,
      ...(method && { method }),
    } as const;
    const f = ([x, y]: number[]) => x * y;
    for (const take of [directionalDerivative, estimateDirectionalDerivative]) {
      assertThrows(
        () => take(f, [1, 1], [1, 1], options),
        RangeError,
        "the bounds leave x no room along v, to either side",
      );
    }
  },
);
