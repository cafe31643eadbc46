import { foreseenLength } from "../../../../lib/adaptive/fit/foreseen_length.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const STEPS = Array.from({ length: 12 }, (_, k) => 2.5 ** -k);

function seen(f: (t: number) => number) {
  return STEPS.flatMap((h) => [h, -h]).map((t) => ({ t, change: f(t) }));
}

testEach([1, 2, 3, 4] as const)(
  "a window may be as long as asked for where f is a polynomial of degree %d and two",
  (order) => {
    const known = seen((t) => t - 3 * t ** (order + 2));
    assertEquals(foreseenLength(known, 1e-12, 1, order).length, 1);
  },
);

testEach([1e-3, 1e-5, 1e-7])(
  "what a window leaves out of t⁴ is about the noise of %d",
  (noise) => {
    const { length } = foreseenLength(seen((t) => t ** 4), noise, 1, 1);
    // The best cubic leaves t⁴ about h⁴ / 8 at most, and half of that in the mean.
    assert(length ** 4 / 16 < 10 * noise, `${length}`);
    assert(length ** 4 > noise, `${length}`);
  },
);

Deno.test("too few points forbid no window", () => {
  const known = seen(Math.sign).slice(0, 5);
  assertEquals(foreseenLength(known, 1e-9, 1, 1).length, 1);
});
