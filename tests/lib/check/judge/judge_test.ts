import { OK } from "../../../../lib/core/verdict/verdicts.ts";
import { judge } from "../../../../lib/check/judge/judge.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

testEach([[Infinity, 1], [-Infinity, 0], [1, Infinity], [NaN, 1], [1, NaN]])(
  "judge(): a numeric side that is not finite accuses nobody: %s ± %s",
  (value, error) => {
    const estimate = { value, error, evaluations: 4, verdict: OK, reach: 1 };
    const judged = judge(1, estimate, {
      scale: 1,
      tolerance: 1e-8,
      cancelled: 1e-14,
      negligible: 1e-8,
      hidden: 0,
      blur: "",
      coarse: "",
    });
    assertEquals(judged, {
      verdict: "unsure",
      why: "the numeric side has no value",
    });
  },
);
