import { Sight } from "../../../../lib/adaptive/pairs/sight.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

Deno.test("all pairs together show the greatest value, the steepest quotient and the smallest step", () => {
  const sight = new Sight(-2);
  sight.learn(1, 0.5, 3, -4);
  assertEquals([sight.greatest, sight.steepest, sight.smallest], [4, 5, 0.5]);
  sight.learn(0.25, 2, -3, -2);
  assertEquals([sight.greatest, sight.steepest, sight.smallest], [4, 5, 0.25]);
  sight.learn(0.25, 2, NaN, 6);
  assertEquals([sight.greatest, sight.steepest, sight.smallest], [6, 5, 0.25]);
});

Deno.test("a side is known once f is finite there", () => {
  const sight = new Sight(0);
  sight.learn(1, 1, NaN, Infinity);
  assertEquals([sight.above, sight.below], [false, false]);
  sight.learn(1, 1, 1, NaN);
  assertEquals([sight.above, sight.below], [true, false]);
  sight.learn(1, 1, NaN, 1);
  assertEquals([sight.above, sight.below], [true, true]);
});

Deno.test("f has moved once it changed by more than 30 roundings of its greatest value", () => {
  const sight = new Sight(1);
  sight.learn(1, 1, 1 + 30 * Number.EPSILON, 1);
  assert(!sight.moved);
  sight.learn(1, 1, 1, 1 - 32 * Number.EPSILON);
  assert(sight.moved);
});

Deno.test("slopes beyond the largest double are those of the smallest step that shows any", () => {
  const sight = new Sight(0);
  sight.learn(1e-300, 1e-300, 1e10, -1e10);
  assertEquals(sight.overflow, { left: Infinity, right: Infinity });
  // Where f stands still nearer to x, rounding hides the slope; larger steps are no news.
  sight.learn(1e-305, 1e-305, 0, 0);
  sight.learn(1, 1, 1, 1);
  assertEquals(sight.overflow, { left: Infinity, right: Infinity });
  sight.learn(1e-306, 1e-306, 1e-306, 0);
  assertEquals(sight.overflow, undefined);
});

Deno.test("one slope beyond the largest double is none, nor is a value that is infinite itself", () => {
  const sight = new Sight(0);
  sight.learn(1e-300, 1e-300, 1e10, 0);
  assertEquals(sight.overflow, undefined);
  sight.learn(1e-301, 1e-301, Infinity, -Infinity);
  assertEquals(sight.overflow, undefined);
  sight.learn(1e-302, 1e-302, -1e10, -1e10);
  assertEquals(sight.overflow, { left: Infinity, right: -Infinity });
});
