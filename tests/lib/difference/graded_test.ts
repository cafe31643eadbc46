// The words of methods with given steps mean what they mean everywhere.
import {
  central,
  estimateDerivative,
  forward,
  gradient,
  type Method,
  notebook,
  richardson,
} from "../../../mod.ts";
import { concluded } from "../../../lib/difference/graded.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type F = (x: number) => number;

const METHODS: readonly (readonly [string, Method])[] = [
  ["central()", central()],
  ["central() of order 4", central({ accuracyOrder: 4 })],
  ["forward()", forward()],
  ["notebook()", notebook()],
  ["richardson()", richardson()],
  ["richardson(forward())", richardson(forward())],
];

const TWO_SIDED = METHODS.filter(([name]) => !name.includes("forward"));

testEach(METHODS)("%s is ok about exp, to four digits", (_, method) => {
  const { value, error, verdict } = estimateDerivative(Math.exp, 1, { method });
  assertEquals(verdict.kind, "ok");
  assert(Math.abs(value - Math.E) <= error && error <= 1e-4 * value);
});

testEach(METHODS)(
  "%s is not ok where its step is too large, or f too large for its step",
  (_, method) => {
    const fast: F = (x) => Math.sin(1e9 * x);
    const steep: F = (x) => Math.sign(x) * Math.abs(x) ** 0.3;
    const high: F = (x) => x + 1e16;
    for (const f of [fast, steep, high]) {
      const { value, error, verdict } = estimateDerivative(f, 0, { method });
      assert(verdict.kind !== "ok", `${f}: ${value} ± ${error}`);
    }
  },
);

Deno.test("central() says whether its step or the rounding of f costs digits", () => {
  const limitOf = (f: F, step: number) => {
    const method = central({ step });
    const { verdict } = estimateDerivative(f, 1, { method });
    return verdict.kind === "imprecise" ? verdict.limit : verdict.kind;
  };
  assertEquals(limitOf(Math.exp, 0.1), "step");
  assertEquals(limitOf(Math.exp, 1e-13), "rounding");
  assertEquals(limitOf(Math.exp, 1e-5), "ok");
});

testEach(METHODS)("%s calls a constant flat", (_, method) => {
  const { value, verdict } = estimateDerivative(() => 3, 1, { method });
  assertEquals([value, verdict.kind], [0, "flat"]);
});

testEach(TWO_SIDED)("%s sees a kink and a jump", (_, method) => {
  const kindOf = (f: F) => estimateDerivative(f, 0, { method }).verdict.kind;
  assertEquals(kindOf(Math.abs), "kink");
  assertEquals(kindOf((x) => Math.max(0, x) + x), "kink");
  assertEquals(kindOf((x) => x > 0 ? 1 : x), "jump");
  assertEquals(kindOf((x) => x === 0 ? 1 : 0), "jump");
});

Deno.test("central() says where f tends to at a jump", () => {
  const { value, error, verdict } = estimateDerivative(
    (x) => x > 2 ? x + 1 : 2 * x,
    2,
    { method: central() },
  );
  assert(verdict.kind === "jump");
  assert(Number.isNaN(value) && error === Infinity);
  assertEquals(verdict.center, 4);
  assert(Math.abs(verdict.left.value - 4) <= verdict.left.error);
  assert(Math.abs(verdict.right.value - 3) <= verdict.right.error);
});

testEach<[string, Method, number]>([
  ["central()", central({ step: 1e-300 }), 1],
  ["forward()", forward({ step: 1e-17 }), 1],
  ["notebook()", notebook(), 1e13],
])("%s says that its step is lost beside x, not that f is undefined", (
  _,
  method,
  x,
) => {
  const { verdict } = estimateDerivative((x) => 2 * x, x, { method });
  assert(verdict.kind === "unresolved" && verdict.why === "no step");
});

testEach<[unknown, string]>([
  ["1e-3", '"1e-3"'],
  [[1e-3], "[0.001]"],
  [{ absolute: 1 }, "an object (Object)"],
])("central() refuses the step %j", (step, shown) => {
  assertThrows(
    () => central({ step: step as number }),
    RangeError,
    `with step ${shown}`,
  );
});

testEach<[unknown, string]>([
  [{ low: 0 }, "option low"],
  [[0, 2], "option 0"],
  [{ lower: "0" }, 'bound of x is "0"'],
])("estimateDerivative() refuses the bounds %j", (bounds, message) => {
  assertThrows(
    () => estimateDerivative(Math.exp, 1, { bounds: bounds as never }),
    TypeError,
    message,
  );
});

Deno.test("gradient() refuses bounds with another name", () => {
  assertThrows(
    () => gradient(([x]) => x, [1], { bounds: { min: 0 } as never }),
    TypeError,
    "option min",
  );
});

testEach(TWO_SIDED)(
  "%s counts a kink that leaves four digits to the error, as it may be noise",
  (_, method) => {
    const { value, error, verdict } = estimateDerivative(
      (x) => x + 1e-5 * Math.abs(x),
      0,
      { method },
    );
    assertEquals(verdict.kind, "ok");
    assert(error >= 1e-5 && Math.abs(value - 1) < 1e-9, `${value} ± ${error}`);
  },
);

Deno.test("central() calls no noise of f a jump that leaves four digits", () => {
  const { value, error, verdict } = estimateDerivative(
    (x) => x === 0 ? 1 : (Math.exp(x) - 1) / x,
    0,
    { method: central() },
  );
  assertEquals(verdict.kind, "ok");
  assert(Math.abs(value - 0.5) <= error, `${value} ± ${error}`);
});

/** What is made of slopes that differ by so much at the step, and at twice the step, where rounding moves them by 1. */
function kindOfGaps(near: number, far: number, value = 1): string {
  const sides = (h: number, gap: number) => ({
    h,
    left: 0,
    right: gap,
    rounding: 1,
  });
  const evidence = {
    derivativeOrder: 1,
    h: 1,
    reach: 2,
    truncation: 0,
    roundoff: 0,
    biggest: 1,
    change: 1,
  };
  const both = [sides(1, near), sides(2, far)] as const;
  return concluded(value, evidence, 0, both).verdict.kind;
}

testEach<[string, number, number]>([
  ["ok", 20, 20],
  ["kink", 20.5, 20.5],
  ["ok", 75, 100],
  ["kink", 76, 100],
  // Where the gap doubles as the step is halved, f jumps; from two thirds of that on it may.
  ["jump", 100, 50],
  ["jump", 100, 38],
  ["kink", 100, 37],
  ["kink", 96, 64],
  ["jump", 96, 63],
])(
  "a finite difference is %s where slopes differ by %d, and by %d at twice the step",
  (
    kind,
    near,
    far,
  ) => {
    assertEquals(kindOfGaps(near, far), kind);
  },
);

Deno.test("a finite difference counts half a gap to the error that leaves four digits, and no more", () => {
  assertEquals(kindOfGaps(200, 200, 1e6), "ok");
  assertEquals(kindOfGaps(202, 202, 1e6), "kink");
});
