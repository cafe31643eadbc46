// Another way to the same weights: those of the polynomial through all points, by Fornberg's recursion.
import {
  MAX_EXTRAPOLATION_ORDER,
  noiseAmplifications,
  RATIO,
} from "../../../../lib/adaptive/sequence/noise_amplification.ts";
import { weightsAtZero } from "../../../../lib/difference/stencil/fornberg.ts";
import { assert } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

testEach([1, 2, 3, 4] as const)(
  "noise reaches derivative %s by the weights of the polynomial through the pairs",
  (order) => {
    const { worst, independent } = noiseAmplifications(order);
    for (
      let column = order > 2 ? 1 : 0;
      column < MAX_EXTRAPOLATION_ORDER;
      column++
    ) {
      const steps = Array.from({ length: column + 1 }, (_, i) => RATIO ** i);
      const nodes = [0, ...steps.flatMap((h) => [h, -h])];
      const weights = weightsAtZero(nodes, order)[order];
      const ofPairs = weights.slice(1)
        .reduce((total, w) => total + Math.abs(w), 0);
      // Of an even derivative, f(x) may be off with each pair.
      const sum = (order % 2 === 1 ? 1 : 2) * ofPairs;
      const length = Math.hypot(...weights);
      assert(Math.abs(worst[column] / sum - 1) < 1e-9, `${column}`);
      assert(
        Math.abs(independent[column] / (Math.SQRT2 * length) - 1) < 1e-9,
        `${column}`,
      );
    }
  },
);
