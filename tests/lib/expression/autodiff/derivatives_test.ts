import { compile } from "../../../../lib/expression/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../support/assert.ts";

Deno.test("gradient() is exact for the three functions of the notebook", () => {
  assertEquals(compile("f(x) = x^2").gradient(3), 6);
  assertEquals(compile("f(x, y) = 2x + 3x*y + y^3").gradient(1, 2), [8, 15]);
  const g = compile("g([w, x; y, z]) = w x + x y z + 3w + z y^2");
  assertEquals(g.gradient([[1, 2], [3, 4]]), [[5, 13], [32, 15]]);
});

Deno.test("gradient() has one entry a parameter, in its shape", () => {
  const f = compile("f([a, b], c) = a b c");
  assertEquals(f.gradient([2, 3], 4), [[12, 8], 6]);
});

Deno.test("gradient() costs a pass, whatever is inside: a product of all variables", () => {
  const names = Array.from({ length: 500 }, (_, i) => `x${i}`);
  const f = compile(`f([${names.join(", ")}]) = ${names.join("*")}`);
  const x = names.map((_, i) => i % 2 ? 2 : 0.5);
  assertEquals(f.gradient(x), x.map((each) => 1 / each));
});

Deno.test("hessian() is exact for polynomials", () => {
  const f = compile("f(x, y) = x^3 y + 2x y^2");
  assertEquals(f.hessian(2, 3), [[36, 24], [24, 8]]);
});

Deno.test("jacobian() has a row a result, by columns where it is tall", () => {
  const F = compile<number[]>("F(x, y) = [x^2 + y, x y, 3]");
  assertEquals(F.jacobian(2, 5), [[4, 1], [5, 2], [0, 0]]);
  const wide = compile<number[]>("F(x, y, z) = [x y z, z]");
  assertEquals(wide.jacobian(2, 3, 5), [[15, 10, 6], [0, 0, 1]]);
});

Deno.test("jvp() is the derivative along a direction", () => {
  const f = compile("f(x, y) = x^2 y");
  assertEquals(f.jvp([2, 3], [1, 10]), 52);
  const F = compile<number[]>("F([x, y]) = [x y, x]");
  assertEquals(F.jvp([[2, 3]], [[1, 0]]), [3, 1]);
});

Deno.test("jvp() and hessian() along one variable see nothing of an edge in another", () => {
  const f = compile("f(x, y) = sqrt(x) + y^2");
  assertEquals([f.jvp([0, 3], [0, 1]), f.jvp([0, 3], [1, 0])], [6, Infinity]);
  assertEquals(f.hessian(0, 3), [[-Infinity, 0], [0, 2]]);
  const F = compile<number[]>("F([x, y]) = [sqrt(x), x y]");
  assertEquals(F.jvp([[0, 3]], [[0, 1]]), [0, 0]);
});

Deno.test("forward and reverse derivatives and second ones are NaN where there is no value", () => {
  const f = compile("f(x) = {x^3 if x > 0}");
  assertEquals([f.gradient(-1), f.jvp([-1], [1])], [NaN, NaN]);
  assertEquals([f.hessian(-1), f.hessian(2)], [[[NaN]], [[12]]]);
  assertEquals(compile("f(x) = log(x)").hessian(-1), [[NaN]]);
  assertEquals(compile("f(x) = x^x").hessian(-1), [[NaN]]);
});

Deno.test("the Hessian of x^y exists at x = 0 where its limit does", () => {
  const f = compile("f(x, y) = x^y");
  assertEquals(f.hessian(0, 3), [[0, 0], [0, 0]]);
  assertEquals(f.hessian(0, 2), [[2, 0], [0, 0]]);
});

Deno.test("derivatives go through functions that call functions", () => {
  const f = compile("f(x) = x^2");
  const g = compile("g(x) = sin(f(x)) + f(f(x))", { f });
  // (sin x² + x⁴)' = 2x cos x² + 4x³
  assertEquals(g.gradient(1), 2 * Math.cos(1) + 4);
});

Deno.test("derivatives refuse what they cannot know, and say what to do", () => {
  const k = compile("f(x) = k(x)", { k: (x: number) => x });
  assertThrows(
    () => k.gradient(1),
    TypeError,
    "k as it is a JavaScript function: take a numerical one",
  );
  const F = compile("F(x) = [x, x]");
  assertThrows(
    () => F.gradient(1),
    TypeError,
    "returns an array: use jacobian",
  );
  const f = compile("f(x) = x");
  assertThrows(
    () => f.jvp([1, 2], []),
    TypeError,
    "Cannot take f.jvp as it takes a list of the arguments of f(x)",
  );
  assertThrows(
    () => f.gradient("1"),
    TypeError,
    "Cannot call f.gradient(x) as it takes one number",
  );
});

