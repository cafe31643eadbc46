import { data, matrix, type Model, model, vector } from "./model.ts";

const random = data(21);
const SAMPLE = vector(random, 30).map((v) => 2 * v + 1);

const gaussian: Model = model({
  name: "Gaussian likelihood: mean and log of the deviation",
  f: ([mean, log]: number[]) =>
    SAMPLE.reduce(
      (sum, x) => sum + ((x - mean) / Math.exp(log)) ** 2 / 2 + log,
      0,
    ),
  gradient([mean, log]: number[], bug) {
    const deviation = Math.exp(log);
    const z = SAMPLE.map((x) => (x - mean) / deviation);
    const g = [
      -z.reduce((sum, v) => sum + v, 0) / deviation,
      z.reduce((sum, v) => sum + 1 - v * v, 0),
    ];
    if (bug === "by the deviation, not its log") g[1] /= deviation;
    if (bug === "mean's sign") g[0] = -g[0];
    if (bug === "log term left out") g[1] -= SAMPLE.length;
    if (bug === "likelihood for its negative") return g.map((v) => -v);
    return g;
  },
  point: (random) => [random(), random() + 0.2],
  bugs: [
    { name: "by the deviation, not its log", kinds: ["one element"] },
    { name: "mean's sign", kinds: ["one element"] },
    { name: "log term left out", kinds: ["one element"] },
    { name: "likelihood for its negative", kinds: ["sign"] },
  ],
});

const rosenbrock: Model = model({
  name: "Rosenbrock's valley",
  f: (x: number[]) =>
    x.slice(1).reduce(
      (sum, v, i) => sum + 100 * (v - x[i] ** 2) ** 2 + (1 - x[i]) ** 2,
      0,
    ),
  gradient(x: number[], bug) {
    const g = x.map(() => 0);
    for (let i = 0; i + 1 < x.length; i++) {
      const gap = x[i + 1] - x[i] ** 2;
      const inner = bug === "inner derivative lost" ? 1 : x[i];
      g[i] += -400 * gap * inner - 2 * (1 - x[i]);
      g[i + 1] += 200 * gap;
    }
    if (bug === "last one skipped") g[x.length - 1] = 0;
    if (bug === "one too small") g[1] *= 0.999;
    return g;
  },
  point: (random) => vector(random, 5),
  bugs: [
    { name: "last one skipped", kinds: ["one element"] },
    { name: "one too small", kinds: ["one element"] },
    { name: "inner derivative lost", kinds: ["not a gradient"] },
  ],
});

const powers: Model = model({
  name: "sum of fourth powers",
  f: (x: number[]) => x.reduce((sum, v) => sum + v ** 4, 0),
  gradient(x: number[], bug) {
    const power = { "exponent not lowered": 4, "exponent lowered twice": 2 };
    return x.map((v) =>
      4 * v ** (power[bug as keyof typeof power] ?? 3) *
      (bug === "exponent not brought down" ? 1 / 4 : 1)
    );
  },
  point: (random) => vector(random, 4).map((v) => v + 2),
  bugs: [
    { name: "exponent not lowered", kinds: ["factor x"] },
    { name: "exponent lowered twice", kinds: ["factor x"] },
    { name: "exponent not brought down", kinds: ["factor"] },
  ],
});

const logSumExp: Model = model({
  name: "log of a sum of exponentials",
  f: (x: number[]) => {
    const top = Math.max(...x);
    return top +
      Math.log(x.reduce((sum, v) => sum + Math.exp(v - top), 0));
  },
  gradient(x: number[], bug) {
    const top = Math.max(...x);
    const e = x.map((v) => Math.exp(v - top));
    const sum = e.reduce((a, b) => a + b);
    if (bug === "not divided by the sum") return x.map(Math.exp);
    if (bug === "divided by n") return e.map((v) => v / sum / x.length);
    return e.map((v) => v / sum);
  },
  point: (random) => vector(random, 5),
  bugs: [
    { name: "not divided by the sum", kinds: ["chain rule"] },
    { name: "divided by n", kinds: ["factor"] },
  ],
});

const distance: Model = model({
  name: "distance to the origin",
  f: (x: number[]) => Math.hypot(...x),
  gradient(x: number[], bug) {
    const r = Math.hypot(...x);
    if (bug === "root's derivative lost") return x.map((v) => 2 * v);
    if (bug === "square's derivative lost") return x.map(() => 1 / (2 * r));
    if (bug === "not normalized") return x;
    return x.map((v) => v / r);
  },
  point: (random) => vector(random, 3).map((v) => v + 2),
  bugs: [
    { name: "root's derivative lost", kinds: ["chain rule"] },
    { name: "square's derivative lost", kinds: ["chain rule"] },
    { name: "not normalized", kinds: ["chain rule"] },
  ],
});

const MIXER = matrix(random, 3, 3);

const determinant: Model = model({
  name: "determinant of a matrix",
  f: ([[a, b, c], [d, e, f], [g, h, i]]: number[][]) =>
    a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g),
  gradient([[a, b, c], [d, e, f], [g, h, i]]: number[][], bug) {
    const minus = bug === "minors for cofactors" ? 1 : -1;
    const cofactors = [
      [e * i - f * h, minus * (d * i - f * g), d * h - e * g],
      [minus * (b * i - c * h), a * i - c * g, minus * (a * h - b * g)],
      [b * f - c * e, minus * (a * f - c * d), a * e - b * d],
    ];
    if (bug === "adjugate for cofactors") {
      return cofactors[0].map((_, j) => cofactors.map((row) => row[j]));
    }
    return cofactors;
  },
  point: (random) => MIXER.map((row) => row.map((v) => v + random())),
  bugs: [
    { name: "adjugate for cofactors", kinds: ["transpose"] },
    { name: "minors for cofactors", kinds: ["part"] },
  ],
});

const WEIGHTS = Float64Array.from(vector(random, 10_000));

const large: Model = model({
  name: "ten thousand weights",
  f: (w: Float64Array) =>
    w.reduce((sum, v, i) => sum + Math.log(Math.cosh(v - WEIGHTS[i])), 0) /
    w.length,
  gradient(w: Float64Array, bug) {
    const n = bug === "sum for mean" ? 1 : w.length;
    const g = w.map((v, i) => Math.tanh(v - WEIGHTS[i]) / n);
    if (bug === "one of 10,000 doubled") g[6543] *= 2;
    if (bug === "one of 10,000 off by 0.1 %") g[17] *= 1.001;
    if (bug === "sign") return g.map((v) => -v);
    return g;
  },
  point: (random) => Float64Array.from(vector(random, 10_000)),
  bugs: [
    { name: "one of 10,000 doubled", kinds: ["one element"] },
    { name: "one of 10,000 off by 0.1 %", kinds: ["one element"] },
    { name: "sum for mean", kinds: ["factor"] },
    { name: "sign", kinds: ["sign"] },
  ],
});

/** Models from statistics and analysis. */
export const ANALYSIS: readonly Model[] = [
  gaussian,
  rosenbrock,
  powers,
  logSumExp,
  distance,
  determinant,
  large,
];
