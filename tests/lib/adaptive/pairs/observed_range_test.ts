import { ObservedRange } from "../../../../lib/adaptive/pairs/observed_range.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

Deno.test("all pairs together show the greatest value, the steepest quotient and the smallest step", () => {
  const observed = new ObservedRange(-2);
  observed.learn(1, 0.5, 3, -4);
  assertEquals([observed.greatest, observed.steepest, observed.smallest], [
    4,
    5,
    0.5,
  ]);
  observed.learn(0.25, 2, -3, -2);
  assertEquals([observed.greatest, observed.steepest, observed.smallest], [
    4,
    5,
    0.25,
  ]);
  observed.learn(0.25, 2, NaN, 6);
  assertEquals([observed.greatest, observed.steepest, observed.smallest], [
    6,
    5,
    0.25,
  ]);
});

Deno.test("a side is known once f is finite there", () => {
  const observed = new ObservedRange(0);
  observed.learn(1, 1, NaN, Infinity);
  assertEquals([observed.above, observed.below], [false, false]);
  observed.learn(1, 1, 1, NaN);
  assertEquals([observed.above, observed.below], [true, false]);
  observed.learn(1, 1, NaN, 1);
  assertEquals([observed.above, observed.below], [true, true]);
});

Deno.test("f has moved once it changed by more than 30 roundings of its greatest value", () => {
  const observed = new ObservedRange(1);
  observed.learn(1, 1, 1 + 30 * Number.EPSILON, 1);
  assert(!observed.moved);
  observed.learn(1, 1, 1, 1 - 32 * Number.EPSILON);
  assert(observed.moved);
});

Deno.test("slopes beyond the largest double are those of the smallest step that shows any", () => {
  const observed = new ObservedRange(0);
  observed.learn(1e-300, 1e-300, 1e10, -1e10);
  assertEquals(observed.overflow, { left: Infinity, right: Infinity });
  // Where f stands still nearer to x, rounding hides the slope; larger steps are no news.
  observed.learn(1e-305, 1e-305, 0, 0);
  observed.learn(1, 1, 1, 1);
  assertEquals(observed.overflow, { left: Infinity, right: Infinity });
  observed.learn(1e-306, 1e-306, 1e-306, 0);
  assertEquals(observed.overflow, undefined);
});

Deno.test("one slope beyond the largest double is none, nor is a value that is infinite itself", () => {
  const observed = new ObservedRange(0);
  observed.learn(1e-300, 1e-300, 1e10, 0);
  assertEquals(observed.overflow, undefined);
  observed.learn(1e-301, 1e-301, Infinity, -Infinity);
  assertEquals(observed.overflow, undefined);
  observed.learn(1e-302, 1e-302, -1e10, -1e10);
  assertEquals(observed.overflow, { left: Infinity, right: -Infinity });
});
