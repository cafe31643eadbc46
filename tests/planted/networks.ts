// Networks on the tape: layers, recurrences, convolutions, attention, normalisation.

import { data, matrix, vector } from "./model.ts";
import type { Tape, Var } from "./tape.ts";
import type { TapeModel } from "./tape_model.ts";

const random = data(31);
const X = matrix(random, 6, 3);
const Y = vector(random, 6);
const CLASSES = [0, 1, 2, 0, 1, 2];
const SERIES = matrix(random, 4, 2);
const IMAGE = matrix(random, 6, 6);
const TOKENS = matrix(random, 4, 3);

type Layer = (t: Tape, a: Var) => Var;

const constants = (t: Tape, row: readonly number[]) =>
  row.map((v) => t.leaf(v));

const leaky: Layer = (t, a) => t.add(t.scale(t.relu(a), 0.9), t.scale(a, 0.1));
const gelu: Layer = (t, a) => {
  const cubic = t.add(a, t.scale(t.mul(t.square(a), a), 0.044715));
  return t.mul(t.scale(a, 0.5), t.shift(t.tanh(t.scale(cubic, 0.7979)), 1));
};
const silu: Layer = (t, a) => t.mul(a, t.sigmoid(a));
const elu: Layer = (t, a) => a.value > 0 ? a : t.shift(t.exp(a), -1);

function crossEntropy(t: Tape, z: readonly Var[], label: number): Var {
  return t.sub(t.logSumExp(z), z[label]);
}

/** Two layers and a loss over samples. */
function perceptron(name: string, layer: Layer, classes: boolean): TapeModel {
  return {
    name,
    sizes: {
      W1: [4, 3],
      b1: [1, 4],
      W2: [classes ? 3 : 1, 4],
      b2: [1, classes ? 3 : 1],
    },
    loss: (t, { W1, b1, W2, b2 }) => {
      const samples = X.map((x, n) => {
        const h = t.affine(W1, constants(t, x), b1[0]).map((a) => layer(t, a));
        const z = t.affine(W2, h, b2[0]);
        return classes
          ? crossEntropy(t, z, CLASSES[n])
          : t.square(t.shift(z[0], -Y[n]));
      });
      const decay = t.decay([...W1, ...W2].flat(), 0.1);
      return t.add(t.scale(t.overSamples(samples), 1 / X.length), decay);
    },
  };
}

const linear: TapeModel = {
  name: "softmax regression by a matrix",
  sizes: { W: [3, 3] },
  loss: (t, { W }) =>
    t.add(
      t.overSamples(
        X.map((x, n) =>
          crossEntropy(t, W.map((w) => t.inner(w, x)), CLASSES[n])
        ),
      ),
      t.decay(W.flat(), 0.3),
    ),
};

const autoencoder: TapeModel = {
  name: "autoencoder with tied weights",
  sizes: { W: [2, 3], b: [1, 3] },
  loss: (t, { W, b }) =>
    t.overSamples(X.map((x) => {
      const h = t.affine(W, constants(t, x)).map((a) => t.tanh(a));
      const back = b[0].map((bj, j) =>
        t.add(bj, t.dot(h, W.map((row) => row[j])))
      );
      return t.sum(back.map((v, j) => t.square(t.shift(v, -x[j]))));
    })),
};

const recurrent: TapeModel = {
  name: "recurrent network",
  sizes: { U: [3, 2], V: [3, 3], w: [1, 3] },
  loss: (t, { U, V, w }) => {
    let h = constants(t, [0.1, -0.2, 0.3]);
    const losses = SERIES.map((x, n) => {
      const input = t.affine(U, constants(t, x));
      h = t.affine(V, h).map((a, i) => t.tanh(t.add(a, input[i])));
      return t.square(t.shift(t.dot(w[0], h), -Y[n]));
    });
    return t.overSamples(losses);
  },
};

