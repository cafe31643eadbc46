import { noise } from "../../support/noise.ts";
import { assertGradient, CheckError, checkGradient } from "../../../mod.ts";
import { randomSource } from "../../../lib/core/random.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

const cubes = (x: number[]) => x.reduce((sum, v) => sum + v ** 3, 0);
const right = (x: number[]) => x.map((v) => 3 * v ** 2);
const POINT = [1.1, -2.3, 3.7];

Deno.test("checkGradient() passes a gradient that is right", () => {
  const report = checkGradient(cubes, right, POINT);
  assertEquals(report.verdict, "pass");
  assertEquals(report.comparisons.map(({ path }) => path), [
    "x[0]",
    "x[1]",
    "x[2]",
  ]);
});

Deno.test("checkGradient() fails a gradient that is wrong by 0.05 %", () => {
  const wrong = (x: number[]) => right(x).map((g) => 1.0005 * g);
  const { verdict, mistake } = checkGradient(cubes, wrong, POINT);
  assertEquals(verdict, "fail");
  assertEquals(mistake?.kind, "factor");
});

Deno.test("checkGradient() names the element, both values and their ratio", () => {
  const wrong = (x: number[]) => right(x).map((g, i) => i === 1 ? -g : g);
  const { worst } = checkGradient(cubes, wrong, POINT, { name: "W" });
  assert(worst);
  assertEquals(worst.path, "W[1]");
  assertEquals(worst.index, [1]);
  assertEquals(worst.analytic, -3 * 2.3 ** 2);
  assert(Math.abs(worst.numeric - 3 * 2.3 ** 2) <= 2 * worst.error);
  assert(Math.abs(worst.ratio + 1) < 1e-12);
});

Deno.test("checkGradient() passes relu at 0, whichever slope is chosen, and fails a slope outside", () => {
  const relu = (x: number) => Math.max(0, x);
  for (const slope of [0, 0.2, 0.5, 1]) {
    const gradient = (x: number) => x === 0 ? slope : Number(x > 0);
    assertEquals(checkGradient(relu, gradient, 0).verdict, "pass");
  }
  const alone = { around: false };
  const unsure = checkGradient(relu, () => 0.2, 0, alone);
  assertEquals(unsure.verdict, "unsure");
  assert(unsure.reason.includes("kink"));
  for (const slope of [-1, -0.01, 1.01, 2]) {
    const outside = (x: number) => x === 0 ? slope : Number(x > 0);
    assertEquals(checkGradient(relu, outside, 0).verdict, "fail");
  }
});

Deno.test("checkGradient() raises no false alarm where f is computed in single precision", () => {
  const single = (x: number[]) =>
    x.reduce((sum, v) => Math.fround(sum + Math.fround(Math.sin(v))), 0);
  const gradient = (x: number[]) => x.map((v) => Math.fround(Math.cos(v)));
  assertEquals(checkGradient(single, gradient, POINT).verdict, "pass");
  const wrong = (x: number[]) => gradient(x).map((g) => 1.01 * g);
  assertEquals(checkGradient(single, wrong, POINT).verdict, "fail");
});

Deno.test("checkGradient() says so when f is random", () => {
  const random = randomSource(7);
  const dropout = (x: number[]) =>
    x.reduce((sum, v) => sum + (random() < 0.5 ? 0 : 2 * v), 0);
  const { verdict, reason } = checkGradient(
    dropout,
    (x) => x.map(() => 1),
    POINT,
  );
  assertEquals(verdict, "unsure");
  assert(reason.includes("f is not a function of x alone"));
});

Deno.test("checkGradient() passes dropout whose mask is drawn once", () => {
  const mask = [0, 2, 2];
  const dropout = (x: number[]) =>
    x.reduce((sum, v, i) => sum + Math.tanh(mask[i] * v), 0);
  const gradient = (x: number[]) =>
    x.map((v, i) => mask[i] * (1 - Math.tanh(mask[i] * v) ** 2));
  assertEquals(checkGradient(dropout, gradient, POINT).verdict, "pass");
});

Deno.test("checkGradient() finds one wrong element of 10,000", () => {
  const n = 10_000;
  const x = Float64Array.from({ length: n }, (_, i) => Math.sin(i * i));
  const f = (x: Float64Array) =>
    x.reduce((sum, v, i) => sum + (1 + i % 7) * Math.log1p(Math.exp(v)), 0);
  const gradient = (x: Float64Array) =>
    x.map((v, i) => (1 + i % 7) / (1 + Math.exp(-v)));
  assertEquals(checkGradient(f, gradient, x).verdict, "pass");
  const wrong = (x: Float64Array) =>
    gradient(x).map((g, i) => i === 7777 ? 1.001 * g : g);
  const { verdict, worst, mistake, evaluations } = checkGradient(f, wrong, x);
  assertEquals(verdict, "fail");
  assertEquals(worst?.path, "x[7777]");
  assertEquals(mistake?.kind, "one element");
  assert(evaluations < 1000);
});

