import { compile } from "../../../../lib/expression/mod.ts";
import { conditions, notes } from "../../../../lib/expression/conditions.ts";
import { assertEquals } from "../../../support/assert.ts";

// The kinds at each point; what a function does there is what a textbook says of it.
const AT: readonly (readonly [string, readonly number[], readonly string[]])[] =
  [
    ["f(x) = |x|", [0], ["kink"]],
    ["f(x) = |x|", [1e-300], []],
    ["f(x) = |x - 1|", [1], ["kink"]],
    // A double is the nearest to pi, to pi/4, to 0.3: the kink is there but for its rounding.
    ["f(x) = |sin(x)|", [Math.PI], ["kink"]],
    ["f(x) = |sin(x)|", [3.1415926], []],
    ["f(x) = max(sin(x), cos(x))", [Math.PI / 4], ["kink"]],
    ["f(x) = |3x - 0.9|", [0.3], ["kink"]],
    ["f(x) = |x - 0.3|", [0.1 + 0.2], ["kink"]],
    ["f(x, y) = max(x, y)", [0.1 + 0.2, 0.3], ["kink"]],
    ["f(x, y) = max(x, y)", [0.3, 0.3 + 1e-15], []],
    ["f(x) = {x if sin(x) > 0; 2x otherwise}", [Math.PI], ["seam"]],
    ["f(x) = floor(100x)", [0.29], ["jump"]],
    ["f(x) = max(x, x^2)", [1], ["kink"]],
    ["f(x) = min(x, x^2)", [0.5], []],
    ["f(x) = max(x, x)", [0], []],
    ["f(x) = relu(x)", [0], ["kink"]],
    ["f(x, y) = hypot(x, y)", [0, 0], ["kink"]],
    ["f(x, y) = hypot(x, y)", [0, 1], []],
    ["f(x) = sqrt(x^2)", [0], ["edge"]],
    ["f(x) = cbrt(x^3)", [0], ["vertical"]],
    ["f(x) = x^2.5", [0], ["edge"]],
    ["f(x) = x^3", [0], []],
    ["f(x) = x^x", [0], ["edge"]],
    ["f(x) = 1/x", [0], ["pole"]],
    ["f(x) = x^-2", [0], ["pole"]],
    ["f(x) = asin(x)", [-1], ["edge"]],
    ["f(x) = floor(x)", [2], ["jump"]],
    ["f(x) = ceil(x)", [2.5], []],
    ["f(x) = round(x)", [-2.5], ["jump"]],
    ["f(x) = mod(x, 3)", [6], ["jump"]],
    ["f(x) = sign(x)", [0], ["jump"]],
    ["f(x) = (x > 0)*x", [0], ["jump"]],
    ["f(x) = {x^2 if x < 0; x otherwise}", [0], ["seam"]],
    ["f(x) = {x^2 if x < 0; x otherwise}", [1], []],
    ["f(x) = {1 if x == 0; (exp(x) - 1)/x otherwise}", [0], ["point"]],
    ["f(x) = {1 if x == 0; (exp(x) - 1)/x otherwise}", [1], []],
    ["f(x) = {sin(x)/x if x != 0; 1 otherwise}", [0], ["point"]],
    ["f(x) = {log(x) if x > 0; 0 otherwise}", [-1], []],
    ["f(x) = {3 if floor(x) > 1; x otherwise}", [2], ["jump"]],
    ["f(x, y) = {1 if x > 0 and y > 0; 2 otherwise}", [-1, 0], []],
    ["f(x, y) = {1 if x > 0 and y > 0; 2 otherwise}", [1, 0], ["seam"]],
    ["f(x, y) = {1 if x > 0 or y > 0; 2 otherwise}", [1, 0], []],
    ["f(x) = {x if x; 2 otherwise}", [0], ["seam"]],
    ["f(x) = sum(i, 1, 200, |x - i|)", [7], ["kink"]],
    ["f(x) = sum(i, 1, 200, |x - i|)", [7.5], []],
  ];
for (const [definition, point, kinds] of AT) {
  Deno.test(`conditions() of ${definition} at ${point}: ${kinds.join(", ") || "none"}`, () => {
    const found = conditions(compile(definition), point);
    assertEquals(found.map((each) => each.kind), kinds);
  });
}

Deno.test("conditions() says which variables a condition depends on", () => {
  const f = compile("f([x, y], z) = |x + z| + y^2");
  assertEquals(conditions(f, [[1, 2], -1]), [{
    kind: "kink",
    sentence: "abs(x + z) has a kink where x + z = 0",
    variables: [0, 2],
  }]);
});

Deno.test("conditions() looks into the functions that are called", () => {
  const g = compile("g(u) = |u|");
  const f = compile("f(x) = g(x - 2)^2", { g });
  const [{ sentence }] = conditions(f, [2]);
  assertEquals(sentence, "abs(x - 2) has a kink where x - 2 = 0");
});

Deno.test("conditions() says nothing of a JavaScript function", () => {
  assertEquals(conditions(Math.abs as never, [0]), []);
});

const NOTES: readonly (readonly [string, readonly string[]])[] = [
  ["f(x) = {x^2 log(x) if x > 0; 0 otherwise}", []],
  ["f(x) = {1 if x == 0; (exp(x) - 1)/x otherwise}", []],
  ["f(x) = {1/x if not (x == 0)}", []],
  ["f(x) = {log(x) if 2 <= x and x < 5}", []],
  ["f(x) = {log(x) if x >= 0; 0 otherwise}", [
    "defined where x > 0, in the piece where x >= 0",
  ]],
  ["f(x, y) = {log(y) if x > 0; 0 otherwise}", [
    "defined where y > 0, in the piece where x > 0",
  ]],
  ["f(x) = sum(i, 1, 5, 1/i + x)", []],
  ["f(x) = asin(x) + floor(x)", [
    "jumps where x is whole",
    "defined where -1 <= x <= 1",
  ]],
  ["f(x, y) = max(x, y)/2", ["a kink where x = y"]],
  ["f(x) = x^-2 + 2^x", ["undefined where x = 0"]],
];
for (const [definition, said] of NOTES) {
  Deno.test(`notes() of ${definition}: ${said.join(", ") || "none"}`, () => {
    assertEquals(notes(compile(definition)).sort(), [...said].sort());
  });
}
