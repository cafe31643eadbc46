import {
  evaluate,
  ExpressionError,
  parseExpression,
  type Scope,
  valueTest,
} from "../../../../lib/expression/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../support/assert.ts";

const SCOPE: Scope = {
  v: [10, 20, 30, 40],
  A: [[1, 2], [3, 4]],
  B: [[1, 2, 3], [4, 5, 6]],
  x: 3,
};

function value(text: string) {
  const tree = parseExpression(text, { isValue: valueTest(SCOPE) });
  return evaluate(tree, text, SCOPE);
}

// Closed forms, and what NumPy 1.24 prints; indices count from 1, and both ends of a range belong to it.
const VALUES: readonly (readonly [string, unknown])[] = [
  ["[1, 2, 3] .* [4, 5, 6]", [4, 10, 18]],
  ["[6, 8] ./ [2, 4]", [3, 2]],
  ["[1, 2, 3] .^ 2", [1, 4, 9]],
  ["2 .^ [1, 2, 3]", [2, 4, 8]],
  ["[1, 2, 3]^2", [1, 4, 9]],
  ["1 ./ [1, 2, 4]", [1, 0.5, 0.25]],
  ["sqrt([4, 9; 16, 25])", [[2, 3], [4, 5]]],
  ["max(15, v)", [15, 20, 30, 40]],
  ["A + [10, 20]", [[11, 22], [13, 24]]],
  ["v > 15", [0, 1, 1, 1]],
  ["not (v > 15)", [1, 0, 0, 0]],
  ["15 < v <= 30", [0, 1, 1, 0]],
  ["{v if v > 15; 0 otherwise}", [0, 20, 30, 40]],
  ["x > 2 ? v[1:2] : v[2:3]", [10, 20]],
  ["1:5", [1, 2, 3, 4, 5]],
  ["5:-2:1", [5, 3, 1]],
  ["0:0.5:2", [0, 0.5, 1, 1.5, 2]],
  ["1:2 + 1", [1, 2, 3]],
  ["linspace(0, 1, 5)", [0, 0.25, 0.5, 0.75, 1]],
  ["v[2:3]", [20, 30]],
  ["v[end]", 40],
  ["v[end - 1:end]", [30, 40]],
  ["v[[1, 3]]", [10, 30]],
  ["v[end:-1:1]", [40, 30, 20, 10]],
  ["A[1, :]", [1, 2]],
  ["A[:, end]", [2, 4]],
  ["B[2, 2:3]", [5, 6]],
  ["sum([1, 2; 3, 4])", 10],
  ["sum(1:100)", 5050],
  ["prod([2, 3, 4])", 24],
  ["mean([1, 2, 3, 4])", 2.5],
  ["max([3, 9, 2])", 9],
  ["min(B)", 1],
  ["argmax([3, 9, 2, 9])", 2],
  ["argmin([3, 9, 2])", 3],
  ["norm(A)", Math.sqrt(30)],
  ["length(v)", 4],
  ["any(v > 30)", 1],
  ["dot(A, [1, 2])", [5, 11]],
  ["all(v > 30)", 0],
  ["all(v .>= 10)", 1],
  ["sum(v .== 20)", 1],
  ["max(B, 1)", [4, 5, 6]],
  ["min(B, 2)", [1, 4]],
  ["max(B, 3)", [[3, 3, 3], [4, 5, 6]]],
  ["[1, 2, 3,]", [1, 2, 3]],
  ["[1, 2; 3, 4;]", [[1, 2], [3, 4]]],
  ["true and not false", 1],
  ["50%", 0.5],
  ["200*5%", 10],
  ["[10%, 20%]", [0.1, 0.2]],
  ["7 % 4", 3],
  ["v[-1]", 40],
  ["v[-2:-1]", [30, 40]],
  ["v[3:]", [30, 40]],
  ["v[:2]", [10, 20]],
  ["v[::2]", [10, 30]],
  ["v[::-1]", [40, 30, 20, 10]],
  ["v[4:-1:2]", [40, 30, 20]],
  ["v[v > 15 and v < 40]", [20, 30]],
  ["B[2:, :2]", [[4, 5]]],
  ["B[:, -1]", [3, 6]],
  ["A^T", [[1, 3], [2, 4]]],
  ["sum(B, 1)", [5, 7, 9]],
  ["sum(B, 2)", [6, 15]],
  ["mean(B, 1)", [2.5, 3.5, 4.5]],
  ["var([1, 2, 3, 4])", 1.25],
  ["std([1, 2, 3, 4])", Math.sqrt(1.25)],
  ["median([3, 1, 2])", 2],
  ["median(v)", 25],
  ["cumsum(v)", [10, 30, 60, 100]],
  ["cumprod([1, 2, 3])", [1, 2, 6]],
  ["sort([3, 1, 2])", [1, 2, 3]],
  ["diag([1, 2])", [[1, 0], [0, 2]]],
  ["diag(A)", [1, 4]],
  ["outer([1, 2], [3, 4])", [[3, 4], [6, 8]]],
  ["reshape(1:6, 2, 3)", [[1, 2, 3], [4, 5, 6]]],
  ["reshape(B, [3, 2])", [[1, 2], [3, 4], [5, 6]]],
  ["concat([1, 2], 3)", [1, 2, 3]],
  ["concat(A, [5, 6])", [[1, 2], [3, 4], [5, 6]]],
  ["hcat([1, 1], A)", [[1, 1, 2], [1, 3, 4]]],
  ["norm([3, -4], 1)", 7],
  ["norm([3, -4], inf)", 4],
  ["A'", [[1, 3], [2, 4]]],
  ["[1, 2]'", [[1, 2]]],
  ["[1, 2]' * [3, 4]", 11],
  ["[1, 2] * [3, 4]'", [[3, 4], [6, 8]]],
  ["[1, 2; 3, 4]' * A", [[10, 14], [14, 20]]],
  ["[1, 2]' * A * [1, 2]", 27],
  ["-2*[1, 2]' * A * [1, 2]", -54],
  ["(A + A)'", [[2, 6], [4, 8]]],
  ["A.T", [[1, 3], [2, 4]]],
  ["A @ [1, 1]", [3, 7]],
  ["A \\ [5, 11]", [1, 2]],
  ["v .+ 1 .- 1", [10, 20, 30, 40]],
  ["sqrt.([4, 9])", [2, 3]],
  ["size(B)", [2, 3]],
  ["zeros(2, 2)", [[0, 0], [0, 0]]],
  ["ones(3)", [1, 1, 1]],
  ["eye(2)", [[1, 0], [0, 1]]],
  ["inv(A)", [[-2, 1], [1.5, -0.5]]],
  ["A^-1", [[-2, 1], [1.5, -0.5]]],
  ["A^2", [[7, 10], [15, 22]]],
  ["solve(A, [5, 11])", [1, 2]],
  ["det(eye(7))", 1],
  ["transpose(B)", [[1, 4], [2, 5], [3, 6]]],
  ["sum(i, 1, 4, v[i]^2)", 3000],
  ["sum(v[i]^2, i, 1, 4)", 3000],
];
for (const [text, expected] of VALUES) {
  Deno.test(`${text} is ${JSON.stringify(expected)}`, () => {
    assertEquals(value(text), expected);
  });
}

