// Every method through every operator: what is promised of one holds of all. In the manner of DifferentiationInterface.jl's
// scenario tests.

import {
  adaptive,
  backward,
  central,
  estimateDerivative,
  estimateDirectionalDerivative,
  estimateMixedPartialDerivative,
  estimatePartialDerivative,
  forward,
  type Method,
  notebook,
  richardson,
  sparseJacobian,
  type Stencil,
  stencil,
} from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import {
  type AnyFunction,
  type Form,
  FORMS,
  numbersOf,
  OPERATORS,
  pointOf,
} from "../../support/operators.ts";

/** A method, the side of x that it keeps to, and how many points beside x it takes for a derivative of each order. */
interface Way {
  readonly name: string;
  readonly method: Method | Stencil;
  readonly side: -1 | 0 | 1;
  /** Evaluations beside x along one line for the first and second derivative; undefined for a search. */
  readonly points?: readonly [number, number];
  /** How many more an estimate takes, to know its error. */
  readonly more?: number;
  /** Whether f at x is one of its points, for the first derivative. */
  readonly samplesX?: boolean;
  /** The relative error of a first and of a second derivative that its step and accuracy order allow here. */
  readonly accuracy: readonly [number, number];
}

// Truncation C hᵖ plus rounding ε/hⁿ at the methods' own steps, with the constants of the functions of the table, rounded up.
const WAYS: readonly Way[] = [
  { name: "adaptive", method: adaptive(), side: 0, accuracy: [1e-11, 1e-8] },
  {
    name: "central",
    method: central(),
    side: 0,
    points: [2, 2],
    more: 2,
    accuracy: [1e-8, 1e-6],
  },
  {
    name: "central of order 4",
    method: central({ accuracyOrder: 4 }),
    side: 0,
    points: [4, 4],
    more: 2,
    accuracy: [1e-10, 1e-7],
  },
  {
    name: "notebook",
    method: notebook(),
    side: 0,
    points: [2, 2],
    more: 2,
    accuracy: [1e-7, 1e-6],
  },
  {
    name: "stencil -2 to 2",
    method: stencil([-2, -1, 0, 1, 2]),
    side: 0,
    points: [4, 4],
    more: 2,
    accuracy: [1e-9, 1e-5],
  },
  {
    name: "forward",
    method: forward(),
    side: 1,
    points: [1, 2],
    more: 1,
    samplesX: true,
    accuracy: [1e-6, 1e-3],
  },
  {
    name: "backward",
    method: backward(),
    side: -1,
    points: [1, 2],
    more: 1,
    samplesX: true,
    accuracy: [1e-6, 1e-3],
  },
  {
    name: "stencil 0, 1, 2",
    method: stencil([0, 1, 2]),
    side: 1,
    points: [2, 2],
    more: 1,
    samplesX: true,
    accuracy: [1e-8, 1e-2],
  },
  {
    name: "richardson",
    method: richardson(),
    side: 0,
    // Four levels of a pair.
    points: [8, 8],
    samplesX: true,
    accuracy: [1e-9, 1e-6],
  },
  {
    name: "richardson of forward",
    method: richardson(forward(), { levels: 6 }),
    side: 1,
    points: [6, 12],
    samplesX: true,
    accuracy: [1e-7, 1e-4],
  },
];

const isColoring = ({ method }: Way) =>
  "asMethod" in method ||
  "kind" in method && method.kind === "finite-difference";

/** Evaluations of f: what the method promises for each line, and x itself where anybody asks for it. */
function costOf(way: Way, { row, isEstimate }: Form): number | undefined {
  const { points, more = 0, samplesX = false, side } = way;
  if (!points) return undefined;
  const each = points[row.order - 1] + (isEstimate ? more : 0);
  const asksForX = samplesX || isEstimate || row.order === 2 ||
    row.name === "taylor" || (row.isVector && !row.isColored);
  let { lines } = row;
  // A mixed derivative alone is the difference of two lines between its coordinates; on one side, of one and of both of theirs.
  if (row.name === "mixedPartialDerivative") lines = side === 0 ? 2 : 3;
  // The product of two pairs takes four points, for which no derivative along a coordinate need be known.
  const isProduct = points[1] === 2 && side === 0 && !isEstimate;
  if (row.name === "hessian" && isProduct) lines += 3;
  return lines * each + (asksForX ? 1 : 0);
}

