// Functions that are checked where they have kinks, and one whose penalty has some.

import { data, dot, matrix, type Model, model, vector } from "./model.ts";

const ROWS = matrix(data(71), 9, 5);
const TARGETS = vector(data(72), 9);
const [SQUARES, SIZES] = [0.4, 0.3];

const elasticNet: Model = model({
  name: "elastic net",
  f: (w: number[]) =>
    ROWS.reduce((sum, row, i) => sum + (dot(row, w) - TARGETS[i]) ** 2, 0) +
    SQUARES / 2 * dot(w, w) +
    SIZES * w.reduce((sum, v) => sum + Math.abs(v), 0),
  gradient(w: number[], bug) {
    const squares = bug === "both penalties left out" ? 0 : SQUARES;
    const sizes = bug ? 0 : SIZES;
    return w.map((v, j) =>
      ROWS.reduce(
        (sum, row, i) => sum + 2 * row[j] * (dot(row, w) - TARGETS[i]),
        squares * v + sizes * Math.sign(v),
      )
    );
  },
  point: (random) => vector(random, 5),
  bugs: [
    { name: "the sizes left out", kinds: ["missing term"] },
    { name: "both penalties left out", kinds: ["missing term"] },
  ],
});

const sizeOf = (x: readonly number[]) => Math.max(...x.map(Math.abs));

const greatestSize: Model = model({
  name: "the greatest size at 0",
  f: sizeOf,
  gradient(x: number[], bug) {
    const winners = x.flatMap((v, i) => Math.abs(v) === sizeOf(x) ? [i] : []);
    const chosen = bug ? winners : winners.slice(0, 1);
    return x.map((v, i) => chosen.includes(i) ? (v < 0 ? -1 : 1) : 0);
  },
  point: () => [0, 0, 0],
  bugs: [{ name: "all get 1", kinds: ["tie"] }],
});

/** Windows of 2 × 2 over a row of numbers that is a square of 4 × 4. */
const WINDOWS = [0, 2, 8, 10].map((k) => [k, k + 1, k + 4, k + 5]);

const pooling: Model = model({
  name: "max-pooling in 32 bits, after relus that are off",
  f: (x: Float32Array) =>
    WINDOWS.reduce(
      (sum, window, k) =>
        Math.fround(sum + (k + 1) * Math.max(...window.map((i) => x[i]))),
      0,
    ),
  gradient(x: Float32Array, bug) {
    const g = new Float32Array(16);
    WINDOWS.forEach((window, k) => {
      const top = Math.max(...window.map((i) => x[i]));
      const winners = window.filter((i) => x[i] === top);
      for (const i of bug ? winners : winners.slice(0, 1)) g[i] = k + 1;
    });
    return g;
  },
  point: (random) =>
    Float32Array.from(
      { length: 16 },
      (_, i) => i % 4 < 2 ? 0 : Math.max(0, 2 * random() - 1),
    ),
  bugs: [{ name: "the mask takes all maxima", kinds: ["tie"] }],
});

const layer = (x: Float32Array) =>
  ROWS.slice(0, 4).map((row) =>
    x.reduce((sum, v, i) => Math.fround(sum + Math.fround(row[i] * v)), 0)
  );

const linear: Model = model({
  name: "the greatest of linear functions at 0, in 32 bits",
  f: (x: Float32Array) => Math.max(...layer(x)),
  gradient(x: Float32Array, bug) {
    const all = layer(x);
    const winner = all.indexOf(Math.max(...all));
    return Float32Array.from(
      x,
      (_, i) => ROWS[winner][i] + (bug ? ROWS[(winner + 1) % 4][i] : 0),
    );
  },
  point: () => new Float32Array(3),
  bugs: [{ name: "two rows added", kinds: [] }],
});

/** The models of this file. */
export const KINKS: readonly Model[] = [
  elasticNet,
  greatestSize,
  pooling,
  linear,
];