Deno.test("checkGradient() warns of a gradient that overflows far out, and fails it where that is asked for", () => {
  const softplus = (x: number) =>
    Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  const overflows = (x: number) => Math.exp(x) / (1 + Math.exp(x));
  const report = checkGradient(softplus, overflows, 1);
  assertEquals([report.verdict, report.mistake], ["pass", undefined]);
  assert(report.warning?.includes("analytic NaN"), String(report));
  const strict = checkGradient(softplus, overflows, 1, { around: "strict" });
  assertEquals([strict.verdict, strict.mistake?.kind], ["fail", "nonfinite"]);
  const right = checkGradient(softplus, (x) => 1 / (1 + Math.exp(-x)), 1);
  assertEquals([right.verdict, right.warning], ["pass", undefined]);
});

Deno.test("checkGradient() compares the value first", () => {
  const { verdict, mistake } = checkGradient(
    cubes,
    (x) => ({ value: cubes(x) / 2, gradient: right(x) }),
    POINT,
  );
  assertEquals(verdict, "fail");
  assertEquals(mistake?.kind, "value");
});

Deno.test("checkGradient() cannot judge where f throws or is NaN, whatever the gradient does", () => {
  assertEquals(checkGradient(Math.log, (x) => 1 / x, -1).verdict, "unsure");
  assertEquals(checkGradient(Math.log, () => NaN, -1).verdict, "unsure");
  const refuse = (): number => {
    throw new RangeError("x is negative");
  };
  assertEquals(checkGradient(refuse, refuse, -1).verdict, "unsure");
  const report = checkGradient(refuse, () => 1, -1);
  assertEquals([report.verdict, report.mistake], ["unsure", undefined]);
  assert(report.reason.startsWith("f throws (RangeError: x is negative)"));
  const { mistake } = checkGradient(() => 1, refuse, -1);
  assertEquals(mistake?.kind, "throws");
});

Deno.test("checkGradient() tells a transposed shape and transposed elements", () => {
  const product = ([[a, b, c], [d, e, f]]: number[][]) =>
    a * b * c + d ** 2 * e + f;
  const gradient = ([[a, b, c], [d, e]]: number[][]) => [
    [b * c, a * c, a * b],
    [2 * d * e, d ** 2, 1],
  ];
  const transpose = (m: number[][]) => m[0].map((_, j) => m.map((r) => r[j]));
  const W = [[1, 2, 3], [4, 5, 6]];
  assertEquals(checkGradient(product, gradient, W).verdict, "pass");
  const { mistake } = checkGradient(product, (W) => transpose(gradient(W)), W);
  assertEquals(mistake?.kind, "transpose");
});

Deno.test("checkGradient() finds the simplest x that fails", () => {
  const wrong = (x: number[]) => right(x).map((g, i) => i === 2 ? 2 * g : g);
  const { smallest } = checkGradient(cubes, wrong, POINT);
  assertEquals(smallest, [0, 0, 1]);
});

Deno.test("checkGradient() puts x back to the same bits and works on a closed-over array", () => {
  const W = [[0.1, -0], [1 / 3, 1e-300]];
  const before = W.map((row) => row.slice());
  const f = () => W.flat().reduce((sum, w) => sum + Math.exp(w), 0);
  const report = checkGradient(f, () => W.map((row) => row.map(Math.exp)), W);
  assertEquals(report.verdict, "pass");
  assert(W.flat().every((w, i) => Object.is(w, before.flat()[i])));
});

Deno.test("checkGradient() fails a gradient that changes x", () => {
  const { verdict, mistake } = checkGradient(
    cubes,
    (x) => {
      x.forEach((v, i) => x[i] = 3 * v ** 2);
      return x.slice();
    },
    [...POINT],
  );
  assertEquals(verdict, "fail");
  assertEquals(mistake?.kind, "x changed");
});

Deno.test("checkGradient() judges a gradient that returns the same buffer each time", () => {
  const buffer = new Float64Array(3);
  const by = (factor: number) => (x: Float64Array) => {
    x.forEach((v, i) => buffer[i] = factor * v);
    return buffer;
  };
  const f = (x: Float64Array) => x.reduce((sum, v) => sum + v * v, 0);
  const x = Float64Array.of(1, -2, 3);
  assertEquals(checkGradient(f, by(2), x).verdict, "pass");
  const { verdict, mistake } = checkGradient(f, by(-2), x);
  assertEquals([verdict, mistake?.kind], ["fail", "sign"]);
  const adds = (x: Float64Array) => {
    x.forEach((v, i) => buffer[i] += 2 * v);
    return buffer;
  };
  const report = checkGradient(f, adds, x);
  assertEquals(report.verdict, "unsure");
  assert(report.reason.includes("not a function of x alone"), report.reason);
});

