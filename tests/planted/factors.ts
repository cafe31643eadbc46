// Regressions and factors on the tape: a term of each sample, parameters used in all of them.

import { data, matrix, vector } from "./model.ts";
import type { Tape, Var } from "./tape.ts";
import type { TapeModel } from "./tape_model.ts";

const random = data(778);
const X = matrix(random, 7, 4);
const Y = vector(random, 7);
const LABELS = Y.map((y) => y > 0 ? 1 : 0);
const POINTS = matrix(random, 5, 2);

const squared = (t: Tape, a: Var, y: number) => t.square(t.shift(a, -y));

/** The cross-entropy of a logit. */
const entropy = (t: Tape, z: Var, y: number) =>
  t.sub(t.softplus(z), t.scale(z, y));

/** The models. */
export const FACTORS: readonly TapeModel[] = [
  {
    name: "logistic regression on the tape",
    sizes: { w: [1, 4], b: [1, 1] },
    loss: (t, { w, b }) =>
      t.add(
        t.overSamples(X.map((x, i) =>
          entropy(t, t.add(t.inner(w[0], x), b[0][0]), LABELS[i])
        )),
        t.decay(w[0], 0.3),
      ),
  },
  {
    name: "gamma regression",
    sizes: { w: [1, 4], k: [1, 1] },
    loss: (t, { w, k }) =>
      t.add(
        t.overSamples(X.map((x, i) => {
          const e = t.inner(w[0], x);
          return t.add(
            t.mul(t.exp(k[0][0]), e),
            t.scale(t.exp(t.scale(e, -1)), 1 + Y[i] ** 2),
          );
        })),
        t.decay(w[0], 0.4),
      ),
  },
  {
    name: "radial basis functions",
    sizes: { C: [3, 2], g: [1, 3], w: [1, 3] },
    loss: (t, { C, g, w }) =>
      t.add(
        t.overSamples(POINTS.map((x, n) =>
          squared(
            t,
            t.sum(C.map((ck, k) =>
              t.mul(
                w[0][k],
                t.exp(t.scale(
                  t.mul(
                    t.exp(g[0][k]),
                    t.sum(ck.map((v, d) => squared(t, v, x[d]))),
                  ),
                  -1,
                )),
              )
            )),
            Y[n],
          )
        )),
        t.decay(w[0], 0.1),
      ),
  },
  {
    name: "factor analysis",
    sizes: { l: [1, 3], s: [1, 3] },
    loss: (t, { l, s }) => {
      const inv = s[0].map((v) => t.exp(t.scale(v, -1)));
      const m = t.shift(
        t.sum(l[0].map((v, i) => t.mul(t.square(v), inv[i]))),
        1,
      );
      const ld = t.add(t.log(m), t.sum(s[0]));
      return t.overSamples(X.map((x) => {
        const p = t.sum(l[0].map((v, i) => t.mul(t.scale(v, x[i]), inv[i])));
        const q = t.sum(inv.map((v, i) => t.scale(v, x[i] ** 2)));
        return t.scale(t.add(ld, t.sub(q, t.div(t.square(p), m))), 0.5);
      }));
    },
  },
  {
    name: "matrix factorisation",
    sizes: { U: [3, 2], V: [4, 2] },
    loss: (t, { U, V }) =>
      t.add(
        t.overSamples(
          U.flatMap((u, i) =>
            V.map((v, j) => squared(t, t.dot(u, v), X[i][j]))
          ),
        ),
        t.decay([...U, ...V].flat(), 0.3),
      ),
  },
  {
    name: "embedding of length 1",
    sizes: { E: [3, 4] },
    loss: (t, { E }) => {
      const u = E.map((e) => {
        const n = t.statistic(t.sqrt(t.sum(e.map((v) => t.square(v)))));
        return e.map((v) => t.div(v, n));
      });
      return t.overSamples(X.map((x, i) =>
        t.sub(
          t.logSumExp(u.map((e) => t.scale(t.inner(e, x), 3))),
          t.scale(t.inner(u[i % 3], x), 3),
        )
      ));
    },
  },
];
