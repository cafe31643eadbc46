// Every method through every operator: what is promised of one holds of all. In the manner of DifferentiationInterface.jl's
// scenario tests.

import {
  adaptive,
  backward,
  central,
  curl,
  derivative,
  directionalDerivative,
  divergence,
  estimateCurl,
  estimateDerivative,
  estimateDirectionalDerivative,
  estimateDivergence,
  estimateGradient,
  estimateHessian,
  estimateJacobian,
  estimateJvp,
  estimateLaplacian,
  estimateMixedPartialDerivative,
  estimatePartialDerivative,
  estimateTaylor,
  forward,
  gradient,
  hessian,
  jacobian,
  jvp,
  laplacian,
  type Method,
  mixedPartialDerivative,
  notebook,
  partialDerivative,
  richardson,
  sparseJacobian,
  type Stencil,
  stencil,
  taylor,
} from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const e = Math.E;

/** f = eˣ y² z, whose derivatives at (1, 2, 1) are written down; along (1, 1, 1) too. */
const X = [1, 2, 1];
const scalar = ([x, y, z]: number[]) => Math.exp(x) * y ** 2 * z;
const vector = ([x, y, z]: number[]) => [
  Math.exp(x) * y ** 2 * z,
  x * y,
  Math.exp(z) * y,
];
const GRADIENT = [4 * e, 4 * e, 4 * e];
const HESSIAN = [
  [4 * e, 4 * e, 4 * e],
  [4 * e, 2 * e, 4 * e],
  [4 * e, 4 * e, 0],
];
const JACOBIAN = [GRADIENT, [2, 1, 0], [0, e, 2 * e]];
const V = [1, 1, 1];

/** A method, the side of x that it keeps to, and how many points beside x it takes for a derivative of each order. */
interface Way {
  readonly name: string;
  readonly method: Method | Stencil;
  readonly side: -1 | 0 | 1;
  /** Evaluations beside x along one line for the first and second derivative; undefined for a search. */
  readonly points?: readonly [number, number];
  /** Whether f at x is one of its points, for the first derivative. */
  readonly samplesX?: boolean;
  /** The relative error of a first and of a second derivative that its step and accuracy order allow here. */
  readonly accuracy: readonly [number, number];
}

// Truncation C hᵖ plus rounding ε/hⁿ at the methods' own steps, with the constants of the functions above, rounded up.
const WAYS: readonly Way[] = [
  { name: "adaptive", method: adaptive(), side: 0, accuracy: [1e-11, 1e-8] },
  {
    name: "central",
    method: central(),
    side: 0,
    points: [2, 2],
    accuracy: [1e-8, 1e-6],
  },
  {
    name: "central of order 4",
    method: central({ accuracyOrder: 4 }),
    side: 0,
    points: [4, 4],
    accuracy: [1e-10, 1e-7],
  },
  {
    name: "notebook",
    method: notebook(),
    side: 0,
    points: [2, 2],
    accuracy: [1e-7, 1e-6],
  },
  {
    name: "stencil -2 to 2",
    method: stencil([-2, -1, 0, 1, 2]),
    side: 0,
    points: [4, 4],
    accuracy: [1e-9, 1e-5],
  },
  {
    name: "forward",
    method: forward(),
    side: 1,
    points: [1, 2],
    samplesX: true,
    accuracy: [1e-6, 1e-3],
  },
  {
    name: "backward",
    method: backward(),
    side: -1,
    points: [1, 2],
    samplesX: true,
    accuracy: [1e-6, 1e-3],
  },
  {
    name: "stencil 0, 1, 2",
    method: stencil([0, 1, 2]),
    side: 1,
    points: [2, 2],
    samplesX: true,
    accuracy: [1e-8, 1e-2],
  },
  { name: "richardson", method: richardson(), side: 0, accuracy: [1e-9, 1e-6] },
  {
    name: "richardson of forward",
    method: richardson(forward(), { levels: 6 }),
    side: 1,
    accuracy: [1e-7, 1e-4],
  },
];

type Any = (x: number[]) => unknown;
type Options = Record<string, unknown>;

