// Layers and recurrences on the tape, of shapes in which mistakes show less plainly than in a single matrix.

import { data, matrix, vector } from "./model.ts";
import type { Tape, Var } from "./tape.ts";
import type { TapeModel } from "./tape_model.ts";

const random = data(777);
const X = matrix(random, 7, 4);
const Y = vector(random, 7);
const LABELS = Y.map((y) => y > 0 ? 1 : 0);
const POINTS = matrix(random, 5, 2);
const SERIES = vector(random, 9);

const constants = (t: Tape, row: readonly number[]) =>
  row.map((v) => t.leaf(v));

const squared = (t: Tape, a: Var, y: number) => t.square(t.shift(a, -y));

/** The cross-entropy of a logit. */
const entropy = (t: Tape, z: Var, y: number) =>
  t.sub(t.softplus(z), t.scale(z, y));

/** Numbers with their mean and spread taken out. */
function standardised(t: Tape, a: readonly Var[]): Var[] {
  const mean = t.statistic(t.mean(a));
  const off = a.map((v) => t.sub(v, mean));
  const variance = t.mean(off.map((v) => t.square(v)));
  const spread = t.statistic(t.sqrt(t.shift(variance, 1e-5)));
  return off.map((v) => t.div(v, spread));
}

function deep(
  name: string,
  activate: (t: Tape, a: Var) => Var,
  loss: (t: Tape, z: Var, n: number) => Var,
): TapeModel {
  return {
    name,
    sizes: { W1: [3, 4], b1: [1, 3], W2: [2, 3], b2: [1, 2], v: [1, 2] },
    loss: (t, { W1, b1, W2, b2, v }) => {
      const samples = X.map((x, n) => {
        const h = t.affine(W1, constants(t, x), b1[0]).map((a) =>
          activate(t, a)
        );
        const k = t.affine(W2, h, b2[0]).map((a) => activate(t, a));
        return loss(t, t.dot(v[0], k), n);
      });
      const decay = t.decay([...W1, ...W2].flat(), 0.05);
      return t.add(t.scale(t.overSamples(samples), 1 / X.length), decay);
    },
  };
}

/** The models. */
export const LAYERS: readonly TapeModel[] = [
  deep(
    "three layers of tanh",
    (t, a) => t.tanh(a),
    (t, z, n) => squared(t, z, Y[n]),
  ),
  deep(
    "three layers of sigmoids",
    (t, a) => t.sigmoid(a),
    (t, z, n) => entropy(t, z, LABELS[n]),
  ),
  {
    name: "one neuron of tanh",
    sizes: { w: [1, 4], b: [1, 1] },
    loss: (t, { w, b }) =>
      t.overSamples(
        X.map((x, i) =>
          squared(t, t.tanh(t.add(t.inner(w[0], x), b[0][0])), Y[i])
        ),
      ),
  },
  {
    name: "recurrence with one loss at its end",
    sizes: { U: [2, 2], V: [2, 2], w: [1, 2] },
    loss: (t, { U, V, w }) => {
      const seqs = [
        POINTS,
        POINTS.map((x) => x.map((v) => -v + 0.3)),
        POINTS.map((x) => x.toReversed()),
      ];
      return t.overSamples(seqs.map((q, n) => {
        let h = constants(t, [0.2, -0.1]);
        for (const x of q) {
          const a = t.affine(U, constants(t, x));
          h = t.affine(V, h).map((v, i) => t.tanh(t.add(v, a[i])));
        }
        return squared(t, t.dot(w[0], h), Y[n]);
      }));
    },
  },
  {
    name: "gated recurrence in one vector",
    sizes: { p: [1, 9] },
    loss: (t, { p: [p] }) =>
      t.overSamples(
        [SERIES.slice(0, 4), SERIES.slice(4, 8), SERIES.slice(2, 6)].map(
          (q, n) => {
            let h = t.leaf(0.1);
            for (const x of q) {
              const z = t.sigmoid(
                t.add(t.scale(p[0], x), t.add(t.mul(p[1], h), p[2])),
              );
              const g = t.sigmoid(
                t.add(t.scale(p[3], x), t.add(t.mul(p[4], h), p[5])),
              );
              const m = t.tanh(
                t.add(t.scale(p[6], x), t.add(t.mul(p[7], t.mul(g, h)), p[8])),
              );
              h = t.add(t.mul(z, h), t.mul(t.shift(t.scale(z, -1), 1), m));
            }
            return squared(t, h, Y[n]);
          },
        ),
      ),
  },
  {
    name: "network of normalised layers",
    sizes: { W: [4, 4], g: [1, 4], v: [1, 4] },
    loss: (t, { W, g, v }) =>
      t.overSamples(X.map((x, i) => {
        const h = standardised(t, t.affine(W, constants(t, x))).map((a, k) =>
          t.mul(a, g[0][k])
        );
        return squared(t, t.dot(v[0], h.map((a) => t.tanh(a))), Y[i]);
      })),
  },
  {
    name: "network of normalised batches",
    sizes: { W: [3, 4], v: [1, 3] },
    loss: (t, { W, v }) => {
      const a = X.map((x) => t.affine(W, constants(t, x)));
      const cols = W.map((_, j) => standardised(t, a.map((row) => row[j])));
      return t.overSamples(
        X.map((_, i) =>
          squared(t, t.dot(v[0], cols.map((col) => t.sigmoid(col[i]))), Y[i])
        ),
      );
    },
  },
  {
    name: "convolution of sigmoids",
    sizes: { k: [2, 3], b: [1, 2], w: [1, 2] },
    loss: (t, { k, b, w }) =>
      t.overSamples(X.map((x, n) => {
        const f = k.map((row, i) =>
          t.mean(
            [0, 1].map((s) =>
              t.sigmoid(t.add(t.inner(row, x.slice(s, s + 3)), b[0][i]))
            ),
          )
        );
        return entropy(t, t.dot(w[0], f), LABELS[n]);
      })),
  },
  {
    name: "neural differential equation",
    sizes: { A: [2, 2], b: [1, 2] },
    loss: (t, { A, b }) =>
      t.overSamples(POINTS.map((x, n) => {
        let h = constants(t, x);
        for (let s = 0; s < 3; s++) {
          const d = t.affine(A, h, b[0]).map((v) => t.tanh(v));
          h = h.map((v, i) => t.add(v, t.scale(d[i], 0.3)));
        }
        return t.square(t.shift(t.sum(h), -Y[n]));
      })),
  },
];
