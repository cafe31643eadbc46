import { measureElement } from "../../../../lib/check/measure/measure.ts";
import { isLimit, rowOf } from "../../../../lib/check/tie/limit.ts";
import type { Subject } from "../../../../lib/check/subject/subject.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, type G, gradientOf } from "../gradient_of.ts";

/** Whether the gradient at x is that of f at a point beside x, as far as it is doubted along a direction. */
function limitAt(
  f: F,
  g: G,
  x: number[],
  along: number[],
  apart: number,
  bounds?: object,
) {
  const start = x.slice();
  return [1, 2, 3].map((seed) => {
    const { subject } = gradientOf(f, g, x, bounds);
    const measurement = measureElement(subject, [0]);
    const doubt = { measurement, along: Float64Array.from(along), apart };
    const found = isLimit(subject, doubt, randomSource(seed));
    assertEquals(x, start);
    return found;
  });
}

const all = (value: boolean) => [value, value, value];

// A greatest of two, tied: the code may give the slope to either, and beside the tie it does.
const greatest: F = ([a, b]) => Math.max(a, b);
const first: G = ([a, b]) => a >= b ? [1, 0] : [0, 1];

/** A relu of two inputs, weighted, and its gradient. */
function neuron([x, y]: number[], w: number, a: number, b: number): number {
  return w * Math.max(0, a * x + b * y);
}

function slope([x, y]: number[], w: number, a: number, b: number): number[] {
  return a * x + b * y > 0 ? [w * a, w * b] : [0, 0];
}

testEach<readonly [string, F, G, number[], number[], number, boolean]>([
  ["one side of a tie", greatest, first, [2, 2], [1, -1], 1, true],
  [
    "one side of a tie of unlike sizes",
    ([a, b]) => Math.max(a, 1e3 * b),
    ([a, b]) => a >= 1e3 * b ? [1, 0] : [0, 1e3],
    [2, 2e-3],
    [1, 0],
    1,
    true,
  ],
  // Its slope along the third changes by 20 beside x, which is little for an element of a millionth.
  [
    "one side of a tie beside an element that is small",
    ([a, b, c]) => Math.max(a, b) + (1e6 * c) ** 2,
    ([a, b, c]) => [...first([a, b]) as number[], 2e12 * c],
    [2, 2, 1e-6],
    [1, -1, 0],
    1,
    true,
  ],
  ["one side of a tie at 0", greatest, first, [0, 0], [1, -1], 1, true],
  [
    "the narrow piece between two kinks that are nearly parallel",
    (x) => neuron(x, 0.23, -0.74, -0.38) + neuron(x, -0.38, 0.88, 0.51),
    (x) =>
      [0, 1].map((i) =>
        slope(x, 0.23, -0.74, -0.38)[i] + slope(x, -0.38, 0.88, 0.51)[i]
      ),
    [0, 0],
    [0, 1],
    0.087,
    true,
  ],
  [
    "both sides of a tie at once",
    greatest,
    ([a, b]) => [Number(a >= b), Number(b >= a)],
    [2, 2],
    [1, 1],
    1,
    false,
  ],
  [
    "the same wherever x is, and wrong",
    greatest,
    () => [1, 1],
    [2, 2],
    [1, 1],
    1,
    false,
  ],
  [
    "right along the direction alone",
    ([a, b]) => Math.max(a, 2) + 3 * b,
    ([a]) => [Number(a >= 2), 2],
    [2, 1],
    [1, 0],
    1,
    false,
  ],
  [
    "wrong along the direction",
    ([a, b]) => Math.max(a, 2) + b,
    () => [0.9995, 1],
    [2, 1],
    [1, 0],
    1e-3,
    false,
  ],
])("isLimit(): %s", (_, f, g, x, along, apart, expected) => {
  assertEquals(limitAt(f, g, x, along, apart), all(expected));
});

Deno.test("isLimit(): not where the code throws beside x, nor where bounds leave no point", () => {
  const g: G = (x) => {
    if (x[0] !== 2) throw new RangeError("beside");
    return [1, 0];
  };
  assertEquals(limitAt(greatest, g, [2, 2], [1, -1], 1), all(false));
  const tight = { lower: 2, upper: 2 + 1e-9 };
  assertEquals(limitAt(greatest, first, [2, 2], [1, -1], 1, tight), all(false));
});

