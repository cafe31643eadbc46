// What a check costs, in evaluations of f.

import {
  checkGradient,
  checkHessian,
  type CheckProgress,
} from "../../../mod.ts";
import { randomSource } from "../../../lib/core/random.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const N = 25;
const random = randomSource(7);
const draw = () => 2 * random() - 1;
const A = Array.from({ length: N }, () => Array.from({ length: N }, draw));
const times = (x: number[]) =>
  A.map((row) => row.reduce((sum, a, i) => sum + a * x[i], 0));

/** A sum over φ of each row of Ax, and its gradient. */
function over(phi: (z: number) => number, slope: (z: number) => number) {
  return {
    f: (x: number[]) => times(x).reduce((sum, z) => sum + phi(z), 0),
    gradient: (x: number[]) => {
      const s = times(x).map(slope);
      return x.map((_, j) => s.reduce((sum, v, i) => sum + v * A[i][j], 0));
    },
  };
}

const SMOOTH = {
  "logistic loss": over(
    (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
    (z) => 1 / (1 + Math.exp(-z)),
  ),
  "squares of tanh": over(
    (z) => Math.tanh(z) ** 2,
    (z) => 2 * Math.tanh(z) * (1 - Math.tanh(z) ** 2),
  ),
  squares: over((z) => z * z, (z) => 2 * z),
  waves: over(Math.sin, Math.cos),
};

testEach(Object.entries(SMOOTH))(
  "checkGradient() passes 25 elements after at most 250 evaluations: %s",
  (_, { f, gradient }) => {
    for (const seed of [1, 2, 3]) {
      const random = randomSource(seed);
      const x = Array.from({ length: N }, () => 2 * random() - 1);
      const { verdict, evaluations } = checkGradient(f, gradient, x);
      assertEquals(verdict, "pass");
      assert(evaluations <= 250, `${evaluations}`);
    }
  },
);

Deno.test("checkGradient() tells what it will cost before it begins, and how far it is", () => {
  const { f, gradient } = SMOOTH.squares;
  const told: CheckProgress[] = [];
  let calls = 0;
  const x = Array.from({ length: N }, draw);
  const report = checkGradient(
    (x: number[]) => {
      calls++;
      return f(x);
    },
    gradient,
    x,
    {
      onProgress: (progress) => {
        assertEquals(progress.evaluations, calls);
        told.push(progress);
      },
    },
  );
  assert(told[0].evaluations <= 3, `${told[0].evaluations}`);
  const { expected } = told[0];
  assert(Math.abs(expected / report.evaluations - 1) < 0.5, `${expected}`);
  assertEquals(told.at(-1)?.evaluations, report.evaluations);
  assert(told.length >= 10);
});

Deno.test("checkGradient() looks at 100,000 elements along directions", () => {
  const x = Float64Array.from({ length: 100_000 }, (_, i) => Math.sin(i));
  const f = (x: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += x[i] * x[i] * (1 + x[i]);
    return sum;
  };
  const gradient = (x: Float64Array) => x.map((v) => v * (2 + 3 * v));
  const { verdict, evaluations } = checkGradient(f, gradient, x);
  assertEquals(verdict, "pass");
  assert(evaluations < 250, `${evaluations}`);
});

testEach([
  [
    "each by itself",
    (x: number[]) =>
      x.reduce((sum, v, i) => sum + (i + 1) * Math.min(v, 3) ** 2, 0),
  ],
  [
    "all together",
    (x: number[]) =>
      Math.min(x.reduce((sum, v, i) => sum + (i + 1) * v * v, 0), 2500),
  ],
])(
  "checkGradient() passes 25 elements of a clamped f after at most 600 evaluations, and tells how many it has looked at: %s",
  (_, f) => {
    const x = Array.from({ length: N }, (_, i) => 0.5 + 0.3 * Math.sin(i));
    const gradient = (x: number[]) => x.map((v, i) => 2 * (i + 1) * v);
    const { verdict, warning, evaluations } = checkGradient(f, gradient, x);
    assertEquals(verdict, "pass");
    assert(
      /^x\[\d+\] is wrong: .* 0 \(looked at: the 4 of 25 elements that differ most\)$/
        .test(warning!),
      warning,
    );
    assert(evaluations <= 600, `${evaluations}`);
  },
);

Deno.test("checkGradient() warns of the one element of many that differs far out", () => {
  const x = Array.from({ length: N }, (_, i) => 0.5 + 0.3 * Math.sin(i));
  for (const wrong of [0, 7, N - 1]) {
    const f = (x: number[]) =>
      x.reduce((sum, v, i) => sum + (i === wrong ? Math.min(v, 3) : v) ** 2, 0);
    const { verdict, warning } = checkGradient(
      f,
      (x) => x.map((v) => 2 * v),
      x,
    );
    assertEquals(verdict, "pass");
    assert(warning!.startsWith(`x[${wrong}] is wrong`), warning);
  }
});

Deno.test("checkGradient() explains every element that is wrong at another point, not those alone that differ most", () => {
  const x = Array.from({ length: N }, (_, i) => 0.5 + 0.3 * Math.sin(i));
  const f = (x: number[]) => x.reduce((sum, v) => sum + v ** 3, 0);
  const gradient = (x: number[]) => x.map((v) => 3 * v * Math.abs(v));
  const { verdict, mistake } = checkGradient(f, gradient, x);
  assertEquals(verdict, "fail");
  assertEquals(
    mistake?.sentence,
    "there the sign is wrong: analytic = -numeric",
  );
});

// Two lines of six values for each of 36 elements, and as much for ten directions around x.
Deno.test("checkHessian() passes six elements twice after at most 600 evaluations", () => {
  const f = (x: number[]) => x.reduce((sum, v) => sum + v, 0) ** 3 / 6;
  const hessian = (x: number[]) => {
    const sum = x.reduce((sum, v) => sum + v, 0);
    return x.map(() => x.map(() => sum));
  };
  const x = [1, -0.7, 0.4, 2, 0.9, -0.3];
  const { verdict, evaluations } = checkHessian(f, hessian, x);
  assertEquals(verdict, "pass");
  assert(evaluations <= 600, `${evaluations}`);
});

Deno.test("checkHessian() warns for about three times what a pass costs", () => {
  const f = (x: number[]) =>
    x.reduce((sum, v, i) => sum + (i + 1) * Math.min(v, 6) ** 3 / 6, 0) +
    x[0] * x[1];
  const hessian = (inside: (v: number) => boolean) => (x: number[]) =>
    x.map((v, i) =>
      x.map((_, j) =>
        i === j ? (inside(v) ? (i + 1) * v : 0) : Number(i + j === 1)
      )
    );
  const x = [1, 1.2, 1.4, 1.6, 1.8];
  const right = checkHessian(f, hessian((v) => v < 6), x);
  const warned = checkHessian(f, hessian(() => true), x);
  assertEquals([right.verdict, warned.verdict], ["pass", "pass"]);
  assert(warned.around.some(({ outcome }) => outcome === "differs"));
  assert(warned.evaluations < 3.2 * right.evaluations, `${warned.evaluations}`);
});
