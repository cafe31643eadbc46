import { limitOfQuotients } from "../../../../lib/adaptive/side/growth.ts";
import type { Rise } from "../../../../lib/adaptive/side/side_reading.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** f less f(0) at steps that halve, the nearest first. */
function risesOf(f: (h: number) => number, count = 30): Rise[] {
  return Array.from({ length: count }, (_, i) => 0.4 * 2 ** -i)
    .map((h) => ({ h, rise: f(h) })).reverse();
}

testEach([0.1, 0.25, 0.5, 0.75].flatMap((s) => [[s, 3], [s, -2]]))(
  "beside h^(1 + %s) the slope %s is where the quotients go",
  (s, slope) => {
    for (const direction of [1, -1] as const) {
      const rises = risesOf((h) => direction * slope * h + h ** (1 + s));
      const limit = limitOfQuotients(rises, direction, 1e-16)!;
      assert(Math.abs(limit.value - slope) <= limit.error, `${limit.value}`);
      assert(limit.error < 1e-2, `${limit.error}`);
    }
  },
);

Deno.test("the quotients of x log x and of a power below 1 have no bound, and their sign is told", () => {
  for (const sign of [1, -1]) {
    for (const direction of [1, -1] as const) {
      for (
        const f of [(h: number) => h * Math.log(h), (h: number) => -(h ** 0.9)]
      ) {
        const rises = risesOf((h) => sign * f(h));
        const limit = limitOfQuotients(rises, direction, 1e-16)!;
        assertEquals(limit.value, -sign * direction * Infinity);
        assertEquals(limit.error, Infinity);
      }
    }
  }
});

Deno.test("the quotients of x / log x tend to 0, ever slower", () => {
  const limit = limitOfQuotients(risesOf((h) => h / Math.log(h)), 1, 1e-16)!;
  assert(Math.abs(limit.value) <= limit.error && limit.error < 0.1);
});

Deno.test("quotients that are smooth, stand still, turn or are few follow no law", () => {
  for (
    const f of [
      (h: number) => h + h * h,
      (h: number) => 2 * h,
      (h: number) => h * Math.sin(1 / h),
    ]
  ) {
    assertEquals(limitOfQuotients(risesOf(f), 1, 1e-16), undefined);
  }
  const five = risesOf((h) => h ** 1.5, 5);
  assertEquals(limitOfQuotients(five, 1, 1e-16), undefined);
  assertEquals(limitOfQuotients([], 1, 1e-16), undefined);
});

Deno.test("rounding makes what quotients tend to unsure", () => {
  const rises = risesOf((h) => h + h ** 1.5, 12);
  const [fine, coarse] = [1e-17, 1e-9].map((rounding) =>
    limitOfQuotients(rises, 1, rounding)!
  );
  assert(coarse.error > 2 * fine.error);
});
