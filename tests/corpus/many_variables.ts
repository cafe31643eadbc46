/**
 * Functions of many variables with their exact derivatives in closed form, by kind, and how many entries of an answer are good.
 *
 * @module
 */
import { estimateGradient, estimateHessian } from "../../mod.ts";
import { randomSource } from "../support/random.ts";

/** What the entries of one kind come to. */
export interface Entries {
  readonly kind: string;
  readonly count: number;
  /** Within 1e-4 of the largest entry, by their own error; in 32 bits, 1e-3. */
  readonly useful: number;
  /** As near in truth, whatever the error says. */
  readonly close: number;
  /** Off by more than ten errors. */
  readonly dishonest: number;
  readonly evaluations: number;
}

/** A function at a point, and all entries of its derivative there, row by row. */
interface Problem {
  readonly f: (x: number[]) => number;
  readonly x: number[] | Float32Array;
  readonly exact: readonly number[];
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, ai, i) => sum + ai * b[i], 0);

/** sin Σ aᵢxᵢ + Σ exp(xᵢ/2): something of all variables, and something of each. */
function smooth(random: () => number, order: 1 | 2): Problem {
  const n = 3 + Math.floor(12 * random());
  const a = range(n).map(() => 2 * random() - 1);
  const x = range(n).map(() => 4 * random() - 2);
  const f = (y: number[]) =>
    Math.sin(dot(a, y)) + y.reduce((sum, yi) => sum + Math.exp(yi / 2), 0);
  const [sine, cosine] = [Math.sin(dot(a, x)), Math.cos(dot(a, x))];
  const exact = order === 1
    ? range(n).map((i) => a[i] * cosine + Math.exp(x[i] / 2) / 2)
    : range(n).flatMap((i) =>
      range(n).map((j) =>
        -a[i] * a[j] * sine + (i === j ? Math.exp(x[i] / 2) / 4 : 0)
      )
    );
  return { f, x, exact };
}

/** The squared error of a layer of relus and a sum: straight pieces, squared. */
function relus(
  random: () => number,
  order: 1 | 2,
  round: (value: number) => number,
): Problem {
  const [n, m] = [order === 2 ? 30 : 12, 20];
  const draw = () => round(2 * random() - 1);
  const weights = range(m).map(() => range(n).map(draw));
  const [b, v, x] = [m, m, n].map((count) => range(count).map(draw));
  const y = draw();
  const layer = (x: number[]) =>
    weights.map((row, k) =>
      row.reduce((sum, w, i) => round(sum + round(w * round(x[i]))), b[k])
    );
  const output = (z: number[]) =>
    z.reduce((sum, zk, k) => round(sum + round(v[k] * Math.max(0, zk))), 0);
  const z = layer(x);
  const slope = range(n).map((i) =>
    range(m).reduce((sum, k) => sum + (z[k] > 0 ? v[k] * weights[k][i] : 0), 0)
  );
  const exact = order === 2
    ? slope.flatMap((a) => slope.map((b) => 2 * a * b))
    : slope.map((a) => 2 * (output(z) - y) * a);
  return { f: (x) => (output(layer(x)) - y) ** 2, x, exact };
}

/** The same in 32 bits, parameters and all. */
function float32Relus(random: () => number): Problem {
  const { f, x, exact } = relus(random, 1, Math.fround);
  return { f: (y) => Math.fround(f([...y])), x: Float32Array.from(x), exact };
}

const identity = (value: number) => value;

const KINDS: readonly [
  kind: string,
  order: 1 | 2,
  count: number,
  make: (random: () => number) => Problem,
  useful: number,
][] = [
  ["gradient", 1, 60, (random) => smooth(random, 1), 1e-4],
  ["Hessian", 2, 20, (random) => smooth(random, 2), 1e-4],
  ["relu gradient", 1, 30, (random) => relus(random, 1, identity), 1e-4],
  ["relu Hessian", 2, 4, (random) => relus(random, 2, identity), 1e-4],
  ["float32 relus", 1, 12, float32Relus, 1e-3],
];

/** What adaptive() makes of each kind. */
export function entriesByKind(): Entries[] {
  return KINDS.map(([kind, order, problems, make, part]) => {
    const random = randomSource(20260611);
    let [count, useful, close, dishonest, evaluations] = [0, 0, 0, 0, 0];
    for (let k = 0; k < problems; k++) {
      const { f, x, exact } = make(random);
      const counted = (y: number[]) => (evaluations++, f(y));
      const { value, error } = order === 1
        ? estimateGradient(counted, x as number[])
        : estimateHessian(counted, x as number[]);
      const [values, errors] = [value, error].map((all) =>
        order === 1 ? [...all as number[]] : [all].flat(2) as number[]
      );
      const scale = Math.max(...exact.map(Math.abs));
      exact.forEach((entry, i) => {
        const off = Math.abs(values[i] - entry);
        count++;
        if (off <= part * scale) close++;
        // The closed form is rounded, too.
        if (off > 10 * errors[i] + 1e-14 * scale) dishonest++;
        else if (errors[i] <= part * scale) useful++;
      });
    }
    return { kind, count, useful, close, dishonest, evaluations };
  });
}
