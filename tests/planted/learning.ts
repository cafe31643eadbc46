import {
  data,
  dot,
  matrix,
  type Model,
  model,
  transpose,
  vector,
} from "./model.ts";

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const softplus = (z: number) =>
  Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const softmax = (z: number[]) => {
  const top = Math.max(...z);
  const e = z.map((v) => Math.exp(v - top));
  const sum = e.reduce((a, b) => a + b);
  return e.map((v) => v / sum);
};

const random = data(11);
const N = 24;
const ROWS = matrix(random, N, 5);
const LABELS = ROWS.map((row) => Number(row[0] - row[3] + random() > 0.5));
const DECAY = 0.3;

const logistic: Model = model({
  name: "logistic regression with weight decay",
  f: (w: number[]) =>
    ROWS.reduce(
        (sum, row, n) => sum + softplus(dot(row, w)) - LABELS[n] * dot(row, w),
        0,
      ) / N + DECAY / 2 * dot(w, w),
  gradient(w: number[], bug) {
    const g = w.map(() => 0);
    ROWS.forEach((row, n) => {
      const p = sigmoid(dot(row, w));
      let slope = p - LABELS[n];
      if (bug === "mean squared error's slope") slope *= p * (1 - p);
      row.forEach((x, j) => {
        g[j] += slope * x;
      });
    });
    if (bug === "bias forgotten") g[4] = 0;
    return g.map((v, j) => {
      const decay = {
        "decay left out": 0,
        "decay twice": 2 * DECAY,
      }[bug ?? ""] ?? DECAY;
      const mean = bug === "sum for mean" ? v : v / N;
      const total = mean + decay * w[j];
      return bug === "step for gradient" ? -total : total;
    });
  },
  point: (random) => vector(random, 5),
  bugs: [
    { name: "step for gradient", kinds: ["sign"] },
    { name: "decay left out", kinds: ["missing term"] },
    { name: "decay twice", kinds: ["missing term"] },
    { name: "bias forgotten", kinds: ["one element"] },
    { name: "sum for mean", kinds: [] },
    { name: "mean squared error's slope", kinds: [] },
  ],
});

const regression: Model = model({
  name: "least squares",
  f: (w: number[]) =>
    ROWS.reduce((sum, row, n) => sum + (dot(row, w) - LABELS[n]) ** 2, 0) / N,
  gradient(w: number[], bug) {
    const g = w.map((_, j) =>
      ROWS.reduce((sum, row, n) => {
        const residual = dot(row, w) - LABELS[n];
        return sum + 2 * residual * row[j];
      }, 0) / N
    );
    if (bug === "2 lost") return g.map((v) => v / 2);
    if (bug === "sum for mean") return g.map((v) => v * N);
    if (bug === "residual turned round") return g.map((v) => -v);
    if (bug === "never written") return g.map(() => 0);
    if (bug === "index off by one") return g.map((_, j) => g[(j + 1) % 5]);
    if (bug === "last one skipped") g[4] = 0;
    return g;
  },
  point: (random) => vector(random, 5),
  bugs: [
    { name: "2 lost", kinds: ["factor 1/2"] },
    { name: "sum for mean", kinds: ["factor"] },
    { name: "residual turned round", kinds: ["sign"] },
    { name: "never written", kinds: ["zero"] },
    { name: "index off by one", kinds: ["permutation"] },
    { name: "last one skipped", kinds: ["one element"] },
  ],
});

const INPUTS = matrix(random, 12, 3);
const CLASSES = INPUTS.map((_, n) => n % 3);
const FIRST = matrix(random, 4, 3);
const BIAS = vector(random, 4);
const SECOND = matrix(random, 3, 4);

/** The backward pass of tanh and softmax with cross-entropy, by hand. */
function network(
  W: number[][],
  b: number[],
  V: number[][],
  bug: string | undefined,
) {
  const dW = W.map((row) => row.map(() => 0));
  const db = b.map(() => 0);
  const dV = V.map((row) => row.map(() => 0));
  let loss = 0;
  INPUTS.forEach((x, n) => {
    const h = W.map((row, i) => Math.tanh(dot(row, x) + b[i]));
    const p = softmax(V.map((row) => dot(row, h)));
    loss -= Math.log(p[CLASSES[n]]) / INPUTS.length;
    const count = bug === "sum for mean" ? 1 : INPUTS.length;
    const dz = p.map((v, k) => (v - Number(k === CLASSES[n])) / count);
    if (bug === "softmax's own slope twice") {
      dz.forEach((v, k) => dz[k] = v * p[k] * (1 - p[k]));
    }
    const dh = h.map((_, i) => dot(dz, V.map((row) => row[i])));
    const da = dh.map((v, i) =>
      bug === "slope of tanh left out"
        ? v
        : bug === "1 - a² for 1 - tanh² a"
        ? v * (1 - (dot(W[i], x) + b[i]) ** 2)
        : v * (1 - h[i] ** 2)
    );
    da.forEach((v, i) => {
      db[i] = bug === "last example only" ? v : db[i] + v;
      x.forEach((xj, j) => dW[i][j] += v * xj);
    });
    dz.forEach((v, k) => h.forEach((hi, i) => dV[k][i] += v * hi));
  });
  return { loss, dW, db, dV };
}

