import { localFit } from "../../../../lib/check/numeric/local_fit.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

// To the left of its kink, x + c · max(0, x - 1 - d) has the slope 1.
testEach([1e-7, 1e-5, 1e-4])(
  "localFit(): a kink at 30 times the rounding from x or farther is not taken for one at x: rounding %s",
  (noise) => {
    const line = numberLine(1, -Infinity, Infinity);
    const distances = [0.3, 0.1, 0.03, 0.01, 0.005, 0.003, 0.001];
    for (const distance of distances.filter((d) => d >= 30 * noise)) {
      for (const change of [0.5, 1, 2, -1]) {
        const f = (x: number) => x + change * Math.max(0, x - 1 - distance);
        const found = localFit(
          line,
          f,
          1,
          { noise, relative: 0, typical: 1 },
          undefined,
        );
        assert(found);
        assertEquals(found.verdict.kind, "ok", `${distance}, ${change}`);
        assert(Math.abs(found.value - 1) <= found.error, `${found.value}`);
      }
    }
  },
);

/** What windows around x = 1 say of f, its rounding being known, and how often f was evaluated. */
function fitAt(
  f: (x: number) => number,
  noise: number,
  claim?: { value: number; tolerance: number },
  [lower, upper] = [-Infinity, Infinity],
) {
  const asked: number[] = [];
  const found = localFit(
    numberLine(1, lower, upper),
    (x) => (asked.push(x), f(x)),
    f(1),
    { noise, relative: 0, typical: 1 },
    claim,
  );
  return { found, asked };
}

// Of eight points a side in geometric progression from 1/2 down, that of a parabola or a line is the best window: its slope is
// the sum of t·y over that of t², whose weights have the length 1/√Σt², where Σt² is (1 - 0.36⁸) / 4·0.64 a side.
const SQUARES = (1 - 0.36 ** 8) / (4 * 0.64);

testEach([2 ** -10, 2 ** -20, 2 ** -30])(
  "localFit(): its error is eight standard deviations of the best window: rounding %s",
  (noise) => {
    const { found, asked } = fitAt((x) => 3 * x, noise);
    assertEquals([found!.verdict.kind, found!.evaluations], ["ok", 32]);
    assertEquals(asked.length, 32);
    assert(Math.abs(found!.value - 3) < 1e-12);
    const expected = 8 * noise / Math.sqrt(2 * SQUARES);
    assert(Math.abs(found!.error / expected - 1) < 1e-9, `${found!.error}`);
  },
);

// A thousandth is enough where the code agrees.
testEach([[3, 2 ** -20, 16], [3, 2 ** -8, 32], [3.1, 2 ** -20, 32], [
  3 * (1 + 5e-8),
  2 ** -30,
  16,
], [3 * (1 + 2e-7), 2 ** -30, 32]])(
  "localFit(): half of the points are enough for a claim that agrees: of %d with rounding %s, %d",
  (value, noise, evaluations) => {
    const { found } = fitAt((x) => 3 * x, noise, { value, tolerance: 1e-7 });
    assertEquals(found!.evaluations, evaluations);
    assert(Math.abs(found!.value - 3) < 1e-12);
  },
);

// 1 and -1 in turn leave a residual of 1.026298538 around the window that fits best (NumPy), and two standard deviations are
// allowed: four times at most seven times as much as is known.
const LEFT = 1.026298538202668;
const inTurn = (x: number) =>
  x === 1
    ? 0
    : (-1) ** Math.round(Math.log(2 * Math.abs(x - 1)) / Math.log(0.6));

testEach([[1.01, true], [0.99, false]] as const)(
  "localFit(): f may be 16384 times as coarse as is known: %s of that, %s",
  (part, expected) => {
    const { found } = fitAt(inTurn, part * LEFT / 2 / 4 ** 7);
    assertEquals(found !== undefined, expected);
    if (!found) return;
    const error = 8 * LEFT / Math.sqrt(2 * SQUARES);
    assert(Math.abs(found.error / error - 1) < 1e-9, `${found.error}`);
  },
);

testEach([[0, 7, 3.5], [1, 1e-3, 0.5], [1, 50, 25], [2, 1e6, 1e4]])(
  "localFit(): x = %d is moved by half of its size or of the others', %d, but no farther than 1e4 times: by %d",
  (x, typical, expected) => {
    let far = 0;
    const line = numberLine(x, -Infinity, Infinity);
    const f = (at: number) => (far = Math.max(far, Math.abs(at - x)), at);
    localFit(line, f, x, { noise: 1e-7, relative: 0, typical }, undefined);
    assertEquals(far, expected);
  },
);

