// A finite difference and the same with twice the step: their difference, and what rounding adds, is the error.
import {
  backward,
  central,
  estimateDerivative,
  forward,
  richardson,
  stencil,
} from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const EPSILON = Number.EPSILON;

/** That two numbers are the same but for some roundings. */
function near(actual: number, expected: number, of = Math.abs(expected)): void {
  assert(Math.abs(actual - expected) <= 1e-9 * of, `${actual} ${expected}`);
}

Deno.test("central() is off a cubic by h², and its error is twice what twice the step adds", () => {
  const method = central({ step: 0.25 });
  const { value, error, evaluations } = estimateDerivative(
    (x) => x ** 3,
    0,
    { method },
  );
  assertEquals([value, evaluations], [0.0625, 5]);
  // 4h² - h², twice; the rounding of (1/2)³ with weights of 1/2 and 1/2.
  near(error, 6 * 0.0625 + EPSILON * 0.125 / 0.25);
});

Deno.test("forward() is off a square by h, and backward() by -h", () => {
  for (const [make, sign] of [[forward, 1], [backward, -1]] as const) {
    const { value, error, evaluations } = estimateDerivative(
      (x) => 3 + x * x,
      0,
      { method: make({ step: 0.5 }) },
    );
    assertEquals([value, evaluations], [0.5 * sign, 3]);
    // 2h - h, twice, and a rounding of f(2h) = 4 with weights 1 and 1.
    near(error, 1 + 2 * EPSILON * 4 / 0.5);
  }
});

Deno.test("the second derivative of a quartic is off by h² f⁗/12", () => {
  const { value, error, evaluations } = estimateDerivative((x) => x ** 4, 0, {
    method: central({ step: 0.5 }),
    derivativeOrder: 2,
  });
  assertEquals([value, evaluations], [2 * 0.25, 5]);
  // Weights 1, 1 and 2 of f(2h) = 1 over h².
  near(error, 2 * (2 - 0.5) + 4 * EPSILON * 1 / 0.25);
});

testEach<[string, (x: number) => number, number, number]>([
  ["|x|", Math.abs, -1, 1],
  ["3x or x²", (x) => x > 0 ? 3 * x : x * x, -0.125, 3],
])(
  "central() sees the kink of %s, by its quotients on both sides",
  (_, f, left, right) => {
    const { value, error, verdict } = estimateDerivative(f, 0, {
      method: central({ step: 0.125 }),
    });
    assert(verdict.kind === "kink");
    assertEquals([verdict.left.value, verdict.right.value], [left, right]);
    assertEquals(value, (left + right) / 2);
    assert(error >= (right - left) / 2);
    // What a side says at twice the step differs by so much, twice.
    near(verdict.left.error, left === -1 ? 0 : 0.25, 1);
    near(verdict.right.error, 0, 1);
  },
);

Deno.test("central() takes for a kink what hardly shrinks with the step, and no bend", () => {
  const method = central({ step: 2 ** -10 });
  const isKink = (f: (x: number) => number) =>
    estimateDerivative(f, 0, { method }).verdict.kind === "kink";
  // The gap of |x|^p shrinks by 2^(p - 1), that of x² by 2.
  assert(isKink((x) => Math.abs(x) ** 1.3));
  assert(!isKink((x) => Math.abs(x) ** 1.5));
  assert(!isKink((x) => x * x));
  // A corner below the rounding of f is none.
  assert(!isKink((x) => 1 + 2 ** 10 * 8 * EPSILON * Math.abs(x)));
  assert(isKink((x) => 1 + 2 ** 10 * 64 * EPSILON * Math.abs(x)));
  // The sides may differ in sign: 3 on the one, -1 on the other, then 1 and -3.
  assert(isKink((x) => x > 0 ? 3 * x : -x));
  assert(isKink((x) => x > 0 ? x : -3 * x));
});

