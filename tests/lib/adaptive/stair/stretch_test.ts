import {
  GROUPS,
  type Point,
  ROUNDINGS,
  Stretch,
} from "../../../../lib/adaptive/stair/stretch.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

/** Pairs of points of f at these steps, the farthest first. */
function groupsOf(
  f: (t: number) => number,
  steps: readonly number[],
  rounding = 0,
): Point[][] {
  return steps.map((h) =>
    [h, -h].map((t) => ({ t, change: f(t) - f(0), rounding }))
  );
}

Deno.test("a polynomial is forecast as far as one likes from as many points as it needs", () => {
  const f = (t: number) => 2 * t - 3 * t ** 2 + t ** 5;
  const stretch = new Stretch(groupsOf(f, [1, 0.5, 0.25, 0.125]));
  for (const t of [2, -2, 1.5]) {
    const forecast = stretch.forecast(t);
    assert(Math.abs(forecast.change - f(t)) < 1e-10);
    assert(Math.abs(forecast.at(-1.25) - f(-1.25)) < 1e-10);
  }
});

Deno.test("a forecast says how far a smooth function may be from it", () => {
  const f = (t: number) => Math.exp(t) - 1;
  const stretch = new Stretch(groupsOf(f, [0.5, 0.25, 0.125, 0.0625]));
  for (const t of [0.7, -0.7, 1, -1.2]) {
    const { change, allowed } = stretch.forecast(t);
    assert(Math.abs(change - f(t)) <= allowed, `${t}`);
    assert(allowed < 1e-3, `${allowed}`);
  }
});

// Through (0, 0), (1, 1) and (-1, -1) goes t, whose weights at 2 are 3 and -1 for the two points: 3 · 1 + (-1) · (-1) = 4 is no
// line's 2, so the polynomial through both points has t (t + 1) / 2 and t (t - 1) / 2 for weights: 3 and 1.
Deno.test("a forecast allows for three standard deviations of the rounding of its points, and for what one pair does not know", () => {
  const stretch = new Stretch(groupsOf((t) => t, [1], 0.01));
  const { change, allowed } = stretch.forecast(2);
  assertEquals(change, 2);
  assert(Math.abs(allowed - (2 + ROUNDINGS * 0.01 * Math.hypot(3, 1))) < 1e-12);
});

Deno.test("where f stands still it is forecast to, but for the rounding of its points", () => {
  const stretch = new Stretch(groupsOf(() => 7, [1, 0.5], 0.25));
  assert(stretch.isStill);
  const { change, allowed } = stretch.forecast(3);
  assertEquals([change, allowed], [0, 3 * 0.25]);
  assert(!new Stretch(groupsOf((t) => t, [1])).isStill);
});

Deno.test("a stretch that is extended forgets its nearest points", () => {
  const still = groupsOf(() => 0, [4, 3, 2, 1]);
  const stretch = new Stretch(still);
  const f = (t: number) => t ** 3;
  for (const group of groupsOf(f, [8, 7, 6, 5]).toReversed()) {
    stretch.extend(group);
  }
  assert(!stretch.isStill && GROUPS === 4);
  const { change, allowed } = stretch.forecast(10);
  assert(Math.abs(change - 1000) < 1e-9 && allowed < 1e-6);
});
