// What is lost on the way to a gradient: samples, classes, statistics, slopes, a mean. A softmax regression, a regression with a
// penalty, a normalised batch and a network of two layers, each with parameters in a tree where it has several.

import { checkGradient, type Mistake } from "../../../mod.ts";
import { randomSource } from "../../../lib/core/random.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const random = randomSource(5);
const vector = (n: number) => Array.from({ length: n }, () => 2 * random() - 1);
const matrix = (m: number, n: number) =>
  Array.from({ length: m }, () => vector(n));
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, v, i) => sum + v * b[i], 0);

const SAMPLES = matrix(7, 4);
const CLASSES = SAMPLES.map((_, n) => n % 3);
const GOALS = vector(7);

interface Linear {
  readonly W: number[][];
  readonly b: number[];
}

function softmax(z: number[]): number[] {
  const top = Math.max(...z);
  const e = z.map((v) => Math.exp(v - top));
  const sum = e.reduce((a, b) => a + b);
  return e.map((v) => v / sum);
}

const chances = ({ W, b }: Linear, x: number[]) =>
  softmax(W.map((w, c) => dot(w, x) + b[c]));

function crossEntropy(p: Linear): number {
  const loss = SAMPLES.reduce(
    (sum, x, n) => sum - Math.log(chances(p, x)[CLASSES[n]]),
    0,
  );
  return loss + 0.05 * p.W.flat().reduce((sum, w) => sum + w * w, 0);
}

/** How often each sample is taken, and which class is left out. */
interface Loss {
  readonly times?: (n: number) => number;
  readonly without?: number;
  readonly overwrites?: boolean;
}

const slopes = ({ times = () => 1, without, overwrites }: Loss) =>
(
  p: Linear,
): Linear => {
  const W = p.W.map((row) => row.map((w) => 0.1 * w));
  const b = p.b.map(() => 0);
  SAMPLES.forEach((x, n) => {
    chances(p, x).forEach((chance, c) => {
      if (c === without) return;
      const d = times(n) * (chance - Number(c === CLASSES[n]));
      b[c] = overwrites ? d : b[c] + d;
      x.forEach((v, j) => W[c][j] = overwrites ? d * v : W[c][j] + d * v);
    });
  });
  return { W, b };
};

const LOSSES:
  readonly (readonly [string, Loss, Mistake["kind"] | undefined])[] = [
    ["nothing", {}, undefined],
    ["a sample", { times: (n) => Number(n !== 2) }, "skipped"],
    ["the last sample, which is taken twice", {
      times: (n) => n === 6 ? 2 : 1,
    }, "skipped"],
    ["a class", { without: 1 }, "skipped"],
    ["the last class", { without: 2 }, "skipped"],
    ["all samples but one", { overwrites: true }, "overwritten"],
  ];

testEach(LOSSES)(
  "checkGradient() says what a softmax regression with a bias has lost: %s",
  (_, loss, kind) => {
    const p = { W: matrix(3, 4), b: vector(3) };
    const tree = checkGradient(crossEntropy, slopes(loss), p);
    assertEquals(tree.verdict, kind ? "fail" : "pass");
    assertEquals(tree.mistake?.kind, kind);
    const { b } = p;
    const alone = checkGradient(
      (W: number[][]) => crossEntropy({ W, b }),
      (W) => slopes(loss)({ W, b }).W,
      p.W,
      { name: "W" },
    );
    assertEquals(alone.mistake?.kind, kind);
  },
);

Deno.test("checkGradient() tells a sum for a mean beside a penalty that is right", () => {
  const n = SAMPLES.length;
  const f = (w: number[]) =>
    SAMPLES.reduce((sum, x, k) => sum + (dot(w, x) - GOALS[k]) ** 2, 0) / n +
    0.3 * dot(w, w);
  const gradient = (w: number[]) =>
    w.map((v, j) =>
      SAMPLES.reduce(
        (sum, x, k) => sum + 2 * (dot(w, x) - GOALS[k]) * x[j],
        0.6 * v,
      )
    );
  const { mistake } = checkGradient(f, gradient, vector(4));
  assertEquals(mistake?.kind, "factor");
  assert(mistake?.sentence.includes("beside the term 0.6 · x"));
  assert(mistake?.sentence.includes("n = 7"), mistake?.sentence);
});