Deno.test("softmax() and logsumexp() neither overflow nor lose the small ones", () => {
  // 1/(1 + e⁻¹) and its complement; a rounding of 1000 is 1e-13.
  const [a, b] = value("softmax([1000, 999])") as number[];
  assert(Math.abs(a - 0.7310585786300049) < 1e-12, String(a));
  assert(Math.abs(b - 0.2689414213699951) < 1e-12, String(b));
  const sum = value("logsumexp([1, 2, 3])") as number;
  assert(Math.abs(sum - 3.4076059644443806) < 1e-15, String(sum));
});

Deno.test("solve() chooses pivots", () => {
  const [x, y] = value("solve([1e-20, 1; 1, 1], [1, 2])") as number[];
  assert(Math.abs(x - 1) < 1e-15 && Math.abs(y - 1) < 1e-15);
  const [a] = value(
    "solve([1e-20, 1, 0, 0; 1, 1, 0, 0; 0, 0, 1, 0; 0, 0, 0, 1], [1, 2, 0, 0])",
  ) as number[];
  assert(Math.abs(a - 1) < 1e-15, String(a));
});

const REFUSED: readonly (readonly [string, string])[] = [
  ["A + [1, 2, 3]", "beside a 2×2 matrix fits a number, a vector of 2 or"],
  ["A * [1, 2, 3]", "its columns are 2, so 2 rows fit"],
  ["v * A", "its elements are 4, so 4 rows fit"],
  ["B * B", ".* goes element by element"],
  ["v[0]", "no element 0: they count from 1 to 4"],
  ["v[v > 99]", "the condition holds nowhere"],
  ["v(1, 2)", "parentheses hold one value; write v[1, 2] for an element"],
  ["100 + 3%", "percent of what?"],
  ["concat(A, 1)", "concat takes vectors, or matrices"],
  ["reshape(v, 3, 2)", "4 elements do not fill 3×2"],
  ["sum(A, 3)", "the axes of a matrix are 1 and 2"],
  ["[1, 2, 3] + [1, 2]", "a vector of 3 and a vector of 2"],
  ["A*[1, 2, 3]", "a 2×2 matrix and a vector of 3"],
  ["det(B)", "det takes a square matrix, not a 2×3 matrix"],
  ["inv([1, 2; 2, 4])", "the matrix is singular"],
  ["v/v", "write ./ for element by element"],
  ["v^v", "write .^ for element by element"],
  ["B^2", "only a square matrix has powers"],
  ["v[0]", "no element 0: they count from 1 to 4"],
  ["v[5]", "no element 5"],
  ["x[1]", "a number has no elements"],
  ["1:0", "nothing lies between 1 and 0"],
  ["zeros(1e9)", "10000000 elements at most"],
  ["1:1e9", "10000000 elements at most"],
  ["eye(1e5)", "10000000 elements at most"],
  ["zeros(x/2)", "whole numbers"],
  ["solve(A, [1, 2, 3])", "as many elements as it has rows"],
  ["dot(v, [1, 2])", "two vectors of one length"],
  ["v(end)", "write v[end], in square brackets"],
  ["A(:, 1)", "A[:, 1] for an element of A"],
  ["[1, 2; 3, 4] [1, 2]", "write * for a product"],
];
for (const [text, message] of REFUSED) {
  Deno.test(`${text} is refused: ${message}`, () => {
    assertThrows(() => value(text), ExpressionError, message);
  });
}

Deno.test("a product that no memory holds is refused", () => {
  const text = "sum(ones(1e6) * ones(1e6)')";
  assertThrows(() => value(text), RangeError, "than there is memory for");
});
