// Bugs of no known kind: what is said of them is true, or told as a surmise.

import { checkGradient } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type V = number[];
type Row = readonly [
  string,
  RegExp,
  (x: V) => number,
  (x: V) => V,
  V,
];

const D = [0.3, -1.2, 0.8, 1.9, -0.4, 0.7, 1.1, -0.9];
const Y = [1.1, 0.2, -0.7, 1.5, 0.9, -1.3, 0.4, 2.1];
const X = [0.6, -0.35, 1.2, 0.45, -0.8];

const sum = (n: number, term: (i: number) => number) =>
  Array.from({ length: n }, (_, i) => term(i)).reduce((a, b) => a + b, 0);

/** log Γ by Stirling's series, from 12 on. */
function logGamma(a: number): number {
  let z = a;
  let below = 0;
  for (; z < 12; z++) below += Math.log(z);
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 +
    1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5) - below;
}

/** The negative log-likelihood of a line through D and Y under Student's t of 4 degrees of freedom, but for constants. */
const studentT = (x: V) =>
  sum(
    8,
    (i) => (4 + 1) / 2 * Math.log(1 + (Y[i] - x[0] - x[1] * D[i]) ** 2 / 4),
  );

/** Its gradient, right with a weight of 5 and 4 degrees of freedom. */
const studentTGradient = (weight: number, nu: number) => (x: V) => {
  const g = [0, 0];
  for (let i = 0; i < 8; i++) {
    const r = Y[i] - x[0] - x[1] * D[i];
    const d = -weight * r / (nu + r * r);
    g[0] += d;
    g[1] += d * D[i];
  }
  return g;
};

const NO_GRADIENT = /it is the gradient of no function, .* either/;
const ANOTHER =
  /^it is the gradient of a function, but not of f: .* or not those of f/;
/** What has the signs of a wrong activation, and is none. */
const SURMISE = /as x goes to 0, as with|toward x = 0 it is right/;

