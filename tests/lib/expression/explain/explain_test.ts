import {
  compile,
  explain,
  explainArrays,
} from "../../../../lib/expression/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../support/assert.ts";

Deno.test("explain() shows each part with its value, its adjoint and its rule", () => {
  const { value, steps, point } = explain(compile("f(x, y) = sin(x^2*y)"), [
    1,
    2,
  ]);
  assertEquals(value, Math.sin(2));
  assertEquals(point, [{ variable: "x", value: 1 }, {
    variable: "y",
    value: 2,
  }]);
  assertEquals(steps.map((step) => [step.text, step.value, step.adjoint]), [
    ["x", 1, 4 * Math.cos(2)],
    ["y", 2, Math.cos(2)],
    ["x^2", 1, 2 * Math.cos(2)],
    ["x^2*y", 2, Math.cos(2)],
    ["sin(x^2*y)", Math.sin(2), 1],
  ]);
  assertEquals(steps[4].rule, "the derivative of sin is cos");
});

Deno.test("explain() multiplies the factors along a path and adds the paths up", () => {
  const { partials } = explain(compile("f(x, y) = 2x + 3x*y + y^3"), [1, 2]);
  const [x, y] = partials.map(({ paths }) =>
    paths.map(({ product }) => product)
  );
  assertEquals([x, y], [[2, 6], [3, 12]]);
  assertEquals(partials.map(({ value }) => value), [8, 15]);
});

Deno.test("explain() shows a composite as the product of the derivatives of its parts", () => {
  const f = compile("f(u) = u^3");
  const g = compile("g(x) = x^2 + 1");
  const { partials } = explain(compile("h(x) = f(g(x))", { f, g }), 2);
  const [{ factors, product }] = partials[0].paths;
  assertEquals(factors.map(({ derivative, value }) => [derivative, value]), [[
    "f'(g(x))",
    75,
  ], ["g'(x)", 4]]);
  assertEquals(product, 300);
});

Deno.test("explain() follows functions of several numbers, pieces, matrices and sums", () => {
  const f = compile("f(x, y) = x y");
  const two = explain(compile("h(x) = f(x, x^2)", { f }), 3).partials[0];
  assertEquals(two.paths.map(({ product }) => product), [9, 18]);
  const g = compile(
    "g([w, x; y, z]) = {w x if w > 0; y otherwise} + sum(k, 1, 200, z)",
  );
  const { partials } = explain(g, [[[1, 2], [3, 4]]]);
  assertEquals(partials.map(({ value }) => value), [2, 1, 0, 200]);
});

Deno.test("explain() writes the derivative of a sum to an argument as a sum", () => {
  const { steps, partials } = explain(
    compile("f(x, n) = sum(k, 1, n, sin(k x))"),
    [0, 3],
  );
  assertEquals(steps.at(-1)!.rule, "a sum is differentiated term by term");
  const [{ factors, product }] = partials[0].paths;
  assertEquals(factors[0].derivative, "sum(k, 1, n, k*cos(k*x))");
  assertEquals(product, 6);
});

Deno.test("explain() shows the rule of log without its domain, and NaN outside of it", () => {
  const [{ paths, value }] = explain(compile("f(x) = log(x)"), -1).partials;
  assertEquals(paths[0].factors[0].derivative, "1/x");
  assertEquals([paths[0].product, value], [NaN, NaN]);
});

Deno.test("explain() gives nothing to a piece that does not hold", () => {
  const f = compile("f(x) = {sqrt(x) if x > 0; x^2 otherwise}");
  const { steps, partials } = explain(f, -1);
  const adjoints = new Map(steps.map(({ text, adjoint }) => [text, adjoint]));
  assertEquals([adjoints.get("sqrt(x)"), adjoints.get("x^2")], [undefined, 1]);
  assertEquals(partials[0].paths.map(({ product }) => product), [-2]);
  assertEquals(steps.at(-1)!.rule, "x > 0 does not hold, so this piece counts");
});

Deno.test("explain() tells the rule of a power by what moves in it", () => {
  const rule = (body: string) =>
    explain(compile(`f(x) = ${body}`), 2).steps.at(-1)!.rule;
  assertEquals(
    rule("x^3"),
    "the exponent comes down as a factor and drops by one",
  );
  assertEquals(
    rule("3^x"),
    "the derivative of a^u is a^u times log(a)",
  );
  const { partials } = explain(compile("f(x) = x^x"), 2);
  assertEquals(
    partials[0].paths.map(({ factors }) => factors[0].derivative),
    ["x*x^(x - 1)", "x^x*log(x)"],
  );
});

Deno.test("explain() of a constant has nothing to multiply", () => {
  const explanation = explain(compile("f(x) = 5"), 1);
  assertEquals(explanation.steps[0].adjoint, 1);
  assertEquals(String(explanation).includes("chain rule"), false);
});

