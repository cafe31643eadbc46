// Cases in which a check by numbers is easily wrong: coarse arithmetic, badly scaled x, staircases, what lies around x.

import { assertGradient, checkGradient, checkJacobian } from "../../../mod.ts";
import { randomSource } from "../../../lib/core/random.ts";
import { testEach } from "../../support/each.ts";
import { assert, assertEquals } from "../../support/assert.ts";

/** Logistic regression, every operation rounded to single precision. */
function logistic(size: number) {
  const random = randomSource(5);
  const draw = (n: number) =>
    Array.from({ length: n }, () => Math.fround(2 * random() - 1));
  const rows = Array.from({ length: 24 }, () => draw(size));
  const product = (row: number[], w: Float32Array) =>
    row.reduce((sum, a, i) => Math.fround(sum + Math.fround(a * w[i])), 0);
  const f = (w: Float32Array) =>
    Math.fround(
      rows.reduce(
        (sum, row) =>
          Math.fround(sum + Math.fround(Math.log1p(Math.exp(product(row, w))))),
        0,
      ) / rows.length,
    );
  const gradient = (w: Float32Array) => {
    const g = new Float32Array(size);
    for (const row of rows) {
      const p = Math.fround(1 / (1 + Math.exp(-product(row, w))));
      row.forEach((a, i) => g[i] += Math.fround(a * p));
    }
    return g.map((v) => v / rows.length);
  };
  return { f, gradient, w: Float32Array.from(draw(size)) };
}

Deno.test("checkGradient() tells an element left at zero from a staircase in single precision", () => {
  const { f, gradient, w } = logistic(6);
  const right = checkGradient(f, gradient, w);
  assertEquals(right.verdict, "pass");
  assert(
    /to [234] digits, as many as single precision/.test(right.reason),
    right.reason,
  );
  const wrong = (w: Float32Array) => gradient(w).map((g, i) => i === 2 ? 0 : g);
  const { verdict, mistake } = checkGradient(f, wrong, w);
  assertEquals([verdict, mistake?.kind], ["fail", "one element"]);
  assertEquals(
    checkGradient(f, (w) => new Float32Array(w.length), w).mistake?.kind,
    "zero",
  );
});

Deno.test("checkGradient() says that single precision keeps it from telling", () => {
  const { f, gradient, w } = logistic(6);
  const wrong = (w: Float32Array) =>
    gradient(w).map((g, i) => i === 2 ? 1.002 * g : g);
  const { verdict, reason } = checkGradient(f, wrong, w);
  assert(verdict !== "pass", reason);
  if (verdict === "unsure") assert(reason.includes("single precision"), reason);
});

Deno.test("checkGradient() measures each element in its own unit", () => {
  const f = ([a, b, c]: number[]) =>
    (1e8 * a - 2 * b) ** 2 + b * Math.exp(-1e-8 * c);
  const gradient = ([a, b, c]: number[], factor = 1) => {
    const inner = 2 * (1e8 * a - 2 * b);
    const e = Math.exp(-1e-8 * c);
    return [1e8 * inner, -2 * inner + e, -1e-8 * b * e * factor];
  };
  const x = [1e-8, 3, 2e8];
  assertEquals(checkGradient(f, (x) => gradient(x), x).verdict, "pass");
  const { verdict, worst } = checkGradient(f, (x) => gradient(x, 1.0005), x);
  assertEquals([verdict, worst?.path], ["fail", "x[2]"]);
});

Deno.test("checkGradient() takes thousands of elements that are badly scaled", () => {
  const sizes = Array.from({ length: 2000 }, (_, i) => 10 ** (8 - i / 125));
  const x = sizes.map((s, i) => i % 2 ? s : -s);
  const f = (x: number[]) =>
    x.reduce((sum, v, i) => sum + Math.sin(v / sizes[i]), 0);
  const gradient = (x: number[]) =>
    x.map((v, i) => Math.cos(v / sizes[i]) / sizes[i]);
  assertEquals(checkGradient(f, gradient, x).verdict, "pass");
  const wrong = (x: number[]) => gradient(x).map((g, i) => i === 77 ? -g : g);
  const { worst, mistake } = checkGradient(f, wrong, x);
  assertEquals([worst?.path, mistake?.kind], ["x[77]", "one element"]);
});

