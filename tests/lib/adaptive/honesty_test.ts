// What outsiders found that a search of derivatives is wrong or useless about: each input by name, with its right answer.
import { adaptive, estimateDerivative } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type F = (x: number) => number;

/** Whether an answer may be believed: not trusted, or its error covers the derivative. */
function isHonest(
  f: F,
  x: number,
  exact: number,
  options: { derivativeOrder?: 1 | 2 | 3 | 4; tolerance?: number } = {},
): boolean {
  const { derivativeOrder = 1, tolerance } = options;
  const method = tolerance === undefined ? adaptive() : adaptive({ tolerance });
  const { value, error, verdict } = estimateDerivative(f, x, {
    method,
    derivativeOrder,
  });
  const told = verdict.kind === "stair" ? verdict.trend : { value, error };
  return Math.abs(told.value - exact) <=
    10 * told.error + 1e-14 * Math.abs(exact);
}

const SATURATED: readonly [string, F, F, number, number][] = [
  [
    "a saturated cross-entropy",
    (z) => -Math.log(1 - 1 / (1 + Math.exp(-z))) + 0.01 * z * z,
    (z) => 1 / (1 + Math.exp(-z)) + 0.02 * z,
    25,
    36.7,
  ],
  ["atanh(tanh x) + x", (x) => Math.atanh(Math.tanh(x)) + x, () => 2, 15, 18.9],
  [
    "log(1 - p) of a quotient",
    (z) => -Math.log(1 - Math.exp(z) / (Math.exp(z) + 1)) + z,
    () => 2,
    25,
    36.5,
  ],
  [
    "a value rounded inside",
    (x) => Math.sin(Math.round(x * 1e6) / 1e6) + x,
    (x) => Math.cos(x) + 1,
    0.3,
    2,
  ],
  [
    "a value shown to five decimals inside",
    (x) => Number((x * x).toFixed(5)) * 2 + x,
    (x) => 4 * x + 1,
    0.3,
    2,
  ],
];

testEach(SATURATED)(
  "adaptive() is honest about %s",
  (_, f, exact, from, to) => {
    for (let i = 0; i <= 60; i++) {
      const x = from + (to - from) * i / 60;
      for (const tolerance of [undefined, 1e-6, 1e-4]) {
        const options = tolerance === undefined ? {} : { tolerance };
        assert(isHonest(f, x, exact(x), options), `${x} ${tolerance}`);
      }
    }
  },
);

Deno.test("adaptive() is honest about exp(expm1 x) of order 4, whose steps span five decades", () => {
  const f = (x: number) => Math.exp(Math.expm1(x));
  const x = 4.849692044798762;
  const { value, error, verdict } = estimateDerivative(f, x, {
    derivativeOrder: 4,
  });
  assert(verdict.kind !== "ok" || error < 1e-3 * Math.abs(value));
  const t = Math.exp(x);
  const touchard = t + 7 * t ** 2 + 6 * t ** 3 + t ** 4;
  assert(isHonest(f, x, f(x) * touchard, { derivativeOrder: 4 }));
});

testEach<[string, F, number, 2 | 4, number]>([
  [
    "a hyperbola far off",
    (x) => Math.sqrt((x - 2.6e7) ** 2 + 1.2e14),
    0,
    2,
    1.2e14 / (6.76e14 + 1.2e14) ** 1.5,
  ],
  [
    "a shifted fifth power",
    (x) => ((0.02341 * x + 6.03) + 2.32) ** 5,
    0.1,
    4,
    120 * 0.02341 ** 4 * (0.002341 + 8.35),
  ],
])(
  "adaptive() takes larger steps where roundoff hides a higher derivative: %s",
  (_, f, x, order, exact) => {
    const { value, error } = estimateDerivative(f, x, {
      derivativeOrder: order,
    });
    assert(Math.abs(value - exact) <= error, `${value} ± ${error}`);
    assert(error < 0.01 * exact, `${value} ± ${error}`);
  },
);

Deno.test("adaptive() finds the second derivative beside a kink", () => {
  for (const d of [1e-2, 3e-3, 1e-3, 1e-4]) {
    const { value, error } = estimateDerivative(
      (x) => Math.exp(x) + Math.max(x, 1 + d),
      1,
      { derivativeOrder: 2 },
    );
    assert(Math.abs(value - Math.E) <= error, `${d}: ${value} ± ${error}`);
    assert(d < 1e-3 || error < 1e-3, `${d}: ${error}`);
  }
});

Deno.test("adaptive() says ok where cancellation leaves eleven digits", () => {
  const { verdict } = estimateDerivative(
    (x) => Math.sin(x + 144) ** 4,
    -1.4966,
  );
  assertEquals(verdict.kind, "ok");
});

testEach([0.1, 0.25, 0.01].map((p) => [1 + p] as const))(
  "adaptive() gives 0 for the derivative of |x|^%d at 0, or says what it tends to",
  (power) => {
    const { value, error, verdict } = estimateDerivative(
      (x) => Math.abs(x) ** power,
      0,
    );
    assert(verdict.kind !== "vertical" && Math.abs(value) <= error);
  },
);

Deno.test("adaptive() sees a bump beside x that every larger step straddles", () => {
  for (const w of [1e-4, 1e-5]) {
    const f = (x: number) => Math.sin(x) + Math.exp(-(((x - 0.5) / w) ** 2));
    for (const k of [4, 5]) {
      const x = 0.5 + k * w;
      const exact = Math.cos(x) - 2 * k / w * Math.exp(-k * k);
      assert(isHonest(f, x, exact), `${k} ${w}`);
    }
  }
});

