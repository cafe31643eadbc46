// The mistakes that have a name, each planted in the plainest gradient that can have it.

import { checkGradient, checkHessian, checkJacobian } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const C = [1.5, -0.7, 2.2, 0.4];
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const softplus = (x: number) => Math.log1p(Math.exp(x));
const sum = (x: number[], of: (v: number, i: number) => number) =>
  x.reduce((total, v, i) => total + of(v, i), 0);

/** A function of every element, the factor that is its derivative, and x. */
const FACTORS:
  readonly (readonly [string, (x: number) => number, number[]?])[] = [
    ["a factor of x is missing", (x) => x * x / 2],
    ["a factor of x too many", Math.log],
    ["the factor x² is", (x) => x ** 3 / 3],
    ["the factor 2x is", (x) => x * x],
    ["the factor cos x is", Math.sin],
    ["the factor -sin x is", Math.cos],
    ["the factor exp x is", Math.exp],
    ["the factor 1 - x² is", (x) => x - x ** 3 / 3],
    ["the factor 1 - tanh² x is", Math.tanh],
    ["the factor x (1 - x) is", (x) => x * x / 2 - x ** 3 / 3],
    ["the factor 1/(1 + x²) is", Math.atan],
    ["the factor 1/(2 √x) is", Math.sqrt],
    ["the factor sign x is", Math.abs, [0.3, -1.2, -0.8, 2.1]],
    ["the factor 1 + tanh x is", (x) => x + Math.log(Math.cosh(x))],
    ["the factor σ(x) is", softplus],
    ["the factor 1 - σ(x) is", (x) => x - softplus(x)],
    ["the factor σ(x) (1 - σ(x)) is", sigmoid],
  ];

testEach(FACTORS)(
  "checkGradient() says of every element: %s",
  (said, of, x = [0.3, 1.2, 0.8, 2.1]) => {
    const f = (x: number[]) => sum(x, (v, i) => C[i] * of(v));
    const { mistake } = checkGradient(f, () => C.slice(), x, {
      bounds: x.some((v) => v < 0) ? {} : { lower: 0 },
    });
    assert(mistake?.sentence.includes(said), mistake?.sentence);
    assert(["chain rule", "factor x"].includes(mistake!.kind), mistake?.kind);
  },
);

/** An outer function, by whose derivative in terms of f the inner gradient has to be multiplied. */
const OUTER: readonly (readonly [string, (s: number) => number])[] = [
  ["f", Math.exp],
  ["1/f", (s) => Math.sqrt(2 * s)],
  ["2 f", (s) => Math.exp(2 * s)],
  ["1/(2 f)", Math.sqrt],
  ["1 - f²", Math.tanh],
  ["f (1 - f)", sigmoid],
  ["exp f", (s) => -Math.log(9 - s)],
  ["exp -f", (s) => Math.log(s)],
];

testEach(OUTER)(
  "checkGradient() says that the outer derivative is missing: %s",
  (factor, outer) => {
    const s = (x: number[]) => 0.2 + sum(x, (v, i) => Math.abs(C[i]) * v);
    const f = (x: number[]) => outer(s(x));
    const inner = C.map((c) => Math.abs(c));
    const { mistake } = checkGradient(
      f,
      () => inner.slice(),
      [0.3, 0.2, 0.1, 0.4],
    );
    assertEquals(mistake?.kind, "chain rule", mistake?.sentence);
    assert(mistake?.sentence.includes(`the factor ${factor} is`));
  },
);

/** A matrix of parameters with as many numbers as it takes for no coincidence. */
const W = [[0.4, -1.1, 0.7], [1.3, 0.2, -0.6], [-0.9, 0.5, 1.7]];
const power = (W: number[][]) => sum(W.flat(), (v, i) => (i + 1) * v ** 3 / 3);
const slopes = (W: number[][]) =>
  W.map((row, i) => row.map((v, j) => (3 * i + j + 1) * v * v));
const transposed = (m: number[][]) => m[0].map((_, j) => m.map((r) => r[j]));
const reshaped = (flat: number[]) =>
  [0, 3, 6].map((from) => flat.slice(from, from + 3));