testEach<readonly [string, G, boolean]>([
  ["one side of a tie", first, true],
  ["both sides of a tie", () => [1, 1], false],
])("isLimit(): a coarse f is looked at farther from x: %s", (_, g, limit) => {
  const f: F = (x) => Math.fround(greatest(x.map(Math.fround)));
  const x = [2, 2];
  const { subject } = gradientOf(f, g, x);
  const measurement = measureElement(subject, [0]);
  subject.point.relativeNoise = 1e-7;
  const doubt = { measurement, along: Float64Array.of(1, -1), apart: 1 };
  if (!limit) doubt.along[1] = 1;
  assertEquals(isLimit(subject, doubt, randomSource(1)), limit);
});

Deno.test("isLimit() asks the code at some points from each of many starts beside x, and once more at x", () => {
  let asks = 0;
  const g: G = ([a]) => (asks++, [a === 2 ? 1 : 3, 0]);
  const { subject } = gradientOf(greatest, g, [2, 2]);
  const measurement = measureElement(subject, [0]);
  const before = asks;
  const doubt = { measurement, along: Float64Array.of(1, -1), apart: 1 };
  assertEquals(isLimit(subject, doubt, randomSource(1)), false);
  assertEquals(asks - before, 32 * 8 + 1);
});

Deno.test("isLimit() gives up on code that says the same at three points and is wrong at each", () => {
  let asks = 0;
  const { subject } = gradientOf(greatest, () => (asks++, [1, 1]), [2, 2]);
  const measurement = measureElement(subject, [0]);
  const before = asks;
  const doubt = { measurement, along: Float64Array.of(1, 1), apart: 1 };
  assertEquals(isLimit(subject, doubt, randomSource(1)), false);
  assertEquals(asks - before, 3 + 1);
});

// Neither the units of x and f nor the length of the direction matter.
testEach(
  [1e-5, 1, 1e5].flatMap((unit) =>
    [1e-4, 1, 1e4].flatMap((height) =>
      [1e-3, 1, 1e3].map((length) => [unit, height, length] as const)
    )
  ),
)(
  "isLimit(): x in units of %d, f in units of %d, and a direction of the length %d",
  (unit, height, length) => {
    const f: F = (x) => {
      const [a, b] = x.map((v) => v / unit);
      return height * (Math.max(a, b) + a * b / 10);
    };
    const by = (slopes: G): G => (x) => {
      const [a, b] = x.map((v) => v / unit);
      const [p, q] = Array.from(slopes([a, b]));
      return [p + b / 10, q + a / 10].map((v) => v * height / unit);
    };
    const at = [2 * unit, 2 * unit];
    const apart = length * height / unit;
    const along = (sign: number) => [length, sign * length];
    assertEquals(limitAt(f, by(first), at, along(-1), apart), all(true));
    const both = by(() => [1, 1]);
    assertEquals(limitAt(f, both, at, along(1), apart), all(false));
  },
);

Deno.test("isLimit(): a large value of f beside what is to be explained", () => {
  const f: F = (x) => 1e5 + greatest(x);
  assertEquals(limitAt(f, first, [2, 2], [1, -1], 1), all(true));
  assertEquals(limitAt(f, () => [1, 1], [2, 2], [1, 1], 1), all(false));
});

// A wave of straight pieces 4e-7 long, on each of which the code is right: a step that is long beside them would tell nothing.
Deno.test("isLimit(): kinks that are close together", () => {
  const piece = ([, b]: number[]) => (b - 2) / 4e-7 + 0.5;
  const f: F = (x) => {
    const t = piece(x);
    const part = t - Math.floor(t);
    return 4e-7 * (Math.floor(t) % 2 === 0 ? part : 1 - part) + 3 * x[0];
  };
  const g: G = (x) => [3, Math.floor(piece(x)) % 2 === 0 ? 1 : -1];
  assertEquals(limitAt(f, g, [2, 2], [0, 1], 2), all(true));
});

testEach([[0, [1, 2]], [1, [3, 4]], [2, [5, 6]]])(
  "rowOf(): what the code says of output %d",
  (output, expected) => {
    const subject = {
      sizes: [3, 2],
      elements: () => Float64Array.of(1, 2, 3, 4, 5, 6),
    } as unknown as Subject;
    assertEquals([...rowOf(subject, [output, 1])!], expected);
    const gradient = { ...subject, sizes: [6] };
    assertEquals([...rowOf(gradient, [output])!], [1, 2, 3, 4, 5, 6]);
    const product = { ...subject, elements: () => undefined };
    assertEquals(rowOf(product, [output, 1]), undefined);
  },
);
