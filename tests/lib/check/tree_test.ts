// Parameters as they are kept: objects and tuples of arrays. Elements are named by their path.

import {
  assertGradient,
  assertHessian,
  assertJacobian,
  assertJvp,
  assertVjp,
  checkGradient,
  checkHessian,
  checkJacobian,
  checkVjp,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

interface Network {
  readonly W1: number[][];
  readonly b1: Float64Array;
  readonly W2: number[][];
  readonly b2: number;
}

const INPUTS = [[0.5, -1.2], [1.1, 0.3], [-0.7, 0.9]];
const TARGETS = [0.2, -0.4, 0.9];
const network = (): Network => ({
  W1: [[0.3, -0.2], [0.8, 0.1], [-0.5, 0.7]],
  b1: Float64Array.of(0.1, -0.3, 0.2),
  W2: [[0.6, -0.4, 0.9]],
  b2: 0.05,
});

function pass({ W1, b1, W2, b2 }: Network) {
  let loss = 0;
  const g = {
    W1: W1.map((row) => row.map(() => 0)),
    b1: b1.map(() => 0),
    W2: W2.map((row) => row.map(() => 0)),
    b2: 0,
  };
  INPUTS.forEach((x, n) => {
    const h = W1.map((row, i) =>
      Math.tanh(row[0] * x[0] + row[1] * x[1] + b1[i])
    );
    const off = h.reduce((sum, v, i) => sum + W2[0][i] * v, b2) - TARGETS[n];
    loss += off ** 2;
    g.b2 += 2 * off;
    h.forEach((v, i) => {
      g.W2[0][i] += 2 * off * v;
      const slope = 2 * off * W2[0][i] * (1 - v * v);
      g.b1[i] += slope;
      x.forEach((xj, j) => g.W1[i][j] += slope * xj);
    });
  });
  return { loss, g };
}

const loss = (p: Network) => pass(p).loss;

Deno.test("assertGradient() takes all parameters of a network in one object", () => {
  assertGradient(loss, (p) => pass(p).g, network());
  assertGradient(loss, (p) => {
    const { loss: value, g: gradient } = pass(p);
    return { value, gradient };
  }, network());
});

Deno.test("checkGradient() names the wrong element of a tree by its path", () => {
  const wrong = (p: Network) => {
    const { g } = pass(p);
    g.W1[2][0] *= -1;
    return g;
  };
  const p = network();
  const { verdict, worst, reason } = checkGradient(loss, wrong, p);
  assertEquals([verdict, worst?.path], ["fail", "W1[2][0]"]);
  assert(reason.startsWith("W1[2][0] is wrong"), reason);
  assertEquals(p, network());
  const named = checkGradient(loss, wrong, p, { name: "params" });
  assertEquals(named.worst?.path, "params.W1[2][0]");
});

Deno.test("checkGradient() says which array of a tree is wrong", () => {
  const { mistake } = checkGradient(loss, (p) => {
    const { g } = pass(p);
    return { ...g, b1: g.b1.map(() => 0) };
  }, network());
  assertEquals(mistake?.kind, "zero");
  assertEquals(mistake?.sentence, "in b1 every element is 0");
});

Deno.test("checkGradient() tells a tree of another structure", () => {
  const { verdict, mistake } = checkGradient(loss, (p) => {
    const { b2: _, ...rest } = pass(p).g;
    // The types refuse it.
    return rest as never;
  }, network());
  assertEquals([verdict, mistake?.kind], ["fail", "shape"]);
  assert(mistake?.sentence.includes("{W1: [3, 2]"), mistake?.sentence);
});

Deno.test("checkGradient() takes tuples, and parameters that are called value and gradient", () => {
  const f = ([a, b]: [number, Float32Array]) => a * b[0] + b[1] ** 2;
  assertGradient(
    f as (x: (number | Float32Array)[]) => number,
    (x) => {
      const [a, b] = x as [number, Float32Array];
      return [b[0], Float32Array.of(a, 2 * b[1])];
    },
    [1.5, Float32Array.of(0.5, 2)],
  );
  assertGradient(
    (x: { value: number; gradient: number }) => x.value ** 2 * x.gradient,
    ({ value, gradient }) => ({
      value: value ** 2 * gradient,
      gradient: { value: 2 * value * gradient, gradient: value ** 2 },
    }),
    { value: 3, gradient: 2 },
  );
});

Deno.test("bounds have the structure of x", () => {
  const seen: number[] = [];
  const f = ({ a, s }: { a: number[]; s: number }) => {
    seen.push(s);
    return a[0] * Math.sqrt(s) + a[1];
  };
  const g = ({ a, s }: { a: number[]; s: number }) => ({
    a: [Math.sqrt(s), 1],
    s: a[0] / (2 * Math.sqrt(s)),
  });
  const x = { a: [1, 2], s: 0.5 };
  assertGradient(f, g, x, { bounds: { lower: { a: [-9, -9], s: 0 } } });
  assert(seen.every((s) => s >= 0));
  assertThrows(
    () => assertGradient(f, g, x, { bounds: { lower: { a: [0], s: 0 } } }),
    TypeError,
    "a bound has shape {a: [1], s: []} and x has {a: [2], s: []}",
  );
});

const polar = ({ r, t }: { r: number; t: number }) => [
  r * Math.cos(t),
  r * Math.sin(t),
];
const polarJacobian = ({ r, t }: { r: number; t: number }) => [
  { r: Math.cos(t), t: -r * Math.sin(t) },
  { r: Math.sin(t), t: r * Math.cos(t) },
];

Deno.test("Jacobians, Hessians and products take trees", () => {
  const x = { r: 2, t: 0.5 };
  assertJacobian(polar, polarJacobian, x);
  assertEquals(
    checkJacobian(
      polar,
      (x) => polarJacobian(x).map(({ r, t }, i) => ({ r, t: i ? -t : t })),
      x,
    ).worst?.path,
    "J[1].t",
  );
  assertJvp(
    polar,
    (x, v) => polarJacobian(x).map(({ r, t }) => r * v.r + t * v.t),
    x,
  );
  const vjp = (x: { r: number; t: number }, u: number[], sign = 1) => {
    const [a, b] = polarJacobian(x);
    return { r: u[0] * a.r + u[1] * b.r, t: u[0] * a.t + sign * u[1] * b.t };
  };
  assertVjp(polar, vjp, x);
  assertEquals(
    checkVjp(polar, (x, u) => vjp(x, u, -1), x).worst?.path,
    "d f[1] / d t",
  );
  const f = ({ a, b }: { a: number; b: number[] }) => a ** 2 * b[0] + b[1] ** 3;
  const H = ({ a, b }: { a: number; b: number[] }, c = 1) => ({
    a: { a: 2 * b[0], b: [2 * a, 0] },
    b: [{ a: 2 * a, b: [0, 0] }, { a: 0, b: [0, 6 * c * b[1]] }],
  });
  const y = { a: 1.5, b: [2, -0.7] };
  assertHessian(f, (x) => H(x), y);
  assertEquals(
    checkHessian(f, (x) => H(x, 2), y).worst?.path,
    "H.b[1].b[1]",
  );
});

interface Layer {
  readonly weight: number[][];
  readonly bias: number[];
}

Deno.test("checkGradient() says where a deep tree has another shape, and what it lacks", () => {
  const layers = (): Layer[] => [
    { weight: [[1, 2, 3], [4, 5, 6]], bias: [1, 2] },
    { weight: [[1, 2]], bias: [3] },
  ];
  const squares = ({ layers }: { layers: Layer[] }) =>
    layers.flatMap(({ weight, bias }) => [...weight.flat(), ...bias])
      .reduce((sum, v) => sum + v * v, 0);
  const [first, second] = layers();
  const transposed = [{ ...first, weight: [[1, 4], [2, 5], [3, 6]] }, second];
  const report = checkGradient(
    squares,
    () => ({ layers: transposed }),
    { layers: layers() },
  );
  assertEquals(report.mistake?.kind, "transpose");
  assert(
    report.reason.startsWith(
      "layers[0].weight of the gradient is an array of 3×2 where an array of 2×3",
    ),
    report.reason,
  );
  const { reason } = checkGradient(
    squares,
    // The types refuse it.
    () => ({ layers: [first, { weight: second.weight }] }) as never,
    { layers: layers() },
  );
  assert(reason.startsWith("layers[1] of the gradient is {weight: [1, 2]}"));
  assert(reason.endsWith("is expected: bias is missing"), reason);
});
