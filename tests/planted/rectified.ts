// Models with relus, maxima and moduli: beside a kink, what the code says jumps, and no derivative of it can be taken across.

import { data, matrix, vector } from "./model.ts";
import type { Tape, Var } from "./tape.ts";
import type { TapeModel } from "./tape_model.ts";

const random = data(4242);
const X = matrix(random, 9, 4);
const Y = vector(random, 9);
const SIGNS = Y.map((y) => y > 0 ? 1 : -1);
const LABELS = X.map((_, n) => n % 3);
const IMAGES = Array.from({ length: 3 }, () => matrix(random, 5, 5));
const SERIES = Array.from({ length: 4 }, () => matrix(random, 3, 2));

const constants = (t: Tape, row: readonly number[]) =>
  row.map((v) => t.leaf(v));
const relu = (t: Tape, all: readonly Var[]) => all.map((a) => t.relu(a));
const modulus = (t: Tape, a: Var) => t.add(t.relu(a), t.relu(t.scale(a, -1)));
const squared = (t: Tape, a: Var, y: number) => t.square(t.shift(a, -y));
/** max(0, m - a). */
const hinge = (t: Tape, a: Var, m = 1) => t.relu(t.shift(t.scale(a, -1), m));

/** A sum over samples, each of a class. */
const summed = (
  t: Tape,
  each: (x: readonly number[], n: number) => Var,
): Var => t.overSamples(X.map(each), LABELS);

/** A score that is linear in x, and a loss of it. */
function scored(
  name: string,
  loss: (t: Tape, z: Var, n: number) => Var,
  decay = 0,
): TapeModel {
  return {
    name,
    sizes: { w: [1, 4], b: [1, 1] },
    loss: (t, { w, b }) => {
      const sum = summed(
        t,
        (x, n) => loss(t, t.add(t.inner(w[0], x), b[0][0]), n),
      );
      return decay > 0 ? t.add(sum, t.decay(w[0], decay)) : sum;
    },
  };
}

/** Weights of three classes and a loss over the margins between them. */
const manyClasses = (name: string, of: (t: Tape, margins: Var[]) => Var) => ({
  name,
  sizes: { W: [3, 4] as const },
  loss: (t: Tape, { W }: Record<string, Var[][]>) =>
    t.add(
      summed(t, (x, n) => {
        const z = W.map((w) => t.inner(w, x));
        const margins = z.flatMap((v, k) =>
          k === LABELS[n] ? [] : [t.relu(t.shift(t.sub(v, z[LABELS[n]]), 1))]
        );
        return of(t, margins);
      }),
      t.decay(W.flat(), 0.1),
    ),
});

/** The models. */
export const RECTIFIED: readonly TapeModel[] = [
  scored(
    "support vector machine",
    (t, z, n) => hinge(t, t.scale(z, SIGNS[n])),
    0.2,
  ),
  scored(
    "perceptron of Rosenblatt",
    (t, z, n) => hinge(t, t.scale(z, SIGNS[n]), 0),
  ),
  scored(
    "squared hinge",
    (t, z, n) => t.square(hinge(t, t.scale(z, SIGNS[n]))),
  ),
  scored(
    "support vector regression",
    (t, z, n) => t.relu(t.shift(modulus(t, t.shift(z, -Y[n])), -0.1)),
    0.2,
  ),
  scored("least moduli", (t, z, n) => modulus(t, t.shift(z, -Y[n]))),
  scored("quantile regression", (t, z, n) => {
    const r = t.shift(t.scale(z, -1), Y[n]);
    return t.add(t.scale(t.relu(r), 0.8), t.scale(t.relu(t.scale(r, -1)), 0.2));
  }, 0.1),
  manyClasses("multiclass hinge", (t, m) => t.sum(m)),
  manyClasses(
    "multiclass squared hinge",
    (t, m) => t.sum(m.map((v) => t.square(v))),
  ),
  manyClasses("greatest margin", (t, m) => t.max(m)),
  {
    name: "maxout",
    sizes: { A: [3, 4], B: [3, 4], v: [1, 3] },
    loss: (t, { A, B, v }) =>
      summed(t, (x, n) => {
        const [a, b] = [A, B].map((W) => t.affine(W, constants(t, x)));
        return squared(
          t,
          t.dot(v[0], a.map((ai, i) => t.max([ai, b[i]]))),
          Y[n],
        );
      }),
  },
  {
    name: "three layers of relus",
    sizes: { W1: [4, 4], b1: [1, 4], W2: [3, 4], b2: [1, 3], v: [1, 3] },
    loss: (t, { W1, b1, W2, b2, v }) =>
      summed(t, (x, n) => {
        const h = relu(t, t.affine(W1, constants(t, x), b1[0]));
        const k = relu(t, t.affine(W2, h, b2[0]));
        return squared(t, t.dot(v[0], k), Y[n]);
      }),
  },
  {
    name: "relus and classes",
    sizes: { W1: [4, 4], b1: [1, 4], W2: [3, 4], b2: [1, 3] },
    loss: (t, { W1, b1, W2, b2 }) =>
      summed(t, (x, n) => {
        const h = relu(t, t.affine(W1, constants(t, x), b1[0]));
        const z = t.affine(W2, h, b2[0]);
        return t.sub(t.logSumExp(z), z[LABELS[n]]);
      }),
  },
  {
    name: "images through relus and pools",
    sizes: { K: [2, 4], b: [1, 2], w: [1, 8] },
    loss: (t, { K, b, w }) =>
      t.overSamples(
        IMAGES.map((image, n) => {
          const pooled = K.flatMap((k, c) => {
            const at = (i: number, j: number) =>
              t.relu(t.add(
                t.inner(k, [
                  image[i][j],
                  image[i][j + 1],
                  image[i + 1][j],
                  image[i + 1][j + 1],
                ]),
                b[0][c],
              ));
            return [0, 2].flatMap((i) =>
              [0, 2].map((j) =>
                t.max([at(i, j), at(i, j + 1), at(i + 1, j), at(i + 1, j + 1)])
              )
            );
          });
          return squared(t, t.dot(w[0], pooled), Y[n]);
        }),
        [0, 1, 2],
      ),
  },
  {
    name: "recurrence of relus",
    sizes: { U: [3, 2], V: [3, 3], w: [1, 3] },
    loss: (t, { U, V, w }) =>
      t.overSamples(
        SERIES.map((series, n) => {
          let h = constants(t, [0.1, 0.2, 0.3]);
          for (const x of series) {
            const a = t.affine(U, constants(t, x));
            h = relu(t, t.affine(V, h).map((v, i) => t.add(v, a[i])));
          }
          return squared(t, t.dot(w[0], h), Y[n]);
        }),
        [0, 1, 2, 0],
      ),
  },
  {
    name: "ranking by pairs",
    sizes: { W: [3, 4], v: [1, 3] },
    loss: (t, { W, v }) => {
      const scores = X.map((x) =>
        t.dot(v[0], relu(t, t.affine(W, constants(t, x))))
      );
      return t.overSamples(
        scores.slice(1).map((s, n) =>
          hinge(t, t.scale(t.sub(s, scores[n]), SIGNS[n]), 0.5)
        ),
        LABELS,
      );
    },
  },
];
