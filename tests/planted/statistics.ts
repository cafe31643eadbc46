// Likelihoods and mechanics on the tape: processes, filters, survival, mixtures, rotations, orbits.

import { data, matrix, vector } from "./model.ts";
import type { Tape, Var } from "./tape.ts";
import type { TapeModel } from "./tape_model.ts";

const random = data(47);
const X = matrix(random, 6, 3);
const Y = vector(random, 6);
const COUNTS = [2, 0, 3, 1, 4, 1];

const constant = (t: Tape, value: number) => t.leaf(value);

const gaussianProcess: TapeModel = {
  name: "Gaussian process likelihood",
  sizes: { log: [1, 3] },
  range: [-0.6, 0.4],
  loss: (t, { log }) => {
    const [length, signal, noise] = log[0].map((v) => t.exp(v));
    const K = [0, 1, 2].map((i) =>
      [0, 1, 2].map((j) => {
        const far = t.div(
          constant(t, (Y[i] - Y[j]) ** 2 / 2),
          t.square(length),
        );
        const k = t.mul(signal, t.exp(t.scale(far, -1)));
        return i === j ? t.add(k, noise) : k;
      })
    );
    const L: Var[][] = [[], [], []];
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j <= i; j++) {
        const inner = t.dot(L[i].slice(0, j), L[j].slice(0, j));
        const rest = t.sub(K[i][j], inner);
        L[i][j] = i === j ? t.sqrt(rest) : t.div(rest, L[j][j]);
      }
    }
    const z: Var[] = [];
    for (let i = 0; i < 3; i++) {
      const rest = t.sub(constant(t, X[i][0]), t.dot(L[i].slice(0, i), z));
      z.push(t.div(rest, L[i][i]));
    }
    const fit = t.sum(z.map((v) => t.square(v)));
    const volume = t.sum(L.map((row, i) => t.log(row[i])));
    return t.add(t.scale(fit, 0.5), volume);
  },
};

const cox: TapeModel = {
  name: "Cox partial likelihood",
  sizes: { beta: [1, 3] },
  loss: (t, { beta }) => {
    const risk = X.map((x) => t.inner(beta[0], x));
    const events = X.flatMap((_, n) =>
      n % 2 ? [] : [t.sub(t.logSumExp(risk.slice(n)), risk[n])]
    );
    return t.add(t.overSamples(events), t.decay(beta[0], 0.2));
  },
};

const kalman: TapeModel = {
  name: "state-space likelihood",
  sizes: { a: [1, 1], log: [1, 2] },
  range: [-0.8, 0.8],
  loss: (t, { a, log }) => {
    const [q, r] = log[0].map((v) => t.exp(v));
    let [mean, variance] = [constant(t, 0), constant(t, 1)];
    const losses = Y.map((y) => {
      const ahead = t.mul(a[0][0], mean);
      const spread = t.add(t.mul(t.square(a[0][0]), variance), q);
      const total = t.add(spread, r);
      const off = t.shift(t.scale(ahead, -1), y);
      const gain = t.div(spread, total);
      mean = t.add(ahead, t.mul(gain, off));
      variance = t.mul(t.shift(t.scale(gain, -1), 1), spread);
      return t.add(t.log(total), t.div(t.square(off), total));
    });
    return t.scale(t.overSamples(losses), 0.5);
  },
};

const poisson: TapeModel = {
  name: "Poisson regression",
  sizes: { w: [1, 3], b: [1, 1] },
  loss: (t, { w, b }) =>
    t.add(
      t.overSamples(X.map((x, n) => {
        const eta = t.add(t.inner(w[0], x), b[0][0]);
        return t.sub(t.exp(eta), t.scale(eta, COUNTS[n]));
      })),
      t.decay(w[0], 0.5),
    ),
};

const mixture: TapeModel = {
  name: "mixture of Gaussians",
  sizes: { mean: [1, 3], log: [1, 3], weight: [1, 3] },
  loss: (t, { mean, log, weight }) => {
    const total = t.logSumExp(weight[0]);
    return t.overSamples(Y.map((y) =>
      t.scale(
        t.logSumExp(mean[0].map((m, k) => {
          const z = t.div(t.shift(t.scale(m, -1), y), t.exp(log[0][k]));
          const density = t.add(
            t.scale(t.square(z), -0.5),
            t.scale(log[0][k], -1),
          );
          return t.add(t.sub(weight[0][k], total), density);
        })),
        -1,
      )
    ));
  },
};

const student: TapeModel = {
  name: "regression with Student's t",
  sizes: { w: [1, 3], log: [1, 1] },
  loss: (t, { w, log }) => {
    const scale = t.exp(log[0][0]);
    return t.overSamples(X.map((x, n) => {
      const off = t.div(t.shift(t.inner(w[0], x), -Y[n]), scale);
      const heavy = t.log(t.shift(t.scale(t.square(off), 1 / 4), 1));
      return t.add(t.scale(heavy, 2.5), log[0][0]);
    }));
  },
};

const markov: TapeModel = {
  name: "hidden Markov model",
  sizes: { A: [2, 2], B: [2, 3] },
  loss: (t, { A, B }) => {
    const [jump, emit] = [A, B].map((rows) =>
      rows.map((row) => t.softmax(row))
    );
    let forward = emit.map((row) => t.scale(row[0], 0.5));
    for (const seen of [1, 2, 0, 1]) {
      const before = forward;
      forward = emit.map((row, j) =>
        t.mul(row[seen], t.dot(before, jump.map((from) => from[j])))
      );
    }
    return t.scale(t.log(t.sum(forward)), -1);
  },
};