Deno.test("adaptive() finds 1/2 at a smooth corner at exactly 0", () => {
  for (
    const f of [
      (x: number) => Math.log(1 + Math.exp(1000 * x)) / 1000,
      (x: number) => (x + Math.sqrt(x * x + 1e-6)) / 2,
    ]
  ) {
    const { value, verdict } = estimateDerivative(f, 0);
    assert(Math.abs(value - 0.5) <= 1e-9);
    assertEquals(verdict.kind, "ok");
  }
});

const DIVERGENT: readonly [string, F][] = [
  ["x log x", (x) => x === 0 ? 0 : x * Math.log(x)],
  ["x^x", (x) => x ** x],
  ["(x²)^x", (x) => (x * x) ** x],
  ["cos((x²)^2x)", (x) => Math.cos((x * x) ** (x + x))],
  [
    "x √|log x|, which falls slower than any power",
    (x) => x === 0 ? 0 : x * Math.sqrt(Math.abs(Math.log(Math.abs(x)))),
  ],
  ["sigmoid(x) (x²)^x", (x) => (x * x) ** x / (1 + Math.exp(-x))],
];

testEach(DIVERGENT)(
  "adaptive() gives no number with an error where the slope at 0 is infinite: %s",
  (_, f) => {
    const { error } = estimateDerivative(f, 0);
    assertEquals(error, Infinity);
  },
);

testEach<[string, F, number]>([
  ["x / log x", (x) => x === 0 ? 0 : x / Math.log(x), 0],
  [
    "5 cos x + 3x / log x",
    (x) => (x === 0 ? 0 : 3 * x / Math.log(Math.abs(x) / 30)) + 5 * Math.cos(x),
    0,
  ],
])(
  "adaptive() covers what the slope of %s slowly tends to at 0",
  (_, f, exact) => {
    const { value, error } = estimateDerivative(f, 0);
    assert(Math.abs(value - exact) <= error, `${value} ± ${error}`);
    assert(error < 0.1, `${error}`);
  },
);

testEach([[1.198, 0], [-1.907, -3], [2, 5]])(
  "adaptive() follows %d t / log |t| beside an arctangent to closer pairs, t from %d",
  (a, c) => {
    const f = (x: number) =>
      (x === c ? 0 : a * (x - c) / Math.log(Math.abs((x - c) / 50))) +
      Math.atan(3 * (x - c));
    const { value, error } = estimateDerivative(f, c);
    assert(Math.abs(value - 3) <= error, `${value} ± ${error}`);
    assert(error < 1e-3, `${error}`);
  },
);

Deno.test("adaptive() is honest about a neuron in 32 bits with a loss in 64", () => {
  const [b, w] = [0.029258672147989273, 0.0984717458486557].map(Math.fround);
  for (let i = 0; i < 100; i++) {
    const x = Math.fround(-2 + 0.04 * i + 0.0077);
    const f = (t: number) => Math.log1p(Math.exp(Math.fround(b + t * x)));
    const exact = x / (1 + Math.exp(-(b + w * x)));
    assert(isHonest(f, w, exact), `${x}`);
  }
});

Deno.test("adaptive() finds a bump beside x of which the first steps see nothing", () => {
  const f = (x: number) => Math.sin(x) * Math.exp(-((x - 1) ** 2) * 1e6);
  const { value, error, evaluations } = estimateDerivative(f, 1.0004);
  const exact = -573.3305772297597;
  assert(
    Math.abs(value - exact) <= error && error < 1e-6,
    `${value} ± ${error}`,
  );
  assert(evaluations < 100, `${evaluations}`);
});

const hinge = (x: number) => Math.max(x, 0);
const huber = (r: number) => Math.abs(r) < 1 ? r * r / 2 : Math.abs(r) - 0.5;

const CORNERS: readonly [string, F, number, number][] = [
  ["a squared hinge", (x) => hinge(x) ** 2, 0, 0],
  ["a squared hinge at 0.7", (x) => hinge(x - 0.7) ** 2, 0.7, 0],
  ["a squared hinge on one", (x) => 1 + hinge(-x) ** 2, 0, 0],
  ["a squared hinge, curved", (x) => Math.sin(hinge(x)) ** 2, 0, 0],
  ["a cubed hinge", (x) => hinge(x) ** 3, 0, 0],
  ["x |x|", (x) => x * Math.abs(x), 0, 0],
  ["x² beside 0", (x) => x > 0 ? x * x : 0, 0, 0],
  ["the loss of Huber at its joint", huber, 1, 1],
  [
    "two squared hinges",
    (x) => hinge(1 - x) ** 2 + hinge(1 + 2 * x) ** 2,
    1,
    12,
  ],
];

testEach(CORNERS)(
  "%s has a derivative, though a higher one jumps there",
  (_, f, x, exact) => {
    const { value, error, verdict, evaluations } = estimateDerivative(f, x);
    assertEquals(verdict.kind, "ok");
    assert(
      Math.abs(value - exact) <= error && error < 2e-12,
      `${value} ± ${error}`,
    );
    assert(evaluations < 30, `${evaluations}`);
  },
);

