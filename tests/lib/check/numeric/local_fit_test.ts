import { localFit } from "../../../../lib/check/numeric/local_fit.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

// To the left of its kink, x + c · max(0, x - 1 - d) has the slope 1.
testEach([1e-7, 1e-5, 1e-4])(
  "localFit(): a kink at 30 times the rounding from x or farther is not taken for one at x: rounding %s",
  (noise) => {
    const line = numberLine(1, -Infinity, Infinity);
    const distances = [0.3, 0.1, 0.03, 0.01, 0.005, 0.003, 0.001];
    for (const distance of distances.filter((d) => d >= 30 * noise)) {
      for (const change of [0.5, 1, 2, -1]) {
        const f = (x: number) => x + change * Math.max(0, x - 1 - distance);
        const found = localFit(line, f, 1, { noise, typical: 1 }, undefined);
        assert(found);
        assertEquals(found.verdict.kind, "ok", `${distance}, ${change}`);
        assert(Math.abs(found.value - 1) <= found.error, `${found.value}`);
      }
    }
  },
);
