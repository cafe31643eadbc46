import {
  type Interval,
  type LineLayer,
  type Picture,
  plotLines,
  type Point,
} from "../../../lib/plot/mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

function pathsOf(picture: Picture, layer = 0): readonly (readonly Point[])[] {
  return (picture.layers[layer] as LineLayer).paths;
}

function plot(f: (x: number) => number, interval: Interval): Picture {
  return plotLines([{ label: "f", f }], interval);
}

const PIECES: readonly [string, (x: number) => number, Interval, number][] = [
  ["sin(x)", Math.sin, [-9, 9], 1],
  [
    "tanh(1e6 x), steep but continuous",
    (x) => Math.tanh(1e6 * x),
    [-1, 1.1],
    1,
  ],
  ["∛x, with a vertical tangent", Math.cbrt, [-1, 1.3], 1],
  ["|x|", Math.abs, [-1, 1.3], 1],
  ["1/x over its pole", (x) => 1 / x, [-1, 1], 2],
  ["1/x, its pole between samples", (x) => 1 / (x - 0.1234), [-1, 1], 2],
  ["tan(x), poles at -3π/2, -π/2 and π/2", Math.tan, [-5, 3], 4],
  ["sign(x), a jump", Math.sign, [-1, 1.01], 2],
  ["floor(x), jumps at 1 and 2", Math.floor, [0.5, 2.5], 3],
  [
    "√(x² - 1), undefined in the middle",
    (x) => Math.sqrt(x * x - 1),
    [-2, 2],
    2,
  ],
  ["NaN", () => NaN, [0, 1], 0],
];

for (const [name, f, interval, pieces] of PIECES) {
  Deno.test(`plotLines() draws ${name} in ${pieces} pieces`, () => {
    assertEquals(pathsOf(plot(f, interval)).length, pieces);
  });
}

Deno.test("plotLines() leaves a line open at a pole: no path spans it", () => {
  for (const path of pathsOf(plot((x) => 1 / (x - 0.1234), [-1, 1]))) {
    const sides = new Set(path.map(([x]) => x > 0.1234));
    assertEquals(sides.size, 1);
  }
});

Deno.test("plotLines() follows a function to the end of its domain", () => {
  const [[[start, height]]] = pathsOf(
    plot((x) => Math.sqrt(x - 1 / 3), [-1, 1]),
  );
  // Sixty halvings of 2/256 end within a few ulp of 1/3.
  assert(Math.abs(start - 1 / 3) <= 2 ** -52);
  assert(height <= 2 ** -26);
});

Deno.test("plotLines() closes a hole of one point to less than a dot", () => {
  const [left, right] = pathsOf(plot((x) => Math.sin(x) / x, [-4, 4]));
  assert(right[0][0] - left[left.length - 1][0] < 1e-12);
});

Deno.test("plotLines() passes through the values of f alone, in rising order of x", () => {
  const f = (x: number) => Math.exp(-x) * Math.sin(5 * x);
  const [path] = pathsOf(plot(f, [0, 4]));
  assertEquals(path[0], [0, 0]);
  assertEquals(path[path.length - 1], [4, f(4)]);
  path.forEach(([x, y], i) => {
    assertEquals(y, f(x));
    assert(i === 0 || x > path[i - 1][0]);
  });
});

Deno.test("plotLines() shows all of a bounded function", () => {
  const needle = (x: number) => Math.exp(-((x * 1e9) ** 2));
  const decay = (x: number) => Math.exp(-2000 * (x + 1));
  for (
    const f of [Math.cos, needle, decay, (x: number) => 1 / (1 + (50 * x) ** 2)]
  ) {
    const [low, high] = plot(f, [-1, 1]).y.interval;
    assert(low <= f(1) && low > -0.1 && high >= 1 && high < 1.1);
  }
});

const POLES: readonly [string, (x: number) => number, Interval][] = [
  ["tan(x), poles between samples", Math.tan, [-4, 4.01]],
  ["tan(x), finite samples within an ulp of the poles", Math.tan, [
    -Math.PI,
    Math.PI,
  ]],
  ["tan(x) up to its poles", Math.tan, [-Math.PI / 2, Math.PI / 2]],
  ["1/x, a sample on the pole", (x) => 1 / x, [-1, 1]],
  ["1/x², a sample on the pole", (x) => 1 / x ** 2, [-1, 1]],
  ["1/x², the pole between samples", (x) => 1 / x ** 2, [-1, 1.01]],
  ["1/(x - 1/3), samples beside the pole", (x) => 1 / (x - 1 / 3), [-1, 5 / 3]],
  ["1/√x from its pole on", (x) => 1 / Math.sqrt(x), [0, 1]],
];
for (const [name, f, interval] of POLES) {
  Deno.test(`plotLines() shows the foot of the climb to a pole: ${name}`, () => {
    const [low, high] = plot(f, interval).y.interval;
    assert(high - low < 300, `${low}..${high}`);
  });
}

Deno.test("plotLines() shows all of an exponential and the climb of a logarithm", () => {
  assert(plot(Math.exp, [0, 100]).y.interval[1] >= Math.exp(100));
  const [low, high] = plot(Math.log, [0, 1]).y.interval;
  assert(low < Math.log(1 / 256) && low > -15 && high < 1);
});

Deno.test("plotLines() shows the heights that it is given", () => {
  const picture = plotLines([{ label: "f", f: Math.exp }], [0, 1], {
    y: [-1, 7],
  });
  assertEquals(picture.y.interval, [-1, 7]);
});

Deno.test("plotLines() costs about 600 evaluations for a smooth curve and at most 50,000 for noise", () => {
  let evaluations = 0;
  const count = (f: (x: number) => number, interval: Interval) => {
    evaluations = 0;
    plot((x) => (evaluations++, f(x)), interval);
    return evaluations;
  };
  assert(count((x) => 2 * x + 1, [0, 1]) < 700);
  // The last bits of a product with a large number: as good as noise.
  assert(count((x) => (x * 7919.77e9) % 1, [0, 1]) <= 50_000);
});

const REFUSED: readonly Interval[] = [[1, 1], [2, 1], [0, Infinity], [NaN, 1]];
for (const interval of REFUSED) {
  Deno.test(`plotLines() refuses the interval ${interval.join("..")}`, () => {
    assertThrows(
      () => plot(Math.sin, interval),
      RangeError,
      `Cannot plot over ${interval.join("..")}`,
    );
  });
}

Deno.test("plotLines() names the function that returns something other than a number", () => {
  const f = (() => [1]) as unknown as () => number;
  assertThrows(
    () => plot(f, [0, 1]),
    TypeError,
    "Cannot plot f as it must return one number: it returned [1]",
  );
});

Deno.test("plotLines() cuts off a curve beside which the others would be a line on the axis, and says so", () => {
  const picture = plotLines([
    { label: "sin", f: Math.sin },
    { label: "x^10", f: (x) => x ** 10 },
  ], [-3, 3]);
  const [low, high] = picture.y.interval;
  assert(low < -1 && high > 1 && high < 5);
  assertEquals(
    picture.layers.map((layer) => layer.kind === "line" && layer.label),
    ["sin", "x^10 (cut off)"],
  );
});

Deno.test("plotLines() shows curves of like height whole, and one that is alone", () => {
  for (const curves of [[Math.sin, Math.exp], [Math.exp]]) {
    const picture = plotLines(
      curves.map((f) => ({ label: f.name, f })),
      [-2, 2],
    );
    assertEquals(
      picture.layers.map((layer) => layer.kind === "line" && layer.label),
      curves.map(({ name }) => name),
    );
  }
});
