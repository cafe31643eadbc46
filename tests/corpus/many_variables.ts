/**
 * Functions of many variables with their exact derivatives in closed form, by kind, and how many entries of an answer are good.
 *
 * @module
 */
import { estimateGradient, estimateHessian } from "../../mod.ts";
import type { OperatorOptions } from "../../lib/operator/options.ts";
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
export interface Problem {
  /** 1 for a gradient, 2 for a Hessian. */
  readonly order: 1 | 2;
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
  return { order, f, x, exact };
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
  return { order, f: (x) => (output(layer(x)) - y) ** 2, x, exact };
}

/** The same in 32 bits, parameters and all. */
function float32Relus(random: () => number): Problem {
  const { order, f, x, exact } = relus(random, 1, Math.fround);
  return {
    order,
    f: (y) => Math.fround(f([...y])),
    x: Float32Array.from(x),
    exact,
  };
}

/** Sines of variables whose sizes lie ten decades apart, and a product of the first two. */
function mixedScales(random: () => number): Problem {
  const n = 3 + Math.floor(5 * random());
  const sizes = range(n).map(() => 10 ** (10 * random() - 5));
  const u = range(n).map(() => 4 * random() - 2);
  const x = u.map((ui, i) => ui * sizes[i]);
  const f = (y: number[]) => {
    const v = y.map((yi, i) => yi / sizes[i]);
    return v.reduce((sum, vi) => sum + Math.sin(vi), v[0] * v[1]);
  };
  const exact = u.map((ui, i) =>
    (Math.cos(ui) + (i < 2 ? u[1 - i] : 0)) / sizes[i]
  );
  return { order: 1, f, x, exact };
}

/** The squares of every third number in 32 bits; of the others f is free. */
function float32Squares(random: () => number): Problem {
  const x = Float32Array.from(range(7), () => 4 * random() - 2);
  const f = (y: number[]) =>
    y.reduce((sum, yi, i) => Math.fround(sum + (i % 3 ? 0 : yi * yi)), 0);
  const exact = [...x].map((xi, i) => i % 3 ? 0 : 2 * xi);
  return { order: 1, f: (y) => f([...y]), x, exact };
}

const identity = (value: number) => value;

const KINDS: readonly [
  kind: string,
  count: number,
  make: (random: () => number) => Problem,
  useful: number,
][] = [
  ["gradient", 60, (random) => smooth(random, 1), 1e-4],
  ["Hessian", 20, (random) => smooth(random, 2), 1e-4],
  ["relu gradient", 30, (random) => relus(random, 1, identity), 1e-4],
  ["relu Hessian", 4, (random) => relus(random, 2, identity), 1e-4],
  ["mixed scales", 40, mixedScales, 1e-4],
  ["float32 squares", 40, float32Squares, 1e-3],
  ["float32 relus", 12, float32Relus, 1e-3],
];

/** The problems of each kind, or the first so many. */
export function problemsByKind(
  most: number = Infinity,
): { kind: string; problems: Problem[]; useful: number }[] {
  return KINDS.map(([kind, count, make, useful]) => {
    const random = randomSource(20260611);
    const problems = range(Math.min(count, most)).map(() => make(random));
    return { kind, problems, useful };
  });
}

/** A gradient or Hessian, and its entries with their errors, row by row. */
export interface Answer {
  readonly estimate: { readonly evaluations: number };
  readonly values: readonly number[];
  readonly errors: readonly number[];
}

/** What adaptive() says of a problem. */
export function answerTo(
  { order, f, x }: Problem,
  options: Pick<OperatorOptions<number>, "trace" | "method" | "bounds"> = {},
): Answer {
  const estimate = order === 1
    ? estimateGradient(f, x as number[], options)
    : estimateHessian(f, x as number[], options);
  const [values, errors] = [estimate.value, estimate.error].map((all) =>
    order === 1 ? [...all as number[]] : [all].flat(2) as number[]
  );
  return { estimate, values, errors };
}

/** Which entries are off by more than ten errors, the rounding of the closed form aside. */
export function dishonestEntries(
  { exact }: Problem,
  { values, errors }: Answer,
): boolean[] {
  const scale = Math.max(...exact.map(Math.abs));
  return exact.map((entry, i) =>
    Math.abs(values[i] - entry) > 10 * errors[i] + 1e-14 * scale
  );
}

/** What adaptive() makes of each kind. */
export function entriesByKind(): Entries[] {
  return problemsByKind().map(({ kind, problems, useful: part }) => {
    let [count, useful, close, dishonest, evaluations] = [0, 0, 0, 0, 0];
    for (const problem of problems) {
      const { exact } = problem;
      const answer = answerTo(problem);
      const isDishonest = dishonestEntries(problem, answer);
      evaluations += answer.estimate.evaluations;
      const scale = Math.max(...exact.map(Math.abs));
      exact.forEach((entry, i) => {
        count++;
        if (Math.abs(answer.values[i] - entry) <= part * scale) close++;
        if (isDishonest[i]) dishonest++;
        else if (answer.errors[i] <= part * scale) useful++;
      });
    }
    return { kind, count, useful, close, dishonest, evaluations };
  });
}