const lstm: TapeModel = {
  name: "LSTM",
  sizes: { F: [2, 4], I: [2, 4], O: [2, 4], C: [2, 4] },
  loss: (t, { F, I, O, C }) => {
    let [h, c] = [constants(t, [0.1, 0.2]), constants(t, [0.3, -0.1])];
    for (const x of SERIES) {
      const input = [...h, ...constants(t, x)];
      const gate = (W: Var[][]) => t.affine(W, input).map((a) => t.sigmoid(a));
      const [f, i, o] = [gate(F), gate(I), gate(O)];
      const new_ = t.affine(C, input).map((a) => t.tanh(a));
      c = c.map((ck, k) => t.add(t.mul(f[k], ck), t.mul(i[k], new_[k])));
      h = c.map((ck, k) => t.mul(o[k], t.tanh(ck)));
    }
    return t.sum(h.map((v, k) => t.square(t.shift(v, -Y[k]))));
  },
};

const gru: TapeModel = {
  name: "gated recurrent unit",
  sizes: { Z: [2, 4], R: [2, 4], H: [2, 4] },
  loss: (t, { Z, R, H }) => {
    let h = constants(t, [0.4, -0.3]);
    for (const x of SERIES) {
      const input = constants(t, x);
      const gate = (W: Var[][]) =>
        t.affine(W, [...h, ...input]).map((a) => t.sigmoid(a));
      const [z, r] = [gate(Z), gate(R)];
      const kept = h.map((v, k) => t.mul(r[k], v));
      const new_ = t.affine(H, [...kept, ...input]).map((a) => t.tanh(a));
      h = h.map((v, k) => t.add(v, t.mul(z[k], t.sub(new_[k], v))));
    }
    return t.sum(h.map((v, k) => t.square(t.shift(v, -Y[k]))));
  },
};

/** Convolution, an activation, pooling by 2 × 2 and a linear layer. */
function convolution(name: string, layer: Layer): TapeModel {
  return {
    name,
    sizes: { K: [3, 3], w: [1, 4] },
    loss: (t, { K, w }) => {
      const at = (i: number, j: number) =>
        layer(
          t,
          t.sum(K.map((row, a) => t.inner(row, IMAGE[i + a].slice(j, j + 3)))),
        );
      const pooled = [0, 2].flatMap((i) =>
        [0, 2].map((j) =>
          t.max([at(i, j), at(i, j + 1), at(i + 1, j), at(i + 1, j + 1)])
        )
      );
      return t.square(t.shift(t.dot(w[0], pooled), -1));
    },
  };
}

const attention: TapeModel = {
  name: "attention with one head",
  sizes: { Q: [2, 3], K: [2, 3], V: [2, 3] },
  loss: (t, { Q, K, V }) => {
    const by = (W: Var[][]) => TOKENS.map((x) => t.affine(W, constants(t, x)));
    const [q, k, v] = [by(Q), by(K), by(V)];
    const outputs = q.map((qi) => {
      const weights = t.softmax(k.map((kj) => t.scale(t.dot(qi, kj), 0.7)));
      return [0, 1].map((d) => t.dot(weights, v.map((vj) => vj[d])));
    });
    return t.sum(
      outputs.flatMap((o, n) => o.map((a) => t.square(t.shift(a, -Y[n])))),
    );
  },
};

/** Centres and divides by the root of the variance; both may be taken for constants. */
function normalised(t: Tape, a: readonly Var[]): Var[] {
  const mean = t.statistic(t.mean(a));
  const centred = a.map((v) => t.sub(v, mean));
  const variance = t.statistic(t.mean(centred.map((v) => t.square(v))));
  const root = t.sqrt(t.shift(variance, 1e-5));
  return centred.map((v) => t.div(v, root));
}

const batch: TapeModel = {
  name: "batch normalisation",
  sizes: { W: [2, 3], gain: [1, 2], bias: [1, 2] },
  loss: (t, { W, gain, bias }) => {
    const units = W.map((w, i) =>
      normalised(t, X.map((x) => t.inner(w, x))).map((v) =>
        t.tanh(t.add(t.mul(v, gain[0][i]), bias[0][i]))
      )
    );
    return t.sum(
      units.flatMap((unit) => unit.map((v, n) => t.square(t.shift(v, -Y[n])))),
    );
  },
};

