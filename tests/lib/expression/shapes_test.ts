import {
  type ArrayValue,
  atShapes,
  compile,
  type CompiledFunction,
  evaluate,
  explain,
  ExpressionError,
  format,
  parse,
  parseExpression,
  symbolic,
  type Value,
  valueTest,
} from "../../../lib/expression/mod.ts";
import { conditions } from "../../../lib/expression/conditions.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

type Names = Record<string, Value>;

function close(actual: unknown, expected: unknown, tolerance = 1e-14): void {
  const [a, b] = [actual, expected].map((each) => [each].flat(9) as number[]);
  assertEquals(a.length, b.length);
  a.forEach((x, i) =>
    assert(
      Math.abs(x - b[i]) <= tolerance * (1 + Math.abs(b[i])),
      `${JSON.stringify(actual)} is not ${JSON.stringify(expected)}`,
    )
  );
}

// Definitions, arguments, value and gradient: closed forms, and NumPy 1.24 for the losses.
const DATA: Names = { X: [[1, 2], [3, 4], [5, 6]], y: [0, 1, 1], c: [1, 2] };
const CASES:
  readonly (readonly [string, readonly unknown[], unknown, unknown])[] = [
    ["n(v) = norm(v)", [[3, 4]], 5, [0.6, 0.8]],
    ["q(x) = x[1]^2 + 3 x[2]", [[2, 5]], 19, [4, 3]],
    ["q(x) = x[end]^2", [[2, 5, 3]], 9, [0, 0, 6]],
    ["p(x) = prod(x)", [[2, 3, 4]], 24, [12, 8, 6]],
    ["s(v) = sum(v .^ 3)", [[1, -2, 0.5]], -6.875, [3, 12, 0.75]],
    ["m(v) = max(v)", [[3, -1, 2]], 3, [1, 0, 0]],
    ["m(v) = mean(v[2:3])", [[3, -1, 2]], 0.5, [0, 0.5, 0.5]],
    ["d(A) = det(A)", [[[1, 2], [3, 4]]], -2, [[4, -3], [-2, 1]]],
    ["t(A) = trace(A*A)", [[[1, 2], [3, 4]]], 29, [[2, 6], [4, 8]]],
    ["i(A) = sum(inv(A))", [[[2, 0], [0, 4]]], 0.75, [[-0.25, -0.125], [
      -0.125,
      -0.0625,
    ]]],
    ["q(M) = dot(c, M*c)", [[[1, 2], [3, 4]]], 27, [[1, 2], [2, 4]]],
    ["l(v) = logsumexp(v)", [[1, 2, 3]], 3.4076059644443806, [
      0.09003057317038043,
      0.24472847105479767,
      0.6652409557748218,
    ]],
    ["k(W, b) = dot(W*c + b, W*c + b)", [[[1, 0], [0, 1]], [1, 1]], 13, [
      [[4, 8], [6, 12]],
      [4, 6],
    ]],
    [
      "loss(W, b) = mean((sigmoid(X W + b) - y)^2)",
      [[0.1, -0.2], 0.3],
      0.3035814463238469,
      [[-0.6683231987667226, -0.7716126456067995], -0.10328944684007693],
    ],
    [
      "g(w) = sum(i, 1, 150, w[i]^2)",
      [Array(150).fill(2)],
      600,
      Array(150).fill(4),
    ],
    ["h(x, v) = x*sum(v)", [2, [1, 2]], 6, [3, [2, 2]]],
  ];
for (const [definition, args, value, gradient] of CASES) {
  Deno.test(`${definition} has its value and its gradient in the shapes of its arguments`, () => {
    const f = compile(definition, DATA);
    close(f(...args), value);
    const found = f.gradient(...args);
    close(found, gradient);
    assertEquals(
      JSON.stringify(found).replace(/[^[\],]/g, ""),
      JSON.stringify(gradient).replace(/[^[\],]/g, ""),
    );
  });
}