Deno.test("adaptive() sees a kink that is small beside the corner at x", () => {
  for (let k = 2; k < 8; k++) {
    const far = 10 ** -k;
    const f = (x: number) => hinge(x) ** 2 + 1e-3 * Math.abs(x - far);
    assert(isHonest(f, 0, -1e-3), `${far}`);
  }
});

/** A value at x, and what f tends to beside it. */
const HOLES: readonly [string, F, number, number, number][] = [
  ["(1 - cos x) / x²", (x) => (1 - Math.cos(x)) / x / x, 0, 1, 0.5],
  ["(1 - cos t) / t²", (x) => (1 - Math.cos(x - 2)) / (x - 2) ** 2, 2, 1, 0.5],
  ["sin(x) / x", (x) => Math.sin(x) / x, 0, 0, 1],
  ["tan(x) / x", (x) => Math.tan(x) / x, 0, 0, 1],
  ["(exp(x) - 1) / x", (x) => Math.expm1(x) / x, 0, 0, 1],
  ["(x - sin x) / x³", (x) => (x - Math.sin(x)) / x ** 3, 0, 1, 1 / 6],
  ["(√(1 + x) - 1) / x", (x) => (Math.sqrt(1 + x) - 1) / x, 0, 1, 0.5],
];

testEach(HOLES)(
  "%s with another value where it is 0/0 jumps there",
  (_, f, at, value, limit) => {
    const { verdict } = estimateDerivative((x) => x === at ? value : f(x), at);
    assert(verdict.kind === "jump", verdict.kind);
    for (const side of [verdict.left, verdict.right]) {
      assert(Math.abs(side.value - limit) <= side.error, `${side.value}`);
      assert(side.error < 1e-4, `${side.error}`);
    }
  },
);

// Its sign is what doubles can tell of such a derivative.
const BEYOND: readonly [string, F, number, number][] = [
  ["1/x", (x) => 1 / x, 1e-200, -Infinity],
  ["1/x", (x) => 1 / x, -1e-170, -Infinity],
  ["1/x²", (x) => 1 / x / x, 1e-120, -Infinity],
  ["-1/x²", (x) => -1 / x / x, 1e-130, Infinity],
  ["1e300 sin(1e30 x)", (x) => 1e300 * Math.sin(1e30 * x), 0, Infinity],
];

for (const [name, f, x, expected] of BEYOND) {
  Deno.test(`the derivative of ${name} at ${x} is beyond every double`, () => {
    const { value, verdict } = estimateDerivative(f, x);
    assertEquals([value, verdict.kind], [expected, "vertical"]);
  });
}

// Within that of x f goes through (0, 0) with another slope on each side, which no larger step can see.
const BETWEEN_JUMPS: readonly [string, number, F][] = [
  ["left", 1e-9, (x) => Math.min(x, 0)],
  ["left", 1e-5, (x) => Math.min(x, 0)],
  ["right", 1e-6, (x) => Math.max(x, 0)],
];

testEach(BETWEEN_JUMPS)(
  "adaptive() sees a kink whose slope is on the %s, between jumps of 1e305 at %d",
  (side, reach, near) => {
    const f = (x: number) =>
      Math.abs(x) > reach ? Math.sign(x) * 1e305 : near(x);
    const { verdict } = estimateDerivative(f, 0);
    assert(verdict.kind === "kink");
    const { left, right } = verdict;
    const [slope, flat] = side === "left" ? [left, right] : [right, left];
    assert(Math.abs(slope.value - 1) <= slope.error, `${slope.value}`);
    assert(Math.abs(flat.value) <= flat.error, `${flat.value}`);
  },
);

Deno.test("adaptive() tells no sign of a second derivative by the slopes, however steep", () => {
  const { value, error } = estimateDerivative((x) => 1 / x, 1e-200, {
    derivativeOrder: 2,
  });
  // It is 2e600.
  assert(value !== -Infinity && error > Math.abs(value));
});

Deno.test("adaptive() finds the derivative a millionth beside a kink", () => {
  const x = -1e-6;
  const { value, error, verdict } = estimateDerivative(
    (x) => Math.abs(Math.expm1(x)),
    x,
    { method: adaptive({ tolerance: 1e-6 }) },
  );
  assertEquals(verdict.kind, "ok");
  assert(Math.abs(value + Math.exp(x)) <= error && error < 1e-6);
});

testEach<[string, F, F, number, number]>([
  [
    "x atan x",
    (x) => x * Math.atan(x),
    (x) => Math.atan(x) + x / (1 + x * x),
    0.1,
    -1.868,
  ],
  [
    "cos 2x + x",
    (x) => Math.cos(2 * x) + x,
    (x) => 1 - 2 * Math.sin(2 * x),
    0.1,
    -0.3494,
  ],
  [
    "cos 2x + x",
    (x) => Math.cos(2 * x) + x,
    (x) => 1 - 2 * Math.sin(2 * x),
    1e-4,
    1.973,
  ],
  ["x² + x", (x) => x * x + x, (x) => 2 * x + 1, 1e-6, -1.973],
])(
  "adaptive() sees the stairs of %s rounded, and what they follow",
  (_, f, slope, unit, x) => {
    const { verdict } = estimateDerivative(
      (x) => Math.round(f(x) / unit) * unit,
      x,
      { method: adaptive({ tolerance: 1e-6 }) },
    );
    assert(verdict.kind === "stair", verdict.kind);
    const { value, error } = verdict.trend;
    assert(Math.abs(value - slope(x)) <= error, `${value} ± ${error}`);
  },
);