const layerNorm: TapeModel = {
  name: "layer normalisation",
  sizes: { W: [4, 3], gain: [1, 4] },
  loss: (t, { W, gain }) =>
    t.overSamples(X.map((x, n) => {
      const h = normalised(t, t.affine(W, constants(t, x)));
      return t.square(t.shift(t.dot(h, gain[0]), -Y[n]));
    })),
};

const embedding: TapeModel = {
  name: "embedding with negative sampling",
  sizes: { E: [5, 3], C: [5, 3] },
  loss: (t, { E, C }) =>
    t.overSamples(
      [[0, 1, 2], [1, 3, 0], [0, 4, 1], [2, 0, 3]].map(([a, b, c]) =>
        t.add(
          t.softplus(t.scale(t.dot(E[a], C[b]), -1)),
          t.softplus(t.dot(E[a], C[c])),
        )
      ),
    ),
};

const triplet: TapeModel = {
  name: "triplet loss",
  sizes: { W: [2, 3] },
  loss: (t, { W }) => {
    const z = X.map((x) => t.affine(W, constants(t, x)));
    const apart = (a: number, b: number) =>
      t.sum(z[a].map((v, i) => t.square(t.sub(v, z[b][i]))));
    return t.overSamples(
      [[0, 3, 1], [1, 4, 2], [2, 5, 0]].map(([a, p, n]) =>
        t.relu(t.shift(t.sub(apart(a, p), apart(a, n)), 1))
      ),
    );
  },
};

const variational: TapeModel = {
  name: "variational autoencoder",
  sizes: { M: [2, 3], S: [2, 3], D: [3, 2] },
  loss: (t, { M, S, D }) =>
    t.overSamples(
      X.slice(0, 3).map((x, n) => {
        const mean = t.affine(M, constants(t, x));
        const logs = t.affine(S, constants(t, x));
        const z = mean.map((m, k) =>
          t.add(m, t.scale(t.exp(t.scale(logs[k], 0.5)), Y[n] - k))
        );
        const fit = t.sum(
          t.affine(D, z).map((v, j) => t.square(t.shift(v, -x[j]))),
        );
        const divergence = t.sum(
          mean.map((m, k) =>
            t.sub(t.add(t.square(m), t.exp(logs[k])), t.shift(logs[k], 1))
          ),
        );
        return t.add(fit, t.penalty(t.scale(divergence, 0.5)));
      }),
    ),
};

const focal: TapeModel = {
  name: "focal loss",
  sizes: { w: [1, 3] },
  loss: (t, { w }) =>
    t.overSamples(X.map((x, n) => {
      const z = t.inner(w[0], x);
      const p = t.sigmoid(Y[n] > 0 ? z : t.scale(z, -1));
      return t.scale(t.mul(t.square(t.shift(t.scale(p, -1), 1)), t.log(p)), -1);
    })),
};

/** The networks. */
export const NETWORKS: readonly TapeModel[] = [
  perceptron("network of tanh, squares", (t, a) => t.tanh(a), false),
  perceptron("network of tanh, classes", (t, a) => t.tanh(a), true),
  perceptron("network of sigmoids", (t, a) => t.sigmoid(a), true),
  perceptron("network of relus, squares", (t, a) => t.relu(a), false),
  perceptron("network of relus, classes", (t, a) => t.relu(a), true),
  perceptron("network of leaky relus", leaky, true),
  perceptron("network of gelus", gelu, false),
  perceptron("network of silus", silu, true),
  perceptron("network of elus", elu, false),
  linear,
  autoencoder,
  recurrent,
  lstm,
  gru,
  convolution("convolution with pooling", (t, a) => t.tanh(a)),
  convolution("convolution of relus with pooling", (t, a) => t.relu(a)),
  attention,
  batch,
  layerNorm,
  embedding,
  triplet,
  variational,
  focal,
];