const hidden: Model = model({
  name: "two-layer network: first weights",
  f: (W: number[][]) => network(W, BIAS, SECOND, undefined).loss,
  gradient(W: number[][], bug) {
    const { dW } = network(W, BIAS, SECOND, bug);
    if (bug === "transposed") return transpose(dW);
    if (bug === "transposed and reshaped") {
      const flat = transpose(dW).flat();
      return W.map((row, i) => row.map((_, j) => flat[3 * i + j]));
    }
    if (bug === "one unit's sign") dW[2] = dW[2].map((v) => -v);
    if (bug === "descent") return dW.map((row) => row.map((v) => -v));
    return dW;
  },
  point: (random) => FIRST.map((row) => row.map((w) => w + random())),
  bugs: [
    { name: "transposed", kinds: ["transpose"] },
    { name: "transposed and reshaped", kinds: ["transpose"] },
    { name: "sum for mean", kinds: ["factor"] },
    { name: "one unit's sign", kinds: ["part"] },
    { name: "descent", kinds: ["sign"] },
    { name: "slope of tanh left out", kinds: [] },
    { name: "1 - a² for 1 - tanh² a", kinds: [] },
  ],
});

const bias: Model = model({
  name: "two-layer network: biases",
  f: (b: Float64Array) => network(FIRST, [...b], SECOND, undefined).loss,
  gradient(b: Float64Array, bug) {
    const { db } = network(FIRST, [...b], SECOND, bug);
    if (bug === "in reverse order") db.reverse();
    if (bug === "never added up") db.fill(0);
    return Float64Array.from(db);
  },
  point: (random) => Float64Array.from(BIAS, (b) => b + random()),
  bugs: [
    { name: "last example only", kinds: [] },
    { name: "in reverse order", kinds: ["permutation"] },
    { name: "never added up", kinds: ["zero"] },
    { name: "sum for mean", kinds: ["factor"] },
  ],
});

const output: Model = model({
  name: "two-layer network: second weights, square",
  f: (V: number[][]) =>
    network(FIRST.slice(0, 3), BIAS.slice(0, 3), V, undefined).loss,
  gradient(V: number[][], bug) {
    const { dV } = network(FIRST.slice(0, 3), BIAS.slice(0, 3), V, bug);
    if (bug === "transposed") return transpose(dV);
    if (bug === "one class doubled") dV[1] = dV[1].map((v) => 2 * v);
    if (bug === "two classes swapped") [dV[0], dV[2]] = [dV[2], dV[0]];
    return dV;
  },
  point: (random) => matrix(random, 3, 3),
  bugs: [
    { name: "transposed", kinds: ["transpose"] },
    { name: "one class doubled", kinds: ["part"] },
    { name: "two classes swapped", kinds: ["permutation"] },
    { name: "softmax's own slope twice", kinds: [] },
  ],
});

const TABLE = matrix(random, 4, 6);
const RIGHT = matrix(random, 6, 2);

const factorization: Model = model({
  name: "matrix factorization",
  f: (U: number[][]) =>
    TABLE.reduce((sum, row, i) =>
      sum + row.reduce(
        (part, value, j) => part + (dot(U[i], RIGHT[j]) - value) ** 2,
        0,
      ), 0),
  gradient(U: number[][], bug) {
    return U.map((u, i) =>
      u.map((_, k) =>
        TABLE[i].reduce((sum, value, j) => {
          const residual = dot(u, RIGHT[j]) - value;
          const other = bug === "wrong column" ? RIGHT[j][1 - k] : RIGHT[j][k];
          return sum + (bug === "2 lost" ? 1 : 2) * residual * other;
        }, 0) * (bug === "mean for sum" ? 1 / 24 : 1)
      )
    );
  },
  point: (random) => matrix(random, 4, 2),
  bugs: [
    { name: "2 lost", kinds: ["factor 1/2"] },
    { name: "mean for sum", kinds: ["factor"] },
    { name: "wrong column", kinds: ["permutation"] },
  ],
});

/** Models from machine learning. */
export const LEARNING: readonly Model[] = [
  logistic,
  regression,
  hidden,
  bias,
  output,
  factorization,
];
