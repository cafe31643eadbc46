// What a check says of points besides x: a difference there is a warning unless f is smooth on the way and two looks agree.

import {
  assertGradient,
  checkGradient,
  checkHessian,
  checkJacobian,
} from "../../../mod.ts";
import { randomSource } from "../../../lib/core/random.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type F = (x: number[]) => number;
type G = (x: number[]) => number[];

/** Functions with a case that their gradient need not know: right at x, and f is something else beyond a kink or an edge. */
const CASES: readonly (readonly [string, F, G, number[]])[] = [
  ["a clipped log", ([x]) => Math.log(Math.max(x, 1e-12)), ([x]) => [1 / x], [
    2.5,
  ]],
  [
    "clipped cross-entropy",
    ([p]) => -Math.log(Math.min(Math.max(p, 1e-7), 1 - 1e-7)),
    ([p]) => [-1 / p],
    [0.4],
  ],
  [
    "Poisson likelihood",
    ([m]) => m - 3 * Math.log(Math.max(m, 1e-8)),
    ([m]) => [1 - 3 / m],
    [2],
  ],
  [
    "a root of what is positive",
    ([v]) => Math.sqrt(Math.max(v, 0)),
    ([v]) => [0.5 / Math.sqrt(v)],
    [2],
  ],
  [
    "Gaussian likelihood",
    ([m, s]) =>
      Math.log(Math.max(s, 1e-6)) + m ** 2 / (2 * Math.max(s, 1e-6) ** 2),
    ([m, s]) => [m / s ** 2, 1 / s - m ** 2 / s ** 3],
    [1, 2],
  ],
  [
    "a power of what is positive",
    ([x]) => x > 0 ? x ** 1.5 : 0,
    ([x]) => [1.5 * Math.sqrt(x)],
    [2.5],
  ],
  [
    "a saturated ratio",
    ([s]) => Math.abs(s) / (1 + Math.abs(s)),
    ([s]) => [1 / (1 + s) ** 2],
    [2.5],
  ],
  [
    "Huber's loss within its bend",
    ([x]) => Math.abs(x) < 1 ? x * x / 2 : Math.abs(x) - 0.5,
    ([x]) => [x],
    [0.5],
  ],
  [
    "a table with a clamped index",
    ([x]) => {
      const t = Math.min(Math.max(x, 0), 3);
      return t ** 3 - 2 * t;
    },
    ([x]) => [3 * x ** 2 - 2],
    [1.3],
  ],
  [
    "softmax that overflows",
    (z) => {
      const top = Math.max(...z);
      return top + Math.log(z.reduce((s, v) => s + Math.exp(v - top), 0));
    },
    (z) => {
      const e = z.map((v) => Math.exp(v));
      const sum = e.reduce((a, b) => a + b);
      return e.map((v) => v / sum);
    },
    [1, 2, 3],
  ],
];

testEach(CASES)(
  "checkGradient() passes %s with a warning, and fails it where strictness is asked for",
  (_, f, gradient, x) => {
    const report = checkGradient(f, gradient, x);
    assertEquals([report.verdict, report.mistake], ["pass", undefined]);
    assert(report.warning, String(report));
    assert(String(report).includes("passes at x and differs at"));
    assert(report.around.some(({ outcome }) => outcome === "differs"));
    const only = checkGradient(f, gradient, x, { around: false });
    assertEquals([only.verdict, only.warning, only.around], [
      "pass",
      undefined,
      [],
    ]);
    const strict = checkGradient(f, gradient, x, { around: "strict" });
    assertEquals(strict.verdict, "fail");
  },
);

testEach(CASES)(
  "checkGradient() spends some hundred evaluations on a warning: %s",
  (_, f, gradient, x) => {
    const { evaluations } = checkGradient(f, gradient, x);
    assert(evaluations < 900, `${evaluations}`);
  },
);

testEach(CASES)(
  "checkGradient() fails %s where it is wrong at x",
  (_, f, gradient, x) => {
    const wrong: G = (x) => gradient(x).map((g) => 1.001 * g);
    assertEquals(checkGradient(f, wrong, x).verdict, "fail");
  },
);