Deno.test("checkGradient() does not take a lost slope for lost samples", () => {
  const f = ({ W, v }: { W: number[][]; v: number[] }) =>
    SAMPLES.reduce((sum, x, n) => {
      const h = W.map((w) => Math.tanh(dot(w, x)));
      return sum + (dot(v, h) - GOALS[n]) ** 2;
    }, 0);
  const gradient = ({ W, v }: { W: number[][]; v: number[] }) => {
    const G = { W: W.map((w) => w.map(() => 0)), v: v.map(() => 0) };
    SAMPLES.forEach((x, n) => {
      const h = W.map((w) => Math.tanh(dot(w, x)));
      const d = 2 * (dot(v, h) - GOALS[n]);
      h.forEach((a, i) => {
        G.v[i] += d * a;
        x.forEach((u, j) => G.W[i][j] += d * v[i] * u);
      });
    });
    return G;
  };
  const p = { W: matrix(4, 4), v: vector(4) };
  const { verdict, mistake } = checkGradient(f, gradient, p);
  assertEquals([verdict, mistake?.kind], ["fail", "chain rule"]);
  assert(mistake?.sentence.includes("1 for the derivative 1 - h²"));
});

interface Batch {
  readonly X: number[][];
  readonly gamma: number[];
  readonly beta: number[];
}

/** A column standardised, with a small constant in the deviation. */
function standardised(column: number[]) {
  const n = column.length;
  const mean = column.reduce((a, b) => a + b) / n;
  const variance = column.reduce((sum, u) => sum + (u - mean) ** 2, 0) / n;
  const deviation = Math.sqrt(variance + 1e-5);
  return { z: column.map((u) => (u - mean) / deviation), deviation };
}

const columnOf = (X: number[][], j: number) => X.map((row) => row[j]);
const weightOf = (i: number, j: number) => Math.sin(i + 2 * j);

function ofBatch({ X, gamma, beta }: Batch): number {
  return gamma.reduce((sum, g, j) => {
    const { z } = standardised(columnOf(X, j));
    return sum + z.reduce(
      (part, v, i) => part + weightOf(i, j) * Math.tanh(g * v + beta[j]),
      0,
    );
  }, 0);
}

const batchGradient =
  (keeps: { mean: boolean; variance: boolean }) =>
  ({ X, gamma, beta }: Batch): Batch => {
    const G = {
      X: X.map((row) => row.map(() => 0)),
      gamma: gamma.map(() => 0),
      beta: beta.map(() => 0),
    };
    gamma.forEach((g, j) => {
      const { z, deviation } = standardised(columnOf(X, j));
      const d = z.map((v, i) =>
        weightOf(i, j) * (1 - Math.tanh(g * v + beta[j]) ** 2)
      );
      G.beta[j] = d.reduce((a, b) => a + b);
      G.gamma[j] = dot(d, z);
      const mean = keeps.mean ? g * G.beta[j] / z.length : 0;
      const spread = keeps.variance ? g * G.gamma[j] / z.length : 0;
      z.forEach((v, i) =>
        G.X[i][j] = (g * d[i] - mean - spread * v) / deviation
      );
    });
    return G;
  };

testEach([
  ["the mean", { mean: false, variance: true }],
  ["the variance", { mean: true, variance: false }],
  ["the mean and the variance", { mean: false, variance: false }],
])(
  "checkGradient() says that a batch normalisation takes for a constant: %s",
  (what, keeps) => {
    const p = { X: matrix(5, 3), gamma: [1.2, 0.8, 1], beta: vector(3) };
    const all = batchGradient({ mean: true, variance: true });
    assertEquals(checkGradient(ofBatch, all, p).verdict, "pass");
    const { mistake } = checkGradient(ofBatch, batchGradient(keeps), p);
    assertEquals(mistake?.kind, "detached");
    assert(
      mistake?.sentence.startsWith(`in X ${what} of each column`),
      mistake?.sentence,
    );
  },
);