/** An operator by name: how it is called, what it gives, and of which order its derivatives are. */
interface Case {
  readonly name: string;
  readonly run: (wrap: (f: Any) => never, options: Options) => unknown;
  readonly exact: unknown;
  readonly order: 1 | 2;
  /** Lines it takes of the order, and whether it needs f at x for the shape. */
  readonly lines?: number;
  readonly isVector?: boolean;
}

const CASES: readonly Case[] = [
  {
    name: "gradient",
    run: (w, o) => gradient(w(scalar) as (x: number[]) => number, [...X], o),
    exact: GRADIENT,
    order: 1,
    lines: 3,
  },
  {
    name: "jacobian",
    run: (w, o) => jacobian(w(vector) as (x: number[]) => number[], [...X], o),
    exact: JACOBIAN,
    order: 1,
    lines: 3,
    isVector: true,
  },
  {
    name: "jvp",
    run: (w, o) =>
      jvp(w(vector) as (x: number[]) => number[], [...X], [...V], o),
    exact: [12 * e, 3, 3 * e],
    order: 1,
    lines: 1,
    isVector: true,
  },
  {
    name: "partialDerivative",
    run: (w, o) =>
      partialDerivative(w(scalar) as (x: number[]) => number, [...X], 1, o),
    exact: 4 * e,
    order: 1,
    lines: 1,
  },
  {
    name: "second partialDerivative",
    run: (w, o) =>
      partialDerivative(w(scalar) as (x: number[]) => number, [...X], 1, {
        ...o,
        derivativeOrder: 2,
      }),
    exact: 2 * e,
    order: 2,
    lines: 1,
  },
  {
    name: "directionalDerivative",
    run: (w, o) =>
      directionalDerivative(w(scalar) as (x: number[]) => number, [...X], [
        ...V,
      ], o),
    exact: 12 * e,
    order: 1,
    lines: 1,
  },
  {
    name: "laplacian",
    run: (w, o) => laplacian(w(scalar) as (x: number[]) => number, [...X], o),
    exact: 6 * e,
    order: 2,
    lines: 3,
  },
  {
    name: "divergence",
    run: (w, o) =>
      divergence(w(vector) as (x: number[]) => number[], [...X], o),
    exact: 4 * e + 1 + 2 * e,
    order: 1,
    lines: 3,
    isVector: true,
  },
  {
    name: "curl",
    run: (w, o) => curl(w(vector) as (x: number[]) => number[], [...X], o),
    exact: [e, 4 * e, 2 - 4 * e],
    order: 1,
    lines: 3,
    isVector: true,
  },
  {
    name: "hessian",
    run: (w, o) => hessian(w(scalar) as (x: number[]) => number, [...X], o),
    exact: HESSIAN,
    order: 2,
  },
  {
    name: "mixedPartialDerivative",
    run: (w, o) =>
      mixedPartialDerivative(w(scalar) as (x: number[]) => number, [...X], [
        0,
        1,
      ], o),
    exact: 4 * e,
    order: 2,
  },
  {
    name: "estimateGradient",
    run: (w, o) =>
      estimateGradient(w(scalar) as (x: number[]) => number, [...X], o),
    exact: GRADIENT,
    order: 1,
  },
  {
    name: "estimateJacobian",
    run: (w, o) =>
      estimateJacobian(w(vector) as (x: number[]) => number[], [...X], o),
    exact: JACOBIAN,
    order: 1,
  },
  {
    name: "estimateJvp",
    run: (w, o) =>
      estimateJvp(w(vector) as (x: number[]) => number[], [...X], [...V], o),
    exact: [12 * e, 3, 3 * e],
    order: 1,
  },
  {
    name: "estimatePartialDerivative",
    run: (w, o) =>
      estimatePartialDerivative(
        w(scalar) as (x: number[]) => number,
        [...X],
        1,
        o,
      ),
    exact: 4 * e,
    order: 1,
  },
  {
    name: "estimateDirectionalDerivative",
    run: (w, o) =>
      estimateDirectionalDerivative(
        w(scalar) as (x: number[]) => number,
        [...X],
        [...V],
        o,
      ),
    exact: 12 * e,
    order: 1,
  },
  {
    name: "estimateLaplacian",
    run: (w, o) =>
      estimateLaplacian(w(scalar) as (x: number[]) => number, [...X], o),
    exact: 6 * e,
    order: 2,
  },
  {
    name: "estimateDivergence",
    run: (w, o) =>
      estimateDivergence(w(vector) as (x: number[]) => number[], [...X], o),
    exact: 4 * e + 1 + 2 * e,
    order: 1,
  },
  {
    name: "estimateCurl",
    run: (w, o) =>
      estimateCurl(w(vector) as (x: number[]) => number[], [...X], o),
    exact: [e, 4 * e, 2 - 4 * e],
    order: 1,
  },
  {
    name: "estimateHessian",
    run: (w, o) =>
      estimateHessian(w(scalar) as (x: number[]) => number, [...X], o),
    exact: HESSIAN,
    order: 2,
  },
  {
    name: "estimateMixedPartialDerivative",
    run: (w, o) =>
      estimateMixedPartialDerivative(
        w(scalar) as (x: number[]) => number,
        [...X],
        [0, 1],
        o,
      ),
    exact: 4 * e,
    order: 2,
  },
];