/** What is done to a gradient, the kind of mistake, and what is said. */
const PLACES: readonly (readonly [
  string,
  string,
  (g: number[][]) => number[][],
])[] = [
  ["transpose", "analytic[i][j] = numeric[j][i]", transposed],
  [
    "permutation",
    "in reverse order",
    (g) => reshaped(g.flat().toReversed()),
  ],
  [
    "permutation",
    "analytic[i] = numeric[i - 1]",
    (g) => reshaped([g[2][2], ...g.flat().slice(0, 8)]),
  ],
  [
    "permutation",
    "analytic[i] = numeric[i + 1]",
    (g) => reshaped([...g.flat().slice(1), g[0][0]]),
  ],
  ["permutation", "W[0][1] and W[2][0] are swapped", (g) => {
    [g[0][1], g[2][0]] = [g[2][0], g[0][1]];
    return g;
  }],
  [
    "part",
    "only the elements of W[1] are wrong; there the sign is wrong",
    (g) => g.with(1, g[1].map((v) => -v)),
  ],
  [
    "part",
    "only the elements W[i][2] are wrong; there it is twice",
    (g) => g.map((row) => row.with(2, 2 * row[2])),
  ],
  [
    "part",
    "only the elements on the diagonal are wrong; there it is half",
    (g) => g.map((row, i) => row.with(i, row[i] / 2)),
  ],
  [
    "part",
    "only the elements above the diagonal are wrong: 0 where",
    (g) => g.map((row, i) => row.map((v, j) => j > i ? 0 : v)),
  ],
  [
    "part",
    "only the elements below the diagonal are wrong: 0 where",
    (g) => g.map((row, i) => row.map((v, j) => j < i ? 0 : v)),
  ],
  ["one element", "only W[2][1] is wrong: 0 where", (g) => {
    g[2][1] = 0;
    return g;
  }],
  ["zero", "every element is 0", (g) => g.map((row) => row.map(() => 0))],
  [
    "factor",
    "analytic = 3 · numeric (n = 3, a length of x)",
    (g) => g.map((row) => row.map((v) => 3 * v)),
  ],
  ["factor", "(1/n, n = 5)", (g) => g.map((row) => row.map((v) => v / 5))],
  ["factor", "(2π)", (g) => g.map((row) => row.map((v) => 2 * Math.PI * v))],
  [
    "factor",
    "(1/ln 10: another base",
    (g) => g.map((row) => row.map((v) => v / Math.LN10)),
  ],
  [
    "missing term",
    "numeric = analytic + 2",
    (g) => g.map((row) => row.map((v) => v - 2)),
  ],
  [
    "missing term",
    "numeric = analytic - 0.5 · x",
    (g) => g.map((row, i) => row.map((v, j) => v + 0.5 * W[i][j])),
  ],
];

testEach(PLACES)("checkGradient() names a %s: %s", (kind, said, spoil) => {
  const wrong = (x: number[][]) =>
    said.includes("· x")
      ? slopes(x).map((row, i) => row.map((v, j) => v + 0.5 * x[i][j]))
      : spoil(slopes(x));
  const { verdict, mistake } = checkGradient(power, wrong, W, { name: "W" });
  assertEquals([verdict, mistake?.kind], ["fail", kind], mistake?.sentence);
  assert(mistake?.sentence.includes(said), mistake?.sentence);
});

