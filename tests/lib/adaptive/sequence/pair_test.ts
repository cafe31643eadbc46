import { changeOf, readPair } from "../../../../lib/adaptive/sequence/pair.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** The pair of f that reaches so far above and below x. */
function pairOf(f: (x: number) => number, x: number, up: number, down = up) {
  const line = numberLine(x, -Infinity, Infinity);
  return readPair(up, down, f(x + up), f(x - down), f(x), line);
}

/** The parts of a t + b t² at such a pair. */
function parts(a: number, b: number, up: number, down: number) {
  const { even, odd } = pairOf((t) => a * t + b * t * t, 0, up, down);
  return { even, odd };
}

// With s for the shift: (b t²) leaves b (h² - s²), and a slope of a + 2 b s³/h². All these are numbers of few bits.
testEach([[3, 5], [-2, 1], [0, 4]])(
  "an uneven pair shows slope %s and bend %s but for the square of how uneven it is",
  (a, b) => {
    const [h, s] = [1, 1 / 16];
    assertEquals(parts(a, b, h + s, h - s), {
      even: b * (h * h - s * s),
      odd: a + 2 * b * s ** 3,
    });
    assertEquals(parts(a, b, 2, 2), { even: 4 * b, odd: a });
    assertEquals(parts(a, b, 2 + 2 * s, 2 - 2 * s), {
      even: b * (4 - 4 * s * s),
      odd: a + 2 * b * (2 * s) ** 3 / 4,
    });
  },
);

Deno.test("a pair has the odd and the even part, the change and its rounding", () => {
  const f = (x: number) => 4 + 2 * x + 8 * x * x;
  const pair = pairOf(f, 0, 0.5);
  assertEquals([pair.h, pair.odd, pair.even], [0.5, 2, 2]);
  assertEquals([pair.rise, pair.fall, changeOf(pair)], [3, 1, 3]);
  assertEquals(pair.roundoffFloor, 7 * Number.EPSILON);
  assertEquals(pair.argumentRoundoff, 0);
  const far = pairOf((x) => 3 * x, 8, 0.5);
  assertEquals(far.argumentRoundoff, Number.EPSILON * 8 / 0.5 * 1.5);
});