Deno.test("checkGradient() does not hold the steps of a staircase against its trend", () => {
  const f = (x: number) => Math.floor(100 * x) / 100;
  const { verdict, reason } = checkGradient(f, () => 1, 0.505);
  assertEquals(verdict, "unsure");
  assert(reason.includes("staircase"));
});

Deno.test("checkGradient() fails a slope where f is clipped, and says what is missing", () => {
  const clipped = (x: number[]) =>
    x.reduce((sum, v) => sum + Math.min(6, Math.max(0, v)), 0);
  const { verdict, mistake } = checkGradient(clipped, () => [1, 1], [2, 7]);
  assertEquals([verdict, mistake?.kind], ["fail", "one element"]);
  assert(mistake?.sentence.includes("it should be 0"));
});

Deno.test("checkGradient() takes no proof from an oscillation far out that single precision blurs", () => {
  const f = (x: number[]) =>
    x.reduce(
      (sum, v, i) =>
        Math.fround(sum + Math.fround(Math.exp(Math.sin(Math.fround(v * i))))),
      0,
    );
  const gradient = (x: number[]) =>
    x.map((v, i) => {
      const z = Math.fround(v * i);
      return Math.fround(i * Math.cos(z) * Math.exp(Math.sin(z)));
    });
  assertGradient(f, gradient, [0.3, -0.6, 0.2, 0.9]);
});

Deno.test("checkGradient() warns of a gradient that is wrong on the other side of 0", () => {
  const f = (x: number[]) => x.reduce((sum, v) => sum + Math.abs(v), 0);
  const { verdict, warning } = checkGradient(f, (x) => x.map(() => 1), [1, 2]);
  assertEquals(verdict, "pass");
  assert(warning?.includes("analytic 1, numeric -1"));
  const right = checkGradient(f, (x) => x.map(Math.sign), [1, 2]);
  assertEquals([right.verdict, right.warning], ["pass", undefined]);
  const strict = checkGradient(f, (x) => x.map(() => 1), [1, 2], {
    around: "strict",
  });
  assertEquals([strict.verdict, strict.mistake?.kind], ["fail", "sign"]);
});

Deno.test("checkGradient() finds two elements of 10,000 that are swapped, and a few that are zero", () => {
  const a = Array.from({ length: 10_000 }, (_, i) => Math.cos(i * i));
  const f = (x: number[]) =>
    x.reduce((sum, v, i) => sum + (v - a[i]) ** 2 / (1 + i % 3), 0);
  const gradient = (x: number[]) =>
    x.map((v, i) => 2 * (v - a[i]) / (1 + i % 3));
  const x = a.map((_, i) => Math.sin(3 * i));
  const swapped = checkGradient(f, (x) => {
    const g = gradient(x);
    [g[123], g[4567]] = [g[4567], g[123]];
    return g;
  }, x);
  assertEquals(swapped.mistake?.kind, "permutation");
  assert(swapped.mistake?.sentence.includes("x[123]"));
  const short = checkGradient(
    f,
    (x) => gradient(x).map((g, i) => i < 9997 ? g : 0),
    x,
  );
  assertEquals(short.mistake?.kind, "part");
  assert(short.mistake?.sentence.includes("0 where they should not be"));
});

Deno.test("checkGradient() calls a factor a factor where a multiple of x would explain it too", () => {
  const f = (x: number[]) => x.reduce((sum, v) => sum + v * v, 0);
  const { mistake } = checkGradient(f, (x) => x.map((v) => 6 * v), [
    1.5,
    -2,
    0.25,
  ]);
  assertEquals(mistake?.kind, "factor");
});

Deno.test("checkGradient() fails code that throws where f does not, whatever it throws", () => {
  const f = (x: number[]) => x[0] ** 2;
  const broken = (x: number[]) =>
    (x as unknown as { w: number[] }).w.map((v) => v);
  const { verdict, mistake, reason } = checkGradient(f, broken, [1]);
  assertEquals([verdict, mistake?.kind], ["fail", "throws"]);
  assert(reason.includes("TypeError"));
});