Deno.test("a function takes arrays of one shape after another", () => {
  const n = compile("n(v) = norm(v)");
  assertEquals([n([3, 4]), n([1, 2, 2, 4]), n([[3], [4]])], [5, 5, 5]);
  const f: CompiledFunction<unknown> = compile("f(x) = x^2 + 1");
  assertEquals([f(3), f([1, 2]), f(new Float64Array([3]))], [10, [2, 5], [10]]);
  close(f.jacobian([1, 2]), [2, 0, 0, 4]);
});

Deno.test("functions of arrays call one another", () => {
  const n = compile("n(v) = norm(v)");
  const g = compile("g(v) = n(v) + n(2 v)", { n });
  assertEquals(g([3, 4]), 15);
  close(g.gradient([3, 4]), [1.8, 2.4]);
  assertEquals(g.hessian([3, 4]).length, 2);
  assertEquals(g.jvp([[3, 4]], [[1, 0]]), g.gradient([3, 4])[0]);
});

Deno.test("a function of arrays keeps the values of its definition", () => {
  const scope = new Map<string, Value>([["a", [1, 2]]]);
  const f = compile("f(x) = dot(a, x)", scope);
  scope.set("a", [5, 5]);
  assertEquals(f([1, 1]), 3);
  assertEquals([...f.captured.keys()], ["a"]);
});

Deno.test("atShapes() makes the elements variables, for formulas and explanations", () => {
  const q = compile("q(x) = x[1]^2 + 3 x[2]");
  const shaped = atShapes(q, [[2, 5]]);
  const formula = symbolic(shaped, "x[1]");
  assertEquals(String(formula), "∂q/∂x[1](x) = 2*x[1]");
  assertEquals(
    formula.toTeX(),
    "\\frac{\\partial q}{\\partial x_{1}}\\left(x\\right) = 2 x_{1}",
  );
  assertEquals(
    explain(q, [[2, 5]]).partials.map((each) => each.variable),
    ["x[1]", "x[2]"],
  );
  const n = compile("n(v) = norm(v)");
  assertEquals(conditions(n, [[0, 0]]).map((each) => each.kind), ["edge"]);
});

// loss = |W x + b|², so that ∂loss/∂b = 2 (W x + b), and ∂loss/∂W that times x.
Deno.test("a partial derivative by an array has its shape", () => {
  const loss = compile("loss(W, b) = sum((W*[1, 2] + b)^2)");
  const scope = { loss, W: [[1, 2], [3, 4]], b: [1, 1] };
  const value = (text: string) =>
    evaluate(parseExpression(text, { isValue: valueTest(scope) }), text, scope);
  assertEquals(value("∂loss/∂b (W, b)"), [12, 24]);
  assertEquals(value("d/dW loss(W, b)"), [[12, 24], [24, 48]]);
});

const MISTAKES: readonly (readonly [string, string])[] = [
  ["f(x) = x + norm(3)", "norm takes a vector or a matrix, not a number"],
  ["f(x) = norm(x) + zz", "unknown name zz"],
  ["f(x) = norm(x) + foo(x)", "unknown function foo"],
];
for (const [definition, message] of MISTAKES) {
  Deno.test(`${definition} is refused before it is called: ${message}`, () => {
    assertThrows(() => compile(definition), ExpressionError, message);
  });
}

Deno.test("a function of arrays says what it cannot take", () => {
  const n = compile("n(v) = norm(v)");
  const norm = "Cannot take n of numbers: norm takes a vector";
  assertThrows(() => n(3), TypeError, norm);
  assertThrows(() => n("3"), TypeError, "it takes arrays of numbers");
  assertThrows(() => n([1, "2"]), TypeError, "(");
  assertThrows(() => n([]), TypeError, "(");
  const loss = compile("loss(w) = norm(X w - y)^2", DATA);
  assertThrows(
    () => loss([1, 2, 3]),
    ExpressionError,
    "* does not take a 3×2 matrix and a vector of 3",
  );
});

