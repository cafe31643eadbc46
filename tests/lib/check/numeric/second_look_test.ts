import { secondLook } from "../../../../lib/check/numeric/second_look.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, gradientOf } from "../gradient_of.ts";

type Options = Parameters<typeof secondLook>[2];

/** What differences along the first element say at x, and how far from it f was asked. */
function looked(
  f: F,
  x: number[] | Float32Array,
  options: Options = {},
  bounds?: object,
) {
  const at: number[] = [];
  const asked: F = (x) => (at.push(x[0]), f(x));
  const { subject } = gradientOf(asked, () => x, x, bounds);
  const start = x[0];
  const value = secondLook(subject, { weights: [0], index: [0] }, options);
  assertEquals(x[0], start);
  return { value, at: at.map((v) => v - start) };
}

function assertNear(
  found: number | undefined,
  expected: number,
  within: number,
) {
  assert(Math.abs(found! - expected) <= within, `${found} for ${expected}`);
}

// The remainder of the fourth-order difference is h⁴/30 · f⁽⁵⁾: over a hundredth of x.
Deno.test("secondLook(): a difference of fourth order over a hundredth of x", () => {
  const { value, at } = looked(([x]) => Math.exp(x), [2]);
  const e2 = Math.exp(2);
  assertNear(value! - e2, -(0.02 ** 4) / 30 * e2, 1e-10);
  assertNear(Math.max(...at), 0.04, 1e-12);
  assertNear(Math.min(...at), -0.04, 1e-12);
  assertEquals(at.length, 5);
});

Deno.test("secondLook(): it is exact for polynomials of the fourth degree", () => {
  const f: F = ([x]) => 1 + 2 * x - x ** 2 + 3 * x ** 3 - x ** 4;
  assertNear(looked(f, [1]).value, 2 - 2 + 9 - 4, 1e-10);
  assertNear(looked(f, [0]).value, 2, 1e-10);
  assertNear(looked(f, [-3]).value, 2 + 6 + 81 + 108, 1e-8);
});

Deno.test("secondLook(): smaller steps where larger ones do not agree", () => {
  // Over a hundredth of 1 the sine of 300 x goes halfway round, over a thousandth it does not.
  const f: F = ([x]) => Math.sin(300 * (x - 1));
  const { value, at } = looked(f, [1]);
  assertNear(value, 300, 300 * 0.3 ** 4 / 30 * 1.1);
  assertNear(Math.max(...at.slice(-4)), 2e-3, 1e-12);
});

testEach<readonly [string, F]>([
  ["a kink", ([x]) => Math.abs(x - 1)],
  [
    "a kink of a hundredth of the slope's size and more",
    ([x]) => x + 0.1 * Math.abs(x - 1),
  ],
  ["a jump", ([x]) => x > 1 ? 1 : 0],
  ["an edge", ([x]) => Math.sqrt(x - 1)],
  ["what throws on one side", ([x]) => {
    if (x < 1) throw new RangeError("below 1");
    return x;
  }],
])("secondLook(): nothing at %s", (_, f) => {
  assertEquals(looked(f, [1]).value, undefined);
});

Deno.test("secondLook(): a small kink is passed over, unless more is asked", () => {
  const f: F = ([x]) => x + 0.01 * Math.abs(x - 1);
  assertNear(looked(f, [1]).value, 1, 1e-9);
  assertEquals(looked(f, [1], { within: 1e-3 }).value, undefined);
});

Deno.test("secondLook(): no step beyond the bounds", () => {
  const bounds = { lower: [0.9985], upper: [2] };
  const { value, at } = looked(([x]) => Math.exp(x), [1], {}, bounds);
  assertNear(Math.max(...at), 2e-2, 1e-9);
  assert(Math.min(...at) >= -0.0015);
  assertNear(value, Math.E, 1e-9);
  assertEquals(looked(([x]) => x, [1], {}, { upper: [1] }).value, undefined);
});

Deno.test("secondLook(): as far as the bounds themselves", () => {
  const bounds = { lower: [1 - 0.02], upper: [1 + 0.02] };
  const { at } = looked(([x]) => Math.exp(x), [1], {}, bounds);
  assertEquals(at.length, 5);
});

Deno.test("secondLook(): what does not change has the derivative 0", () => {
  assertEquals(looked(() => 5, [1]).value, 0);
  assertEquals(curvature(() => 5, [1, 1], [0, 1]).value, 0);
});

Deno.test("secondLook(): f at x may be known", () => {
  const { at } = looked(([x]) => x ** 2, [1], { center: 1 });
  assertEquals(at.length, 4);
});