testEach([[1, "left"], [-1, "right"]] as const)(
  "central() takes the side that is defined, %d, with four times the error",
  (direction, side) => {
    const f = (x: number) => direction * x < 0 ? NaN : x ** 3 + x;
    const { value, error, evaluations, verdict } = estimateDerivative(f, 0, {
      method: central({ step: 0.25 }),
    });
    assert(verdict.kind === "edge" && verdict.side === side);
    // Points 0, h and 2h, then 0, 2h and 4h: off by -2h², and by -8h².
    near(value, 1 - 2 * 0.0625);
    near(error, 4 * (2 * 6 * 0.0625), 1);
    assertEquals(verdict.derivative, { value, error });
    // f at x, two pairs, and three points on the side that is left: 1, 2 and 4 steps away.
    assertEquals(evaluations, 8);
  },
);

Deno.test("a difference has nothing to say of f that is infinite on both sides", () => {
  const { value, error, evaluations, verdict } = estimateDerivative(
    (x) => x === 0 ? 0 : Infinity,
    0,
    { method: central() },
  );
  assertEquals([value, error, evaluations], [NaN, Infinity, 5]);
  assertEquals(verdict.kind, "nonfinite");
  // Nor where the one side that is defined ends within four steps.
  const short = estimateDerivative(
    (x) => x < 0 || x > 0.6 ? NaN : x,
    0,
    { method: central({ step: 0.25 }) },
  );
  assertEquals([short.verdict.kind, short.evaluations], ["nonfinite", 8]);
});

Deno.test("a stencil inside bounds is turned to the roomier side, and taken with the step that fits", () => {
  const seen: number[] = [];
  const run = (lower: number, upper: number) => {
    seen.length = 0;
    return estimateDerivative(
      (x) => {
        seen.push(x);
        return 2 * x;
      },
      0,
      { method: central({ step: 0.25 }), bounds: { lower, upper } },
    );
  };
  assertEquals(run(-1, 1).value, 2);
  assertEquals(seen, [0, 0.25, -0.25, 0.5, -0.5]);
  run(-0.5, 0.5);
  assertEquals(seen, [0, 0.25, -0.25, 0.5, -0.5]);
  run(-0.25, 9);
  assertEquals(seen.toSorted(), [0, 0.25, 0.5, 1]);
  run(-9, 0.125);
  assertEquals(seen.toSorted((a, b) => a - b), [-1, -0.5, -0.25, 0]);
  // Two steps of twice the step are to fit.
  run(0, 0.5);
  assertEquals(seen.toSorted(), [0, 0.125, 0.25, 0.5]);
});

Deno.test("richardson() removes the terms of the square and the fourth power", () => {
  const f = (x: number) => x + x ** 3 + x ** 5;
  const method = richardson(central(), { levels: 3, step: 0.5, ratio: 2 });
  const { value, evaluations } = estimateDerivative(f, 0, { method });
  near(value, 1);
  assertEquals(evaluations, 7);
  // Of a one-sided difference each power of the step is a term.
  const oneSided = richardson(forward(), { levels: 3, step: 0.5, ratio: 4 });
  const other = estimateDerivative((x) => x + x ** 2 + x ** 3, 0, {
    method: oneSided,
  });
  near(other.value, 1);
  assertEquals(other.evaluations, 4);
});

Deno.test("the error of richardson() is its last change and the rounding of f at the last step", () => {
  const method = richardson(central(), { levels: 2, step: 0.5, ratio: 2 });
  const { value, error } = estimateDerivative((x) => 8 + x ** 3, 0, { method });
  // D(1/2) = 1/4 and D(1/4) = 1/16 combine to 0.
  assertEquals(value, 0);
  near(error, 1 / 4 + 2 * EPSILON * (8 + 1 / 8) / (1 / 4));
});

Deno.test("single precision rounds a step to a power of two of its spacing", () => {
  const seen: number[] = [];
  const f = (x: Float32Array) => {
    seen.push(x[0]);
    return 2 * x[0];
  };
  const method = stencil([-1, 1]).asMethod();
  for (const at of [1, 1000]) {
    seen.length = 0;
    const { value } = estimateDerivative(
      (x: number) => f(Float32Array.of(x)),
      at,
      { method: central({ step: 2 ** -10 }) },
    );
    near(value, 2);
  }
  assertEquals(method.atOrder(1), method);
});
