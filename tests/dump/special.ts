// Functions that no corpus draws by chance, with what is exactly so at a point of theirs: what is vertical, slow, or bounded by
// powers; holes and hinges; values so few that f stands still.

import type { CorpusCase } from "../corpus/corpus.ts";

type Row = readonly [
  source: string,
  f: (x: number) => number,
  x: number,
  derivativeOrder: CorpusCase["derivativeOrder"],
  exact: CorpusCase["exact"],
];

const { abs, cos, exp, log, sin, sqrt } = Math;

/** What f is beside 0, and another value there. */
const filled = (f: (x: number) => number, value: number) => (x: number) =>
  x === 0 ? value : f(x);

const ROWS: readonly Row[] = [
  ["cbrt(x)", Math.cbrt, 0, 1, "infinite"],
  ["cbrt(x)", Math.cbrt, 0, 2, "infinite"],
  ["|x|^1.5", (x) => abs(x) ** 1.5, 0, 2, "infinite"],
  ["x |x|^0.6", (x) => x * abs(x) ** 0.6, 0, 2, "infinite"],
  ["|x|^2.5", (x) => abs(x) ** 2.5, 0, 3, "infinite"],
  ["sqrt(x)", sqrt, 0, 1, "infinite"],
  ["sqrt(-x)", (x) => sqrt(-x), 0, 2, "infinite"],
  ["x^0.7 after x", (x) => x > 0 ? x ** 0.7 : x, 0, 1, "infinite"],
  ["x before |x|^0.7", (x) => x < 0 ? (-x) ** 0.7 : x, 0, 1, "infinite"],
  ["x^1.5 after x²", (x) => x > 0 ? x ** 1.5 : x * x, 0, 2, "infinite"],
  ["1/x after x", (x) => x > 0 ? 1 / x : x, 0, 1, "infinite"],
  ["x log|x|", filled((x) => x * log(abs(x)), 0), 0, 1, "infinite"],
  ["x² log|x|", filled((x) => x * x * log(abs(x)), 0), 0, 1, 0],
  ["x² log|x|", filled((x) => x * x * log(abs(x)), 0), 0, 2, "infinite"],
  ["x/log|x|", filled((x) => x / log(abs(x)), 0), 0, 1, 0],
  [
    "x log log(10/|x|)",
    filled((x) => x * log(log(10 / abs(x))), 0),
    0,
    1,
    "infinite",
  ],
  ["x² sin(1/x)", filled((x) => x * x * sin(1 / x), 0), 0, 1, 0],
  ["1 + x² sin(1/x)", filled((x) => 1 + x * x * sin(1 / x), 1), 0, 1, 0],
  [
    "x² sin(1/x) - 3e5 after -3e5",
    (x) => x > 0 ? x * x * sin(1 / x) - 3e5 : -3e5,
    0,
    1,
    0,
  ],
  ["x⁴ sin(1/x)", filled((x) => x ** 4 * sin(1 / x), 0), 0, 2, 0],
  [
    "sin(x)/x with 1 + 1e-12",
    filled((x) => sin(x) / x, 1 + 1e-12),
    0,
    1,
    "jump",
  ],
  ["cos(x) with 1 + 1e-6", filled(cos, 1 + 1e-6), 0, 2, "jump"],
  ["exp(x) with 2", filled(exp, 2), 0, 1, "jump"],
  [
    "(1 - cos x)/x² with 0",
    filled((x) => (1 - cos(x)) / x / x, 0),
    0,
    1,
    "jump",
  ],
  ["exp(x) + max(x, 0)²", (x) => exp(x) + Math.max(x, 0) ** 2, 0, 1, 1],
  [
    "exp(x) + max(x - 1e-12, 0)²",
    (x) => exp(x) + Math.max(x - 1e-12, 0) ** 2,
    0,
    1,
    1,
  ],
  [
    "exp(x) + max(x + 1e-7, 0)²",
    (x) => exp(x) + Math.max(x + 1e-7, 0) ** 2,
    0,
    2,
    3,
  ],
  [
    "exp(x) after 1 + 2x - 3x²",
    (x) => x > 0 ? exp(x) : 1 + 2 * x - 3 * x * x,
    0,
    1,
    "kink",
  ],
  ["exp(x) + |x - 1e-5|", (x) => exp(x) + abs(x - 1e-5), 0, 2, 1],
  ["exp(-1/x²)", filled((x) => exp(-1 / x / x), 0), 0, 2, 0],
  [
    "tanh(x) + 1e15",
    (x) => Math.tanh(x) + 1e15,
    0.1,
    1,
    1 / Math.cosh(0.1) ** 2,
  ],
  ["sin(1e3 x)", (x) => sin(1e3 * x), 0, 1, 1e3],
  ["sin(1e100 x)", (x) => sin(1e100 * x), 0, 1, 1e100],
  ["exp(1e30 x)", (x) => exp(1e30 * x), 1e-30, 2, 1e60 * Math.E],
  ["0", () => 0, 0, 1, 0],
  ["3x - 1", (x) => 3 * x - 1, 0.7, 3, 0],
];

/** The rows as cases of the corpus. */
export function specialCases(): CorpusCase[] {
  return ROWS.map(([source, f, x, derivativeOrder, exact]) => ({
    kind: source,
    source,
    f,
    x,
    derivativeOrder,
    exact,
  }));
}