/** Gradients that have a case which f has not. */
const OWN_CASES: readonly (readonly [string, (v: number) => number])[] = [
  ["a factor", (v) => 1.5 * v],
  ["a sign", (v) => -v],
  ["nothing", () => 0],
];

testEach(OWN_CASES)(
  "checkGradient() fails a gradient that goes wrong by %s where f is smooth",
  (_, spoil) => {
    const f: F = (x) => x.reduce((sum, v) => sum + v ** 3 + Math.sin(v), 0);
    const g: G = (x) => x.map((v) => 3 * v ** 2 + Math.cos(v));
    for (const limit of [2.5, 3, 40]) {
      const wrong: G = (x) =>
        g(x).map((v, i) => Math.abs(x[i]) > limit ? spoil(v) : v);
      const { verdict, around } = checkGradient(f, wrong, [1, 2, -0.5]);
      assertEquals(verdict, "fail", `${limit}`);
      assertEquals(around.at(-1)?.outcome, "differs");
    }
    const negative: G = (x) => g(x).map((v, i) => x[i] < 0 ? spoil(v) : v);
    assertEquals(checkGradient(f, negative, [1, 2]).verdict, "fail");
  },
);

Deno.test("checkGradient(): a kink nearer than the far points excuses nothing that goes wrong among these", () => {
  const f: F = ([x]) => Math.abs(x);
  const wrong: G = ([x]) => [x > 10 ? 2 : 1];
  const { verdict, around } = checkGradient(f, wrong, [1.3]);
  assertEquals(verdict, "fail");
  assertEquals(around.map(({ where, outcome }) => [where, outcome]), [
    ["nearby", "agrees"],
    ["mirrored at 0", "differs"],
    ["30 times as far", "differs"],
  ]);
});

Deno.test("checkGradient(): a gradient that goes wrong just short of a point around x fails where f is a line", () => {
  const f: F = ([x]) => 3 * x;
  const { around } = checkGradient(f, () => [3], [1.3]);
  assertEquals(around.length, 5);
  for (const { where, x: [there] } of around) {
    for (const slope of [0, -3, 30]) {
      const wrong: G = ([x]) => [
        Math.abs(x - there) < 1e-5 * Math.abs(there) ? slope : 3,
      ];
      const { verdict } = checkGradient(f, wrong, [1.3]);
      assertEquals(verdict, "fail", where);
    }
  }
});

Deno.test("checkGradient(): a gradient that drifts off just short of a far point, without a jump, passes with a warning", () => {
  const f: F = ([x]) => 3 * x;
  const { around } = checkGradient(f, () => [3], [1.3]);
  const far = around.filter(({ where }) => where.includes("times as far"));
  assertEquals(far.length, 3);
  for (const { where, x: [there] } of far) {
    const drifting: G = ([x]) => [
      3 + 30 * Math.max(0, 1 - Math.abs(x - there) / (1e-5 * there)),
    ];
    const { verdict, warning } = checkGradient(f, drifting, [1.3]);
    assertEquals(verdict, "pass", where);
    assert(warning?.includes("analytic 33, numeric 3"), warning);
  }
});

Deno.test("checkGradient() fails a coincidence at x", () => {
  const f = (x: number) => x ** 3 / 3;
  const { verdict, smallest } = checkGradient(f, (x) => 2 * x, 2);
  assertEquals([verdict, smallest], ["fail", [1]]);
});

Deno.test("a report lists the points around x and why some could not be looked at", () => {
  const f: F = ([x]) => Math.exp(x);
  const report = checkGradient(f, ([x]) => [Math.exp(x)], [1]);
  assertEquals(report.around.map(({ where, outcome }) => [where, outcome]), [
    ["nearby", "agrees"],
    ["mirrored at 0", "agrees"],
    ["30 times as far", "agrees"],
    ["3000 times as far", "not judged"],
    ["3e5 times as far", "not judged"],
  ]);
  assert(
    String(report).includes("3e5 times as far: f overflows to Infinity"),
    String(report),
  );
});