const STEPS: readonly (readonly [string, number])[] = [
  ["2x where x = 3", 6],
  ["u^2 + v where u = 2, v = u + 1", 7],
  ["v where v = u + 1, u = 2", 3],
  ["u(1 + 1) where u = 3", 6],
  ["sum(v) where v = [1, 2]", 3],
];
for (const [text, expected] of STEPS) {
  Deno.test(`${text} is ${expected}`, () => {
    const tree = parseExpression(text);
    assertEquals(evaluate(tree, text), expected);
    assertEquals(format(parseExpression(format(tree))), format(tree));
  });
}

Deno.test("named steps end with the statement", () => {
  const [first, second] = parse("f(x) = u^2 where u = sin(x); 3");
  assertEquals([first.kind, first.quiet, second.kind], [
    "definition",
    true,
    "expression",
  ]);
});

Deno.test("named steps show by name where a function is explained", () => {
  const f = compile("f(x) = u^2 where u = sin(x)");
  assertEquals(f.gradient(1), 2 * Math.sin(1) * Math.cos(1));
  const told = String(explain(f, 1));
  assert(told.includes("u = sin(x) = "), told);
  assert(told.includes("∂f/∂x = 2*u · cos(x)"), told);
});

Deno.test("steps that need each other, or appear twice, are refused", () => {
  for (
    const [text, message] of [
      ["f(x) = u where u = v, v = u", "the step u needs itself"],
      ["f(x) = u where u = 1, u = 2", "the step u appears twice"],
      ["f(x) = u where u", "expected = behind the name of a step"],
    ]
  ) {
    assertThrows(() => compile(text), ExpressionError, message);
  }
});

Deno.test("a function returns parts in the shapes of its parameters, as a gradient is written by hand", () => {
  const scope = { X: [[1, 2], [3, 4], [5, 6]], y: [1, 0, 2] };
  const g = compile<[number[], number]>(
    "g(w, b) = [2X'*r, 2sum(r)] where r = X*w + b - y",
    scope,
  );
  const loss = compile("loss(w, b) = sum((X*w + b - y)^2)", scope);
  assertEquals(g([1, 2], 3), loss.gradient([1, 2], 3));
});

Deno.test("other parts of an array must be alike, whatever is a number of the arguments", () => {
  const g = compile("g(w, b) = [w, w, b]");
  assertThrows(
    () => g([1, 2], 3),
    SyntaxError,
    "the parts of an array must be alike: a vector of 2 and a number",
  );
});

const STACKED: readonly [string, ArrayValue][] = [
  ["[b; c]", [[1, 2], [3, 4]]],
  ["[A; b]", [[5, 6], [7, 8], [1, 2]]],
  ["[A; A]", [[5, 6], [7, 8], [5, 6], [7, 8]]],
  ["[1; 2]", [[1], [2]]],
];

for (const [source, value] of STACKED) {
  Deno.test(`${source} stands one below another`, () => {
    const scope = { A: [[5, 6], [7, 8]], b: [1, 2], c: [3, 4] };
    const tree = parseExpression(source, { isValue: valueTest(scope) });
    assertEquals(evaluate(tree, source, scope), value);
  });
}

Deno.test("a function that is a number of arrays alone has a gradient and a Hessian there", () => {
  const f = compile("f(w) = (c*w)^2", { c: [1, 2, 3] });
  assertEquals(f.gradient([1, 1, 1]), [12, 24, 36]);
  assertEquals(f.hessian([1, 1, 1])[1], [4, 8, 12]);
  const g = compile("g(w) = c*w", { c: [1, 2, 3] });
  assertEquals(g.gradient([1, 1, 1]), [1, 2, 3]);
  assertThrows(
    () => g.gradient(2),
    TypeError,
    "Cannot take the gradient of g as it returns an array: use jacobian",
  );
});
