import { evidenceOf } from "../../../../lib/check/failure/evidence.ts";
import { inspect } from "../../../../lib/check/measure/inspect.ts";
import { settle } from "../../../../lib/check/options.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, type G, gradientOf } from "../gradient_of.ts";

const square: F = (x) => x.reduce((sum, v) => sum + v * v, 0);
const X = [1.5, -2, 4];

/** What is known of a gradient at X, by each of its elements or along directions. */
function known(f: F, g: G, maxElements = 400) {
  const { subject } = gradientOf(f, g, X.slice());
  const options = settle({ maxElements }, "Test");
  return evidenceOf(subject, inspect(subject, options, randomSource(1)));
}

const wrongAt1: G = (x) => x.map((v, i) => i === 1 ? 1 : 2 * v);
const of = (...values: number[]) => Float64Array.from(values);

Deno.test("evidenceOf(): what the code and f say of each element", () => {
  const { x, value, elements, shape, wrong, numeric, name, pathOf, pathOfX } =
    known(square, wrongAt1);
  assertEquals([[...x], value], [X, 1.5 ** 2 + 4 + 16]);
  assertEquals([[...elements], shape], [[3, 1, 8], [3]]);
  assertEquals(wrong, [false, true, false]);
  assertEquals([name, pathOf(2), pathOfX(1)], ["x", "x[2]", "x[1]"]);
  [3, -4, 8].forEach((slope, i) =>
    assert(Math.abs(numeric![i] - slope) < 1e-8)
  );
});

Deno.test("evidenceOf(): of what f does not tell, nothing is known", () => {
  const rough: F = ([a, b, c]) => a * a + c * c + Math.sin(1e15 * b);
  const { numeric, agrees } = known(rough, wrongAt1);
  assertEquals(Number.isNaN(numeric![1]), true);
  assert(Math.abs(numeric![0] - 3) < 1e-4);
  assertEquals(agrees(of(3, 77, 8)), true);
  assertEquals(agrees(of(77, 77, 8)), false);
});

testEach<readonly [string, number[], boolean, [number, number]?, number?]>([
  ["the right ones", [3, -4, 8], true],
  ["a wrong one", [3, -4.001, 8], false],
  ["a wrong one", [3, 4, 8], false],
  ["wrong ones outside the range", [9, -4, 9], true, [1, 2]],
  ["a wrong one in the range", [9, -4, 9], false, [1, 3]],
  ["nothing", [3, -4, 8], false, [3, 3]],
  // A thousandth of the greatest, 8.
  [
    "what is off by less than is granted",
    [3.007, -4.007, 7.993],
    true,
    [0, 3],
    1e-3,
  ],
  ["what is off by more", [3.007, -4.009, 8], false, [0, 3], 1e-3],
])("agrees(): %s: %j %s", (_, corrected, expected, range, off) => {
  assertEquals(
    known(square, wrongAt1).agrees(of(...corrected), range, off),
    expected,
  );
});

Deno.test("fit(): how much of a term is missing where that is greatest", () => {
  const { fit } = known(square, wrongAt1);
  assert(Math.abs(fit(of(0, 2, -1)) - (-4 - 1) / 2) < 1e-8);
  assert(Math.abs(fit(of(5, 2, -1))) < 1e-8);
  assert(Math.abs(fit(of(0, -0.5, 0.25)) - 10) < 1e-7);
  assertEquals(fit(of(0, 0, 0)), NaN);
});

Deno.test("evidenceOf(): along directions, corrections are held against products", () => {
  const { wrong, numeric, elements, agrees, fit } = known(square, wrongAt1, 2);
  assertEquals([wrong, numeric, [...elements]], [undefined, undefined, [
    3,
    1,
    8,
  ]]);
  assertEquals(agrees(of(3, -4, 8)), true);
  assertEquals(agrees(of(3, -4.01, 8)), false);
  assert(Math.abs(fit(of(0, 1, 0)) + 5) < 1e-7);
});