Deno.test("bounds hold every evaluation of f and every call of the code", () => {
  const seen: number[][] = [];
  const f: F = (x) => {
    seen.push(x.slice());
    return x.reduce((sum, v, i) => sum + Math.log(v) * (i + 1), 0);
  };
  const g: G = (x) => {
    seen.push(x.slice());
    return x.map((v, i) => (i + 1) / v);
  };
  const half: G = (x) => g(x).map((v, i) => i === 1 ? v / 2 : v);
  const x = [0.25, 1, 0.5];
  for (
    const bounds of [{ lower: 0.125, upper: 1 }, { lower: [0.25, 0.5, 0] }]
  ) {
    assertGradient(f, g, x, { bounds });
    assertGradient(f, g, x, { bounds, maxElements: 0 });
    assertEquals(checkGradient(f, half, x, { bounds }).verdict, "fail");
    checkJacobian(f, g, x, { bounds });
    const lower = bounds.lower;
    const outside = seen.filter((x) =>
      x.some((v, i) =>
        v < (typeof lower === "number" ? lower : lower[i]) ||
        v > (bounds.upper ?? Infinity)
      )
    );
    assertEquals(outside, []);
    seen.length = 0;
  }
});

Deno.test("bounds keep a check from cases that f is not meant to have", () => {
  const f: F = ([x]) => Math.log(Math.max(x, 1e-12));
  const report = checkGradient(f, ([x]) => [1 / x], [2.5], {
    bounds: { lower: 0 },
  });
  assertEquals([report.verdict, report.warning], ["pass", undefined]);
});

Deno.test("a check refuses options that nobody reads, and x outside its bounds", () => {
  const f: F = ([x]) => x ** 2;
  const g: G = ([x]) => [2 * x];
  const check = (options: Record<string, unknown>) => () =>
    checkGradient(f, g, [1], options);
  assertThrows(check({ bound: 1 }), TypeError, "did you mean bounds?");
  assertThrows(check({ tolerence: 1 }), TypeError, "did you mean tolerance?");
  assertThrows(check({ around: "near" }), TypeError, "give true, false");
  assertThrows(check({ maxElements: -1 }), RangeError, "maxElements");
  assertThrows(check({ directions: 0 }), RangeError, "directions");
  assertThrows(check({ directions: 1.5 }), RangeError, "whole number");
  assertThrows(check({ seed: NaN }), RangeError, "the seed NaN");
  assertThrows(
    check({ bounds: { low: 0 } }),
    TypeError,
    "within bounds with the option low, which nobody reads: the options are lower, upper",
  );
  assertThrows(check({ tolerance: NaN }), RangeError, "tolerance");
  assertThrows(check({ bounds: { upper: 0 } }), RangeError, "outside");
});

/** Functions that are no number at x, with the words that say why. */
const FAULTS: readonly (readonly [string, F, G, number[], string])[] = [
  [
    "softmax",
    (z) => -Math.log(Math.exp(z[0]) / z.reduce((s, v) => s + Math.exp(v), 0)),
    (z) => {
      const top = Math.max(...z);
      const e = z.map((v) => Math.exp(v - top));
      const sum = e.reduce((a, b) => a + b);
      return e.map((v, i) => v / sum - Number(i === 0));
    },
    [800, 1, 2],
    "f overflows at exp of x[0] = 800; stabilise f",
  ],
  [
    "an infinite loss",
    ([x]) => Math.exp(2 * x) - 1,
    ([x]) => [2 * Math.exp(x)],
    [500],
    "f overflows at exp of 1000",
  ],
  ["p log p", ([p]) => p * Math.log(p), () => [0], [0], "log of x[0] = 0"],
  ["sin x / x", ([x]) => Math.sin(x) / x, () => [0], [0], "look for 0/0"],
  ["a log", ([x]) => Math.log(x - 3), ([x]) => [1 / (x - 3)], [1], "log of -2"],
];

