// Where bounds leave less room on one side than on the other, or none.
import { adaptive, estimateDerivative } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type F = (x: number) => number;

/** A function, a point, and its derivatives there. */
const SMOOTH: readonly (readonly [string, F, number, readonly number[]])[] = [
  ["exp", Math.exp, 0.5, [0, 1, 2, 3].map(() => Math.exp(0.5))],
  [
    "sin",
    Math.sin,
    2,
    [Math.cos(2), -Math.sin(2), -Math.cos(2), Math.sin(2)],
  ],
  ["log", Math.log, 3, [1 / 3, -1 / 9, 2 / 27, -6 / 81]],
];

/** What one side tells of a derivative, by its order, and what it costs. */
const DIGITS = [1e-11, 2e-8, 1e-5, 2e-3];
const CALLS = 12;

testEach(SMOOTH)(
  "the derivatives of %s come from the side that has room, to as many digits as it gives",
  (_, f, x, derivatives) => {
    for (const room of [0, 1e-13, 1e-6, 1e-3, 0.03]) {
      for (
        const [lower, upper] of [[x - room, x + 90], [
          x - 90,
          x + room,
        ]] as const
      ) {
        for (const derivativeOrder of [1, 2, 3, 4] as const) {
          const { value, error, evaluations } = estimateDerivative(
            (t) => {
              assert(t >= lower && t <= upper);
              return t > 0 ? f(t) : NaN;
            },
            x,
            { derivativeOrder, bounds: { lower, upper } },
          );
          const exact = derivatives[derivativeOrder - 1];
          const said = `${derivativeOrder} ${room}: ${value} ± ${error}`;
          assert(Math.abs(value - exact) <= error, said);
          const most = DIGITS[derivativeOrder - 1] * Math.abs(exact);
          assert(error <= most, said);
          // Pairs are not tried where there is no room for them.
          assert(evaluations <= (room < 1e-4 ? CALLS : 22), `${evaluations}`);
        }
      }
    }
  },
);

Deno.test("both sides are used where both have a little room", () => {
  for (const room of [1e-3, 0.01]) {
    const bounds = { lower: 1 - room, upper: 1 + 1.5 * room };
    const { value, error, verdict } = estimateDerivative(Math.exp, 1, {
      bounds,
    });
    assertEquals(verdict.kind, "ok");
    // Some thirty roundings of f over the room that there is.
    const rounding = 30 * Number.EPSILON * Math.E / room;
    assert(Math.abs(value - Math.E) <= error && error <= rounding);
  }
});

Deno.test("an end of the domain that bounds spare f from is no edge", () => {
  const { value, error, verdict } = estimateDerivative(
    (x) => x ** 1.5 + Math.sqrt(1 - x),
    0.5,
    { bounds: { lower: 0, upper: 1 } },
  );
  assertEquals(verdict.kind, "ok");
  const exact = 1.5 * Math.sqrt(0.5) - 0.5 / Math.sqrt(0.5);
  assert(Math.abs(value - exact) <= error && error < 1e-10);
});

Deno.test("f that is undefined on the one side with room has no derivative there", () => {
  const { value, verdict } = estimateDerivative(
    (x) => x > 1 ? NaN : x,
    1,
    { bounds: { lower: 1, upper: 5 } },
  );
  assertEquals([value, verdict.kind], [NaN, "nonfinite"]);
});

Deno.test("a slope at a bound that grows without end is an edge with that slope", () => {
  const { value, verdict } = estimateDerivative(Math.sqrt, 0, {
    bounds: { lower: 0 },
  });
  assertEquals(value, Infinity);
  assert(verdict.kind !== "ok");
});

// f changes over 1e7, so that pairs need larger steps; what bounds keep from them, the other side may take.
testEach([[1, 1e-9], [2, 1e-2]] as const)(
  "derivative %s of a wide hyperbola takes larger steps on the side without a bound",
  (derivativeOrder, digits) => {
    const f = (x: number) => Math.hypot(x - 2.6e7, 1.1e7);
    const size = Math.hypot(2.6e7, 1.1e7);
    const exact = [-2.6e7 / size, (1.1e7 / size) ** 2 / size];
    for (const room of [1e3, 3e4]) {
      for (const bounds of [{ lower: -room }, { upper: room }]) {
        const { value, error } = estimateDerivative(f, 0, {
          derivativeOrder,
          bounds,
        });
        const expected = exact[derivativeOrder - 1];
        assert(Math.abs(value - expected) <= error, `${value} ± ${error}`);
        assert(error <= digits * Math.abs(expected), `${error}`);
      }
    }
  },
);

