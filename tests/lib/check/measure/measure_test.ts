import { verdictOf } from "../../../../lib/core/verdict/verdicts.ts";
import { withRounding } from "../../../../lib/check/measure/measure.ts";
import type { Subject } from "../../../../lib/check/subject/subject.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

// Numbers of size S are rounded by grain · S: over a reach r, a slope of grain · S / r leaves no trace in them.
testEach(
  [
    [undefined, 1024, 0.25, 2 ** -52 * 4096],
    [undefined, 3, 8, 2 ** -52 * 0.375],
    [2 ** -23, 3, 8, 2 ** -23 * 0.375],
  ] as const,
)(
  "withRounding(): what does not change may have the slope that rounding hides: rounding %s, size %s, reach %s",
  (relativeNoise, size, reach, hidden) => {
    const subject = { point: { relativeNoise }, greatest: () => size };
    const measurement = {
      path: "x",
      index: [0],
      weights: [0],
      analytic: 0,
      estimate: {
        value: 0,
        error: hidden,
        evaluations: 9,
        verdict: verdictOf({ kind: "flat", reach }),
        reach,
      },
    };
    const { estimate } = withRounding(
      measurement,
      subject as unknown as Subject,
    );
    assertEquals(estimate.error, 2 * hidden);
  },
);