Deno.test("localFit(): the size of the others is that along the line", () => {
  let far = 0;
  const line = { ...numberLine(1, -Infinity, Infinity), unit: 0.5 };
  const f = (at: number) => (far = Math.max(far, Math.abs(at - 1)), at);
  const coarse = { noise: 1e-7, relative: 0, typical: 50 };
  localFit(line, f, 1, coarse, undefined);
  assertEquals(far, 12.5);
});

testEach([[[0.8, 1.1], 30], [[1, 2], 16], [[0, 1], 16]] as const)(
  "localFit() asks within %j alone",
  ([lower, upper], least) => {
    const f = (x: number) => 3 * x;
    const { found, asked } = fitAt(f, 1e-9, undefined, [lower, upper]);
    assert(asked.length >= least, `${asked.length}`);
    assert(asked.every((x) => x >= lower && x <= upper && x !== 1));
    assert(Math.abs(found!.value - 3) <= found!.error);
  },
);

Deno.test("localFit() asks at the bounds themselves, and beyond them not even by rounding", () => {
  const { asked } = fitAt((x) => 3 * x, 1e-9, undefined, [0.875, 1.25]);
  assertEquals([Math.min(...asked), Math.max(...asked)], [0.875, 1.25]);
  // The numbers in single precision next to 0.9 and 1.1 lie outside.
  const single: number[] = [];
  const f = (x: number) => (single.push(x), 3 * x);
  const line = numberLine(1, 0.9, 1.1, Math.fround);
  localFit(line, f, 3, { noise: 1e-7, relative: 0, typical: 1 }, undefined);
  assert(single.every((x) => x >= 0.9 && x <= 1.1), `${single}`);
});

Deno.test("localFit() goes by the best window around x, whatever is claimed", () => {
  const claim = { value: 3.1, tolerance: 1e-7 };
  const { found } = fitAt((x) => 3 * x, 2 ** -20, claim);
  const expected = 8 * 2 ** -20 / Math.sqrt(2 * SQUARES);
  assert(Math.abs(found!.error / expected - 1) < 1e-9, `${found!.error}`);
});

// The slopes on the sides are known to within 0.066 each, which is too little to call it a kink.
testEach([[3, 0, 3, 3], [3.5, 0, 3.5, 3.5], [3.3, 0.1, 3, 3], [
  4.5,
  0.1,
  3.2,
  3.5,
]])(
  "localFit(): of 3 on the left and 3.5 on the right, a claim of %d to within %d takes what agrees or is nearer",
  (value, tolerance, least, greatest) => {
    const f = (x: number) => 3 * x + Math.max(0, x - 1) / 2;
    const { found } = fitAt(f, 2 ** -8, { value, tolerance });
    assertEquals(found!.verdict.kind, "ok");
    assert(found!.value > least - 1e-9 && found!.value < greatest + 1e-9);
  },
);

Deno.test("localFit() tells both slopes of a kink at x, and their mean", () => {
  const f = (x: number) => 3 * x + 2 * Math.abs(x - 1);
  const { found } = fitAt(f, 1e-7);
  assert(found?.verdict.kind === "kink");
  const { left, right } = found.verdict;
  assert(Math.abs(left.value - 1) <= left.error && left.error < 1e-5);
  assert(Math.abs(right.value - 5) <= right.error && right.error < 1e-5);
  assert(Math.abs(found.value - 3) < 1e-5);
  assert(Math.abs(found.error - 2) < 1e-5);
});

Deno.test("localFit() goes by the side where f is defined", () => {
  const f = (x: number) => x > 1 ? NaN : 3 * x;
  const { found } = fitAt(f, 1e-9);
  assert(Math.abs(found!.value - 3) <= found!.error && found!.error < 1e-6);
  assertEquals(fitAt((x) => x === 1 ? 1 : NaN, 1e-9).found, undefined);
});

// The lengths of the weights of the longest window, by the degree that it takes (NumPy's pinv of its powers).
testEach<readonly [string, (t: number) => number, number]>([
  ["a parabola around x", (t) => t ** 2, 1.1315304697],
  ["a cubic around x", (t) => t ** 3, 2.56630025],
  ["a quartic around x", (t) => t ** 4, 2.56630025],
  ["a line on one side", (t) => t > 0 ? NaN : t, 2.1191068184],
  ["a parabola on one side", (t) => t > 0 ? NaN : t ** 2, 7.5698557652],
  ["a cubic on one side", (t) => t > 0 ? NaN : t ** 3, 18.6150235671],
])("localFit(): %s is told by the degree that it takes", (_, f, length) => {
  const noise = 2 ** -36;
  const { found } = fitAt((x) => f(x - 1), noise);
  assert(Math.abs(found!.error / (8 * noise * length) - 1) < 1e-8);
});
