import {
  aloneWrong,
  fewWrong,
  locate,
} from "../../../../lib/check/failure/locate.ts";
import { errorScales } from "../../../../lib/check/judge/error_scale.ts";
import { measure } from "../../../../lib/check/measure/measure.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { jacobianSubject } from "../../../../lib/check/subject/output_subject.ts";
import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { Calls } from "../../../../lib/check/point/calls.ts";
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

/** The same of a Jacobian of 3 outputs, f being sin(i + x[j]) summed over j with the weights i + j + 1. */
function locatedAmongOutputs(
  off: readonly (readonly [number, number, number])[],
) {
  const part = (i: number, j: number) => i + j + 1;
  const f = (x: number[]) =>
    [0, 1, 2].map((i) =>
      x.reduce((sum, v, j) => sum + part(i, j) * Math.sin(i + v), 0)
    );
  const jacobian = (x: number[]) => {
    const rows = [0, 1, 2].map((i) =>
      x.map((v, j) => part(i, j) * Math.cos(i + v))
    );
    for (const [i, j, by] of off) rows[i][j] += by;
    return Float64Array.from(rows.flat());
  };
  const calls = new Calls(
    f as never,
    new BoundedPoint([0.3, 0.9, -0.4, 1.2], "Test"),
    "Test",
  );
  const ask = () => calls.code((at) => jacobian(at as number[]));
  const outputs = calls.array().structure;
  const subject = jacobianSubject(
    calls,
    outputs,
    "J",
    ask as () => Float64Array,
  );
  subject.refresh();
  const weights = [
    Float64Array.of(0.5, -1.5, 2),
    Float64Array.of(1.2, 0.7, -0.6, 0.9),
  ];
  const direction = measure(subject, "a direction", [], weights);
  const scaleOf = errorScales(subject, [direction], undefined, false);
  const found = locate(subject, direction, scaleOf);
  return { ...found, alone: aloneWrong(found, scaleOf) };
}

testEach<readonly [[number, number, number][], number[], boolean]>([
  [[[1, 2, 0.1]], [1, 2], true],
  [[[0, 0, -3]], [0, 0], true],
  [[[2, 3, 5], [0, 1, 0.1]], [2, 3], false],
])("locate() among outputs, where %j is added", (off, index, alone) => {
  const { element, rest, alone: found } = locatedAmongOutputs(off);
  assertEquals([element.index, found], [index, alone]);
  const { value, error } = rest.estimate;
  // What is left is what was added elsewhere, times its weights.
  const left = alone ? 0 : 0.5 * 0.7 * 0.1;
  assert(Math.abs(rest.analytic - value - left) <= 2 * error + 1e-12);
  assert(error > 0 && error < 1e-6, `${error}`);
});
