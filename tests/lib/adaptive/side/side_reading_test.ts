import {
  type Rise,
  SideReader,
} from "../../../../lib/adaptive/side/side_reading.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const LINE = numberLine(1, -Infinity, Infinity);

/** Reads f on one side of 0 at these distances, one more each time; the value at 0 is given. */
function read(
  f: (t: number) => number,
  steps: readonly number[],
  order: 1 | 2 | 3 | 4 = 1,
  direction: 1 | -1 = 1,
  center = f(0),
) {
  const reader = new SideReader(order, LINE, center, direction);
  const points: Rise[] = [];
  let reading = reader.read([{ h: 1, rise: 0 }], 1);
  for (const h of steps) {
    points.unshift({ h, rise: f(direction * h) - center });
    reading = reader.read(points, Math.abs(center) + 1);
  }
  return reading;
}

const STEPS = Array.from({ length: 9 }, (_, i) => 2 ** -i);

testEach<[1 | 2 | 3 | 4, 1 | -1]>([
  [1, 1],
  [1, -1],
  [2, 1],
  [2, -1],
  [3, 1],
  [3, -1],
  [4, 1],
  [4, -1],
])("derivative %s of exp is read from side %s", (order, direction) => {
  const { withCenter } = read(Math.exp, STEPS, order, direction);
  assert(withCenter && withCenter.roundoffLimited);
  assert(Math.abs(withCenter.value - 1) <= withCenter.error);
  assert(withCenter.error < [1e-11, 1e-8, 2e-6, 5e-4][order - 1]);
  assertEquals([withCenter.gap, withCenter.gapError], [0, 0]);
  assertEquals(withCenter.h, STEPS[STEPS.length - 1]);
});

testEach([1, -1] as const)(
  "beyond a jump the points of side %s tell the slope, and where f tends to",
  (direction) => {
    const f = (t: number) => 3 + Math.sin(2 * t);
    const { withCenter, withoutCenter } = read(f, STEPS, 1, direction, 0.5);
    assert(!withCenter?.roundoffLimited && withoutCenter);
    assert(Math.abs(withoutCenter.value - 2) <= withoutCenter.error);
    assert(withoutCenter.error < 1e-6);
    assert(Math.abs(withoutCenter.gap - 2.5) <= withoutCenter.gapError);
    assert(withoutCenter.gapError < 1e-10);
    assertEquals(withoutCenter.h, STEPS[STEPS.length - 1]);
  },
);

Deno.test("the slope of a straight line is exact from one side", () => {
  const { withCenter } = read((t) => 0.3 * t, STEPS);
  assertEquals(withCenter!.value, 0.3);
});

Deno.test("two points tell no slope as long as there may be more", () => {
  const f = (t: number) => t + t * t;
  assertEquals(read(f, [1]).withCenter, undefined);
  const { withCenter, withoutCenter } = read(f, [1, 0.5]);
  assert(!withCenter!.roundoffLimited && withoutCenter === undefined);
  assertEquals(read(f, [1, 0.5, 0.25]).withCenter!.value, 1);
});
