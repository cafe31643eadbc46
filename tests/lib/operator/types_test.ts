// What types say of results: each line fails to compile if they say otherwise.

import {
  assertGradient,
  checkGradient,
  checkHessian,
  checkVjp,
  curl,
  derivative,
  directionalDerivative,
  estimateCurl,
  estimateGradient,
  estimateJacobian,
  gradient,
  hessian,
  jacobian,
  jvp,
  sparseJacobian,
  type Verdict,
} from "../../../mod.ts";
import { assertEquals } from "../../support/assert.ts";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends
  (<T>() => T extends B ? 1 : 2) ? true : false;

/** Compiles if the type of a value is just this one. */
function hasType<Wanted>() {
  return <Given>(
    _: Given,
    ..._same: Same<Wanted, Given> extends true ? [] : [never]
  ) => {};
}

interface Model {
  a: number;
  W: number[][];
  b: Float64Array;
}

Deno.test("the types of results follow from those of f and x", async () => {
  const list: number[] = [1, 2];
  const model: Model = { a: 1, W: [[2]], b: Float64Array.of(3) };
  const curve = (x: number[]) => x.map((c) => c ** 2);

  hasType<number>()(derivative(Math.sin, 1));
  hasType<number>()(gradient((x) => x === 3 ? x : x ** 2, 3));
  hasType<number[]>()(gradient((x) => x[0], list));
  hasType<[number, number]>()(gradient(([x, y]) => x * y, [1, 2]));
  hasType<[number, number]>()(
    gradient(([x, y]: [number, number]) => x * y, [1, 2]),
  );
  hasType<[number, number]>()(gradient(([x, y]) => x * y, [1, 2] as const));
  hasType<number[]>()(
    gradient((x: ArrayLike<number>) => x[0], new Array<number>(3).fill(1)),
  );
  hasType<[[number, number], [number, number]]>()(
    gradient(([[a, b], [c, d]]) => a * d - b * c, [[1, 2], [3, 4]]),
  );
  // deno-lint-ignore no-explicit-any -- f may be JavaScript
  const untyped: number[][] = jacobian((x: any) => [x[0]], list);
  assertEquals(untyped.length, 1);
  hasType<Float64Array<ArrayBuffer>>()(
    gradient((x) => x[0], Float64Array.of(1)),
  );
  hasType<{ a: number; W: number[][]; b: Float64Array }>()(
    gradient(({ a, W, b }) => a * W[0][0] * b[0], model),
  );
  hasType<number[][]>()(jacobian(curve, list));
  hasType<number[][]>()(
    jacobian((x: Float64Array) => x.map(Math.exp), Float64Array.of(1)),
  );
  hasType<{ u: number[]; v: number[][] }>()(
    jacobian((x: number[]) => ({ u: x[0], v: [x[1], ...x] }), list),
  );
  hasType<number[][]>()(hessian((x) => x[0] * x[1], list));
  hasType<number[]>()(jvp(curve, list, [1, 0]));
  hasType<Verdict[]>()(estimateGradient((x) => x[0], list).verdicts);
  hasType<Verdict[][]>()(estimateJacobian(curve, list).verdicts);

  hasType<Promise<number[]>>()(gradient(async (x) => await x[0], list));
  hasType<Promise<number[][]>>()(
    jacobian(async (x: number[]) => await curve(x), list),
  );
  hasType<number>()(await derivative((x: number) => Promise.resolve(x), 1));

  const two = (q: number[], v: number) => q[0] * v;
  hasType<number>()(gradient(two, [list, 3], { argument: 1 }));
  hasType<number[]>()(gradient(two, [list, 3], { argument: 0 }));

  const rows: number[][] = jacobian(([x, y]) => [x * y, x], [1, 2]);
  assertEquals(rows.map((row) => row.map(Math.round)), [[2, 1], [1, 0]]);
});

