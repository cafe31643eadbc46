import { compile, symbolic } from "../../../../lib/expression/mod.ts";
import { assertEquals, assertThrows } from "../../../support/assert.ts";

const DERIVATIVES: readonly [string, string | undefined, string][] = [
  ["f(x) = x^2", undefined, "f'(x) = 2*x"],
  ["f(x) = 5", undefined, "f'(x) = 0"],
  ["f(x) = 1/x^2", undefined, "f'(x) = -2/x^3"],
  ["f(x) = log(x)/x", undefined, "f'(x) = (1 - log(x))/x^2"],
  ["f(x) = x^x", undefined, "f'(x) = x^x*(1 + log(x))"],
  ["f(x, y) = 2x + 3x*y + y^3", "x", "∂f/∂x(x, y) = 2 + 3*y"],
  ["f(x, y) = 2x + 3x*y + y^3", "y", "∂f/∂y(x, y) = 3*x + 3*y^2"],
  [
    "g([w, x; y, z]) = w x + x y z + 3w + z y^2",
    "y",
    "∂g/∂y([w, x; y, z]) = x*z + 2*y*z",
  ],
  ["f(x, y) = atan2(y, x)", "x", "∂f/∂x(x, y) = -y/(y^2 + x^2)"],
  ["f(x) = |x|", undefined, "f'(x) = sign(x)"],
  [
    "f(x) = {x^2 if x > 0; -x otherwise}",
    undefined,
    "f'(x) = {2*x if x > 0; -1 otherwise}",
  ],
  ["f(x) = sum(k, 1, 4, x^k)", undefined, "f'(x) = 1 + 2*x + 3*x^2 + 4*x^3"],
];

for (const [source, variable, expected] of DERIVATIVES) {
  Deno.test(`symbolic() of ${source} is ${expected}`, () => {
    assertEquals(
      (symbolic(compile(source), variable)).toString(),
      expected,
    );
  });
}

Deno.test("symbolic() of a sum to an argument is the sum of the derivatives", () => {
  const f = compile("f(x, n) = sum(k, 1, n, sin(k x))");
  const slope = symbolic(f, "x");
  assertEquals(
    slope.toString(),
    "∂f/∂x(x, n) = sum(k, 1, n, k*cos(k*x))",
  );
  assertEquals(slope(0, 10), 55);
  assertEquals((symbolic(f, "n")).toString(), "∂f/∂n(x, n) = 0");
  // The names inside are those of the function that is asked, and the counter hides none of them.
  const g = compile("g(k) = f(k^2, 3)", { f });
  const chained = symbolic(g);
  assertEquals(
    chained.toString(),
    "g'(k) = 2*k*sum(i, 1, 3, i*cos(i*k^2))",
  );
  assertEquals(chained(0), 0);
});

Deno.test("symbolic() of a product to an argument holds where a factor is 0, and a second time", () => {
  const p = compile("p(x, n) = prod(k, 1, n, x - k)");
  const slope = symbolic(p, "x");
  assertEquals(
    slope.toString(),
    "∂p/∂x(x, n) = sum(k, 1, n, prod(i, 1, k - 1, x - i)*prod(i, k + 1, n, x - i))",
  );
  // The factors that are left at 2: (2 - 1)(2 - 3)(2 - 4).
  assertEquals(slope(2, 4), 2);
  // (x - 1)(x - 2)(x - 3) = x³ - 6x² + ..., so its second derivative is 6x - 12.
  assertEquals((symbolic(slope, "x"))(5, 3), 18);
});

Deno.test("symbolic() and gradient() see through a hook, also in functions that are called", () => {
  const derivative = () => ({ value: -1 });
  const f = compile("f(x) = x^3");
  const g = compile("g(x) = f'(x)", { f }, { derivative });
  const h = compile("h(x) = 2g(x)", { g }, { derivative });
  assertEquals(h(2), -2);
  assertEquals([h.gradient(2), h.hessian(2)], [24, [[12]]]);
  assertEquals((symbolic(h)).toString(), "h'(x) = 12*x");
  const k = compile("k(x) = h'(x)", { h });
  assertEquals(k(5), 12 * 5);
});

Deno.test("symbolic() of a partial derivative is one of the next order, in name as well", () => {
  const f = compile("f(x, y) = x^3 y^2");
  const fx = symbolic(f, "x");
  const fxx = symbolic(fx, "x");
  const fxxy = symbolic(fxx, "y");
  assertEquals(String(fxx), "∂²f/∂x²(x, y) = 6*x*y^2");
  assertEquals(String(fxxy), "∂³f/∂x²∂y(x, y) = 12*x*y");
  assertEquals(
    fxxy.toTeX(),
    "\\frac{\\partial^{3} f}{\\partial x^{2} \\partial y}\\left(x, y\\right) = 12 x y",
  );
  assertEquals(String(symbolic(fx, "y")), "∂²f/∂x∂y(x, y) = 6*x^2*y");
  assertEquals(
    (symbolic(compile("g(x_1, y) = x_1 y"), "x_1")).toTeX(),
    "\\frac{\\partial g}{\\partial x_{1}}\\left(x_{1}, y\\right) = y",
  );
});

Deno.test("symbolic() names a constant only where the name is free", () => {
  const f = symbolic(compile("f(e) = exp(1) e"));
  assertEquals([f.toString(), f(5)], ["f'(e) = exp(1)", Math.E]);
  const g = symbolic(compile("g(x) = pi x^2 acos(-1)", { pi: 3 }));
  assertEquals(g(1), 6 * Math.PI);
  const h = symbolic(compile("h(x) = {inf if x > 0; x^2 otherwise}"));
  assertEquals(h.toString(), "h'(x) = {0 if x > 0; 2*x otherwise}");
});

Deno.test("symbolic() of a cube root holds on both sides of 0", () => {
  const slope = symbolic(compile("f(x) = cbrt(x)"));
  assertEquals([slope(-8), slope(8)], [1 / 12, 1 / 12]);
});

Deno.test("symbolic() takes a time proportional to the length, and refuses what nobody could read", () => {
  const long = compile(
    `f(x) = ${Array.from({ length: 500 }, (_, i) => `sin(${i}x)`).join("+")}`,
  );
  const derivative = symbolic(long);
  assertEquals(derivative(0), 499 * 500 / 2);
  const huge = compile(
    `f(x) = ${Array.from({ length: 9000 }, (_, i) => `sin(${i}x)`).join("+")}`,
  );
  assertThrows(() => symbolic(huge), RangeError, "use gradient");
});

Deno.test("symbolic() says what it cannot do", () => {
  assertThrows(
    () => symbolic(compile("f(x, y) = x")),
    RangeError,
    "take one of x, y",
  );
  assertThrows(
    () => symbolic(compile("f(x) = x"), "t"),
    RangeError,
    "no variable t",
  );
  assertThrows(
    () => symbolic(compile("F(x) = [x, x]") as never),
    TypeError,
    "returns an array",
  );
  const k = compile("f(x) = k(x)", { k: (x: number) => x });
  assertThrows(() => symbolic(k), TypeError, "JavaScript function");
  const prime = compile("f(x) = k'(x)", { k: (x: number) => x }, {
    derivative: () => ({ value: 1 }),
  });
  assertThrows(
    () => symbolic(prime),
    TypeError,
    "Cannot write the derivative of f as it takes that of a JavaScript function",
  );
});