const garch: TapeModel = {
  name: "volatility of a series",
  sizes: { log: [1, 3] },
  range: [-2, -0.5],
  loss: (t, { log }) => {
    const [base, shock, kept] = log[0].map((v) => t.exp(v));
    let variance = constant(t, 0.5);
    return t.scale(
      t.overSamples(Y.map((y) => {
        const loss = t.add(
          t.log(variance),
          t.div(constant(t, y * y), variance),
        );
        variance = t.add(
          base,
          t.add(t.scale(shock, y * y), t.mul(kept, variance)),
        );
        return loss;
      })),
      0.5,
    );
  },
};

/** A rotation by a quaternion that need not have length 1. */
function rotated(t: Tape, q: readonly Var[], v: readonly number[]): Var[] {
  const length = t.statistic(t.sqrt(t.sum(q.map((c) => t.square(c)))));
  const [w, ...u] = q.map((c) => t.div(c, length));
  const cross = (a: readonly Var[], b: readonly Var[]) =>
    [[1, 2], [2, 0], [0, 1]].map(([i, j]) =>
      t.sub(t.mul(a[i], b[j]), t.mul(a[j], b[i]))
    );
  const x = v.map((c) => t.leaf(c));
  const turn = cross(u, x).map((c) => t.scale(c, 2));
  const again = cross(u, turn);
  return x.map((c, i) => t.add(c, t.add(t.mul(w, turn[i]), again[i])));
}

const quaternion: TapeModel = {
  name: "alignment by a quaternion",
  sizes: { q: [1, 4] },
  range: [0.2, 1],
  loss: (t, { q }) =>
    t.overSamples(X.map((x, n) =>
      t.sum(
        rotated(t, q[0], x).map((v, i) =>
          t.square(t.shift(v, -X[(n + 1) % 6][i]))
        ),
      )
    )),
};

const camera: TapeModel = {
  name: "projection by a camera",
  sizes: { angle: [1, 1], shift: [1, 3] },
  range: [0.2, 0.9],
  loss: (t, { angle, shift }) => {
    const [c, s] = [t.cos(angle[0][0]), t.sin(angle[0][0])];
    return t.overSamples(X.map(([x, y, z], n) => {
      const ahead = t.sub(t.scale(c, z), t.scale(s, x));
      const depth = t.shift(t.add(ahead, shift[0][2]), 4);
      const right = t.add(t.add(t.scale(c, x), t.scale(s, z)), shift[0][0]);
      const up = t.shift(shift[0][1], y);
      return t.add(
        t.square(t.shift(t.div(right, depth), -Y[n] / 4)),
        t.square(t.shift(t.div(up, depth), -Y[(n + 2) % 6] / 4)),
      );
    }));
  },
};

const pendulum: TapeModel = {
  name: "pendulum by Runge and Kutta",
  sizes: { start: [1, 2], damping: [1, 1] },
  range: [0.3, 1],
  loss: (t, { start, damping }) => {
    const slope = ([a, v]: Var[]) => [
      v,
      t.sub(t.scale(t.sin(a), -1), t.mul(damping[0][0], v)),
    ];
    const ahead = (y: Var[], k: Var[], h: number) =>
      y.map((v, i) => t.add(v, t.scale(k[i], h)));
    let y = [...start[0]];
    for (let n = 0; n < 5; n++) {
      const h = 0.2;
      const k1 = slope(y);
      const k2 = slope(ahead(y, k1, h / 2));
      const k3 = slope(ahead(y, k2, h / 2));
      const k4 = slope(ahead(y, k3, h));
      y = y.map((v, i) =>
        t.add(
          v,
          t.scale(t.sum([k1[i], k2[i], k2[i], k3[i], k3[i], k4[i]]), h / 6),
        )
      );
    }
    return t.add(t.square(t.shift(y[0], -0.3)), t.square(y[1]));
  },
};

const cluster: TapeModel = {
  name: "energy of a cluster",
  sizes: { at: [4, 3] },
  range: [-2, 2],
  loss: (t, { at }) =>
    t.sum(at.flatMap((a, i) =>
      at.slice(i + 1).map((b) => {
        const square = t.shift(
          t.sum(a.map((v, k) => t.square(t.sub(v, b[k])))),
          0.5,
        );
        const third = t.div(t.leaf(1), t.mul(square, t.square(square)));
        return t.sub(t.square(third), third);
      })
    )),
};

/** x itself is what is normalised. */
function standardised(name: string, length: boolean): TapeModel {
  return {
    name,
    sizes: { x: [1, 6] },
    loss: (t, { x: [x] }) => {
      const mean = t.statistic(t.mean(x));
      const centred = length ? x : x.map((v) => t.sub(v, mean));
      const size = t.statistic(
        t.sqrt(t.mean(centred.map((v) => t.square(v)))),
      );
      const z = centred.map((v) => t.div(v, size));
      return t.sum(z.map((v, i) => t.tanh(t.scale(v, Y[i] * 2))));
    },
  };
}

/** An activation of every element by itself. */
function activated(
  name: string,
  layer: (t: Tape, a: Var) => Var,
): TapeModel {
  return {
    name,
    sizes: { x: [1, 5] },
    loss: (t, { x }) =>
      t.sum(x[0].map((v, i) => t.scale(layer(t, v), 1 + Y[i]))),
  };
}

/** The statistics and the mechanics. */
export const STATISTICS: readonly TapeModel[] = [
  gaussianProcess,
  cox,
  kalman,
  poisson,
  mixture,
  student,
  markov,
  garch,
  quaternion,
  camera,
  pendulum,
  cluster,
  activated("tanh of every element", (t, a) => t.tanh(a)),
  activated("σ of every element", (t, a) => t.sigmoid(a)),
  standardised("a batch standardised", false),
  standardised("a vector of length 1", true),
];