Deno.test("checkGradient() says that a mean, a variance or a length is taken for a constant", () => {
  const x = [0.4, -1.1, 0.7, 1.9, -0.3];
  const weights = [1, -2, 0.5, 3, -1];
  const mean = (x: number[]) => sum(x, (v) => v) / x.length;
  const root = (x: number[]) =>
    Math.sqrt(sum(x, (v) => (v - mean(x)) ** 2) / x.length);
  const standard = (x: number[]) =>
    sum(x, (v, i) => Math.sin(weights[i] * (v - mean(x)) / root(x)));
  const detached = (x: number[]) =>
    x.map((v, i) =>
      weights[i] / root(x) * Math.cos(weights[i] * (v - mean(x)) / root(x))
    );
  const both = checkGradient(standard, detached, x).mistake;
  assertEquals(both?.kind, "detached");
  assert(both?.sentence.startsWith("the mean and the variance is"));
  const centred = (x: number[]) =>
    sum(x, (v, i) => Math.sin(weights[i] * (v - mean(x))));
  const alone = checkGradient(
    centred,
    (x) => x.map((v, i) => weights[i] * Math.cos(weights[i] * (v - mean(x)))),
    x,
  ).mistake;
  assertEquals(alone?.kind, "detached");
  assert(alone?.sentence.startsWith("the mean is"), alone?.sentence);
  const length = checkGradient(
    (x: number[]) => sum(x, (v, i) => weights[i] * v) / Math.hypot(...x),
    (x) => weights.map((w) => w / Math.hypot(...x)),
    x,
  ).mistake;
  assertEquals(length?.kind, "detached");
  assert(length?.sentence.startsWith("the length is"), length?.sentence);
});

const INPUTS = [[1, 0.5, -2], [-0.3, 1.2, 0.7], [0.9, -1.4, 0.2], [0.1, 2, 1]];

/** Least squares by a matrix, with the samples that the gradient takes. */
function regression(samples: (all: number[][]) => number[][]) {
  const off = (W: number[][], x: number[], i: number) =>
    sum(W[i], (w, j) => w * x[j]) - Math.sin(i + x[0]);
  const f = (W: number[][]) =>
    sum(
      INPUTS.map((x) => sum(W.map((_, i) => off(W, x, i) ** 2), (v) => v)),
      (v) => v,
    );
  const gradient = (W: number[][]) =>
    W.map((row, i) =>
      row.map((_, j) =>
        samples(INPUTS).reduce((g, x) => g + 2 * off(W, x, i) * x[j], 0)
      )
    );
  return { f, gradient };
}

Deno.test("checkGradient() says that samples are lost", () => {
  const mistakeOf = (samples: (all: number[][]) => number[][]) => {
    const { f, gradient } = regression(samples);
    const { verdict, mistake } = checkGradient(f, gradient, W);
    return verdict === "pass" ? "none" : mistake?.kind;
  };
  assertEquals(mistakeOf((all) => all), "none");
  assertEquals(mistakeOf((all) => all.slice(1)), "skipped");
  assertEquals(mistakeOf((all) => [...all, all[2]]), "skipped");
  assertEquals(mistakeOf((all) => all.slice(-1)), "overwritten");
});

Deno.test("checkGradient(): nothing is said of lost samples where only directions were looked at", () => {
  const { f, gradient } = regression((all) => all.slice(-1));
  const { verdict, mistake } = checkGradient(f, gradient, W, {
    maxElements: 0,
  });
  assertEquals(verdict, "fail");
  assert(mistake?.kind !== "overwritten", mistake?.sentence);
});

testEach([[0, "; there it is 0"], [2, " by the factor 2"]])(
  "checkGradient(): the one wrong element of thousands is told with its rule: %s times",
  (factor, rule) => {
    const x = Array.from({ length: 3000 }, (_, i) => 2 + Math.sin(i * i));
    const { mistake } = checkGradient(
      (x: number[]) => sum(x, (v) => v ** 3),
      (x) => x.map((v, i) => (i === 77 ? factor : 1) * 3 * v * v),
      x,
    );
    assertEquals(
      mistake?.sentence,
      `only x[77] is wrong${rule}; all others together are right`,
    );
  },
);

Deno.test("checkGradient(): elements that are swapped in one array of a tree are told beside what is wrong in another", () => {
  const { mistake } = checkGradient(
    ({ b, W }: { b: number[]; W: number[][] }) =>
      sum(b, (v) => Math.exp(v)) + power(W),
    ({ b, W }) => {
      const g = slopes(W);
      [g[0][1], g[2][0]] = [g[2][0], g[0][1]];
      return { b: b.map((v) => -Math.exp(v)), W: g };
    },
    { b: [0.3, -0.8, 1.1, 0.6], W },
  );
  assertEquals(
    mistake?.sentence,
    "in b the sign is wrong: analytic = -numeric; in W the elements W[0][1] and W[2][0] are swapped",
  );
});

