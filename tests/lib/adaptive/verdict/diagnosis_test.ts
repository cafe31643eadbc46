// Answers that the two sides give together where pairs do not settle it.
import { estimateDerivative } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

testEach([[2.787, 1.166e-8], [2.727, 1.256e-8], [-1.477, -1.168e-8]] as const)(
  "the slope of a logarithm at %d is known %d beside its pole",
  (x, distance) => {
    const pole = x + distance;
    const exact = 1 / (x - pole) + 1;
    const { value, error, verdict } = estimateDerivative(
      (t) => Math.log(Math.abs(t - pole)) + t,
      x,
    );
    assertEquals(verdict.kind, "ok");
    assert(Math.abs(value - exact) <= error, `${value} ± ${error}`);
    assert(error < 1e-7 * Math.abs(exact));
  },
);

testEach([[2.8, 2.8999e-6], [2.58, 2.0152e-8]] as const)(
  "a straight line at %d has no second derivative %d beside a kink",
  (x, distance) => {
    const corner = x - distance;
    const { value, error } = estimateDerivative(
      (t) => t + (t > corner ? t - corner : 0) + Math.max(0, t - corner),
      x,
      { derivativeOrder: 2 },
    );
    assert(Math.abs(value) <= error && error < 1e-9, `${value} ± ${error}`);
  },
);

testEach([7.95e-7, 1e-6, 1e-5, 1e-4])(
  "a corner rounded over %d has slope 0 at its middle",
  (width) => {
    const { value, error, verdict } = estimateDerivative(
      (t) => Math.hypot(t, width) - width,
      0,
    );
    assertEquals([value, verdict.kind], [0, "ok"]);
    assert(error < 1e-12);
  },
);

testEach([[2, 1.5], [0.5, -0.25]] as const)(
  "x² sin(1/x) with %d and slope %d lies between parabolas, which have that slope",
  (factor, slope) => {
    const { value, error, verdict } = estimateDerivative(
      (x) => slope * x + (x === 0 ? 0 : factor * x * x * Math.sin(1 / x)),
      0,
    );
    assertEquals(verdict.kind, "ok");
    assert(Math.abs(value - slope) <= error && error < 1e-5, `${error}`);
  },
);

testEach([7, -3])(
  "x √|x| sin(1/x) with slope %d lies between powers above 1, which have that slope",
  (slope) => {
    const { value, error, verdict } = estimateDerivative(
      (x) =>
        slope * x +
        (x === 0 ? 0 : x * Math.sqrt(Math.abs(x)) * Math.sin(1 / x)),
      0,
    );
    assertEquals(verdict.kind, "ok");
    assert(Math.abs(value - slope) <= error && error < 1e-5, `${error}`);
  },
);

testEach<[string, (x: number) => number, number, number]>([
  ["0 before it", (x) => x > 0 ? x * Math.log(x) : 0, 0, -Infinity],
  ["0 after it", (x) => x < 0 ? x * Math.log(-x) : 0, -Infinity, 0],
  ["a line before it", (x) => x > 0 ? -x * Math.log(x) : x, 1, Infinity],
  [
    "a curve under it",
    (x) => (x > 0 ? x * Math.log(x) : 0) + Math.sin(x),
    1,
    -Infinity,
  ],
])("x log x with %s is vertical on one side of 0", (_, f, left, right) => {
  const { verdict } = estimateDerivative(f, 0);
  assert(verdict.kind === "vertical", verdict.kind);
  for (const [told, exact] of [[verdict.left, left], [verdict.right, right]]) {
    assert(told === exact || Math.abs(told - exact) < 1e-6, `${told}`);
  }
});

// (|x|^p)⁽ᵏ⁾ = p (p - 1) ... (p - k + 1) |x|^(p - k) sign(x)ᵏ
testEach<[string, (x: number) => number, 1 | 2 | 3 | 4, number, number]>([
  ["∛x", Math.cbrt, 2, Infinity, -Infinity],
  ["|x|^1.5", (x) => Math.abs(x) ** 1.5, 2, Infinity, Infinity],
  ["-|x|^1.5", (x) => -(Math.abs(x) ** 1.5), 2, -Infinity, -Infinity],
  ["|x|^1.6 sign x", (x) => x * Math.abs(x) ** 0.6, 2, -Infinity, Infinity],
  ["|x|^2.5", (x) => Math.abs(x) ** 2.5, 3, -Infinity, Infinity],
  ["|x|^2.5 sign x", (x) => x * Math.abs(x) ** 1.5, 3, Infinity, Infinity],
  ["|x|^3.5", (x) => Math.abs(x) ** 3.5, 4, Infinity, Infinity],
  ["x² before x^1.5", (x) => x > 0 ? x ** 1.5 : x * x, 2, 2, Infinity],
  ["x^0.7 after x", (x) => x > 0 ? x ** 0.7 : x, 1, 1, Infinity],
  ["-|x|^0.7 before 3x", (x) => x < 0 ? -((-x) ** 0.7) : 3 * x, 1, Infinity, 3],
])(
  "%s is vertical at 0, where the sides tell what its derivatives tend to",
  (_, f, derivativeOrder, left, right) => {
    const { value, error, verdict } = estimateDerivative(f, 0, {
      derivativeOrder,
    });
    assertEquals([value, error], [left === right ? left : NaN, Infinity]);
    assert(verdict.kind === "vertical", verdict.kind);
    assertEquals(verdict.of, derivativeOrder === 1 ? "slope" : "derivative");
    for (
      const [told, exact] of [[verdict.left, left], [verdict.right, right]]
    ) {
      assert(told === exact || Math.abs(told - exact) < 1e-6, `${told}`);
    }
  },
);

testEach<[string, (x: number) => number]>([
  ["right", (x) => x > 0 ? 1 / x : x],
  ["left", (x) => x < 0 ? 1 / x : x],
])("a pole on the %s alone leaves no derivative", (_, f) => {
  const { verdict } = estimateDerivative(f, 0);
  assert(verdict.kind === "nonfinite" && verdict.shown === "unbounded");
});

Deno.test("x/log |x| tends to slope 0 so slowly that few digits are known", () => {
  const { value, error, verdict } = estimateDerivative(
    (x) => x === 0 ? 0 : x / Math.log(Math.abs(x)),
    0,
  );
  assert(Math.abs(value) <= error && error < 1e-4, `${value} ± ${error}`);
  assert(verdict.kind === "imprecise" && verdict.limit === "scale");
  assertEquals(verdict.rounding, 0);
});