Deno.test("long computations in several functions give the same as short ones", () => {
  const n = 600;
  const names = Array.from({ length: n }, (_, i) => `x${i}`);
  const terms = names.map((name, i) => `${name}^2 x${(i + 1) % n}`);
  const f = compile(`f([${names.join(", ")}], s) = s*(${terms.join(" + ")})`);
  const x = names.map((_, i) => (i % 7) - 3);
  const next = (i: number) => x[(i + 1) % n];
  const before = (i: number) => x[(i + n - 1) % n];
  const sum = x.reduce((total, each, i) => total + each * each * next(i), 0);
  assertEquals(f(x, 2), 2 * sum);
  const gradient = x.map((each, i) =>
    2 * (2 * each * next(i) + before(i) ** 2)
  );
  assertEquals(f.gradient(x, 2), [gradient, sum]);
  assertThrows(() => f(x, "2"), TypeError, "Cannot call f(");
  assertThrows(() => f([...x.slice(1), "1"], 2), TypeError, "Cannot call f(");
  const k = compile(
    `g([${names.join(", ")}]) = k(${terms.join(" + ")}) + ${terms.join(" - ")}`,
    {
      k: (v: number) => v,
    },
  );
  assertEquals(k(x), sum + (2 * x[0] ** 2 * x[1] - sum));
});

Deno.test("sums and products run to bounds that are arguments, and have derivatives", () => {
  const f = compile("f(x, n) = sum(k, 1, n, x^k/k)");
  assertEquals(f(2, 3), 2 + 2 + 8 / 3);
  // Σ x^(k-1) = 1 + x + x²; the number of terms is constant between whole numbers.
  assertEquals(f.gradient(2, 3), [7, 0]);
  assertEquals(f.hessian(2, 4)[0][0], 1 + 2 * 2 + 3 * 4);
  assertEquals(f(2, 2.5), NaN);
  assertEquals(f(2, 0), 0);
  const p = compile("p(x, y, n) = prod(k, 1, n, x + k y)");
  assertEquals(p(1, 2, 3), 3 * 5 * 7);
  assertEquals(p.gradient(1, 2, 3), [
    5 * 7 + 3 * 7 + 3 * 5,
    1 * 35 + 2 * 21 + 3 * 15,
    0,
  ]);
  // At a zero of one factor the others are left.
  assertEquals(p.gradient(-2, 2, 3), [8, 8, 0]);
});

Deno.test("a long sum is a loop with the same value and derivative as one written out", () => {
  const long = compile("f(x) = sum(k, 1, 150, sum(j, 1, k, sin(j x)))");
  let [value, slope] = [0, 0];
  for (let k = 1; k <= 150; k++) {
    let [inner, rate] = [0, 0];
    for (let j = 1; j <= k; j++) {
      inner += Math.sin(j * 0.3);
      rate += Math.cos(j * 0.3) * j;
    }
    value += inner;
    slope += rate;
  }
  assertEquals(long(0.3), value);
  assert(Math.abs(long.gradient(0.3) - slope) <= 1e-11 * 150 ** 2, "");
  assertThrows(
    () => compile("f(x) = sum(k, 1, 1e9, x)")(1),
    RangeError,
    "100000000 at most",
  );
});

Deno.test("prime calls without a hook are exact", () => {
  const f = compile("f(x) = x^3");
  const g = compile("g(x) = 2f'(x) + f''(x^2) + sin'(0 x)", { f });
  assertEquals(g(2), 2 * 12 + 6 * 4 + 1);
  assertEquals(g.gradient(2), 24 + 24);
});

Deno.test("prime calls that a hook answers have exact derivatives all the same", () => {
  const f = compile("f(x) = x^3");
  const derivative = () => ({ value: -1 });
  const g = compile("g(x) = f'(x)", { f }, { derivative });
  assertEquals(g(2), -1);
  assertEquals(g.gradient(2), 12);
  const k = compile("h(x) = k'(x)", { k: (x: number) => x }, {
    derivative: ({ path }) => ({ value: path.length }),
  });
  assertEquals([k(5), k.gradient(5)], [1, 2]);
});
