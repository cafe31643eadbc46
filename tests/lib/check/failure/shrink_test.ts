import { shrink } from "../../../../lib/check/failure/shrink.ts";
import { errorScales } from "../../../../lib/check/judge/error_scale.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, type G, gradientOf } from "../gradient_of.ts";

/** The simplest x at which the element fails; f and the gradient see the x that is tried. */
function simplest(
  f: F,
  g: G,
  x: number[],
  element: number,
  bounds?: object,
): number[] {
  const { subject } = gradientOf(f, g, x, bounds);
  const start = x.slice();
  const found = shrink(
    subject,
    [element],
    (one) => errorScales(subject, [one], undefined, true)(one),
  );
  assertEquals(x, start);
  return Array.from(found);
}

const square: F = (x) => x.reduce((sum, v) => sum + v * v, 0);
/** The gradient, but for one element where something holds. */
const wrongAt = (element: number, holds: (x: number[]) => boolean): G => (x) =>
  x.map((v, i) => i === element && holds(x) ? 2 * v + 1 : 2 * v);

testEach<readonly [string, number[], (x: number[]) => boolean, number[]]>([
  ["nothing matters", [3.7, -2.2, 8.1], () => true, [0, 0, 0]],
  ["one element matters", [3.7, -2.2, 8.1], (x) => x[1] < 0, [0, -1, 0]],
  ["two elements matter", [3.7, -2.2, 8.1], (x) => x[0] > 0 && x[2] > 0, [
    1,
    0,
    1,
  ]],
  ["what is above 1 matters", [3.7, -2.2], (x) => x[0] > 1, [2, 0]],
  ["what is above 3 matters", [3.7, -2.2], (x) => x[0] > 3, [4, 0]],
  [
    "what lies between 3.2 and 3.8 matters",
    [3.714],
    (x) => x[0] > 3.2 && x[0] < 3.8,
    [3.7],
  ],
  [
    "what lies between 320 and 380 matters",
    [371.4],
    (x) => x[0] > 320 && x[0] < 380,
    [371],
  ],
  [
    "what lies between 0.038 and 0.042 matters",
    [0.0394],
    (x) => x[0] > 0.038 && x[0] < 0.042,
    [0.04],
  ],
  [
    "what lies between 0.0391 and 0.0395 matters",
    [0.03914],
    (x) => x[0] > 0.0385 && x[0] < 0.0395,
    [0.039],
  ],
  ["what is 1 or more matters", [1], (x) => x[0] >= 1, [1]],
  ["nothing is simpler", [1], (x) => x[0] === 1, [1]],
  ["two together matter", [5.5, 5.5], (x) => x[0] === x[1] && x[0] !== 0, [
    5.5,
    5.5,
  ]],
])("shrink(): where %s", (_, x, holds, expected) => {
  assertEquals(simplest(square, wrongAt(0, holds), x, 0), expected);
});

Deno.test("shrink(): an element that is no number stays no number", () => {
  const g: G = (x) =>
    x.map((v, i) => i > 0 ? 2 * v : x[1] > 2 ? NaN : 2 * v + 1);
  assertEquals(simplest(square, g, [3.7, 5.2], 0), [0, 5]);
});

Deno.test("shrink(): x stays where f is defined, the code answers and bounds allow it", () => {
  const g = wrongAt(0, () => true);
  const positive: F = (x) => x[0] > 0.5 ? square(x) : NaN;
  assertEquals(simplest(positive, g, [3.7], 0), [1]);
  const strict: G = (x) => {
    if (x[0] < 1.5) throw new RangeError("below 1.5");
    return g(x);
  };
  assertEquals(simplest(square, strict, [3.7], 0), [2]);
  assertEquals(simplest(square, g, [3.7, 1], 0, { lower: [2.5, -1] }), [4, 0]);
});

Deno.test("shrink(): x of thousands of elements is tried at most 150 times", () => {
  const asked = new Set<number>();
  let asks = 0;
  const g: G = (x) => {
    asks++;
    asked.add(x[0]);
    return wrongAt(0, (x) => x.every((v) => v !== 0))(x);
  };
  const x = Array.from({ length: 400 }, (_, i) => 1 + i / 512);
  simplest(square, g, x, 0);
  // Once before, and once at x again.
  assertEquals(asks, 1 + 150 + 1);
});
