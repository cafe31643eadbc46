import {
  adaptive,
  backward,
  central,
  curl,
  directionalDerivative,
  divergence,
  estimateGradient,
  estimateJacobian,
  estimateLaplacian,
  forward,
  gradient,
  hessian,
  jacobian,
  jvp,
  laplacian,
  mixedPartialDerivative,
  partialDerivative,
  richardson,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

function assertNear(value: number, exact: number, tolerance: number): void {
  assert(Math.abs(value - exact) <= tolerance, `${value}, wanted ${exact}`);
}

interface Model {
  a: number;
  W: number[][];
  b: Float64Array;
  layers: { w: Float32Array }[];
}

const model = (): Model => ({
  a: 2,
  W: [[1], [3, 4]],
  b: Float64Array.of(1, 2),
  layers: [{ w: Float32Array.of(0.5) }],
});

/** a² W₁₁ b₀ + b₁³ w, with derivatives written down. */
const loss = ({ a, W, b, layers: [{ w }] }: Model) =>
  a ** 2 * W[1][1] * b[0] + b[1] ** 3 * w[0];

for (const method of [undefined, central()]) {
  const by = method ? "central()" : "the default method";
  const options = method ? { method } : {};

  Deno.test(`gradient() of an object has its structure and kinds of arrays, by ${by}`, () => {
    const x = model();
    const { a, W, b, layers } = gradient(loss, x, options);
    assertNear(a, 16, 1e-6);
    assertEquals(W[0], [0]);
    assertNear(W[1][1], 4, 1e-6);
    assert(b instanceof Float64Array && layers[0].w instanceof Float32Array);
    assertNear(b[0], 16, 1e-6);
    assertNear(b[1], 6, 1e-6);
    assertNear(layers[0].w[0], 8, 1e-2);
    assertEquals(x, model());
  });

  Deno.test(`gradient() of a function that closes over an object sees it change in place, by ${by}`, () => {
    const x = model();
    const slopes = gradient(() => loss(x), x, options);
    assertNear(slopes.a, 16, 1e-6);
    assertEquals(x, model());
  });

  Deno.test(`gradient() of an object has the same bits for a function of promises, by ${by}`, async () => {
    const now = gradient(loss, model(), options);
    assertEquals(
      await gradient(async (x) => await loss(x), model(), options),
      now,
    );
  });

  Deno.test(`gradient() takes lists of unequal arrays and numbers beside arrays, by ${by}`, () => {
    const f = ([p, q, [r]]: [number[], number, number[]]) =>
      p[0] * p[1] + q ** 2 * r;
    const [p, q, r] = gradient(f, [[2, 3], 5, [7]], options);
    [...p, q, ...r].forEach((slope, i) =>
      assertNear(slope, [3, 2, 70, 25][i], 1e-6)
    );
  });
}

Deno.test("gradient() puts an object back to the same bits when f throws", () => {
  const x = model();
  let calls = 0;
  const f = (x: Model) => {
    if (++calls === 5) throw new TypeError("no");
    return loss(x);
  };
  assertThrows(() => gradient(f, x), TypeError, "no");
  assertEquals(x, model());
});

Deno.test("estimateGradient() names elements by their path, and holds verdicts in the structure of x", () => {
  const { verdict, verdicts } = estimateGradient(
    ({ params: { beta } }) => Math.abs(beta[1]) + beta[0] ** 2,
    { params: { beta: [3, 0] } },
  );
  assertEquals(verdict.at, "params.beta[1]");
  assertEquals(verdicts.params.beta.map(({ kind }) => kind), ["ok", "kink"]);
});

Deno.test("jacobian() has the structure of f's output with that of x in place of each number", () => {
  const J = jacobian(
    ({ u, v }) => ({ sum: u + v[0], both: [u * v[0], v[1] ** 2] }),
    { u: 2, v: Float64Array.of(3, 4) },
  );
  assertNear(J.sum.u, 1, 1e-11);
  assertEquals(J.sum.v.map(Math.round), [1, 0]);
  assertEquals(J.both.map(({ v }) => v.map(Math.round)), [[2, 0], [0, 8]]);
  assertEquals(J.both.map(({ u }) => Math.round(u)), [3, 0]);
  const { verdict } = estimateJacobian(({ u }) => ({ a: [u, Math.abs(u)] }), {
    u: 0,
  });
  assertEquals(verdict.at, "f.a[1] by u");
});

Deno.test("hessian() of an object has its structure twice over", () => {
  const H = hessian(({ a, b }) => a ** 2 * b[0] + b[1] ** 3, {
    a: 2,
    b: [3, 4],
  });
  // A rounded -1e-17 is -0, and no other number.
  const whole = (v: number) => Math.round(v) + 0;
  assertEquals(whole(H.a.a), 6);
  assertEquals(H.a.b.map(whole), [4, 0]);
  assertEquals(H.b.map(({ a }) => whole(a)), [4, 0]);
  assertEquals(H.b.map(({ b }) => b.map(whole)), [[0, 0], [0, 24]]);
});

Deno.test("directions are given in the structure of x", () => {
  const x = { a: 2, b: [3] };
  const v = { a: 1, b: [-1] };
  const f = ({ a, b }: { a: number; b: number[] }) => a ** 2 * b[0];
  assertNear(directionalDerivative(f, x, v), 12 - 4, 1e-9);
  const { p } = jvp((x: typeof x0) => ({ p: f(x) }), x, v);
  assertNear(p, 8, 1e-9);
  assertThrows(
    () => directionalDerivative(f, x, { a: 1, b: [1, 2] }),
    TypeError,
    "v has shape {a: [], b: [2]} and x has {a: [], b: [1]}",
  );
});
const x0 = { a: 2, b: [3] };

Deno.test("bounds are given as a number or in the structure of x", () => {
  const x = { a: 1, b: [2] };
  const seen: number[] = [];
  const f = ({ a, b }: typeof x) => (seen.push(a), a * b[0]);
  gradient(f, x, { bounds: { lower: { a: 1, b: [0] }, upper: 2.5 } });
  assert(seen.every((a) => a >= 1 && a <= 2.5));
});

Deno.test("partialDerivative() and mixedPartialDerivative() find elements by keys and by paths", () => {
  const f = ({ params: { k, w } }: { params: { k: number; w: number[][] } }) =>
    k ** 2 * w[0][1];
  const x = { params: { k: 3, w: [[1, 5]] } };
  for (const path of ["params.k", ["params", "k"]]) {
    assertNear(partialDerivative(f, x, path), 30, 1e-9);
  }
  assertNear(partialDerivative(f, x, "params.w[0][1]"), 9, 1e-9);
  assertNear(
    mixedPartialDerivative(f, x, ["params.k", ["params", "w", 0, 1]]),
    6,
    1e-7,
  );
  assertThrows(
    () => partialDerivative(f, x, "params.w[1]"),
    RangeError,
    'no element "params.w[1]" in x: its shape is {params: {k: [], w: [1, 2]}}',
  );
});

Deno.test("laplacian(), divergence() and curl() take trees, or say what they need", () => {
  assertNear(
    laplacian(({ a, b }) => a ** 2 + b ** 3, { a: 1, b: 2 }),
    14,
    1e-7,
  );
  assertNear(
    divergence(({ a, b }) => ({ a: a * b, b: b ** 2 }), { a: 1, b: 2 }),
    6,
    1e-9,
  );
  assertThrows(
    () => curl(({ a }) => ({ a }), { a: 1 }),
    TypeError,
    "three numbers",
  );
});

Deno.test("argument tells by which parameter f is differentiated", async () => {
  const f = (q: number[], v: number) => q[0] ** 2 * v + q[1];
  const q = [3, 4];
  assertNear(gradient(f, [q, 5], { argument: 1 }), 9, 1e-9);
  assertEquals(gradient(f, [q, 5], { argument: 0 }).map(Math.round), [30, 1]);
  const later = async (q: number[], v: number) => await f(q, v);
  assertNear(await gradient(later, [q, 5], { argument: 1 }), 9, 1e-9);
  const { verdict } = estimateGradient(
    (_: number, v: number[]) => Math.abs(v[0]),
    [1, [0, 1]],
    { argument: 1 },
  );
  assertEquals(verdict.at, "x[1][0]");
  assertEquals(q, [3, 4]);
  for (const argument of [2, -1, 0.5]) {
    assertThrows(
      () => gradient(f as never, [q, 5] as never, { argument }),
      RangeError,
      "the list of all arguments of f",
    );
  }
});

Deno.test("gradient() by backward() keeps to its side in an object", () => {
  const f = ({ a }: { a: number }) => a > 1 ? NaN : a ** 2;
  assertNear(gradient(f, { a: 1 }, { method: backward() }).a, 2, 1e-6);
});

Deno.test("gradient() refuses a tree that holds anything but numbers, and says where", () => {
  const cases: [unknown, string][] = [
    [{ a: "1" }, 'a is "1": every element must be a number'],
    [{ a: [1, null] }, "a[1] is null"],
    [{ p: { q: new Map() } }, "p.q is an object (Map)"],
    [{}, "x is empty"],
    [{ p: Object.freeze({ q: 1 }) }, "p.q is frozen"],
  ];
  for (const [x, message] of cases) {
    assertThrows(() => gradient(() => 1, x as never), TypeError, message);
  }
});

Deno.test("curl() of objects of three numbers has their names", async () => {
  // (-y, x, z x): the curl is (0, -z, 2).
  const turn = ({ x, y, z }: { x: number; y: number; z: number }) => ({
    u: -y,
    v: x,
    w: z * x,
  });
  const at = { x: 1, y: 2, z: 3 };
  const { u, v, w } = curl(turn, at);
  [u, v, w].forEach((part, i) => assertNear(part, [0, -3, 2][i], 1e-9));
  assertEquals(await curl((p: typeof at) => Promise.resolve(turn(p)), at), {
    u,
    v,
    w,
  });
  const row: [number, number, number] = curl(([a, b]) => [b, a, 0], [1, 2, 3]);
  assertEquals(row.length, 3);
});

for (
  const method of [
    central(),
    central({ accuracyOrder: 4 }),
    forward(),
    backward(),
    richardson(forward()),
  ]
) {
  Deno.test(`${method.name}() covers its error in a Float32Array, whose numbers lie far apart: ${method}`, () => {
    const x = Float32Array.of(0.3, 0.7);
    const f = ([a, b]: Float32Array) => Math.exp(a) * b;
    const [a, b] = x;
    const slopes = [Math.exp(a) * b, Math.exp(a)];
    const { value, error } = estimateGradient(f, x, { method });
    slopes.forEach((slope, i) => assertNear(value[i], slope, error[i]));
    gradient(f, x, { method }).forEach((slope, i) =>
      assertNear(slope, slopes[i], 1e-4)
    );
    const second = estimateLaplacian(f, x, { method });
    assertNear(second.value, Math.exp(a) * b, second.error);
    assert(second.error < 0.01, `${second.error}`);
  });
}

Deno.test("gradient() calls f with what else an object holds, under symbols or unlisted", async () => {
  const scale = Symbol("scale");
  const x = Object.defineProperty({ w: [2, 3], b: 1, [scale]: 5 }, "shift", {
    value: 7,
  }) as { w: number[]; b: number };
  type Whole = typeof x & { [scale]: number; shift: number };
  const f = (p: typeof x) => {
    const { w, b, [scale]: factor, shift } = p as Whole;
    return factor * w[0] * b + shift * w[1];
  };
  const exact = { w: [5, 7], b: 10 };
  for (const method of [adaptive(), central()]) {
    for (
      const slopes of [
        gradient(f, x, { method }),
        await gradient((p: typeof x) => Promise.resolve(f(p)), x, { method }),
      ]
    ) {
      const errors = [
        slopes.w[0] - exact.w[0],
        slopes.w[1] - exact.w[1],
        slopes.b - exact.b,
      ];
      assert(errors.every((error) => Math.abs(error) < 1e-7), `${errors}`);
    }
  }
});