Deno.test("adaptive() bounds a derivative lost to roundoff by the rounding of f, not by f", () => {
  const bump = (x: number) => Math.exp(-((x + 2.03) ** 2)) ** 2;
  const f = (x: number) => Math.sqrt(23.5 + bump(x));
  const { value, error } = estimateDerivative(f, 1.996);
  const exact = -2 * 4.026 * bump(1.996) / f(1.996);
  assert(Math.abs(value - exact) <= error, `${value} ± ${error}`);
  // The rounding of f over a step on which f changes.
  assert(error <= 100 * Number.EPSILON * f(1.996), `${error}`);
});

/** Activations and their derivatives. */
const ACTIVATIONS: readonly (readonly [string, F, F])[] = [
  ["relu", (z) => Math.max(0, z), (z) => z > 0 ? 1 : 0],
  ["tanh", Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
  ["softplus", (z) => Math.log1p(Math.exp(z)), (z) => 1 / (1 + Math.exp(-z))],
  ["exp", Math.exp, Math.exp],
];

/** The squared errors of three neurons at four inputs by the first weight, and its derivative. */
function neurons(act: F, slope: F, round: F): readonly [F, F] {
  const inputs = [0.3, -1.1, 0.8, 1.7].map(round);
  const weights = [0, -1.2, 0.8].map(round);
  const biases = [0.1, -0.4, 0.25].map(round);
  const outer = [0.9, -0.7, 0.6].map(round);
  const each = (w: number, x: number) => {
    let sum = round(0.2);
    for (let j = 0; j < 3; j++) {
      const z = round(round((j === 0 ? w : weights[j]) * x) + biases[j]);
      sum = round(sum + round(round(act(z)) * outer[j]));
    }
    return sum - x * x;
  };
  const total = (term: F) => inputs.reduce((sum, x) => sum + term(x), 0);
  return [
    (w) => total((x) => each(w, x) ** 2),
    (w) =>
      total((x) => 2 * each(w, x) * outer[0] * slope(w * x + biases[0]) * x),
  ];
}

testEach(ACTIVATIONS)(
  "adaptive() finds what stairs follow where several things are rounded: neurons of %s in single precision",
  (_, act, slope) => {
    const [f] = neurons(act, slope, Math.fround);
    const [, exact] = neurons(act, slope, (x) => x);
    const count = 200;
    const points = Array.from(
      { length: count },
      (_, i) => -1.5 + 3 * i / count,
    );
    const scale = Math.max(...points.map((w) => Math.abs(exact(w))));
    let wide = 0;
    for (const w of points) {
      const { value, error } = estimateDerivative(f, w);
      // The exact one is of the inputs before they were rounded, by at most 6e-8 each.
      const off = Math.abs(value - exact(w));
      assert(off <= 10 * error + 1e-6, `${w}: ${value} ± ${error}`);
      if (!(error <= 1e-3 * scale)) wide++;
    }
    assert(wide <= count / 50, `${wide} of ${count}`);
  },
);

testEach<[string, (width: number) => F]>([
  ["a dead zone", (e) => (x) => Math.max(0, Math.abs(x) - e)],
  ["a square held up", (e) => (x) => Math.max(e * e, x * x)],
  ["a norm held up", (e) => (x) => Math.sqrt(Math.max(e * e, x * x))],
  ["two hinges", (e) => (x) => Math.max(0, x - e) + Math.max(0, -x - 2 * e)],
])(
  "adaptive() knows a piece on which f stands still from noise and from a tread: %s",
  (_, family) => {
    for (const e of [1e-3, 1e-4, 1e-5, 1e-6]) {
      for (const part of [0, 0.3, -0.7, 0.95]) {
        const f = family(e);
        const { value, verdict } = estimateDerivative(f, part * e);
        assertEquals([value, verdict.kind], [0, "flat"], `${e} ${part}`);
      }
    }
  },
);

testEach<[string, F, number]>([
  [
    "noise",
    (x) => Math.sin(x) + 1e-4 * Math.sin(1e9 * x + 1e5 * Math.sin(1e7 * x)),
    0.7,
  ],
  ["stairs", (x) => Math.round(1e3 * Math.sin(x)) / 1e3, 0.7],
  ["32 bits", (x) => Math.fround(Math.sin(x)), 0.7],
  [
    "a saturated cross-entropy",
    (z) => -Math.log(1 - 1 / (1 + Math.exp(-z))) + 0.01 * z * z,
    34,
  ],
  ["a bump", (x) => Math.exp(-(((x - 0.5) / 1e-4) ** 2)) + x, 0.5004],
])("adaptive() says the same of %s in units far from 1", (_, f, x) => {
  const known = estimateDerivative(f, x);
  for (const power of [-1000, -900, -550, 550, 900]) {
    const unit = 2 ** power;
    const { value, error, verdict } = estimateDerivative((t) => f(t) * unit, x);
    assertEquals(verdict.kind, known.verdict.kind, `${power}`);
    const moved = Math.abs(value / unit - known.value);
    assert(moved <= 1e-6 * known.error, `${power}: ${moved}`);
    const ratio = error / unit / known.error;
    assert(Math.abs(ratio - 1) < 1e-6, `${power}: ${ratio}`);
  }
});

Deno.test("adaptive() trusts nothing where numbers are farther apart than f's periods", () => {
  for (const x of [1e200, 1e300, 1e307]) {
    for (const f of [Math.sin, Math.cos, (t: number) => Math.sin(t) ** 2]) {
      const { verdict } = estimateDerivative(f, x);
      assert(verdict.kind !== "ok", `${f} at ${x}`);
    }
  }
});

testEach<[string, F, number, 1 | 2 | 3 | 4, number]>([
  [
    "√(x² + a²) - a, whose rounding is that of a",
    (x) => Math.sqrt(x * x + 0.009572 ** 2) - 0.009572 + x * x,
    0,
    2,
    1 / 0.009572 + 2,
  ],
  [
    "a corner that both sides together see, and neither alone",
    (x) => 2 * (x - 1) / (1 + Math.exp((1 - x) / 2.5e-7)) - x,
    1,
    1,
    0,
  ],
  [
    "a corner whose sides have one fourth derivative",
    (x) => (x - 3) / (1 + Math.exp((3 - x) / 4e-7)) + Math.exp(x / 5),
    3,
    4,
    -1 / (2 * 4e-7 ** 3) + Math.exp(3 / 5) / 625,
  ],
  [
    "a slow logarithm that is rounded",
    (x) =>
      x === 0 ? 0 : -2.346 * x / Math.log(Math.abs(x) / 50) + Math.exp(-x) - 1,
    0,
    1,
    -1,
  ],
  [
    "a number less 1e8 and more",
    (x) => (1e8 + 1.884 * Math.exp(x / 9) - 1e8) * 3 + x,
    30.39,
    1,
    1.884 / 3 * Math.exp(30.39 / 9) + 1,
  ],
  [
    "a tread that ends in a smooth stretch",
    (x) => Math.log1p(Math.exp(-x) + 2 - 2) * Math.exp(x) + 0.9 * x,
    35.89,
    1,
    0.9,
  ],
  [
    "a curve that stands still at 0",
    (x) => 5e-7 * Math.log1p((x / 5e-7) ** 2) + Math.cos(x),
    0,
    4,
    -12 / 5e-7 ** 3 + 1,
  ],
])("adaptive() is honest about %s", (_, f, x, derivativeOrder, exact) => {
  assert(isHonest(f, x, exact, { derivativeOrder }));
  assert(isHonest(f, x, exact, { derivativeOrder, tolerance: 1e-6 }));
});

testEach<[1 | 2 | 4]>([[1], [2], [4]])(
  "adaptive() sees a kink that is small beside a curve, by the derivative of order %d",
  (derivativeOrder) => {
    const f = (x: number) => Math.exp(x / 4) + 0.02 * Math.abs(x - 50);
    const { verdict } = estimateDerivative(f, 50, { derivativeOrder });
    assert(verdict.kind === "kink", verdict.kind);
    const bend = verdict.right.value - verdict.left.value;
    assert(Math.abs(bend - 0.04) < 1e-4, `${bend}`);
  },
);

Deno.test("adaptive() sees a logarithm that grows without bound where rounding ends it", () => {
  const f = (x: number) =>
    x === 0 ? 0 : 2.6 * x * Math.sqrt(Math.abs(Math.log(Math.abs(x)))) +
      Math.cos(x) - 1;
  assertEquals(estimateDerivative(f, 0).value, Infinity);
});

testEach<[string, F, number, number]>([
  ["to a thousandth", (x) => Math.round(1e3 * Math.exp(x)) / 1e3, 0.2, 1.2214],
  ["to single precision", (x) => Math.fround(Math.sin(x)), 0.5, 0.87758],
  ["down to a hundredth", (x) => Math.floor(100 * x * x) / 100, 1.003, 2.006],
  ["in text", (x) => Number(Math.log(x).toFixed(4)), 2, 0.5],
  ["inside", (x) => Math.sin(Math.round(x * 1e4) / 1e4), 1, 0.5403],
])(
  "one side alone knows no slope of a tread: f rounded %s",
  (_, f, x, slope) => {
    for (const side of [1, -1]) {
      const bounds = side > 0 ? { lower: x } : { upper: x };
      const beyond = (at: number) => side * (at - x) < 0 ? NaN : f(at);
      for (
        const { value, error, verdict } of [
          estimateDerivative(f, x, { bounds }),
          estimateDerivative(beyond, x),
        ]
      ) {
        assert(verdict.kind !== "ok", verdict.sentence);
        assert(Math.abs(value - slope) <= error, `${value} ± ${error}`);
      }
    }
  },
);

Deno.test("a power beside an edge has the slope 0, whatever numbers lie beside x", () => {
  for (const x of [1.843, 3.565, -9.1317, 22.2905, 101.7]) {
    for (const power of [1.1, 1.42, 1.5, 1.75, 1.8]) {
      for (const factor of [0.1233, -1.44]) {
        const f = (at: number) => at < x ? NaN : factor * (at - x) ** power;
        const { value, error } = estimateDerivative(f, x);
        assert(
          Math.abs(value) <= error,
          `${power} at ${x}: ${value} ± ${error}`,
        );
      }
    }
  }
});

Deno.test("one side alone knows the slope of a dead zone", () => {
  const f = (x: number) => Math.max(0, x - 1) ** 2;
  const { value, error } = estimateDerivative(f, 0.5, {
    bounds: { lower: 0.5 },
  });
  assert(Math.abs(value) <= error && error < 1e-12, `${value} ± ${error}`);
});

testEach<[string, F, (t: number) => number]>([
  ["x² and a sign", (x) => x * x, Math.sign],
  ["x² and a step with no height at x", (x) => x * x, (t) => t > 0 ? 1 : 0],
  ["exp(x/20) and a step", (x) => Math.exp(x / 20), (t) => t < 0 ? 0 : 1],
  ["5x and unequal steps", (x) => 5 * x, (t) => t < 0 ? -1 : t > 0 ? 2 : 0.3],
  ["x³ and a value out of line", (x) => x ** 3 / 100, (t) => t === 0 ? 1 : 0],
])(
  "adaptive() takes no jump that is small beside f for noise: %s",
  (_, f, step) => {
    for (const tolerance of [1e-4, 1e-6]) {
      for (const height of [1e-5, 1e-3, 0.03, 0.12]) {
        const jumping = (x: number) => f(x) + height * step(x - 100);
        const { verdict } = estimateDerivative(jumping, 100, {
          method: adaptive({ tolerance }),
        });
        assertEquals(verdict.kind, "jump", `${height} at ${tolerance}`);
      }
    }
  },
);

Deno.test("adaptive() takes a value out of line by its rounding for no jump", () => {
  const f = (x: number) => x - 48310 * Math.sin(x / 48310);
  const { verdict } = estimateDerivative(f, 1.714e-6, {
    method: adaptive({ tolerance: 1e-6 }),
  });
  assert(verdict.kind !== "jump");
});

testEach<[string, F]>([
  ["odd", (t) => Math.sign(t) * Math.abs(t) ** 1.001],
  ["odd and beside a line", (t) => Math.sin(t) + 1.3 * Math.abs(t) ** 1.03],
  ["even and curved", (t) => t * t + 1.3 * Math.abs(Math.sin(t)) ** 1.01],
])("adaptive() says of no power above 1 that it is vertical: %s", (_, f) => {
  for (const x of [0, 0.3, -1.7, 10]) {
    const { value, verdict } = estimateDerivative((y) => f(y - x), x);
    assert(verdict.kind !== "vertical", `${x}: ${value}`);
  }
});

Deno.test("adaptive() takes no tread that both sides stand on for a derivative of 0", () => {
  const f = (x: number) => -Math.log(x - Math.sqrt(x * x - 1));
  for (let x = 3e6; x < 3e7; x += 3e5) {
    const { value, error, verdict } = estimateDerivative(f, x);
    const isSaid = ["ok", "imprecise", "flat", "noisy"].includes(verdict.kind);
    const exact = 1 / Math.sqrt(x * x - 1);
    assert(
      !isSaid || Math.abs(value - exact) <= 10 * error,
      `${x}: ${value} ± ${error} ${verdict.kind}`,
    );
  }
});

Deno.test("adaptive() measures the steps of wide treads inside its own steps", () => {
  const { value, error, verdict } = estimateDerivative(
    (x) => x - Math.sqrt(x * x - 1),
    1e7,
  );
  assertEquals(verdict.kind, "stair");
  assert(
    Math.abs(value + 5e-15) <= error && error < 1e-14,
    `${value} ${error}`,
  );
});

testEach<[number, 1 | 2 | 3, number]>([
  [1.5, 1, 0],
  [1.5, 1, 1],
  [2.5, 1, 0],
  [2.5, 2, 0],
  [3, 2, 0],
  [3, 2, 1],
  [3.5, 3, 0],
  [4, 3, 0],
])(
  "adaptive() takes what max(x, 0)^%d does close to 0 for no noise: order %d, a line times %d beside it",
  (power, derivativeOrder, slope) => {
    const exact = derivativeOrder === 1 ? slope : 0;
    const { value, error, verdict } = estimateDerivative(
      (x) => Math.max(x, 0) ** power + slope * x,
      0,
      { derivativeOrder },
    );
    assert(Math.abs(value - exact) <= error, `${value} ± ${error}`);
    assert(verdict.kind !== "noisy", verdict.kind);
  },
);

const SATURATING: readonly [string, F, F, F][] = [
  [
    "tanh",
    Math.tanh,
    (x) => 1 / Math.cosh(x) ** 2,
    (x) => -2 * Math.tanh(x) / Math.cosh(x) ** 2,
  ],
  [
    "exp(-x²)",
    (x) => Math.exp(-x * x),
    (x) => -2 * x * Math.exp(-x * x),
    (x) => (4 * x * x - 2) * Math.exp(-x * x),
  ],
  [
    "1/(1+x²)",
    (x) => 1 / (1 + x * x),
    (x) => -2 * x / (1 + x * x) ** 2,
    (x) => (6 * x * x - 2) / (1 + x * x) ** 3,
  ],
  [
    "atan",
    Math.atan,
    (x) => 1 / (1 + x * x),
    (x) => -2 * x / (1 + x * x) ** 2,
  ],
  [
    "the logistic function",
    (x) => 1 / (1 + Math.exp(-x)),
    (x) => 0.25 / Math.cosh(x / 2) ** 2,
    (x) => -0.25 * Math.tanh(x / 2) / Math.cosh(x / 2) ** 2,
  ],
  [
    "x/√(1+x²)",
    (x) => x / Math.sqrt(1 + x * x),
    (x) => (1 + x * x) ** -1.5,
    (x) => -3 * x * (1 + x * x) ** -2.5,
  ],
];

testEach(SATURATING)(
  "adaptive() takes no tail that stands still for the derivative of a large constant and %s",
  (_, f, first, second) => {
    for (const [factor, constant] of [[1, 1e14], [1, 5e14], [3, 1e15]]) {
      for (const x of [0.2, 0.5, -1.1, -0.35, 1.7]) {
        const g = (x: number) => factor * f(x) + constant;
        for (const [order, exact] of [[1, first(x)], [2, second(x)]] as const) {
          const { value, error } = estimateDerivative(g, x, {
            derivativeOrder: order as 1 | 2,
          });
          assert(
            Math.abs(value - factor * exact) <= error,
            `${factor} ${constant} ${x} ${order}: ${value} ± ${error}`,
          );
        }
      }
    }
  },
);

testEach<[string, F, number, number]>([
  ["tanh", Math.tanh, 0.2, 1 / Math.cosh(0.2) ** 2],
  ["atan", Math.atan, 0.2, 1 / 1.04],
  ["exp(-x²)", (x) => Math.exp(-x * x), 0.5, -Math.exp(-0.25)],
])(
  "adaptive() finds the slope that rounding leaves of %s and a large constant",
  (_, f, x, exact) => {
    const { value } = estimateDerivative((x) => f(x) + 1e15, x);
    assert(Math.abs(value / exact - 1) < 0.3, `${value}`);
  },
);

testEach<[number, number]>([[7.029e-4, 0], [7.029e-4, 1], [3e-5, -2], [
  0.02,
  0,
]])(
  "adaptive() takes two kinks %d beside %d for none between them",
  (a, x) => {
    // cos is even about x, |t² - a²| too: the two pieces beyond the kinks meet in a kink at x.
    const f = (y: number) =>
      Math.abs((y - x) ** 2 - a * a) + Math.cos(3 * (y - x));
    for (const tolerance of [1e-10, 1e-6, 1e-4]) {
      const { verdict } = estimateDerivative(f, x, {
        derivativeOrder: 2,
        method: adaptive({ tolerance }),
      });
      assert(["ok", "imprecise"].includes(verdict.kind), verdict.sentence);
      assert(isHonest(f, x, -11, { derivativeOrder: 2, tolerance }));
    }
  },
);

testEach<[string, F, number, number]>([
  ["a pole", (x) => 1e-25 / x + x / 1e-25, 2e-25, 0.75e25],
  ["a root", (x) => Math.cbrt(x / 1e-60) + x / 1e-60, 8e-60, 13e60 / 12],
  ["a bend", (x) => Math.atan(x / 1e-30) + x / 1e-30, 1e-30, 1.5e30],
])(
  "adaptive() sees how f changes over an x far below every step: %s",
  (_, f, x, exact) => {
    assert(isHonest(f, x, exact));
    assert(isHonest(f, -x, exact));
  },
);

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

testEach<[string, F, F, readonly [number, number]]>([
  [
    "a cross-entropy",
    (z) => -Math.log(1 - Math.exp(z) / (1 + Math.exp(z))) + Math.sin(z),
    (z) => 1 + Math.cos(z),
    [36.3, 36.73],
  ],
  [
    "one of three classes",
    (z) =>
      1.287 * z -
      Math.log(
        1 - Math.exp(z) / (Math.exp(z) + Math.exp(0.4) + Math.exp(-0.4)),
      ),
    () => 2.287,
    [35.9, 36.7],
  ],
  [
    "log odds",
    (z) => Math.log(sigmoid(z) / (1 - sigmoid(z))) + z / 2,
    () => 1.5,
    [36.6, 36.73],
  ],
  [
    "a focal loss",
    (z) => z - Math.log(1 - sigmoid(z)) * sigmoid(z) ** 2,
    () => 2,
    [36.6, 36.73],
  ],
  [
    "atanh(tanh(z))",
    (z) => Math.atanh(Math.tanh(z)) + z,
    () => 2,
    [19.03, 19.06],
  ],
])(
  "the last tread before a saturated function is infinite is seen: %s",
  (_, f, slope, [low, high]) => {
    for (let i = 0; i < 40; i++) {
      const z = low + (high - low) * (i + 0.37) / 40;
      if (!Number.isFinite(f(z))) continue;
      const { value, error, verdict } = estimateDerivative(f, z);
      const known = verdict.kind === "stair" ? verdict.trend : { value, error };
      assert(
        Math.abs(known.value - slope(z)) <= known.error,
        `${z}: ${known.value} ± ${known.error}, ${verdict.sentence}`,
      );
    }
  },
);

const FACTORS: readonly (readonly [string, F])[] = [
  ["exp(x) - 1", (x) => Math.exp(x) - 1],
  ["log(1 + x)", (x) => Math.log(1 + x)],
  ["sqrt(1 + x) - 1", (x) => Math.sqrt(1 + x) - 1],
  ["(1 + x)³ - 1", (x) => (1 + x) ** 3 - 1],
  ["sigmoid(x) - 1/2", (x) => 1 / (1 + Math.exp(-x)) - 0.5],
];

testEach(FACTORS)(
  "adaptive() sees that (%s) log |x| has no slope at 0, though it is 0 closest to it",
  (_, factor) => {
    const f = (x: number) => x === 0 ? 0 : factor(x) * Math.log(Math.abs(x));
    for (const tolerance of [1e-10, 1e-4]) {
      const method = adaptive({ tolerance });
      const { value, verdict } = estimateDerivative(f, 0, { method });
      assertEquals([value, verdict.kind], [-Infinity, "vertical"]);
    }
  },
);

Deno.test("adaptive() does not call the edge of sqrt((1 + x) - 1) flat", () => {
  const { verdict } = estimateDerivative((x) => Math.sqrt((1 + x) - 1), 0);
  assertEquals(verdict.kind, "unresolved");
});

testEach<[string, F, number, number]>([
  [
    "x² beside a sine that all but takes it away",
    (x) => Math.fround(x * x) * 0.3716074824333191 + Math.sin(x),
    -1.5862038135528564,
    2 * 0.3716074824333191 * -1.5862038135528564 +
    Math.cos(-1.5862038135528564),
  ],
  [
    "a sine and x beside its negative",
    (x) => Math.fround(Math.sin(x)) * 0.75 - x * 0.7 + Math.cos(x) / 50,
    0.44,
    0.75 * Math.cos(0.44) - 0.7 - Math.sin(0.44) / 50,
  ],
  // Four pairs on a tread see half the noise of a grid of 2.2e-16, of which two looks find no step.
  [
    "two differences of 1",
    (x) => Math.fround(1 + x * x) - 1 + Math.cos(x) - 1,
    -0.18164960145162246,
    2 * -0.18164960145162246 + Math.sin(0.18164960145162246),
  ],
  // What larger steps take for noise is a staircase of which nothing but the tread at x shows.
  [
    "two differences of 1, near 0",
    (x) => Math.fround(1 + x * x) - 1 + Math.cos(x) - 1,
    0.012731082178652287,
    2 * 0.012731082178652287 - Math.sin(0.012731082178652287),
  ],
  [
    "differences of a cosine and a hyperbolic tangent",
    (x) => Math.fround(Math.cos(x)) - 1 + Math.tanh(x) - x,
    -0.006999293528497219,
    Math.sin(0.006999293528497219) - Math.tanh(0.006999293528497219) ** 2,
  ],
])(
  "adaptive() sees the treads of what is rounded to 32 bits where numbers cancel: %s",
  (_, f, x, exact) => {
    for (const tolerance of [1e-10, 1e-6, 1e-4]) {
      assert(isHonest(f, x, exact, { tolerance }));
    }
  },
);

testEach([1e-10, 1e-4])(
  "adaptive() asked for %d doubts the tread at x where larger steps contradict it",
  (tolerance) => {
    const x = 0.012731082178652287;
    const { value, error, verdict } = estimateDerivative(
      (t) => Math.fround(1 + t * t) - 1 + Math.cos(t) - 1,
      x,
      { method: adaptive({ tolerance }) },
    );
    assertEquals(verdict.kind, "imprecise");
    // On the tread f is cos alone; what is rounded has the slope 2x besides.
    assert(Math.abs(value + Math.sin(x)) < 1e-6, `${value}`);
    assert(Math.abs(value - (2 * x - Math.sin(x))) <= error, `${error}`);
  },
);

testEach<[string, (x: number) => number, number]>([
  ["exp(-x)", (x) => Math.exp(-x), -1],
  ["√(1 + x)", (x) => Math.sqrt(1 + x), 0.5],
])(
  "adaptive() takes no tread for a plateau where numbers cancel: 2 x / log³ |x / 20| + %s - 1",
  (_, g, slope) => {
    const f = (x: number) =>
      x === 0 ? 0 : 2 * x / Math.log(Math.abs(x) / 20) ** 3 + g(x) - 1;
    const { verdict } = estimateDerivative(f, 0);
    assertEquals(verdict.kind, "stair");
    const { trend } = verdict as Extract<typeof verdict, { kind: "stair" }>;
    assert(Math.abs(trend.value - slope) <= 1e-3, verdict.sentence);
  },
);

testEach<[number, number]>([
  [0.38595852851867674, 4.632577300071716],
  [2.977265065908432, -1.4563937187194824],
  [1.057734227180481, -4.5921149253845215],
])(
  "adaptive() sees treads that f climbs by whole steps between values: %s x² beside 1e7 at %s",
  (a, x) => {
    const f = (x: number) => ((1e7 + a * x * x) - 1e7) * 2 + Math.sin(x);
    assert(isHonest(f, x, 4 * a * x + Math.cos(x)));
  },
);

testEach<[number, number]>([[0.1, -0.2134], [0.1, -0.25]])(
  "adaptive() sees treads where f goes up on one side alone: x² + x to %s, at %s",
  (quantum, x) => {
    const f = (x: number) =>
      Math.round((x * x + x) / quantum) * quantum + Math.sin(x);
    assert(isHonest(f, x, 2 * x + 1 + Math.cos(x)));
  },
);

Deno.test("adaptive() is ok beside two unlike steps on one side", () => {
  const f = (x: number) =>
    Math.sin(x) + (x > 0.2 ? 0.1 : 0) + (x > 0.3 ? 0.17 : 0);
  const { value, error, verdict } = estimateDerivative(f, 0.1);
  assertEquals(verdict.kind, "ok");
  assert(Math.abs(value - Math.cos(0.1)) <= error);
});