Deno.test("a check writes x as the kind of array that it is in the line to replay", () => {
  const f = ([r, s]: [Float64Array, Float64Array]) => r[0] * s[0] + s[1] ** 2;
  const wrong = checkJacobian(
    f as (x: Float64Array[]) => number,
    () => [Float64Array.of(0, 0), Float64Array.of(0, 0)],
    [Float64Array.of(1, 2), Float64Array.of(3, 4)],
  );
  assert(
    wrong.replay.includes("[Float64Array.of(1, 2), Float64Array.of(3, 4)]"),
    wrong.replay,
  );
});

Deno.test("checkGradient() accuses no layer of relus whose weights are all 0, and still fails a slope that one relu cannot have", () => {
  const inputs = [[1, -2], [-0.5, 1.5], [2, 0.3], [-1, -0.7]];
  const factors = [1, -2, 0.5, 3];
  const dot = (a: number[], b: number[]) => a[0] * b[0] + a[1] * b[1];
  const f = (w: number[]) =>
    inputs.reduce((sum, x, n) => sum + factors[n] * Math.max(0, dot(w, x)), 0);
  const gradient = (w: number[]) =>
    [0, 1].map((i) =>
      inputs.reduce(
        (sum, x, n) => sum + (dot(w, x) > 0 ? factors[n] * x[i] : 0),
        0,
      )
    );
  const { verdict, reason } = checkGradient(f, gradient, [0, 0]);
  assert(verdict !== "fail", reason);
  const one = ([x, y]: number[]) => Math.max(0, x) + y ** 2;
  const slope = (s: number) => ([x, y]: number[]) => [
    x === 0 ? s : Number(x > 0),
    2 * y,
  ];
  assertGradient(one, slope(0), [0, 3]);
  assertEquals(checkGradient(one, slope(-1), [0, 3]).verdict, "fail");
});

const logSum = (z: number[]) => {
  const top = Math.max(...z);
  return top + Math.log(z.reduce((sum, v) => sum + Math.exp(v - top), 0));
};
const crossEntropy = (k: number) => (z: number[]) => logSum(z) - z[k];
const slopes = (k: number) => (z: number[]) => {
  const whole = logSum(z);
  return z.map((v, i) => Math.exp(v - whole) - Number(i === k));
};
const LOGITS = [
  [40, 1, -3],
  [20, 0, 0],
  [30, -5],
  [100, 0, 3],
  [37, 0],
  [500, -500, 3],
  [36.5, 0, 0, 0, 0],
];

testEach(LOGITS.map((z) => [`${z}`, z] as const))(
  "checkGradient() judges a cross-entropy that is saturated: %s",
  (_, z) => {
    for (const k of [0, 1]) {
      const f = crossEntropy(k);
      const { verdict, reason } = checkGradient(f, slopes(k), z);
      assertEquals(verdict, "pass", reason);
      const turned = (z: number[]) => slopes(k)(z).map((g) => -g);
      assertEquals(checkGradient(f, turned, z).verdict, "fail");
      assertEquals(checkGradient(f, slopes(1 - k), z).verdict, "fail");
    }
  },
);

Deno.test("checkGradient() passes 0 where the terms of f cancel but for their rounding", () => {
  // Weights of a mixture whose components are alike have no effect.
  const logSum = (z: number[]) =>
    Math.log(z.reduce((sum, v) => sum + Math.exp(v), 0));
  const f = (w: number[]) =>
    [-0.7, 0.2, 0.9, 1.4, -0.1].reduce(
      (sum, y) => sum + logSum(w.map((v) => v - logSum(w) - y * y / 2)),
      1.8,
    );
  assert(f([0.0047, 0, 0]) !== f([0, 0, 0]), "rounding shows");
  const { verdict, reason } = checkGradient(f, () => [0, 0, 0], [0, 0, 0]);
  assertEquals(verdict, "pass", reason);
});