/** Never called: what types take. */
export function taken(list: number[], model: Model): void {
  curl((x: number[]) => x, list);
  curl(({ x, y, z }) => ({ x: y, y: z, z: x }), { x: 1, y: 2, z: 3 });
  curl((t: number, [x, y]) => [y, x, t], [1, [2, 3, 4]], { argument: 1 });
  const fixed: readonly number[] = list;
  directionalDerivative((x: number[]) => x[0], list, fixed);
  directionalDerivative((x: number[]) => x[0], list, Float64Array.of(1, 0));
  directionalDerivative(([x, y]: [number, number]) => x * y, [1, 2], [1, 0]);
  directionalDerivative(({ a }) => a, model, { a: 1, W: [[0]], b: [0] });
  jvp(([x, y]: [number, number]) => [x * y], [1, 2], [1, 0] as const);
  checkGradient((x: number[]) => x[0], () => Float64Array.of(1, 0), list);
  checkGradient(
    ({ a, W, b }) => a * W[0][0] * b[0],
    ({ a, W, b }) => ({ a: b[0], W: [[a, W[0][0]]], b: [a] }),
    model,
  );
  checkGradient((x: number[]) => x[0], (x) => x.map(() => 1), [1, 2] as const);
  checkHessian((x: number[]) => x[0], () => [Float64Array.of(0)], list);
  checkVjp((x: number[]) => x[0], (x, u) => x.map((xi) => u * xi), list);
  hessian((x) => x[0] ** 2, list, { gradient: (x) => x.map((c) => 2 * c) });
  hessian(([x, y]) => x * y, [1, 2], { gradient: ([x, y]) => [y, x] });
  hessian(({ a }) => a ** 2, model, {
    gradient: ({ a }) => ({ a: 2 * a, W: [[0]], b: [0] }),
  });
}

/** Never called: what types refuse. */
export function refused(list: number[]): void {
  // @ts-expect-error x holds text
  gradient(() => 1, ["a"]);
  // @ts-expect-error x is of another kind of array
  gradient(() => 1, new Int32Array(2));
  // @ts-expect-error x is a map
  gradient(() => 1, new Map([["a", 1]]));
  // @ts-expect-error the direction is of another shape
  directionalDerivative((x: number[]) => x[0], list, [[1]]);
  // @ts-expect-error the direction names something else
  jvp(({ a }) => [a], { a: 1 }, { b: 1 });
  // @ts-expect-error f returns text
  gradient(() => "a", [1]);
  // @ts-expect-error f returns an array
  gradient((x: number[]) => x, [1, 2]);
  // @ts-expect-error an option that there is not
  gradient(() => 1, [1], { methd: 1 });
  // @ts-expect-error f takes another shape
  gradient((x: number[][]) => x[0][0], [1, 2]);
  // @ts-expect-error two numbers have no curl
  curl(([x, y]) => [-y, x, 0], [1, 2]);
  // @ts-expect-error nor have four
  curl(([x, y]) => [-y, x, 0], [1, 2, 3, 4]);
  // @ts-expect-error f returns two
  estimateCurl(([x, y]) => [-y, x], [1, 2, 3]);
  // @ts-expect-error the argument meant holds two
  curl((t: number, [x, y]: [number, number]) => [x, t, y], [1, [2, 3]], {
    argument: 1,
  });
  // @ts-expect-error x is not flat
  sparseJacobian((x: number[][]) => x[0], [[1]]);
  // @ts-expect-error the argument meant is no array
  sparseJacobian((_: number, x: number[]) => x, [1, [2]], { argument: 0 });
  // @ts-expect-error a number for an array
  checkGradient((x: number[]) => x[0], () => 1, [1, 2]);
  // @ts-expect-error an array for a matrix
  checkGradient(([[x, y]]) => x * y, ([[x, y]]) => [y, x], [[1, 2]]);
  // @ts-expect-error other names
  assertGradient(({ a }) => a ** 2, ({ a }) => ({ b: 2 * a }), { a: 1 });
  // @ts-expect-error beside f(x), too
  checkGradient((x: number) => x, (x) => ({ value: x, gradient: [1] }), 1);
  // @ts-expect-error a gradient for a Hessian
  checkHessian(([x, y]) => x * y, ([x, y]) => [y, x], [1, 2]);
  // @ts-expect-error a number for an array
  checkVjp((x: number[]) => x, () => 1, [1, 2]);
  // @ts-expect-error a gradient of another shape
  hessian((x: number[]) => x[0] ** 2, [1, 2], { gradient: (x) => x[0] });
  // @ts-expect-error a promise is no number
  derivative((x: number) => Promise.resolve(x), 1).toFixed();
}