Deno.test("checkGradient() passes a gradient that returns x itself", () => {
  const f = (x: number[]) => x.reduce((sum, v) => sum + v * v / 2, 0);
  assertEquals(checkGradient(f, (x) => x, [1, -2, 3]).verdict, "pass");
});

Deno.test("checkGradient() gives the same report for the same seed", () => {
  const wrong = (x: number[]) => right(x).map((g) => -g);
  const once = String(checkGradient(cubes, wrong, POINT, { seed: 5 }));
  assertEquals(String(checkGradient(cubes, wrong, POINT, { seed: 5 })), once);
  assert(
    once.includes("checkGradient(f, gradient, [1.1, -2.3, 3.7], { seed: 5 })"),
  );
});

Deno.test("assertGradient() throws the report, and nothing where the gradient is right", () => {
  assertGradient(cubes, right, POINT);
  const wrong = (x: number[]) => right(x).map((g) => g / 2);
  const error = assertThrows(
    () => assertGradient(cubes, wrong, POINT, { name: "p" }),
    CheckError,
    "p[2] is wrong",
  ) as CheckError;
  assertEquals(error.name, "AssertionError");
  assertEquals(error.report.mistake?.kind, "factor 1/2");
});

Deno.test("checkGradient() passes a network whose units have kinks all around x", () => {
  const random = randomSource(3);
  const draw = (n: number) => Array.from({ length: n }, () => 2 * random() - 1);
  const inputs = Array.from({ length: 20 }, () => draw(20));
  const units = 40;
  const forward = (w: Float64Array, x: number[]) =>
    Array.from(
      { length: units },
      (_, h) =>
        Math.max(0, x.reduce((sum, xi, i) => sum + w[20 * h + i] * xi, 0)),
    );
  const f = (w: Float64Array) =>
    inputs.reduce(
      (sum, x) => sum + (forward(w, x).reduce((a, b) => a + b) - 1) ** 2,
      0,
    );
  const gradient = (w: Float64Array) => {
    const g = new Float64Array(w.length);
    for (const x of inputs) {
      const hidden = forward(w, x);
      const slope = 2 * (hidden.reduce((a, b) => a + b) - 1);
      hidden.forEach((unit, h) => {
        if (unit > 0) x.forEach((xi, i) => g[20 * h + i] += slope * xi);
      });
    }
    return g;
  };
  const w = Float64Array.from(draw(20 * units));
  assertEquals(checkGradient(f, gradient, w).verdict, "pass");
  const wrong = (w: Float64Array) =>
    gradient(w).map((g, i) => i === 123 ? 1.01 * g : g);
  assertEquals(checkGradient(f, wrong, w).verdict, "fail");
});

Deno.test("checkGradient() does not hold the trend of a staircase against a derivative of 0", () => {
  assert(checkGradient(Math.floor, () => 0, 1000).verdict !== "fail");
  assertEquals(checkGradient(Math.floor, () => 0, 0.5).verdict, "pass");
});

Deno.test("checkGradient() names a factor that is another element of x", () => {
  const f = ([x, y]: number[]) => Math.exp(x * y);
  const { mistake } = checkGradient(f, (x) => [f(x), f(x)], [0.3, 0.2], {
    name: "p",
  });
  assertEquals(mistake?.kind, "chain rule");
  assert(mistake?.sentence.includes("at p[0] the factor p[1] is missing"));
});

Deno.test("checkGradient() does not blame single precision for its range", () => {
  const f = ([x, y]: Float32Array) => Math.exp(x) * y;
  const gradient = ([x, y]: Float32Array) =>
    Float32Array.of(Math.exp(x) * y, Math.exp(x));
  const x = Float32Array.of(0.3, 1.7);
  assertEquals(checkGradient(f, gradient, x).verdict, "pass");
});

Deno.test("checkGradient() fails a sign under noise, and says when noise keeps it from telling more", () => {
  const noisy = (x: number) => Math.sin(x) * (1 + noise(x, 1e-3));
  const wrong = checkGradient(noisy, (x) => -Math.cos(x), 1);
  assertEquals([wrong.verdict, wrong.mistake?.kind], ["fail", "sign"]);
  const right = checkGradient(noisy, Math.cos, 1);
  assertEquals(right.verdict, "unsure");
  assert(right.reason.includes("noise"));
});
