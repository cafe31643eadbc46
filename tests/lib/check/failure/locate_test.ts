import {
  aloneWrong,
  fewWrong,
  locate,
} from "../../../../lib/check/failure/locate.ts";
import { errorScales } from "../../../../lib/check/judge/error_scale.ts";
import { measure } from "../../../../lib/check/measure/measure.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, gradientOf } from "../gradient_of.ts";

const square: F = (x) => x.reduce((sum, v) => sum + v * v, 0);
const N = 16;
const X = Array.from({ length: N }, (_, i) => 1 + i / N);

/** What bisection finds where the gradient 2x is off by so much at some elements. */
function located(off: Readonly<Record<number, number>>) {
  const g = (x: number[]) => x.map((v, i) => 2 * v + (off[i] ?? 0));
  const { subject } = gradientOf(square, g, X.slice());
  const weights = Float64Array.from(X, (_, i) => i % 2 ? 0.7 : -1.2);
  const direction = measure(subject, "a direction", [], [weights]);
  const scaleOf = errorScales(subject, [direction], undefined, false);
  const found = locate(subject, direction, scaleOf);
  const few = fewWrong(subject, found, scaleOf);
  return {
    ...found,
    few: few?.map(({ index }) => index[0]),
    alone: aloneWrong(found, scaleOf),
  };
}

testEach([0, 7, 8, 15])("locate() finds the wrong element %d", (i) => {
  const { element, rest, alone, few } = located({ [i]: 0.01 });
  assertEquals([element.index, alone, few], [[i], true, [i]]);
  assertEquals(element.analytic, 2 * X[i] + 0.01);
  assert(Math.abs(rest.analytic - rest.estimate.value) < 1e-9);
});

testEach<readonly [Record<number, number>, number[], boolean]>([
  [{ 3: 1, 12: -5 }, [12, 3], false],
  [{ 0: 4, 1: 2, 2: 1 }, [0, 1, 2], false],
  [{ 9: NaN, 5: 1 }, [9, 5], false],
  [{ 5: -Infinity, 9: 1 }, [5, 9], false],
  [{ 14: Infinity }, [14], true],
  [{ 6: NaN }, [6], true],
])("locate() takes of %j the furthest off first: %j", (off, few, alone) => {
  const found = located(off);
  assertEquals([found.few, found.alone], [few, alone]);
});

Deno.test("fewWrong() gives up on more than eight", () => {
  const wrong = (count: number) =>
    Object.fromEntries(X.slice(0, count).map((_, i) => [i, 2 ** -i]));
  assertEquals(located(wrong(8)).few?.length, 8);
  assertEquals(located(wrong(9)).few, undefined);
});