Deno.test("checkGradient() says that a cache is stale", () => {
  const f = (x: number[]) => sum(x, (v) => Math.exp(v) + v ** 3);
  const g = (x: number[]) => x.map((v) => Math.exp(v) + 3 * v * v);
  let kept: number[] | undefined;
  const once = checkGradient(f, (x) => kept ??= g(x), [0.3, 1.1]);
  assertEquals(once.mistake?.kind, "stale");
  assert(once.mistake?.sentence.startsWith("it says the same at every x"));
  let before: number[] | undefined;
  const lagging = checkGradient(f, (x) => {
    const answer = g(before ?? x);
    before = x.slice();
    return answer;
  }, [0.3, 1.1]);
  assertEquals(lagging.mistake?.kind, "stale");
  assert(lagging.mistake?.sentence.startsWith("it depends on the call before"));
});

Deno.test("checks tell shapes that cannot be right", () => {
  const f = (x: number[]) => x[0] * x[1];
  const shapeOf = (answer: unknown) => {
    const report = checkGradient(f, (() => answer) as () => number[], [2, 3]);
    assertEquals([report.verdict, report.evaluations], ["fail", 3]);
    return report.mistake;
  };
  assertEquals(shapeOf([3])?.kind, "shape");
  assertEquals(shapeOf([[3, 2]])?.kind, "shape");
  assert(
    shapeOf({ x: 3, y: 2 })?.sentence.includes("{x: a number, y: a number}"),
  );
  assert(shapeOf(3)?.sentence.includes("a number where an array of length 2"));
  const J = checkJacobian(
    (x: number[]) => [x[0], x[1], x[0] * x[1]],
    ([a, b]) => [[1, 0, b], [0, 1, a]],
    [2, 3],
  );
  assertEquals(J.mistake?.kind, "transpose");
  const H = checkHessian(f, () => [[0, 1, 0], [1, 0, 0]], [2, 3]);
  assertEquals(H.mistake?.kind, "shape");
});

Deno.test("checkGradient() says what was found of a value", () => {
  const f = (x: number) => x ** 2;
  const value = checkGradient(f, (x) => ({ value: x, gradient: 2 * x }), 3);
  assertEquals(value.mistake?.kind, "value");
  assert(value.reason.includes("3 for f(x) = 9"), value.reason);
});

Deno.test("checkGradient() takes no factor that vanishes for what is missing where f does not change", () => {
  const clipped = ([x]: number[]) => Math.sinh(Math.min(x, 10));
  const { mistake } = checkGradient(clipped, ([x]) => [Math.cosh(x)], [59]);
  assertEquals(
    mistake?.sentence,
    "f does not change here, and every element should be 0",
  );
});

Deno.test("checkGradient() fails a gradient kept from an earlier call where f has kinks on every way", () => {
  const rows = [[0.7, -1.3, 0.4], [-0.5, 0.9, 1.2], [1.1, 0.3, -0.8]];
  const inner = (x: number[]) =>
    rows.map((row) => row.reduce((sum, w, i) => sum + w * x[i], 0.1));
  const f = (x: number[]) =>
    sum(inner(x), (z, i) => (i + 1) * Math.abs(z) + z * z);
  const gradient = (x: number[]) => {
    const z = inner(x);
    return x.map((_, j) =>
      sum(z, (v, i) => ((i + 1) * Math.sign(v) + 2 * v) * rows[i][j])
    );
  };
  const x = [0.6, -0.2, 0.9];
  assertEquals(checkGradient(f, gradient, x).verdict, "pass");
  let last: number[] | undefined;
  const before = (x: number[]) => {
    const answer = gradient(last ?? x);
    last = x.slice();
    return answer;
  };
  let kept: number[] | undefined;
  const first = (x: number[]) => (kept ??= gradient(x)).slice();
  for (const stale of [before, first]) {
    const { verdict, mistake } = checkGradient(f, stale, x);
    assertEquals([verdict, mistake?.kind], ["fail", "stale"]);
  }
});