/** Calls of f, and the points that they were made at. */
function watched(
  isLater: boolean,
  declared = true,
): { seen: number[][]; wrap: (f: Any) => never } {
  const seen: number[][] = [];
  const wrap = (f: Any) => {
    const plain = (x: number[]) => {
      seen.push([...x]);
      return f(x);
    };
    const later = declared
      ? async (x: number[]) => await plain(x)
      : (x: number[]) => Promise.resolve(plain(x));
    return (isLater ? later : plain) as never;
  };
  return { seen, wrap };
}

function numbersOf(result: unknown): number[] {
  const value =
    typeof result === "object" && result !== null && "value" in result
      ? result.value
      : result;
  return typeof value === "number"
    ? [value]
    : (value as unknown[]).flat(3) as number[];
}

/** The value within what the method can do, and within the estimate's own error where there is one. */
function assertClose(result: unknown, exact: unknown, tolerance: number): void {
  const values = numbersOf(result);
  const wanted = numbersOf(exact);
  assertEquals(values.length, wanted.length);
  const size = Math.max(...wanted.map(Math.abs));
  const errors =
    typeof result === "object" && result !== null && "error" in result
      ? numbersOf({ value: result.error })
      : undefined;
  values.forEach((value, i) => {
    const off = Math.abs(value - wanted[i]);
    assert(off <= tolerance * size, `${i}: ${value}, wanted ${wanted[i]}`);
    if (errors) {
      assert(off <= errors[i] + 2e-16 * size, `${i}: ${value} ± ${errors[i]}`);
    }
  });
}

for (const way of WAYS) {
  for (const { name, run, exact, order, lines, isVector } of CASES) {
    const { method, side, points, samplesX } = way;
    const tolerance = way.accuracy[order - 1];
    const title = `${name}() by ${way.name}`;

    for (const isLater of [false, true]) {
      const how = isLater ? "of promises" : "of numbers";
      Deno.test(`${title} ${how} is right, keeps to its side and costs what it promises`, async () => {
        const { seen, wrap } = watched(isLater);
        const result = await run(wrap, { method });
        assertClose(result, exact, tolerance);
        for (const point of seen) {
          point.forEach((t, i) => {
            if (side > 0) assert(t >= X[i], `x[${i}] = ${t} is below`);
            if (side < 0) assert(t <= X[i], `x[${i}] = ${t} is above`);
          });
        }
        if (!points || lines === undefined) return;
        const atX = isVector || samplesX || order === 2 ? 1 : 0;
        assertEquals(seen.length, lines * points[order - 1] + atX);
      });

      Deno.test(`${title} ${how} stays inside bounds`, async () => {
        const boxes = [
          { lower: [0.9, 1.9, 0.9], upper: [1.1, 2.1, 1.1] },
          { lower: [1, 1.5, 0], upper: [2, 2, 2] },
          { lower: [1 - 1e-5, 2 - 1e-5, 1], upper: [1 + 1e-5, 2, 1 + 1e-5] },
        ];
        for (const bounds of boxes) {
          const { seen, wrap } = watched(isLater);
          await run(wrap, { method, bounds });
          for (const point of seen) {
            point.forEach((t, i) =>
              assert(
                t >= bounds.lower[i] && t <= bounds.upper[i],
                `x[${i}] = ${t}`,
              )
            );
          }
        }
      });
    }

    Deno.test(`${title} has the same bits of promises as of numbers, after as many evaluations`, async () => {
      const plain = watched(false);
      const now = run(plain.wrap, { method });
      // Declared async, or found to return promises.
      for (const declared of [true, false]) {
        const later = watched(true, declared);
        const then = await run(later.wrap, { method });
        assertEquals(then, now);
        assertEquals(later.seen.length, plain.seen.length);
      }
    });

    if (side !== 0) {
      Deno.test(`${title} needs nothing of f on the other side`, () => {
        const { wrap } = watched(false);
        const oneSided = (f: Any): Any => (x) =>
          x.some((t, i) => side > 0 ? t < X[i] : t > X[i])
            ? (f === vector ? [NaN, NaN, NaN] : NaN)
            : f(x);
        const result = run((f) => wrap(oneSided(f)), { method });
        assertClose(result, exact, tolerance);
      });
    }
  }
}

