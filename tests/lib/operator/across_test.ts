import {
  estimateHessian,
  estimateLaplacian,
  estimateMixedPartialDerivative,
  isTrusted,
} from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type Plane = (x: number[]) => number;

/** Smooth along both axes and along every other line through 0, and without a Hessian there. */
const WITHOUT_HESSIAN: readonly [string, Plane][] = [
  ["|xy|", ([x, y]) => Math.abs(x * y)],
  ["max(0, xy)", ([x, y]) => Math.max(0, x * y)],
  ["xy > 0 ? xy : xy / 10", ([x, y]) => x * y > 0 ? x * y : x * y / 10],
  ["xy + |xy| / 2 + x²", ([x, y]) => x * y + Math.abs(x * y) / 2 + x * x],
  [
    "xy (x² - y²) / (x² + y²)",
    ([x, y]) =>
      x === 0 && y === 0 ? 0 : x * y * (x * x - y * y) / (x * x + y * y),
  ],
];

testEach(WITHOUT_HESSIAN)(
  "estimateHessian() sees that the lines through 0 contradict each other: %s",
  (_, f) => {
    const { verdicts } = estimateHessian(f, [0, 0]);
    assertEquals(verdicts[0][1].kind, "unresolved");
    assert(["ok", "flat"].includes(verdicts[0][0].kind));
  },
);

// Along x + y and x - y the mixed derivative is first and second; waves in x and y make the steps of each other ones.
testEach<[string, (xy: number) => number, number, number]>([
  ["|xy|", Math.abs, 1, -1],
  ["max(0, xy)", (xy) => Math.max(0, xy), 1, 0],
  ["xy + |xy| / 2", (xy) => xy + Math.abs(xy) / 2, 1.5, 0.5],
  ["xy", (xy) => xy, 1, 1],
])(
  "the error of a mixed derivative tells how far the lines are apart: %s",
  (_, f, first, second) => {
    for (const [a, b] of [[1, 1], [64, 1], [1, 1 / 16], [64, 64]]) {
      const waves = (x: number, y: number) => Math.cos(a * x) + Math.cos(b * y);
      const { value, error, verdicts } = estimateHessian(
        ([x, y]: number[]) => f(x * y) + waves(x, y),
        [0, 0],
      );
      const gap = Math.abs(first - second);
      assert(Math.abs(value[0][1] - first) <= 1e-4, `${value[0][1]}`);
      assert(Math.abs(error[0][1] - gap) <= 1e-3, `${error[0][1]}, not ${gap}`);
      assertEquals(verdicts[0][1].kind === "unresolved", gap > 0);
      for (const [i, c] of [a, b].entries()) {
        assert(Math.abs(value[i][i] + c * c) <= error[i][i]);
      }
    }
  },
);

testEach(WITHOUT_HESSIAN)(
  "estimateMixedPartialDerivative() sees it as well: %s",
  (_, f) => {
    const { verdict } = estimateMixedPartialDerivative(f, [0, 0], [0, 1]);
    assertEquals(verdict.kind, "unresolved");
  },
);

Deno.test("estimateHessian() finds the one pair of many that does not fit", () => {
  const f = (x: number[]) =>
    Math.abs(x[2] * x[5]) + x.reduce((sum, v, i) => sum + Math.exp(v) * i, 0) +
    x[1] * x[4];
  const { value, error, verdicts } = estimateHessian(
    f,
    new Array<number>(7).fill(0),
  );
  for (let i = 0; i < 7; i++) {
    for (let j = 0; j < i; j++) {
      const isBad = i === 5 && j === 2;
      assertEquals(verdicts[i][j].kind === "unresolved", isBad);
      const truth = i === 4 && j === 1 ? 1 : 0;
      assert(isBad || Math.abs(value[i][j] - truth) <= error[i][j]);
    }
  }
});

Deno.test("a sum of second derivatives is flat only where each of them is", () => {
  const product = estimateHessian(([x, y]: number[]) => x * y, [0, 0]);
  assertEquals(product.verdicts[0][1].kind, "ok");
  assertEquals(product.verdicts[0][0].kind, "flat");
  const square = ([x]: number[]) => x * x;
  assertEquals(estimateLaplacian(square, [1, 2]).verdict.kind, "ok");
  assertEquals(estimateLaplacian(() => 3, [1, 2]).verdict.kind, "flat");
});

testEach<[string, Plane]>([
  ["|xy|", ([x, y]) => Math.abs(x * y)],
  ["|x² - y²|", ([x, y]) => Math.abs(x * x - y * y)],
  ["√(x⁴ + y⁴)", ([x, y]) => Math.sqrt(x ** 4 + y ** 4)],
])(
  "estimateHessian() sees that the lines through 0 contradict each other beside waves: %s",
  (_, f) => {
    const waveNumbers = [0, 0.5, 2, 8, 16, 32, 128, 512, 1024];
    for (const a of waveNumbers) {
      for (const b of waveNumbers) {
        const wavy = ([x, y]: number[]) =>
          f([x, y]) + Math.cos(a * x) + Math.cos(b * y);
        const { verdicts } = estimateHessian(wavy, [0, 0]);
        assert(!isTrusted(verdicts[0][1]), `${a}, ${b}`);
      }
    }
  },
);
