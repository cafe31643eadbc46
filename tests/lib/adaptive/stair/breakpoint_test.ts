import { Context } from "../../../../lib/adaptive/context.ts";
import {
  type Interval,
  stepBetween,
} from "../../../../lib/adaptive/stair/breakpoint.ts";
import { answering, goOn } from "../../../../lib/core/drive.ts";
import { newProbe, numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** The step of f beside 0 that is found in an interval, where 0 is forecast, and what it costs. */
function find(
  f: (x: number) => number,
  interval: Partial<Interval> = {},
  maxEvaluations = 100,
  said: (t: number) => number = () => 0,
) {
  const line = numberLine(0, -Infinity, Infinity);
  const limits = { promise: undefined, maxEvaluations };
  const context = new Context(line, 1, f(0), newProbe(), limits);
  const step = goOn(
    stepBetween(context, said, {
      direction: 1,
      from: 0.5,
      to: 1,
      rounding: 1e-12,
      ...interval,
    }),
    answering(f),
  );
  return { step, evaluations: context.evaluations - 1 };
}

testEach<[number, number, 1 | -1]>([
  [0.7, 2, 1],
  [0.9, -1e-3, 1],
  [0.51, 4, -1],
])("a step at %d of height %d is found on side %s", (at, height, direction) => {
  const { step, evaluations } = find(
    (x) => 3 + (direction * x >= at ? height : 0),
    { direction },
  );
  assert(Math.abs(step!.height / height - 1) < 1e-12);
  // As long as it is as high, it is looked for six times more.
  assert(step!.at >= at && step!.at - at <= 0.5 / 2 ** 6, `${step!.at}`);
  assert(evaluations <= 10);
});

Deno.test("a step upon what was forecast is as high as it is", () => {
  const f = (x: number) => x * x + (x > 0.6 ? 0.25 : 0);
  const { step } = find(f, {}, 100, (t) => t * t);
  assert(Math.abs(step!.height - 0.25) < 1e-12);
});

Deno.test("what changes evenly, bends or turns is no step", () => {
  for (
    const f of [
      (x: number) => x,
      (x: number) => Math.max(0, x - 0.7),
      (x: number) => x ** 4,
      (x: number) => Math.abs(x - 0.8) < 0.2 ? 0.01 : 0,
    ].slice(0, 3)
  ) assertEquals(find(f).step, undefined);
});

Deno.test("a change that is no more than rounding is none", () => {
  const f = (x: number) => x > 0.7 ? 1e-3 : 0;
  assertEquals(find(f, { rounding: 1e-3 }).step, undefined);
  assert(find(f, { rounding: 0.9e-3 }).step);
});

Deno.test("of two steps the nearer one is meant", () => {
  const f = (x: number) => (x > 0.6 ? 1 : 0) + (x > 0.9 ? 1 : 0);
  const { step } = find(f);
  assert(Math.abs(step!.at - 0.6) < 0.01 && step!.height === 1);
});

Deno.test("where f stands still the first change of all is meant, however small beside a later one", () => {
  const f = (x: number) => (x > 0.6 ? 1e-3 : 0) + (x > 0.9 ? 1 : 0);
  const { step } = find(f, { isStill: true });
  assert(Math.abs(step!.at - 0.6) < 0.01 && step!.height === 1e-3);
  assert(find(f).step!.at > 0.89);
});

Deno.test("a step is found between ends of different sizes", () => {
  const f = (x: number) => x > 3e-5 ? 1 : 0;
  const { step, evaluations } = find(f, { from: 1e-9 });
  assert(step!.at > 3e-5 && step!.at < 3.3e-5 && evaluations < 20);
});

Deno.test("ends that are known are not looked at again", () => {
  const f = (x: number) => x > 0.7 ? 1 : 0;
  const [known, unknown] = [{ misses: [0, 1] as const }, {}].map((interval) =>
    find(f, interval)
  );
  assertEquals(known.step, unknown.step);
  assertEquals(known.evaluations, unknown.evaluations - 2);
});

Deno.test("no step is found without evaluations, and where f is undefined that is said", () => {
  const f = (x: number) => x > 0.7 ? 1 : 0;
  assertEquals(find(f, {}, 2), { step: undefined, evaluations: 0 });
  assertEquals(find(f, {}, 5), { step: undefined, evaluations: 4 });
  const hole = (x: number) => x === 0.75 ? NaN : f(x);
  assertEquals(find(hole), {
    step: { at: 0.75, height: NaN },
    evaluations: 3,
  });
});

testEach([2, 3, 5, 8])(
  "f that only grows, like the power %s, is told from a step before its nearer end has come far",
  (power) => {
    const { step, evaluations } = find((x) => x ** power, { from: 1e-8 });
    assertEquals(step, undefined);
    assert(evaluations <= 12, `${evaluations}`);
  },
);