Deno.test("explain() gives NaN beside the pieces", () => {
  const f = compile("f(x) = {x^2 if x > 0}");
  const [{ paths, value }] = explain(f, -1).partials;
  assertEquals([paths.length, value], [0, NaN]);
  assert(
    String(explain(f, -1)).includes("∂f/∂x = NaN, as f has no value here"),
  );
});

Deno.test("explain() names the rules that a teacher names", () => {
  const e = explain(compile("f(x) = e^(2x)"), 1);
  assertEquals(e.steps.at(-1)!.rule, "e^u is its own derivative");
  assertEquals(e.partials[0].paths[0].factors[0].derivative, "e^(2*x)");
  const max = String(explain(compile("f(x) = max(x, x^2)"), 2));
  assert(max.includes("∂f/∂x = 2*x\n"), max);
  const root = explain(compile("f(x) = x^(2/3)"), 8).partials[0].paths[0];
  assertEquals(root.factors[0].derivative, "2/(3*x^(1/3))");
});

Deno.test("explain() counts the paths that it leaves out", () => {
  const f = compile(
    `f(x) = ${
      Array.from({ length: 12 }, (_, i) => `(x + x^${i + 2})`).join("*")
    }`,
  );
  const [{ paths, omitted }] = explain(f, 1).partials;
  assertEquals([paths.length, omitted], [20, 4]);
  const deep = compile(`f(x) = ${"(x + x*".repeat(8)}x${")".repeat(8)}`);
  const far = explain(deep, 1).partials[0];
  assertEquals([far.paths.length + far.omitted, far.value], [17, 45]);
});

Deno.test("explain() reads as text", () => {
  assertEquals(
    String(explain(compile("f(x) = x*sin(x)"), 0)),
    `f(x) = x*sin(x)
at x = 0: f = 0

x*sin(x) = 0, adjoint 1: the derivative of a product by one factor is the other factor
├ x = 0, adjoint 0
└ sin(x) = 0, adjoint 0: the derivative of sin is cos
  └ x = 0, adjoint 0

∂f/∂x = sin(x) + x · cos(x)
      = 0 + 0 · 1
      = 0
Along a path the derivatives of the parts multiply (the chain rule); the paths add up.`,
  );
});

Deno.test("explain() says what it cannot explain", () => {
  const plain = ((x: number) => x) as never;
  assertThrows(() => explain(plain, 1), TypeError, "its inside is not known");
  assertThrows(
    () => explain("x^2" as never, 1),
    TypeError,
    'Cannot explain "x^2" as its inside is not known',
  );
  assertThrows(
    () => explain(compile("F(x) = [x, x]") as never, 1),
    TypeError,
    "returns an array",
  );
  assertThrows(
    () => explain(compile("f(x) = x"), [1, 2]),
    TypeError,
    "Cannot call f(x)",
  );
  const long = compile(
    `f(x) = ${Array.from({ length: 1200 }, (_, i) => `x*${i}.5`).join("+")}`,
  );
  assertThrows(() => explain(long, 1), RangeError, "more than 1000 operations");
});

Deno.test("explainArrays() tells of a model over many rows array by array", () => {
  const X = Array.from({ length: 40 }, (_, i) => [1, i / 10]);
  const y = X.map(([, x]) => 2 * x);
  const f = compile("f(w) = mean((p - y)^2) where p = X w", { X, y });
  const text = explainArrays(f, [[0, 1]])!;
  // f = Σ(w₁ + w₂x - 2x)²/40 with Σx = 78, Σx² = 205.4: ∂f/∂w₁ = 2·(78 - 156)/40, ∂f/∂w₂ = 2·(205.4 - 410.8)/40.
  assert(text.includes("∂f/∂w = [-3.9, -10.27]"), text);
  assert(text.includes("p = X*w = [0, 0.1, 0.2, ...], adjoint "), text);
  assertEquals(explainArrays(compile("g(x) = x^2"), [1]), undefined);
});

Deno.test("explain() names the rule that a teacher would name", () => {
  const rules = (text: string) =>
    explain(compile(`f(x) = ${text}`), 2).steps.map(({ rule }) => rule);
  assertEquals(rules("3x + 1").slice(1), [
    "a constant factor stays",
    "a constant that is added drops out",
  ]);
  assertEquals(
    rules("4 - x").at(-1),
    "what is taken away has its derivative negated",
  );
  assertEquals(rules("1/x").at(-1), "the derivative of c/u is -c/u²");
  assertEquals(rules("x/3").at(-1), "a constant divisor stays");
  assertEquals(rules("e^x").at(-1), "e^u is its own derivative");
});