/** The calls of a function, and the points that they were made at. */
function watched(
  f: AnyFunction,
  kind: "numbers" | "promises" | "promises, without being async",
): { seen: number[][]; call: AnyFunction } {
  const seen: number[][] = [];
  const plain = (x: number | number[]) => {
    seen.push([x].flat());
    return f(x);
  };
  if (kind === "numbers") return { seen, call: plain };
  const call = kind === "promises"
    ? async (x: number[]) => await plain(x)
    : (x: number[]) => Promise.resolve(plain(x));
  return { seen, call };
}

/** Each value within what the method can do, and within the estimate's own error where there is one. */
function assertClose(result: unknown, exact: unknown, tolerance: number): void {
  const [values, wanted] = [numbersOf(result), numbersOf(exact)];
  assertEquals(values.length, wanted.length);
  const size = Math.max(...wanted.map(Math.abs));
  values.forEach((value, i) => {
    const off = Math.abs(value - wanted[i]);
    assert(off <= tolerance * size, `${i}: ${value}, wanted ${wanted[i]}`);
  });
  assertCovered(result, exact);
}

/** An estimate's values within their errors, but for the rounding of the exact ones. */
function assertCovered(result: unknown, exact: unknown): void {
  if (typeof result !== "object" || !result || !("error" in result)) return;
  const [values, wanted] = [numbersOf(result), numbersOf(exact)];
  const size = Math.max(...wanted.map(Math.abs));
  numbersOf(result.error).forEach((error, i) => {
    const off = Math.abs(values[i] - wanted[i]);
    assert(off <= error + 2e-16 * size, `${i}: ${values[i]} ± ${error}`);
  });
}

/** Boxes around x: with room, with x in a corner or on a face of them, and hardly any larger than the steps. */
function boxesAround(x: number | readonly number[]) {
  const room = [[0.1, 0.1], [0, 0.3], [0.2, 0], [1e-5, 1e-5], [1e-3, 1e-9]];
  return room.map(([below, above], k) => {
    // From the second on, every other element has the room the other way around.
    const bound = (t: number, i: number, sign: -1 | 1) =>
      t + sign * (sign < 0 === (k > 0 && i % 2 > 0) ? above : below);
    return typeof x === "number"
      ? { lower: bound(x, 0, -1), upper: bound(x, 0, 1) }
      : {
        lower: x.map((t, i) => bound(t, i, -1)),
        upper: x.map((t, i) => bound(t, i, 1)),
      };
  });
}

const KINDS = ["promises", "promises, without being async"] as const;

