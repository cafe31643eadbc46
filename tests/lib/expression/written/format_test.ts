import {
  compile,
  ExpressionError,
  format,
  formatTeX,
  parseExpression,
  type Tree,
} from "../../../../lib/expression/mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { randomSource } from "../../../support/random.ts";
import { randomExpression } from "../../../support/random_tree.ts";

const isValue = (name: string) => ["x", "y", "zeta", "β"].includes(name);

function withoutPlaces(tree: Tree): unknown {
  return JSON.parse(
    JSON.stringify(
      tree,
      (key, value) => key === "span" || key === "nameSpan" ? undefined : value,
    ),
  );
}

const CANONICAL: readonly [string, string][] = [
  ["1/2x", "1/2*x"],
  ["1/(2x)", "1/(2*x)"],
  ["a-(b-c)", "a - (b - c)"],
  ["(a-b)-c", "a - b - c"],
  ["(2x)^(3)", "(2*x)^3"],
  ["2^(3^2)", "2^3^2"],
  ["(2^3)^2", "(2^3)^2"],
  ["-(x^2)", "-x^2"],
  ["(-x)^2", "(-x)^2"],
  ["2^(-x)", "2^-x"],
  ["(-x)y", "-x*y"],
  ["-(x y)", "-(x*y)"],
  ["x--y", "x - -y"],
  ["√(x+1) + |y|", "sqrt(x + 1) + abs(y)"],
  ["(x+1)!", "factorial(x + 1)"],
  ["x>0 and not(y<1)", "x > 0 and not (y < 1)"],
  ["x > 0 ? 1 : 2", "{1 if x > 0; 2 otherwise}"],
  ["[1,2;3,4]", "[1, 2; 3, 4]"],
  ["[1;2]", "[1; 2]"],
  ["[[1,2]]", "[[1, 2]]"],
  ["(x+1)[2]", "(x + 1)[2]"],
  ["f''(g(2))", "f''(g(2))"],
  ["sum(i,1,n,i^2)", "sum(i, 1, n, i^2)"],
];

for (const [text, expected] of CANONICAL) {
  Deno.test(`format() writes ${text} as ${expected}`, () => {
    assertEquals(format(parseExpression(text, { isValue })), expected);
  });
}

Deno.test("what format() writes reads as the same tree", () => {
  const random = randomSource(4);
  let count = 0;
  for (let i = 0; i < 5000; i++) {
    const text = randomExpression(random, 1 + Math.floor(random() * 4));
    let tree: Tree;
    try {
      tree = parseExpression(text, { isValue });
    } catch (error) {
      assert(error instanceof ExpressionError, String(error));
      continue;
    }
    count++;
    const written = format(tree);
    assertEquals(
      withoutPlaces(parseExpression(written, { isValue })),
      withoutPlaces(tree),
      `${text} -> ${written}`,
    );
  }
  assert(count > 2500, `only ${count} trees`);
});

Deno.test("format() keeps a number that is too large a number", () => {
  const tree = parseExpression("1e999 - inf");
  assertEquals(format(tree), "1e999 - inf");
  assertEquals(
    withoutPlaces(parseExpression(format(tree))),
    withoutPlaces(tree),
  );
});

Deno.test("format() does not recurse", () => {
  const text = Array.from({ length: 3000 }, (_, i) => `x^${i}`).join(" + ");
  assertEquals(format(parseExpression(text)), text);
});

Deno.test("formatTeX() takes a time proportional to the length", () => {
  const text = "x + ".repeat(100_000) + "x";
  assertEquals(formatTeX(parseExpression(text)), text);
});

Deno.test("a compiled function prints its definition", () => {
  const g = compile("g([w, x; y, z], a) = w x + x y z + a z²");
  assertEquals(g.toString(), "g([w, x; y, z], a) = w*x + x*y*z + a*z^2");
  assertEquals(
    compile("f(x_1, θ) = sin(θ)/x_1^2").toTeX(),
    "f\\left(x_{1}, \\theta\\right) = \\frac{\\sin\\left(\\theta\\right)}{x_{1}^{2}}",
  );
});

const TEX: readonly [string, string][] = [
  ["2*3", "2 \\cdot 3"],
  ["2x y", "2 x y"],
  ["(x+1)/2^x", "\\frac{x + 1}{2^{x}}"],
  ["(x/2)^2", "\\left(\\frac{x}{2}\\right)^{2}"],
  ["(x+1)(x-1)", "\\left(x + 1\\right) \\left(x - 1\\right)"],
  ["√x + ∛y", "\\sqrt{x} + \\sqrt[3]{y}"],
  ["|x|!", "\\left|x\\right|!"],
  [
    "{x if x >= 0; -x otherwise}",
    "\\begin{cases} x & \\text{if } x \\ge 0 \\\\ -x & \\text{otherwise} \\end{cases}",
  ],
  ["[1, 2; 3, 4]", "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}"],
  ["sum(i, 1, n, i^2)", "\\sum_{i=1}^{n} i^{2}"],
  ["2*3!", "2 \\cdot 3!"],
  ["2(1/x)", "2 \\cdot \\frac{1}{x}"],
  ["αβ x₁", "\\mathrm{αβ} x_{1}"],
  ["v_1[2]", "\\left(v_{1}\\right)_{2}"],
  ["x and y or x mod 3", "x \\land y \\lor x \\bmod 3"],
  ["speed_limit alpha", "\\mathrm{speed\\_limit} \\alpha"],
];

for (const [text, expected] of TEX) {
  Deno.test(`formatTeX() writes ${text} as ${expected}`, () => {
    assertEquals(formatTeX(parseExpression(text, { isValue })), expected);
  });
}
