import {
  type Sample,
  slopesOf,
} from "../../../../lib/check/numeric/windows.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const exact = { noise: 2 ** -40, relative: 0 };

/** So many points to one side, each 0.6 times as far from x as the one before, and the change of f there. */
function samples(
  f: (t: number) => number,
  side: 1 | -1,
  count: number,
): Sample[] {
  return Array.from({ length: count }, (_, k) => {
    const t = side * 0.6 ** k / 2;
    return [t, f(t)];
  });
}

const line = (t: number) => 3 * t;

testEach(
  [[4, 4, []], [5, 4, ["left"]], [4, 5, ["right"]], [5, 5, [
    "both",
    "left",
    "right",
  ]]] as const,
)(
  "slopesOf(): of %d points on the left and %d on the right, five make a window",
  (left, right, expected) => {
    const slopes = slopesOf(
      samples(line, -1, left),
      samples(line, 1, right),
      exact,
    );
    const found = Object.entries(slopes ?? {}).filter(([, slope]) => slope);
    assertEquals(found.map(([kind]) => kind), [...expected]);
    for (const [, slope] of found) assert(Math.abs(slope.value - 3) < 1e-12);
  },
);

// The slope of a line through 0 by least squares is Σty / Σt², whose weights have the length 1 / √Σt². A window holds 0 and
// eight points a side at most, and the degree that is fitted around x, 2, leaves the slope of a line to the odd powers.
testEach([5, 8, 9, 12])(
  "slopesOf(): the error of a line around x is eight deviations of the longest window: %d points",
  (count) => {
    const squares = samples(line, 1, Math.min(count, 8))
      .reduce((sum, [t]) => sum + 2 * t * t, 0);
    const { both } = slopesOf(
      samples(line, -1, count),
      samples(line, 1, count),
      exact,
    )!;
    const expected = 8 * 2 ** -40 / Math.sqrt(squares);
    assert(Math.abs(both!.error / expected - 1) < 1e-9, `${both!.error}`);
  },
);

/** What is granted of a line's error by the rounding that is known: its deviation. */
function deviation(
  f: (t: number) => number,
  rounding: { noise: number; relative: number },
): number {
  const [left, right] = [samples(f, -1, 8), samples(f, 1, 8)];
  const squares = right.reduce((sum, [t]) => sum + 2 * t * t, 0);
  return slopesOf(left, right, rounding)!.both!.error * Math.sqrt(squares) / 8;
}

// The change of 3 t over the window is 1.5.
testEach<readonly [string, number, number, number]>([
  ["that at x", 2 ** -20, 0, 2 ** -20],
  ["that of what f changes by", 2 ** -20, 2 ** -10, 1.5 * 2 ** -10],
  ["the larger of both", 2 ** -9, 2 ** -10, 2 ** -9],
  ["that of doubles at least", 0, 0, 1.5 * Number.EPSILON],
])("slopesOf() reckons with %s", (_, noise, relative, expected) => {
  const found = deviation(line, { noise, relative });
  assert(Math.abs(found / expected - 1) < 1e-9, `${found}`);
});

Deno.test("slopesOf(): the window on one side is rounded as what lies as far on the other", () => {
  const steep = (t: number) => t < 0 ? 0 : 100 * t;
  const [left, right] = [samples(steep, -1, 8), samples(steep, 1, 8)];
  const errorOf = (right: readonly Sample[]) =>
    slopesOf(left, right, { noise: 2 ** -40, relative: 2 ** -20 })!.left!.error;
  // Where the right ends nearer to x than the left, less of it counts.
  const [whole, half] = [errorOf(right), errorOf(right.slice(4))];
  assert(whole >= 50 * 2 ** -20 && half < whole / 5, `${whole} ${half}`);
  const beyond: Sample[] = [[0.51, 1e9], ...right];
  assertEquals(errorOf(beyond), whole);
});

Deno.test("slopesOf(): f that is 0 has the slope 0", () => {
  const zero = (t: number) => 0 * t;
  const slopes = slopesOf(samples(zero, -1, 8), samples(zero, 1, 8), {
    noise: 0,
    relative: 0,
  })!;
  assertEquals(
    [slopes.both!.value, slopes.left!.value, slopes.right!.value].map(Math.abs),
    [0, 0, 0],
  );
});