for (const { name, method, side, points, samplesX, accuracy } of WAYS) {
  for (const order of [1, 2] as const) {
    Deno.test(`derivative() and taylor() of order ${order} by ${name}, of numbers and of promises`, async () => {
      const options = { method, derivativeOrder: order };
      const seen: number[] = [];
      const f = (x: number) => (seen.push(x), Math.exp(2 * x));
      const exact = 2 ** order * Math.exp(2);
      const value = derivative(f, 1, options);
      const calls = seen.length;
      assertClose(value, exact, accuracy[order - 1]);
      assert(seen.every((t) => side === 0 || (t - 1) * side >= 0));
      if (points) {
        const atX = samplesX || order === 2 ? 1 : 0;
        assertEquals(calls, points[order - 1] + atX);
      }
      assertEquals(
        await derivative(async (x) => await f(x), 1, options),
        value,
      );
      assertEquals(seen.length, 2 * calls);
      const estimate = estimateDerivative(f, 1, options);
      assertClose(estimate, exact, accuracy[order - 1]);
      const later = estimateDerivative(async (x) => await f(x), 1, options);
      assertEquals(await later, estimate);
      const coefficients = taylor(f, 1, order, { method });
      assertClose(coefficients[order] * order, exact, accuracy[order - 1]);
      const all = estimateTaylor(f, 1, order, { method });
      assertClose(all.value[order] * order, exact, accuracy[order - 1]);
      assertEquals(
        await estimateTaylor(async (x) => await f(x), 1, order, { method }),
        all,
      );
    });
  }
}

for (const { name, method, side, points, samplesX, accuracy } of WAYS) {
  if (!points) continue;
  Deno.test(`sparseJacobian() by ${name}, of numbers and of promises`, async () => {
    const pairs = [0, 1, 2].flatMap((
      i,
    ): [number, number][] => [[0, i], [1, i]]);
    const sparsity: [number, number][] = [...pairs, [2, 1], [2, 2]];
    const options = { method: method as Stencil, sparsity };
    const { seen, wrap } = watched(false);
    const matrix = sparseJacobian(wrap(vector) as (x: number[]) => number[], [
      ...X,
    ], options);
    assertClose(matrix.toDense(), JACOBIAN, accuracy[0]);
    assert(
      seen.every((x) =>
        x.every((t, i) => side === 0 || (t - X[i]) * side >= 0)
      ),
    );
    assertEquals(seen.length, 3 * points[0] + (samplesX ? 1 : 0));
    const later = watched(true);
    const then = await sparseJacobian(
      later.wrap(vector) as (x: number[]) => Promise<number[]>,
      [...X],
      options,
    );
    assertEquals(then.values, matrix.values);
    assertEquals(later.seen.length, seen.length);
  });

  if (side === 0) continue;
  Deno.test(`sparseJacobian() by ${name} keeps to its side where it finds the sparsity, too`, () => {
    const { seen, wrap } = watched(false);
    const matrix = sparseJacobian(
      wrap(vector) as (x: number[]) => number[],
      [...X],
      { method: method as Stencil },
    );
    assertClose(matrix.toDense(), JACOBIAN, accuracy[0]);
    assert(seen.every((x) => x.every((t, i) => (t - X[i]) * side >= 0)));
  });
}
