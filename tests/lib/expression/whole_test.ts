import { atShapes, compile } from "../../../lib/expression/mod.ts";
import { conditions } from "../../../lib/expression/conditions.ts";
import { reverse } from "../../../lib/expression/autodiff/reverse.ts";
import { Graph, graphOf } from "../../../lib/expression/graph/graph.ts";
import { interpret } from "../../../lib/expression/graph/interpret.ts";
import { originOf } from "../../../lib/expression/value.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

// 1,200 numbers between -1 and 1, none of them special, and no two alike.
const V = Array.from({ length: 1200 }, (_, i) => Math.sin(i + 0.5));
const X = Array.from({ length: 300 }, (_, i) => [V[i], V[300 + i], V[600 + i]]);
const y = X.map((_, i) => i % 2);

// What is computed array by array is compared with the same written out number by number.
const DEFINITIONS: readonly string[] = [
  "f(v) = sum(v .^ 3) + v[3]*v[end]",
  "f(v) = mean(2v .* exp(v) - 1 ./ (2 + v))",
  "f(v) = logsumexp(v) + max(v) - min(v)",
  "f(v) = sum(softmax(v)[1:10] .* v[11:20])",
  "f(v) = dot(v, v)/norm(v)",
  "f(v) = mean({v^2 if v > 0; -v otherwise})",
  "f(v) = sum(u .* v) where u = w + 1, w = sin(v)",
  "f(v) = prod(1 + v/1000)",
  "f(v) = sum(max(v, 0.5)) + sum(hypot(v, 1))",
  "f(v) = sum(v[2:2:end])^2",
  "f(v) = norm([v[1], v[2]; v[3], v[4]]*[1, v[5]])",
  "f(v) = sum(transpose([v[1:3], v[4:6]])*[1, 2])",
  "f(v) = g(v[1]) + sum(g(v))",
];

for (const definition of DEFINITIONS) {
  Deno.test(`${definition} of many numbers is the same array by array as written out`, () => {
    const g = compile("g(x) = x^2 + sigmoid(x)");
    const f = compile(definition, { g });
    const shaped = atShapes(f, [V]);
    const { whole, exact } = originOf(shaped)!;
    const found = whole!.value([V]);
    const gradient = whole!.gradient([V]);
    assert(found && gradient, "is not computed array by array");
    const program = exact();
    const values = interpret(program.nodes, V);
    const value = values[program.result as number];
    close(found.value as number, value);
    const graph = new Graph();
    const output = graphOf(graph, program, V.length) as number;
    const slopes = reverse(graph, output, V.length);
    const computed = interpret(graph.nodes, V);
    slopes.forEach((slope, i) =>
      close((gradient.value as number[])[i], computed[slope])
    );
  });
}

function close(actual: number, expected: number): void {
  assert(
    Math.abs(actual - expected) <= 1e-12 * (1 + Math.abs(expected)),
    `${actual}, written out ${expected}`,
  );
}

Deno.test("a loss over many rows has the value and the gradient of a loop written by hand", () => {
  const loss = compile("loss(W, b) = mean((sigmoid(X W + b) - y)^2)", { X, y });
  const W = [0.1, -0.2, 0.3];
  const b = 0.4;
  let value = 0;
  const slopes = [0, 0, 0, 0];
  X.forEach((row, i) => {
    const z = row.reduce((sum, x, j) => sum + x * W[j], b);
    const p = 1 / (1 + Math.exp(-z));
    value += (p - y[i]) ** 2 / X.length;
    const slope = 2 * (p - y[i]) * p * (1 - p) / X.length;
    row.forEach((x, j) => slopes[j] += slope * x);
    slopes[3] += slope;
  });
  close(loss(W, b), value);
  const [byW, byB] = loss.gradient(W, b);
  [...byW, byB].forEach((each, i) => close(each, slopes[i]));
});

Deno.test("a gradient by a matrix of many numbers has its shape", () => {
  const x = V.slice(0, 40);
  const W = x.map((_, i) => x.map((_, j) => V[i + 40 * (j % 20)]));
  const f = compile("f(W) = sum(W*x)", { x });
  const gradient = f.gradient(W);
  assertEquals([gradient.length, gradient[0].length], [40, 40]);
  gradient.forEach((row: number[]) =>
    row.forEach((each, j) => close(each, x[j]))
  );
});

Deno.test("conditions() sees ties among many numbers", () => {
  const zeros = V.map(() => 0);
  const kinds = (definition: string, at: readonly number[]) =>
    conditions(compile(definition), [at]).map((each) => each.kind);
  assertEquals(kinds("f(v) = sum(|v|)", V), []);
  assertEquals(kinds("f(v) = sum(|v|)", V.with(7, 0)), ["kink"]);
  assertEquals(kinds("f(v) = norm(v)", V.with(7, 0)), []);
  assertEquals(kinds("f(v) = norm(v)", zeros), ["kink"]);
  assertEquals(kinds("f(v) = max(v)", V), []);
  assertEquals(kinds("f(v) = max(v)", zeros), ["kink"]);
});

Deno.test("a function of many numbers says what does not fit", () => {
  const loss = compile("loss(w) = norm(X w - y)^2", { X, y });
  assertThrows(
    () => loss([1, 2]),
    SyntaxError,
    "* does not take a 300×3 matrix and a vector of 2",
  );
});