testEach<Row>([
  [
    "Rosenbrock coefficient 100->90 one term",
    NO_GRADIENT,
    (x) => sum(4, (i) => 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2),
    (x) => {
      const g = x.map(() => 0);
      for (let i = 0; i < 4; i++) {
        const r = x[i + 1] - x[i] ** 2;
        g[i] += -400 * x[i] * r - 2 * (1 - x[i]);
        g[i + 1] += 180 * r;
      }
      return g;
    },
    X,
  ],
  [
    "Rosenbrock cubed exponent",
    NO_GRADIENT,
    (x) => sum(4, (i) => 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2),
    (x) => {
      const g = x.map(() => 0);
      for (let i = 0; i < 4; i++) {
        const r = x[i + 1] - x[i] ** 2;
        g[i] += -400 * x[i] ** 2 * r - 2 * (1 - x[i]);
        g[i + 1] += 200 * r;
      }
      return g;
    },
    X,
  ],
  [
    "wrong index once (chain)",
    /^only x\[3\] is wrong, all others are right$/,
    (x) => sum(4, (i) => Math.sin(x[i] * x[i + 1])),
    (x) => {
      const g = x.map(() => 0);
      for (let i = 0; i < 4; i++) {
        const c = Math.cos(x[i] * x[i + 1]);
        g[i] += x[i + 1] * c;
        g[i + 1] += (i === 2 ? x[i + 1] : x[i]) * c;
      }
      return g;
    },
    X,
  ],
  [
    "missing cross term quadratic",
    /^only x\[1\] is wrong, all others are right$/,
    ([a, b, c]) => a * a + 3 * b * b + 2 * c * c + 1.7 * a * b - 0.6 * b * c,
    ([a, b, c]) => [2 * a + 1.7 * b, 6 * b - 0.6 * c, 4 * c - 0.6 * b],
    [0.7, -1.3, 0.4],
  ],
  [
    "swapped mean and log-sigma",
    /x\[0\] and x\[1\] are swapped/,
    ([m, s]) => sum(8, (i) => s + (D[i] - m) ** 2 / 2 * Math.exp(-2 * s)),
    ([m, s]) => [
      sum(8, (i) => 1 - (D[i] - m) ** 2 * Math.exp(-2 * s)),
      sum(8, (i) => -(D[i] - m) * Math.exp(-2 * s)),
    ],
    [0.3, -0.2],
  ],
  [
    "window off by one",
    NO_GRADIENT,
    (x) => sum(3, (i) => (x[i] + x[i + 1] + x[i + 2]) ** 2 / 3 * D[i]),
    (x) => {
      const g = x.map(() => 0);
      for (let i = 0; i < 3; i++) {
        const s = 2 * (x[i] + x[i + 1] + x[i + 2]) / 3 * D[i];
        for (let j = 0; j < 2; j++) g[i + j] += s;
      }
      return g;
    },
    X,
  ],
  [
    "dropped 1/n of data term",
    SURMISE,
    (x) =>
      sum(8, (i) => (x[0] + x[1] * D[i] + x[2] * D[i] ** 2 - Y[i]) ** 2) / 8 +
      0.3 * sum(3, (k) => x[k] ** 4),
    (x) => {
      const g = [0, 0, 0];
      for (let i = 0; i < 8; i++) {
        const r = 2 * (x[0] + x[1] * D[i] + x[2] * D[i] ** 2 - Y[i]);
        g[0] += r;
        g[1] += r * D[i];
        g[2] += r * D[i] ** 2;
      }
      return g.map((v, k) => v + 1.2 * x[k] ** 3);
    },
    [0.4, -0.7, 0.9],
  ],
  [
    "sign of the entropy term",
    SURMISE,
    (x) =>
      sum(5, (i) => Math.exp(x[i]) * (x[i] - 0.3 * i) + 0.5 * Math.cos(x[i])),
    (x) => x.map((v, i) => Math.exp(v) * (v - 0.3 * i + 1) + 0.5 * Math.sin(v)),
    X,
  ],
  [
    "Student t: nu for nu+1",
    /a constant factor is wrong: analytic = 0\.8 /,
    studentT,
    studentTGradient(4, 4),
    [0.3, 0.5],
  ],
  [
    "Student t: r/(nu + r) denominator",
    ANOTHER,
    studentT,
    studentTGradient(5, 5),
    [0.3, 0.5],
  ],
  [
    "gamma: digamma(a) ~ log a",
    /^only x\[0\] is wrong, all others are right$/,
    ([a, b]) =>
      sum(
        8,
        (i) =>
          logGamma(a) - a * Math.log(b) - (a - 1) * Math.log(Math.abs(D[i])) +
          b * Math.abs(D[i]),
      ),
    ([a, b]) => [
      sum(8, (i) => Math.log(a) - Math.log(b) - Math.log(Math.abs(D[i]))),
      sum(8, (i) => -a / b + Math.abs(D[i])),
    ],
    [2.3, 1.4],
  ],
  [
    "Poisson: offset forgotten",
    ANOTHER,
    (x) =>
      sum(
        8,
        (i) =>
          Math.exp(x[0] + x[1] * D[i] + 0.1 * i) - i * (x[0] + x[1] * D[i]),
      ),
    (x) => {
      const g = [0, 0];
      for (let i = 0; i < 8; i++) {
        const r = Math.exp(x[0] + x[1] * D[i]) - i;
        g[0] += r;
        g[1] += r * D[i];
      }
      return g;
    },
    [0.2, 0.4],
  ],
  ["Lennard-Jones 12 -> 11", ANOTHER, (x) =>
    sum(4, (i) => {
      const r = 1.1 + (x[i + 1] - x[i]) ** 2;
      return r ** -12 - r ** -6;
    }), (x) => {
    const g = x.map(() => 0);
    for (let i = 0; i < 4; i++) {
      const d = x[i + 1] - x[i];
      const r = 1.1 + d * d;
      const e = (-11 * r ** -13 + 6 * r ** -7) * 2 * d;
      g[i + 1] += e;
      g[i] -= e;
    }
    return g;
  }, [0.1, 0.5, -0.2, 0.3, 0.9]],
  [
    "spring: rest length dropped",
    ANOTHER,
    (x) => sum(4, (i) => (Math.hypot(x[i + 1] - x[i], 0.4) - 0.7) ** 2),
    (x) => {
      const g = x.map(() => 0);
      for (let i = 0; i < 4; i++) {
        const d = x[i + 1] - x[i];
        const e = 2 * d;
        g[i + 1] += e;
        g[i] -= e;
      }
      return g;
    },
    X,
  ],
  [
    "halved square in product",
    NO_GRADIENT,
    (x) => sum(5, (i) => x[i] ** 2 * (1 + x[(i + 1) % 5] ** 2)),
    (x) =>
      x.map((v, i) =>
        v * (1 + x[(i + 1) % 5] ** 2) + 2 * v * x[(i + 4) % 5] ** 2
      ),
    X,
  ],
  [
    "log-sum-exp: temperature",
    SURMISE,
    (x) => 0.5 * Math.log(sum(5, (i) => Math.exp(2 * x[i]))),
    (x) => {
      const s = sum(5, (i) => Math.exp(x[i]));
      return x.map((v) => Math.exp(v) / s);
    },
    X,
  ],
  [
    "norm: squared once too little",
    /one factor that depends on x: 1\.66283 here/,
    (x) => sum(5, (i) => x[i] ** 2) ** 1.5,
    (x) => {
      const s = sum(5, (i) => x[i] ** 2);
      return x.map((v) => 3 * v * s);
    },
    X,
  ],
  [
    "determinant 3x3 one cofactor sign",
    /^only x\[1\] is wrong; there the sign is wrong/,
    ([a, b, c, d, e, f, g, h, i]) =>
      a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g),
    (
      [a, b, c, d, e, f, g, h, i],
    ) => [
      e * i - f * h,
      d * i - f * g,
      d * h - e * g,
      c * h - b * i,
      a * i - c * g,
      b * g - a * h,
      b * f - c * e,
      c * d - a * f,
      a * e - b * d,
    ],
    [1.2, 0.3, -0.5, 0.7, 1.9, 0.2, -0.8, 0.6, 1.4],
  ],
  [
    "von Mises: cos for sin",
    /^only x\[0\] is wrong, all others are right$/,
    (x) =>
      -sum(8, (i) => Math.exp(x[1]) * Math.cos(D[i] - x[0])) + 0.5 * x[1] ** 2,
    (x) => [
      -sum(8, (i) => Math.exp(x[1]) * Math.cos(D[i] - x[0])),
      -sum(8, (i) => Math.exp(x[1]) * Math.cos(D[i] - x[0])) + x[1],
    ],
    [0.4, 0.3],
  ],
  [
    "smoothness: neighbour missing at end",
    /^only the elements x\[1\] to x\[3\] are wrong.* shifted alike/,
    (x) => sum(3, (i) => (x[i] - 2 * x[i + 1] + x[i + 2]) ** 2),
    (x) => {
      const g = x.map(() => 0);
      for (let i = 0; i < 3; i++) {
        const r = 2 * (x[i] - 2 * x[i + 1] + x[i + 2]);
        g[i] += r;
        g[i + 1] -= r;
        g[i + 2] += r;
      }
      return g;
    },
    X,
  ],
  [
    "logistic: one sample's weight off",
    ANOTHER,
    (x) =>
      sum(8, (i) =>
        (i === 3 ? 2 : 1) *
        Math.log1p(Math.exp(-Math.sign(Y[i]) * (x[0] + x[1] * D[i])))),
    (x) => {
      const g = [0, 0];
      for (let i = 0; i < 8; i++) {
        const s = Math.sign(Y[i]);
        const r = -s / (1 + Math.exp(s * (x[0] + x[1] * D[i])));
        g[0] += r;
        g[1] += r * D[i];
      }
      return g;
    },
    [0.2, -0.6],
  ],
  ["factor analysis: halved square", ANOTHER, (x) =>
    sum(4, (i) => {
      const v = 0.3 + x[i] ** 2;
      return Math.log(v) + Y[i] ** 2 / v;
    }) + (x[0] * x[1] - x[2] * x[3]) ** 2, (x) => {
    const r = 2 * (x[0] * x[1] - x[2] * x[3]);
    const o = [x[1], x[0], -x[3], -x[2]];
    return x.slice(0, 4).map((v, i) => {
      const q = 0.3 + v * v;
      return v * (1 / q - Y[i] ** 2 / q ** 2) + r * o[i];
    });
  }, [0.6, -0.35, 1.2, 0.45]],
  [
    "Gaussian mixture: responsibilities of one comp. by other sigma",
    NO_GRADIENT,
    (x) =>
      -sum(8, (i) =>
        Math.log(
          Math.exp(-((D[i] - x[0]) ** 2) / 2) +
            Math.exp(-((D[i] - x[1]) ** 2) / 1.2),
        )),
    (x) => {
      const g = [0, 0];
      for (let i = 0; i < 8; i++) {
        const p = Math.exp(-((D[i] - x[0]) ** 2) / 2),
          q = Math.exp(-((D[i] - x[1]) ** 2) / 2);
        g[0] -= p / (p + q) * (D[i] - x[0]);
        g[1] -= q / (p + q) * (D[i] - x[1]) / .6;
      }
      return g;
    },
    [0.5, -0.4],
  ],
])(
  "checkGradient() says nothing wrong of a bug of no known kind: %s",
  (_, said, f, gradient, x) => {
    const report = checkGradient(f, gradient, x);
    assertEquals(report.verdict, "fail");
    const { sentence, perhaps } = report.mistake!;
    assert(said.test(sentence), sentence);
    assertEquals(perhaps, said === SURMISE ? true : undefined);
    const label = perhaps ? "Perhaps:   " : "Recognised:";
    assert(String(report).includes(`\n${label} ${sentence}\n`), String(report));
  },
);
