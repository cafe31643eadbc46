import {
  atShapes,
  compile,
  evaluate,
  parseExpression,
} from "../../../lib/expression/mod.ts";
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
  "f(v) = v'*v + 2v[1:2]'*[1, 2; 3, 4]*v[3:4]",
  "f(v) = v[argmax(v)]^2 + v[argmin(v)] + any(v > 2) + all(v > -2)*v[1]",
  "f(v) = sum(max([v[1:3]; v[4:6]], 1) .* min([v[1:3]; v[4:6]], 1))",
  "f(v) = sum(std([v[1:3]; v[4:6]], 2)) + sum(var([v[1:3]; v[4:6]], 1))",
  "f(v) = sum(where(v > 0.5, v^2, -v))",
  "f(v) = sum(i, 1, 90, v[i]*v[i + 1]/i)",
  "f(v) = sum(i, 1, 9, sum(j, 1, 8, v[i]*v[10j]^2 + i))",
  "f(v) = sum(i, 1, 9, sum(j, 1, i, v[i]*v[-j]))",
  "f(v) = sum(i, 1, 5, {v[i] if v[i] > 0; g(v[i + 1]) otherwise})",
  "f(v) = sum(i, 1, 6, dot(v[i:i + 3], [i, 1, 2, 3])^2)",
  "f(v) = norm(sum(i, 1, 4, v[i]*v[1:3]))",
  "f(v) = prod(k, 1, 30, 1 + v[k]/k) + prod(k, 1, 0, v[k])",
  "f(v) = sum(i, 1, 3, prod(j, 1, 4, v[j] + i))",
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

// Of numbers that nobody writes out; A is dominated by its diagonal, so that it has an inverse.
const rows = (m: number, n: number) =>
  Array.from({ length: m }, (_, i) =>
    Array.from(
      { length: n },
      (_, j) => V[(31 * i + 7 * j) % 1200] + (i === j ? 3 : 0),
    ));
const SOLVED: readonly (readonly [string, ...unknown[]])[] = [
  ["f(A) = sum(inv(A) .^ 2)", rows(8, 8)],
  ["f(A) = log(det(A))", rows(9, 9)],
  ["f(A, b) = norm(solve(A, b))", rows(10, 10), V.slice(0, 10)],
  ["f(A, B) = sum(sin(A \\ B))", rows(7, 7), rows(7, 3)],
  ["f(A, b) = sum((A \\ b) .^ 3)", rows(30, 4), V.slice(0, 30)],
  ["f(v) = median(v)^2 + sort(v)[3] + cumsum(v)[5]^2", V.slice(0, 40)],
  ["f(A) = sum(softmax(A) .^ 2) + sum(mean(A, 1) .^ 3)", rows(40, 40)],
  ["f(v) = std(v) + norm(v, 1) + norm(v, 3) + norm(v, inf)", V],
  [
    "f(A, v) = sum(hcat(A, v) .^ 2) + sum(reshape(outer(v, v), 1600) .^ 2)",
    rows(40, 30),
    V.slice(0, 40),
  ],
  [
    "f(A, v) = sum(concat(A, v) .^ 3) + sum(diag(A) .* A[1, :])",
    rows(40, 30),
    V.slice(0, 30),
  ],
  [
    "f(A) = sum(A + A[1, 1]*ones(40, 40)) + sum(linspace(0, 1, 40)*A)",
    rows(40, 40),
  ],
];

for (const [definition, ...args] of SOLVED) {
  Deno.test(`${definition} has the gradient that differences have`, () => {
    const { whole } = originOf(atShapes(compile(definition), args))!;
    const slopes = [whole!.gradient(args)!.value].flat(4) as number[];
    const value = () => whole!.value(args)!.value as number;
    let next = 0;
    for (const row of (args as number[][]).flatMap(rowsIn)) {
      for (let i = 0; i < row.length; i++, next++) {
        if (next % 37 > 0) continue;
        const kept = row[i];
        const [above, below] = [kept + 1e-5, kept - 1e-5].map((x) => {
          row[i] = x;
          return value();
        });
        row[i] = kept;
        const slope = (above - below) / 2e-5;
        const off = Math.abs(slopes[next] - slope);
        assert(
          off <= 1e-6 * (1 + Math.abs(slope)),
          `${slopes[next]}, ${slope}`,
        );
      }
    }
  });
}

function rowsIn(array: unknown[]): number[][] {
  return typeof array[0] === "number"
    ? [array as number[]]
    : array as number[][];
}

Deno.test("least squares by QR keep digits that the normal equations lose", () => {
  // Läuchli's matrix: AᵀA is singular in double precision, and x is [1, 1].
  const e = 1e-9;
  const A = [[1, 1], [e, 0], [0, e], ...Array(20).fill([0, 0])];
  const b = [2, e, e, ...Array(20).fill(0)];
  const f = compile<number[]>("f(A, b) = A \\ b");
  f(A, b).forEach((x) => assert(Math.abs(x - 1) < 1e-6, String(x)));
});

Deno.test("what has no inverse is named", () => {
  const f = compile("f(A) = sum(inv(A))");
  assertThrows(
    () => f(Array(8).fill(V.slice(0, 8))),
    RangeError,
    "8×8 matrix as it is singular",
  );
});

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

