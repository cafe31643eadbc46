import { LocalCubic } from "../../../../lib/adaptive/sequence/local_cubic.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

/** What pairs show of a function, less its value at 0. */
function pairsOf(f: (t: number) => number, steps: readonly number[]) {
  return steps.map((h) => ({
    h,
    odd: (f(h) - f(-h)) / (2 * h),
    even: (f(h) + f(-h)) / 2,
  }));
}

Deno.test("a cubic is known near x from two pairs and its slope", () => {
  const f = (t: number) => 5 * t - 3 * t ** 2 + 2 * t ** 3;
  const near = new LocalCubic(pairsOf(f, [1, 0.5]), { value: 5, error: 0 });
  for (const t of [0.25, -0.25, 0.125]) {
    assertEquals(near.at(t).value, f(t));
    // Nothing is unsure of it but how long the cubic term lasts.
    assertEquals(near.blurOf(t), 0.3 * 2 * t * t);
    assertEquals(near.at(t).error, Math.abs(t) * near.blurOf(t));
  }
});

Deno.test("an unsure slope is unsure in proportion to the distance", () => {
  const near = new LocalCubic(pairsOf((t) => 4 * t, [1, 0.5]), {
    value: 4,
    error: 0.5,
  });
  assertEquals(near.at(-2), { value: -8, error: 1 });
});

Deno.test("the change of a smooth function near x is what its last three pairs say, within the error", () => {
  const f = (t: number) => Math.exp(t) - 1;
  const pairs = pairsOf(f, [0.8, 0.4, 0.2, 0.1]);
  const near = new LocalCubic(pairs, { value: 1, error: 0 });
  for (const t of [0.05, -0.05, 0.02]) {
    const { value, error } = near.at(t);
    assert(Math.abs(value - f(t)) <= error && error < 0.1 * t * t);
  }
  // The bend of the last three is f''/2 to the sixth power of the steps.
  assert(Math.abs(near.at(1e-3).value - f(1e-3)) < 1e-11);
});

Deno.test("one pair tells a slope and a bend that may be none", () => {
  const near = new LocalCubic(pairsOf((t) => t + 3 * t * t, [0.5]), {
    value: 1,
    error: 0,
  });
  assertEquals(near.at(0.25), { value: 0.25 + 3 / 16, error: 3 / 16 });
});