for (const way of WAYS) {
  for (const form of FORMS) {
    const { row, take } = form;
    const { method, side } = way;
    if (row.isColored && !isColoring(way)) continue;
    const tolerance = way.accuracy[row.order - 1];
    const title = `${form.name} by ${way.name}`;
    const origin = [row.x].flat();

    Deno.test(`${title} is right, keeps to its side and costs what it promises`, () => {
      const { seen, call } = watched(row.f, "numbers");
      assertClose(take(call, pointOf(row), { method }), row.exact, tolerance);
      for (const point of seen) {
        point.forEach((t, i) =>
          assert(side * (t - origin[i]) >= 0, `x[${i}] = ${t}`)
        );
      }
      assertEquals(seen.length, costOf(way, form) ?? seen.length);
    });

    Deno.test(`${title} has the same bits of promises, from f at the same points`, async () => {
      for (const bounds of [undefined, boxesAround(row.x)[1]]) {
        const options = bounds ? { method, bounds } : { method };
        const plain = watched(row.f, "numbers");
        const now = take(plain.call, pointOf(row), options);
        for (const kind of KINDS) {
          const later = watched(row.f, kind);
          const then = await take(later.call, pointOf(row), options);
          assertEquals(numbersOf(then), numbersOf(now));
          if (!row.isColored) assertEquals(then, now);
          assertEquals(
            later.seen.sort(byElements),
            plain.seen.sort(byElements),
          );
        }
      }
    });

    Deno.test(`${title} stays inside bounds`, () => {
      for (const bounds of boxesAround(row.x)) {
        const [lower, upper] = [bounds.lower, bounds.upper].map((b) =>
          [b].flat()
        );
        const { seen, call } = watched(row.f, "numbers");
        assertCovered(take(call, pointOf(row), { method, bounds }), row.exact);
        for (const point of seen) {
          point.forEach((t, i) =>
            assert(t >= lower[i] && t <= upper[i], `x[${i}] = ${t}`)
          );
        }
      }
    });

    if (side !== 0) {
      Deno.test(`${title} needs nothing of f on the other side`, () => {
        const undefinedThere = row.isVector ? [NaN, NaN, NaN] : NaN;
        const oneSided = (x: number | number[]) =>
          [x].flat().some((t, i) => side * (t - origin[i]) < 0)
            ? undefinedThere
            : row.f(x);
        const result = take(oneSided, pointOf(row), { method });
        assertClose(result, row.exact, tolerance);
      });
    }
  }
}

/** The order of points, as promises may be called in another one. */
function byElements(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((t, i) => t !== b[i]);
  return i < 0 ? 0 : a[i] - b[i];
}

for (const way of WAYS.filter((way) => way.side !== 0 && isColoring(way))) {
  Deno.test(`sparseJacobian() by ${way.name} keeps to its side where it finds the sparsity, too`, () => {
    const { f, x, exact } = OPERATORS.find(({ isColored }) => isColored)!;
    const { seen, call } = watched(f, "numbers");
    const method = way.method as Stencil;
    const origin = x as number[];
    const matrix = sparseJacobian(call, [...origin], { method });
    assertClose(matrix, exact, way.accuracy[0]);
    assert(
      seen.every((x) => x.every((t, i) => way.side * (t - origin[i]) >= 0)),
    );
  });
}

Deno.test("every estimate tells how often f was evaluated, also where a search asks for x itself", () => {
  const f = ([x, y, z]: number[]) => Math.exp(x / 2) * Math.cos(y) + x * y * z;
  let calls = 0;
  const counted = (x: number[]) => (calls++, f(x));
  const estimates = {
    partial: (x: number[], o: object) =>
      estimatePartialDerivative(counted, x, 0, o),
    directional: (x: number[], o: object) =>
      estimateDirectionalDerivative(counted, x, [0.5, -1, 2], o),
    mixed: (x: number[], o: object) =>
      estimateMixedPartialDerivative(counted, x, [0, 2], o),
    derivative: ([x]: number[], o: object) =>
      estimateDerivative((t) => counted([t, 1, 2]), x, o),
  };
  const points = [[0.7, -1.3, 2.2], [5e-324, 1, 2], [1e308, 1, 2], [NaN, 1, 2]];
  for (const { name, method } of WAYS) {
    for (const [kind, estimate] of Object.entries(estimates)) {
      for (const x of points) {
        // A direction that leads out on both sides leaves no room.
        const lower = kind === "derivative" ? x[0] : [...x];
        for (const bounds of [{}, { lower }]) {
          calls = 0;
          const options = Number.isNaN(x[0]) ? { method } : { method, bounds };
          const { evaluations } = estimate([...x], options);
          assertEquals(evaluations, calls, `${kind} by ${name} at ${x}`);
        }
      }
    }
  }
});