testEach([1, 2] as const)(
  "bounds a few numbers away leave no room for a derivative of order %d",
  (derivativeOrder) => {
    const bounds = { lower: 1, upper: 1 + 2 * Number.EPSILON };
    const { verdict } = estimateDerivative(Math.exp, 1, {
      derivativeOrder,
      bounds,
    });
    assert(verdict.kind === "unresolved" && verdict.why === "no room");
    assertEquals(verdict.step, 0);
  },
);

testEach<[string, F, 1 | 2, { lower?: number; upper?: number }, number]>([
  ["√|x|", (x) => Math.sqrt(Math.abs(x)), 1, { lower: 0 }, Infinity],
  ["√|x|", (x) => Math.sqrt(Math.abs(x)), 1, { upper: 0 }, -Infinity],
  ["|x|^1.5", (x) => Math.abs(x) ** 1.5, 2, { upper: 0 }, Infinity],
  ["-|x|^1.5", (x) => -(Math.abs(x) ** 1.5), 2, { lower: 0 }, -Infinity],
])(
  "beside a bound, %s has a derivative that grows without bound",
  (_, f, derivativeOrder, bounds, exact) => {
    const { value, verdict } = estimateDerivative(f, 0, {
      derivativeOrder,
      bounds,
    });
    assertEquals(value, exact);
    assert(verdict.kind === "edge" && verdict.why === "bounds");
    assertEquals(verdict.side, "lower" in bounds ? "left" : "right");
  },
);

Deno.test("few evaluations beside a bound are a budget that ran out, until they are enough", () => {
  const bounds = { lower: 1 };
  for (let maxEvaluations = 1; maxEvaluations < 12; maxEvaluations++) {
    const { value, error, evaluations, verdict } = estimateDerivative(
      Math.exp,
      1,
      { bounds, method: adaptive({ maxEvaluations }) },
    );
    assert(evaluations <= maxEvaluations);
    assert(!(Math.abs(value - Math.E) > error), `${value} ± ${error}`);
    assertEquals(verdict.kind, maxEvaluations < 9 ? "budget" : "ok");
  }
});

Deno.test("what wavers beside a bound is unresolved on the side that is left", () => {
  const { verdict } = estimateDerivative(
    (x) => x === 0 ? 0 : x * Math.sin(1 / x),
    0,
    { bounds: { lower: 0 } },
  );
  assert(verdict.kind === "unresolved" && verdict.why === "one side");
});

/** Functions that round inside themselves, a point where f is smooth between two steps, and the derivative without rounding. */
const ROUNDED: readonly [string, F, number, number][] = [
  [
    "artanh(tanh(x)) + sin(x)",
    (x) => Math.atanh(Math.tanh(x)) + Math.sin(x),
    16.2,
    1 + Math.cos(16.2),
  ],
  [
    "x - log(1 - tanh(x)) / 2",
    (x) => x - Math.log(1 - Math.tanh(x)) / 2,
    15.5,
    2,
  ],
  [
    "sin(fround(x)) + x²",
    (x) => Math.sin(Math.fround(x)) + x * x,
    -1.1773889064788818,
    Math.cos(-1.1773889064788818) - 2 * 1.1773889064788818,
  ],
];

testEach(ROUNDED)(
  "the error reaches what %s follows, where f breaks off on the one side that is left",
  (_, f, x, derivative) => {
    const sides: [F, { lower?: number; upper?: number }][] = [
      [f, { lower: x }],
      [f, { upper: x }],
      [(t) => t < x ? NaN : f(t), {}],
      [(t) => t > x ? NaN : f(t), {}],
    ];
    for (const [g, bounds] of sides) {
      const { value, error } = estimateDerivative(g, x, { bounds });
      assert(Math.abs(value - derivative) <= error, `${value} ± ${error}`);
    }
  },
);