testEach(FAULTS)(
  "checkGradient() blames f, not its gradient, where f is no number: %s",
  (_, f, gradient, x, words) => {
    const { exp } = Math;
    const { verdict, reason, mistake } = checkGradient(f, gradient, x);
    assertEquals([verdict, mistake], ["unsure", undefined]);
    assert(reason.includes(words), reason);
    assertEquals(Math.exp, exp);
  },
);

testEach([[5, 0], [40, 400]])(
  "checkGradient() looks around x along directions alone where there are %s elements and at most %s are to be looked at",
  (n, maxElements) => {
    const x = Array.from({ length: n }, (_, i) => 0.5 + 0.3 * Math.sin(i));
    const f = (x: number[]) => x.reduce((s, v) => s + Math.min(v, 3) ** 2, 0);
    const gradient = (x: number[]) => x.map((v) => 2 * v);
    const { verdict, warning } = checkGradient(f, gradient, x, { maxElements });
    assertEquals(verdict, "pass");
    assert(warning!.startsWith("random direction"), warning);
  },
);

const cube = (z: number) => Math.max(z, 0) ** 3;
testEach<readonly [string, (z: number) => number, (z: number) => number]>([
  [
    "a logarithm that is clamped",
    (z) => Math.log(Math.max(z, 1e-9)),
    (z) => -1 / z ** 2,
  ],
  [
    "a power that is clamped",
    (z) => Math.max(z, 0) ** 1.5,
    (z) => 0.75 / Math.sqrt(z),
  ],
  ["a cube that is clamped", cube, (z) => 6 * z],
  ["the size of a cube", (z) => Math.abs(z) ** 3, (z) => 6 * z],
  [
    "Huber's loss",
    (z) => Math.abs(z) < 1 ? z * z / 2 : Math.abs(z) - 0.5,
    () => 1,
  ],
])(
  "checkHessian() warns where f has another case: %s",
  (_, f, second) => {
    const { verdict, reason, warning } = checkHessian(
      ([z, w]: number[]) => f(z) + w * w,
      ([z]) => [[second(z), 0], [0, 2]],
      [0.8, 0.3],
    );
    assertEquals(verdict, "pass", reason);
    assert(warning);
  },
);

Deno.test("checkHessian() fails a case of its own where f is smooth", () => {
  const { verdict, reason } = checkHessian(
    ([z, w]: number[]) => z ** 4 + z * w * w,
    ([z, w]) => [[z > 0 ? 12 * z * z : 0, 2 * w], [2 * w, 2 * z]],
    [0.8, 0.3],
  );
  assertEquals(verdict, "fail");
  assert(reason.startsWith("H[0][0] is wrong: analytic 0,"), reason);
});

testEach<readonly [string, (z: number) => number, (z: number) => number]>([
  ["a logarithm", (z) => Math.log(Math.max(z, 1e-9)), (z) => 1 / z],
  ["a smooth sign", (z) => z / (1 + Math.abs(z)), (z) => 1 / (1 + z) ** 2],
  ["a square with its sign", (z) => z * Math.abs(z), (z) => 2 * z],
])(
  "checks along directions alone warn where f has another case: %s",
  (_, f, slope) => {
    for (let seed = 1; seed <= 5; seed++) {
      const x = [1 + (seed * 0.37) % 2, 0.6 + (seed * 0.71) % 3];
      const { verdict, reason, warning } = checkJacobian(
        ([a, b]: number[]) => [f(a), f(b)],
        ([a, b]) => [[slope(a), 0], [0, slope(b)]],
        x,
        { seed, maxElements: 0 },
      );
      assertEquals(verdict, "pass", `${reason}, ${seed}`);
      assert(warning);
    }
  },
);

Deno.test("checkHessian() is unsure of random numbers that show only beside x, where all is not 0", () => {
  const random = randomSource(3);
  const { verdict, reason } = checkHessian(
    ([a, b]: number[]) => a * a * b,
    ([a, b]) => {
      const noise = 1 + 1e-3 * random();
      return [[2 * b * noise, 2 * a * noise], [2 * a * noise, 0]];
    },
    [0, 0],
  );
  assertEquals(verdict, "unsure");
  assert(reason.includes("is not a function of x alone"), reason);
});
