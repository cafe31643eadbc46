import { numberLine } from "../../../../lib/core/line.ts";
import { confirmed } from "../../../../lib/check/numeric/confirm.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

// The remainder of the fourth-order difference over h = 0.0047 is h⁴/30 · f⁽⁵⁾: relative to the slope 2e-11 for exp(x), too
// little to matter beside 1e-8, and 2e-7 for exp(10 x), too much, which a step of h/8 makes 4e-11.
testEach([[1, 4], [10, 8]])(
  "confirmed(): the evaluations of both steps are counted: exp(%s x) takes %s",
  (rate, expected) => {
    let calls = 0;
    const f = (x: number) => {
      calls++;
      return Math.exp(rate * x);
    };
    const slope = rate * Math.exp(rate);
    const found = confirmed(
      numberLine(1, -Infinity, Infinity),
      f,
      Math.exp(rate),
      { value: slope, tolerance: 1e-8 },
    );
    assert(found);
    assertEquals([found.evaluations, calls], [expected, expected]);
    assert(Math.abs(found.value - slope) <= found.error);
  },
);
