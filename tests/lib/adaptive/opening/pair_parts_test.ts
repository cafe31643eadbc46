import {
  evenPart,
  oddPart,
} from "../../../../lib/adaptive/opening/pair_parts.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** The parts of a t + b t² at a pair that reaches so far above and below x. */
function parts(a: number, b: number, up: number, down: number) {
  const rise = a * up + b * up * up;
  const fall = -a * down + b * down * down;
  const quotient = (rise - fall) / (up + down);
  const [h, shift] = [(up + down) / 2, (up - down) / 2];
  const even = evenPart(rise, fall, quotient, shift);
  return { even, odd: oddPart(quotient, even, h, shift) };
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
