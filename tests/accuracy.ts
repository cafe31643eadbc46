/**
 * How good each method is, as a table: `deno task accuracy`.
 *
 * The exact derivatives come from mpmath (tests/golden/make_derivatives.py), those of Rosenbrock's function are closed forms.
 *
 * @module
 */
import {
  adaptive,
  central,
  estimateDerivative,
  estimateGradient,
  estimateHessian,
  gradient,
  hessian,
  type Method,
  notebook,
} from "../mod.ts";
import hard from "./golden/derivatives_hard.json" with { type: "json" };
import random from "./golden/derivatives_random.json" with { type: "json" };
import smooth from "./golden/derivatives_smooth.json" with { type: "json" };
import {
  isConfidentlyWrong,
  isCovered,
  median,
  outcomes,
  type Row,
} from "./support/derivative_case.ts";
import {
  rosenbrock,
  rosenbrockGradient,
  rosenbrockHessian,
} from "./support/rosenbrock.ts";

const METHODS: readonly [string, Method][] = [
  ["notebook", notebook()],
  ["central 2", central()],
  ["central 4", central({ accuracyOrder: 4 })],
  ["central 6", central({ accuracyOrder: 6 })],
  ["central 8", central({ accuracyOrder: 8 })],
  ["adaptive", adaptive()],
];

const COLUMNS = [
  "method",
  "median",
  "worst",
  "<=1e-10",
  "evaluations",
  "covered",
  "estimate/error",
  "confidently wrong",
];

function table(title: string, rows: string[][], columns = COLUMNS): void {
  const all = [columns, ...rows];
  const widths = columns.map((_, k) =>
    Math.max(...all.map((row) => row[k].length))
  );
  console.log(title);
  for (const row of all) {
    console.log(
      "  " +
        row.map((cell, k) =>
          k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k])
        ).join("  "),
    );
  }
  console.log();
}

const short = (value: number) => value.toExponential(1);

function derivatives(
  title: string,
  cases: readonly Row[],
  derivativeOrder: 1 | 2,
): void {
  const rows = METHODS.map(([name, method]) => {
    const all = outcomes(
      cases,
      derivativeOrder,
      (f, x) => estimateDerivative(f, x, { method, derivativeOrder }),
    );
    const errors = all.map(({ relative }) => relative);
    const ratios = all.map(({ value, exact, error }) =>
      error / Math.abs(value - exact)
    ).filter(Number.isFinite);
    return [
      name,
      short(median(errors)),
      short(Math.max(...errors)),
      `${errors.filter((error) => error <= 1e-10).length}/${all.length}`,
      `${median(all.map(({ evaluations }) => evaluations))}`,
      `${(100 * all.filter(isCovered).length / all.length).toFixed(1)} %`,
      median(ratios).toFixed(1),
      `${all.filter(isConfidentlyWrong).length}`,
    ];
  });
  table(title, rows);
}

function worstOf(found: unknown, exact: unknown): number {
  const [a, b] = [[found].flat(2) as number[], [exact].flat(2) as number[]];
  const size = Math.max(...b.map(Math.abs));
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]))) / size;
}

function multivariate(n: number): void {
  const x = Array.from({ length: n }, (_, i) => i % 2 ? 1 : -1.2);
  const rows = METHODS.map(([name, method]) => {
    let calls = 0;
    const f = (y: number[]) => (calls++, rosenbrock(y));
    const slopes = worstOf(gradient(f, x, { method }), rosenbrockGradient(x));
    const gradientCalls = calls;
    calls = 0;
    const bends = worstOf(hessian(f, x, { method }), rosenbrockHessian(x));
    return [name, short(slopes), `${gradientCalls}`, short(bends), `${calls}`];
  });
  table(
    `Rosenbrock's function of ${n} variables, largest error over largest element`,
    rows,
    [
      "method",
      "gradient",
      "evaluations",
      "Hessian",
      "evaluations",
    ],
  );
  const covered = [
    estimateGradient(rosenbrock, x),
    estimateHessian(rosenbrock, x),
  ];
  console.log(
    `  adaptive says ${
      covered.map(({ verdict }) => verdict.kind).join(" and ")
    }\n`,
  );
}

derivatives(
  "First derivative, smooth functions: relative error",
  smooth as unknown as Row[],
  1,
);
derivatives(
  "First derivative, scales that no fixed step serves",
  hard as unknown as Row[],
  1,
);
derivatives(
  "First derivative, random compositions",
  random as unknown as Row[],
  1,
);
derivatives(
  "Second derivative, smooth functions",
  smooth as unknown as Row[],
  2,
);
multivariate(10);