Deno.test("a sum with a counter goes over all of a long argument", () => {
  const f = compile("f(w) = sum(i, 1, length(w), i*w[i]^2)");
  close(f(V), V.reduce((sum, v, i) => sum + (i + 1) * v * v, 0));
  const gradient: number[] = f.gradient(V);
  gradient.forEach((each, i) => close(each, 2 * (i + 1) * V[i]));
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

/** A Hessian by a closed form, which takes the indices of two elements. */
function closeHessian(
  found: readonly (readonly number[])[],
  n: number,
  entry: (i: number, j: number, k: number, l: number) => number,
): void {
  assertEquals([found.length, found[0].length], [n * n, n * n]);
  found.forEach((row, p) =>
    row.forEach((each, q) =>
      close(each, entry(Math.floor(p / n), p % n, Math.floor(q / n), q % n))
    )
  );
}

Deno.test("the Hessian of a log determinant of 7 rows is -X_jk X_li", () => {
  const A = rows(7, 7);
  const X = compile<number[][]>("X(A) = inv(A)")(A);
  const f = compile("f(A) = log(det(A))");
  closeHessian(f.hessian(A), 7, (i, j, k, l) => -X[j][k] * X[l][i]);
});

Deno.test("the Hessian of the trace of an inverse of 7 rows is that of A⁻¹ dA A⁻¹ dA A⁻¹", () => {
  const A = rows(7, 7);
  const X = compile<number[][]>("X(A) = inv(A)")(A);
  const Y = compile<number[][]>("Y(A) = inv(A)*inv(A)")(A);
  const f = compile("f(A) = trace(inv(A))");
  closeHessian(
    f.hessian(A),
    7,
    (i, j, k, l) => X[j][k] * Y[l][i] + X[l][i] * Y[j][k],
  );
});

Deno.test("the Jacobian of a solution of 8 equations by their right sides is the inverse", () => {
  const A = rows(8, 8);
  const X = compile<number[][]>("X(A) = inv(A)")(A);
  const f = compile("f(b) = solve(A, b)", { A });
  f.jacobian(V.slice(0, 8)).forEach((row, i) =>
    row.forEach((each, j) => close(each, X[i][j]))
  );
});

Deno.test("the Hessian of least squares over many rows is 2 XᵀX", () => {
  const f = compile("f(w) = norm(X*w - y)^2", { X, y });
  f.hessian([0.1, 0.2, 0.3]).forEach((row, i) =>
    row.forEach((each, j) =>
      close(each, X.reduce((sum, row) => sum + 2 * row[i] * row[j], 0))
    )
  );
});

Deno.test("a Hessian counts what does not move at the point", () => {
  // The residuals are 0 there, and the Hessian of their squares is not.
  const exact = X.map((row) => row[0] + row[1] + row[2]);
  const f = compile("f(w) = sum(exp(X*w - exact)) - sum(X*w)", { X, exact });
  f.hessian([1, 1, 1]).forEach((row, i) =>
    row.forEach((each, j) =>
      close(each, X.reduce((sum, row) => sum + row[i] * row[j], 0))
    )
  );
});

Deno.test("jvp() of many numbers is the Jacobian times a direction", () => {
  const softmax = compile<number[]>("p(v) = softmax(v)");
  const f = compile("f(v) = logsumexp(v)");
  const direction = V.map((v) => v * v);
  const p = softmax(V);
  const slope = p.reduce((sum, each, i) => sum + each * direction[i], 0);
  close(f.jvp([V], [direction]), slope);
  softmax.jvp([V], [direction]).forEach((each, i) =>
    close(each, p[i] * (direction[i] - slope))
  );
});

Deno.test("a determinant of many typed rows of one number has its derivatives", () => {
  // Tridiagonal with ones beside t: 1, t, t² - 1, ..., of 7 rows t⁷ - 6t⁵ + 10t³ - 4t.
  const row = (i: number) =>
    Array.from(
      { length: 7 },
      (_, j) => i === j ? "t" : Math.abs(i - j) === 1 ? "1" : "0",
    ).join(", ");
  const text = Array.from({ length: 7 }, (_, i) => row(i)).join("; ");
  const f = compile(`f(t) = det([${text}])`);
  close(f(2), 128 - 192 + 80 - 8);
  close(f.gradient(2), 7 * 64 - 30 * 16 + 30 * 4 - 4);
  close(f.hessian(2)[0][0], 42 * 32 - 120 * 8 + 60 * 2);
});

Deno.test("an element of a number is refused as such", () => {
  const f = compile("f(x) = x[1]^2");
  assertThrows(() => f(2), TypeError, "a number has no elements");
});

Deno.test("a sum with a counter over much data is computed array by array", () => {
  const x = Array.from({ length: 150_000 }, (_, i) => Math.sin(i));
  const f = compile("f(a) = sum(i, 1, 150000, (a*x[i])^2)", { x });
  close(f(2), x.reduce((sum, each) => sum + 4 * each * each, 0));
  close(f.gradient(2), x.reduce((sum, each) => sum + 4 * each * each, 0));
});

Deno.test("an unknown name beside much data is refused", () => {
  const x = Array.from({ length: 300_000 }, (_, i) => i);
  const tree = parseExpression("sum(unknown(x))");
  assertThrows(
    () => evaluate(tree, "sum(unknown(x))", { x }),
    SyntaxError,
    "unknown function unknown",
  );
});
