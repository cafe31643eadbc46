import { curvature } from "../../../../lib/check/numeric/curvature.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type F = (x: number) => number;

const at = (f: F, x: number, lower = -Infinity, upper = Infinity) =>
  curvature(numberLine(x, lower, upper), f, f(x));

testEach<readonly [string, F, number, number]>([
  ["exp at 1", Math.exp, 1, Math.E],
  ["exp at 0, by a step of its own", Math.exp, 0, 1],
  ["sin at 3", Math.sin, 3, -Math.sin(3)],
  ["1/x at 1e-5", (x) => 1 / x, 1e-5, 2e15],
  ["a line", (x) => 3 * x, 7, 0],
  ["a term that rounding hides", (x) => 1e12 + x * x, 2, 2],
])("curvature() covers what it is off: %s", (_, f, x, expected) => {
  const { value, error } = at(f, x)!;
  assert(Math.abs(value - expected) <= error, `${value} ± ${error}`);
});

// The remainder is h⁴/90 of the sixth derivative: relative to it 5.4e-12 at h = 0.0047. It is told 15 times as large; rounding adds
// 6 units over h²: 6e-11.
Deno.test("curvature() is good to eight digits where f is smooth, after six evaluations", () => {
  let calls = 0;
  const f: F = (x) => (calls++, Math.exp(x));
  const found = curvature(numberLine(1, -Infinity, Infinity), f, Math.E)!;
  assertEquals([calls, found.evaluations], [6, 6]);
  assert(found.error < 1e-9 * Math.E, `${found.error}`);
});

testEach<readonly [string, F, number]>([
  ["a kink", (x) => Math.abs(x - 1), 1],
  ["a jump of the second derivative", (x) => (x - 1) * Math.abs(x - 1), 1],
  ["a small one", (x) => x * x + 1e-3 * Math.max(0, x - 1) ** 2, 1],
  ["waves shorter than a step", (x) => Math.sin(1e4 * x), 1],
  ["nothing but what is left over a step", (x) => x ** 4, 0],
  ["no number", (x) => x > 1.01 ? NaN : x, 1],
])("curvature() leaves it to a search: %s", (_, f, x) => {
  assertEquals(at(f, x), undefined);
});

Deno.test("curvature() leaves it to a search where bounds leave no room for four steps", () => {
  assert(at(Math.exp, 1, 0.98, 1.02));
  assertEquals(at(Math.exp, 1, 0.99, 1.02), undefined);
  assertEquals(at(Math.exp, 1, 0.98, 1.01), undefined);
});
