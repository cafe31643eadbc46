// The cases of tests/golden/derivatives_*.json: an expression in x, a point, and the exact derivatives of orders 1 to 4.

/** An expression, a point, and its derivatives; null beyond the range of a double. */
export type Row = readonly [string, number, ...(number | null)[]];

/** What one case came to. */
export interface Outcome {
  readonly source: string;
  readonly x: number;
  readonly exact: number;
  readonly value: number;
  readonly error: number;
  readonly evaluations: number;
  readonly kind: string;
  /** The error relative to the exact value, absolute where that is 0. */
  readonly relative: number;
}

const SCOPE = Object.getOwnPropertyNames(Math)
  .filter((name) => /^[a-z]/.test(name)).join(",");

/** The series Σ 2ⁿ x^(2n+1) / (2n+1)!!, whose terms all have one sign: good to a few ulp. */
function erf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= 2 * x * x / (2 * n + 1);
    sum += term;
  }
  return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
}

/** The expression as a function; it may use all of Math, pi and erf. */
export function functionOf(source: string): (x: number) => number {
  return new Function(
    "Math",
    "erf",
    `const {${SCOPE}} = Math, pi = Math.PI; return (x) => ${source};`,
  )(Math, erf);
}

/** Runs an estimator over cases. */
export function outcomes(
  rows: readonly Row[],
  order: number,
  estimate: (f: (x: number) => number, x: number) => {
    value: number;
    error: number;
    evaluations: number;
    verdict: { kind: string };
  },
): Outcome[] {
  return rows.flatMap(([source, x, ...derivatives]) => {
    const exact = derivatives[order - 1];
    if (exact === null || exact === undefined) return [];
    const { value, error, evaluations, verdict } = estimate(
      functionOf(source),
      x,
    );
    const off = Math.abs(value - exact);
    const relative = exact === 0 ? off : off / Math.abs(exact);
    return [{
      source,
      x,
      exact,
      value,
      error,
      evaluations,
      kind: verdict.kind,
      relative: Number.isNaN(relative) ? Infinity : relative,
    }];
  });
}

/** Whether an error beyond ten times the estimate comes with the verdict ok; 5 ulp of the value are nobody's fault. */
export function isConfidentlyWrong(
  { kind, value, exact, error }: Outcome,
): boolean {
  return kind === "ok" &&
    !(Math.abs(value - exact) <=
      10 * error + 5 * Number.EPSILON * Math.abs(exact));
}

/** Whether the estimate reaches the exact value, the rounding of both aside. */
export function isCovered({ value, exact, error }: Outcome): boolean {
  return Math.abs(value - exact) <= error + Number.EPSILON * Math.abs(exact);
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
