import {
  isSmooth,
  stepAt,
  stepsAt,
} from "../../../../lib/check/failure/smoothness.ts";
import type { Measurement } from "../../../../lib/check/measure/measure.ts";
import type { Subject } from "../../../../lib/check/subject/subject.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { gradientOf } from "../gradient_of.ts";

const near = (a: number, b: number) => Math.abs(a / b - 1) < 1e-12;

// A hundredth of how far the place is from 0, as a part of the way, and a hundredth of the way at most.
testEach<readonly [number[], number[], number, number]>([
  [[1], [11], 0, 0.001],
  [[1], [11], 0.5, 0.006],
  [[11], [1], 0.5, 0.006],
  [[1, 2], [21, -8], 0.5, 0.0055],
  [[2, 3], [2, 13], 0, 0.003],
  [[-3, 2], [-13, 2], 0, 0.003],
  [[0.1], [0.3], 0, 0.005],
  [[5], [6], 0, 0.01],
  [[0], [1000], 0, 1e-9],
])(
  "stepAt() on the way from %j to %j, at %d of it: %d",
  (from, to, t, step) => {
    const found = stepAt(Float64Array.from(from), Float64Array.from(to), t);
    assert(near(found, step), `${found}`);
  },
);

testEach<readonly [string, boolean[], number[]]>([
  ["a first derivative", [true], [0.006, 6e-5]],
  ["an element of a Jacobian", [false, true], [0.006, 6e-5]],
  ["a second derivative", [true, true], [0.001, 0.006, 6e-5]],
])("stepsAt() of %s", (_, overX, steps) => {
  const subject = { overX } as unknown as Subject;
  const [from, to] = [Float64Array.of(1), Float64Array.of(11)];
  const found = stepsAt(from, to, 0.5, subject);
  assertEquals(found.length, steps.length);
  assert(found.every((h, k) => near(h, steps[k])), `${found}`);
});

/** Whether f is seen to be smooth at a number, by one step. */
function smoothAt(
  f: (x: number) => number,
  { at = 0, h = 1, noise, bounds }: {
    at?: number;
    h?: number;
    noise?: number | undefined;
    bounds?: object;
  } = {},
) {
  const { subject } = gradientOf(([x]) => f(x), () => [0], [at], bounds);
  const { point } = subject;
  point.relativeNoise = noise;
  const goTo = (t: number) => point.standAt(Float64Array.of(t));
  const measurement = { weights: [0] } as unknown as Measurement;
  return isSmooth(subject, measurement, goTo, at, [h]);
}

testEach<readonly [string, (x: number) => number, boolean]>([
  ["a wave", Math.sin, true],
  [
    "a polynomial of the fifth degree on the left alone",
    (x) => Math.min(0, x) ** 5,
    true,
  ],
  [
    "a polynomial of the fifth degree on the right alone",
    (x) => Math.max(0, x) ** 5,
    true,
  ],
  ["a kink", Math.abs, false],
  ["a bend that jumps", (x) => Math.max(0, x) ** 2, false],
  ["a third derivative that jumps", (x) => x * x * Math.abs(x), false],
  ["an edge", (x) => Math.sqrt(x), false],
])("isSmooth() at 0: %s", (_, f, expected) => {
  assertEquals(smoothAt(f), expected);
  assertEquals(smoothAt(f, { h: 1e-3 }), expected);
});

// The fifth difference of x⁵/120 is 1, and that of a step is six times its height at most.
testEach([[1.1, true], [1.2, false], [-1.4, true], [-1.6, false]] as const)(
  "isSmooth(): fifth differences across may be eight times those beside: a step of %d, %s",
  (height, expected) => {
    const f = (x: number) => x ** 5 / 120 + (x > 0 ? height : 0);
    assertEquals(smoothAt(f), expected);
  },
);

// A step down from 1, in units of the rounding: six times fifty of them is what rounding may leave.
testEach<readonly [string, number, number | undefined, number]>([
  ["doubles", 0, undefined, 50],
  ["doubles, where x is larger than f", 4, undefined, 200],
  ["what is rounded to 2⁻²⁰", 0, 2 ** -20, 50],
])(
  "isSmooth(): rounding may leave 300 times itself: %s",
  (_, at, noise, most) => {
    const h = 1e-3;
    const step = (count: number) => (x: number) =>
      x > at ? 1 - count * (noise ?? Number.EPSILON) : 1;
    assertEquals(smoothAt(step(0.9 * most), { at, h, noise }), true);
    assertEquals(smoothAt(step(1.1 * most), { at, h, noise }), false);
  },
);

Deno.test("isSmooth() asks for six values on each side, half a step from the place on, and none beyond bounds", () => {
  const asked: number[] = [];
  const f = (x: number) => (asked.push(x), x);
  assertEquals(smoothAt(f, { at: 8, h: 2 }), true);
  assertEquals(asked, [-3, -1, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
  const bounds = { lower: [0], upper: [20] };
  asked.length = 0;
  assertEquals(smoothAt(f, { at: 8, h: 2, bounds }), false);
  assert(asked.every((x) => x >= 0 && x <= 20), `${asked}`);
});
