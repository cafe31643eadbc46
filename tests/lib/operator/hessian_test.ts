import { estimateHessian } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { randomSource } from "../../support/random.ts";

/** The Huber losses of rows of numbers, the first of which is so near its joint. */
function huberFit(n: number, near: number) {
  const random = randomSource(7);
  const draw = () => 2 * random() - 1;
  const list = (length: number) => Array.from({ length }, draw);
  const rows = Array.from({ length: n }, () => list(n));
  const x = list(n);
  const dot = (row: number[], y: number[]) =>
    row.reduce((sum, w, i) => sum + w * y[i], 0);
  const offsets = rows.map((row, k) =>
    k === 0 ? 1 - near - dot(row, x) : draw()
  );
  const f = (y: number[]) =>
    rows.reduce((sum, row, k) => {
      const z = Math.abs(dot(row, y) + offsets[k]);
      return sum + (z < 1 ? z * z / 2 : z - 0.5);
    }, 0);
  return { f, x };
}

Deno.test("estimateHessian() says ok of no element that its error outweighs, where variables suit steps far apart", () => {
  for (const near of [1e-2, 1e-3, 5e-4, 1e-4]) {
    const { f, x } = huberFit(12, near);
    const { value, error, verdicts } = estimateHessian(f, x);
    const wide = x.flatMap((_, i) =>
      x.flatMap((_, j) => {
        const own = Math.sqrt(Math.abs(value[i][i] * value[j][j]));
        const size = Math.max(Math.abs(value[i][j]), own);
        const isWide = verdicts[i][j].kind === "ok" &&
          Math.abs(value[i][j]) > 2 * error[i][j] &&
          error[i][j] > 1e-4 * size;
        return isWide ? [[i, j]] : [];
      })
    );
    assertEquals(wide, []);
    assert(verdicts.flat().some(({ kind }) => kind === "ok"));
  }
});

/** A function of rows of numbers, of whose elements it is twice differentiable on each side of its kinks alone. */
interface Model {
  readonly f: (x: number[]) => number;
  /** ∂²f/∂xᵢ∂xⱼ. */
  readonly exact: (i: number, j: number) => number;
  readonly x: number[];
}

const SIZE = 30;

/** Random rows and offsets, what they make of a point, and that point. */
function layer(seed: number) {
  const random = randomSource(seed);
  const draw = () => 2 * random() - 1;
  const list = (length: number) => Array.from({ length }, draw);
  const rows = Array.from({ length: 25 }, () => list(SIZE));
  const [offsets, weights, x] = [list(25), list(25), list(SIZE)];
  const of = (y: number[]) =>
    rows.map((row, k) => row.reduce((z, w, i) => z + w * y[i], offsets[k]));
  return { rows, weights, x, of };
}

/** The sum of a function of one number over the rows. */
function summed(
  seed: number,
  loss: (z: number) => number,
  bend: (z: number) => number,
): Model {
  const { rows, x, of } = layer(seed);
  const bends = of(x).map(bend);
  return {
    x,
    f: (y) => of(y).reduce((sum, z) => sum + loss(z), 0),
    exact: (i, j) =>
      rows.reduce((sum, row, k) => sum + bends[k] * row[i] * row[j], 0),
  };
}

/** The squared error of a weighted sum of slopes that differ on both sides of 0. */
function squared(seed: number, below: number): Model {
  const { rows, weights, x, of } = layer(seed);
  const slopes = of(x).map((z) => z > 0 ? 1 : below);
  const by = (i: number) =>
    rows.reduce((sum, row, k) => sum + weights[k] * slopes[k] * row[i], 0);
  return {
    x,
    f: (y) =>
      of(y).reduce(
        (sum, z, k) => sum + weights[k] * (z > 0 ? z : below * z),
        -0.3,
      ) ** 2,
    exact: (i, j) => 2 * by(i) * by(j),
  };
}

const { abs, max, exp } = Math;

const MODELS: readonly (readonly [string, (seed: number) => Model])[] = [
  [
    "a Huber loss",
    (seed) =>
      summed(
        seed,
        (z) => abs(z) < 1 ? z * z / 2 : abs(z) - 0.5,
        (z) => abs(z) < 1 ? 1 : 0,
      ),
  ],
  [
    "a quantile Huber loss",
    (seed) =>
      summed(
        seed,
        (z) =>
          (z > 0 ? 0.8 : 0.2) *
          (abs(z) < 0.3 ? z * z / 0.6 : abs(z) - 0.15),
        (z) => abs(z) < 0.3 ? (z > 0 ? 0.8 : 0.2) / 0.3 : 0,
      ),
  ],
  [
    "a squared hinge",
    (seed) => summed(seed, (z) => max(0, 1 - z) ** 2, (z) => z < 1 ? 2 : 0),
  ],
  [
    "a sum of elus",
    (seed) =>
      summed(
        seed,
        (z) => z > 0 ? z : exp(z) - 1,
        (z) => z > 0 ? 0 : exp(z),
      ),
  ],
  ["a squared error of relus", (seed) => squared(seed, 0)],
  ["a squared error of leaky relus", (seed) => squared(seed, 0.1)],
  ["a squared error of absolute values", (seed) => squared(seed, -1)],
];

testEach(MODELS)(
  "estimateHessian() knows 99 % of the elements of %s to 1e-4 of the largest",
  (_, modelOf) => {
    for (const seed of [1, 2, 3]) {
      const { f, exact, x } = modelOf(seed);
      const { value, error } = estimateHessian(f, x);
      const entries = x.flatMap((_, i) => x.map((_, j) => [i, j]));
      const size = max(...entries.map(([i, j]) => abs(exact(i, j))));
      const useful = entries.filter(([i, j]) => error[i][j] <= 1e-4 * size);
      const wrong = entries.filter(([i, j]) =>
        abs(value[i][j] - exact(i, j)) > 10 * error[i][j] + 1e-13 * size
      );
      assertEquals(wrong, []);
      assert(useful.length >= 0.99 * entries.length, `${useful.length}`);
    }
  },
);

Deno.test("estimateHessian() sees the rounding of f to 32 bits between coordinates of 32 bits", () => {
  const x = Float32Array.of(
    0.6756647825241089,
    0.15229709446430206,
    -1.7213608026504517,
    1.9589931964874268,
  );
  const f = ([a, b, c, d]: Float32Array) =>
    Math.fround(Math.log1p(Math.exp(a * b)) + c * d);
  const p = 1 / (1 + Math.exp(-x[0] * x[1]));
  const bend = p * (1 - p);
  const mixed = p + x[0] * x[1] * bend;
  const exact = [
    [bend * x[1] ** 2, mixed, 0, 0],
    [mixed, bend * x[0] ** 2, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 1, 0],
  ];
  const { value, error } = estimateHessian(f, x);
  exact.forEach((row, i) =>
    row.forEach((element, j) => {
      const miss = Math.abs(value[i][j] - element);
      assert(miss <= error[i][j], `${i}, ${j}: ${value[i][j]}`);
      assert(error[i][j] < 1e-3, `${i}, ${j}: ± ${error[i][j]}`);
    })
  );
});