// Where x is in single precision, a tenth of it, and of the others where they are larger: √50 on the whole.
testEach([[[2], 0.2], [[1, 10], 0.1 * Math.sqrt(50.5)]] as const)(
  "secondLook(): in single precision steps from %j are a tenth of the size of x",
  (x, step) => {
    const { value, at } = looked((x) => x[0] ** 2, Float32Array.from(x));
    assertNear(Math.max(...at), 2 * step, 1e-5);
    assertNear(value, 2 * x[0], 1e-4);
  },
);

Deno.test("secondLook(): in doubles an element moves by a part of its own size, however large the others are", () => {
  const { at } = looked((x) => x[0] ** 2, [1, 1000]);
  assertNear(Math.max(...at), 0.02, 1e-12);
});

/** What mixed differences say at x, and how far from it f was asked along each element. */
function curvature(
  f: F,
  x: number[],
  weights: readonly (number | Float64Array)[],
  options: Options = {},
  bounds?: object,
) {
  const start = x.slice();
  const at: number[][] = [];
  const asked: F = (x) => (at.push(x.map((v, i) => v - start[i])), f(x));
  const { subject } = gradientOf(asked, () => x, x, bounds);
  const second = { ...subject, overX: [true, true] };
  const value = secondLook(second, { weights, index: [] }, options);
  assertEquals(x, start);
  return { value, at };
}

// Of exp(x + 3y) a mixed difference over h and k is sinh(h) sinh(3k) / hk times what it is at x, here for the steps h and 2h.
Deno.test("secondLook(): second derivatives by mixed differences over a hundredth and two of each element", () => {
  const f: F = ([x, y]) => Math.exp(x + 3 * y);
  const { value, at } = curvature(f, [2, -0.5], [0, 1]);
  const [near, wide] = [0.01, 0.02].map((h) =>
    Math.sinh(2 * h) * Math.sinh(1.5 * h) / (h * h) * Math.exp(0.5)
  );
  assertNear(value, (4 * near - wide) / 3, 1e-10);
  assertEquals(at.length, 8);
  assertNear(Math.max(...at.map(([x]) => x)), 0.04, 1e-12);
  assertNear(Math.max(...at.map(([, y]) => y)), 0.01, 1e-12);
});

testEach<readonly [string, F, (number | Float64Array)[], number]>([
  ["an element", ([x, y]) => x ** 2 * y + y ** 3, [0, 1], 4],
  ["one of the diagonal", ([x, y]) => x ** 3 + y ** 5, [0, 0], 12],
  ["one of the diagonal at 0", ([, , z]) => z ** 2 + z, [2, 2], 2],
  [
    "two directions",
    ([x, y, z]) => 3 * x * y + 5 * y * z + x * x,
    [Float64Array.of(1, 2, 0), Float64Array.of(0, 1, -1)],
    3 - 10,
  ],
  [
    "a direction and an element",
    ([x, y]) => 3 * x * y + x * x,
    [Float64Array.of(1, 2, 0), 0],
    2 + 6,
  ],
])("secondLook() at a second derivative: %s", (_, f, weights, expected) => {
  assertNear(curvature(f, [2, -3, 0], weights).value, expected, 1e-9);
});

// The sine of 100 x turns over a hundredth of 1; that of 30 x has differences that are sin(0.3) / 0.3 and sin(0.6) / 0.6 of it.
testEach([[100, 0.05, 1e-3], [30, 0.05, 1e-2], [30, 0.04, 1e-3]])(
  "secondLook() at a second derivative: of the sine of %d x, to within %d, by steps of %d",
  (k, within, step) => {
    const f: F = ([x, y]) => Math.sin(k * (x - 1)) * y;
    const { value, at } = curvature(f, [1, 1], [0, 1], { within });
    assertNear(value, k, k * (k * step) ** 4 / 20);
    assertNear(Math.max(...at.slice(-8).map(([x]) => x)), 2 * step, 1e-12);
  },
);

Deno.test("secondLook() at a second derivative: nothing at a jump, and none beyond bounds", () => {
  const f: F = ([x, y]) => x > 1 && y > 1 ? 1 : 0;
  assertEquals(curvature(f, [1, 1], [0, 1]).value, undefined);
  const bounds = { upper: [1.005, 9] };
  const smooth: F = ([x, y]) => x * y;
  const { value, at } = curvature(smooth, [1, 1], [0, 1], {}, bounds);
  assertNear(value, 1, 1e-9);
  assert(at.every(([x]) => x <= 0.005), JSON.stringify(at));
});
