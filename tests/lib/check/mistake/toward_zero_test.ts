import type { Measurement } from "../../../../lib/check/measure/measure.ts";
import {
  TOWARD_ZERO,
  towardZero,
} from "../../../../lib/check/mistake/toward_zero.ts";
import { OK } from "../../../../lib/core/verdict/verdicts.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type Ratio = (x: number) => number;

/** What is seen of elements whose ratio is a function of how far x is from 0. */
function sides(ratios: readonly Ratio[], error = 1e-14): Measurement[][] {
  return TOWARD_ZERO.map((x) =>
    ratios.map((ratio, k): Measurement => ({
      path: `x[${k}]`,
      index: [k],
      weights: [k],
      analytic: 2 * ratio(x),
      estimate: {
        value: 2,
        error: 2 * error,
        evaluations: 4,
        verdict: OK,
        reach: 1,
      },
    }))
  );
}

const to = (limit: number, slope = 0.3): Ratio => (x) => limit + slope * x;
const power = (p: number, c = 0.4): Ratio => (x) => 1 + c * x ** p * (1 + x);
const other: Ratio = (x) => 1.37 + x;

testEach<readonly [string, readonly Ratio[], RegExp | undefined]>([
  ["twice, for both", [to(2), to(2)], /goes to 2 .* s for/],
  ["twice and four times", [to(2), to(4)], /goes to 2 /],
  ["four times and sixteen times", [to(4), to(16)], /goes to 4 .* 1 for/],
  [
    "twice for a fifth of ten",
    [to(2), to(2), ...Array(8).fill(other)],
    /goes to 2 /,
  ],
  [
    "twice for less than a fifth",
    [to(2), to(2), ...Array(9).fill(other)],
    undefined,
  ],
  ["twice for one alone", [to(2), other, other], undefined],
  ["nearly twice", [to(2.006), to(2.006)], undefined],
  ["half", [to(0.5), to(0.5)], undefined],
  [
    "what σ has at its output",
    [to(0.94001484), to(0.94001484), other],
    /goes to 0\.94 /,
  ],
  ["the same for less than half", [
    to(0.94001484),
    to(0.94001484),
    ...Array(3).fill(other),
  ], undefined],
  ["to 1 as x", [power(1), power(1, -2)], /off by x beside/],
  ["to 1 as x²", [power(2), power(2)], /off by x² beside/],
  ["to 1 as x³", [power(3), power(3)], undefined],
  ["to 1 as x⁴", [power(4), power(4)], /off by x\^4 beside/],
  ["to 1 as x⁵", [power(5), power(5)], /off by x\^4 beside/],
  [
    "to 1 as x, and one that crosses it",
    [power(1), power(1, -2), (x) => 1 + 50 * x * (x - 1 / 40)],
    /off by x beside/,
  ],
  ["to 1 as x to 1.4", [power(1.4), power(1.4)], /off by x beside/],
  [
    "to 1 as x to 1.4, in most",
    [power(1.4), power(1.4), other],
    undefined,
  ],
  [
    "to 1 as x, in half of all",
    [power(1), power(1), other, other],
    /off by x beside/,
  ],
  [
    "to 1 as x, in less than half",
    [power(1), power(1), other, other, other],
    undefined,
  ],
  ["to 1 as x in one alone", [power(1)], undefined],
  ["to no limit", [other, other], undefined],
  ["nothing", [], undefined],
])("towardZero(): a ratio that goes %s", (_, ratios, said) => {
  const sentence = towardZero(sides(ratios))?.sentence;
  assertEquals(sentence !== undefined, said !== undefined, sentence);
  if (said) assert(said.test(sentence!), sentence);
});

Deno.test("towardZero() judges by the larger steps where rounding hides what the least would say", () => {
  // At 1/64 the difference is 2.4e-8, a tenth of what three errors of 1e-9 each leave of it.
  const ratios = [power(4), power(4)];
  assert(towardZero(sides(ratios, 1e-9))?.sentence.includes("x^4"));
});

Deno.test("towardZero() takes no ratio whose numeric side is good to less than a thousandth", () => {
  assertEquals(towardZero(sides([to(2), to(2)], 2e-3)), undefined);
  assert(towardZero(sides([to(2), to(2)], 1e-3)) !== undefined);
});

Deno.test("towardZero() leaves out what the numeric side does not tell at each x", () => {
  for (const k of [0, 1, 2]) {
    const all = sides([to(2), other, to(2)]);
    const { estimate, ...one } = all[k][1];
    all[k][1] = { ...one, estimate: { ...estimate, error: Infinity } };
    // Of the two that are left, both go to 2: of three, one more would have to.
    assert(towardZero(all)?.sentence.includes("goes to 2 "));
  }
});
