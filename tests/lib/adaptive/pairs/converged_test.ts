// What pairs settle without points of one side alone.
import { estimateDerivative, type TraceEvent } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

testEach(
  [
    ["a root on both sides", (t: number) => Math.sqrt(Math.abs(t)), NaN],
    ["a cube root", Math.cbrt, Infinity],
    ["a root at its edge", Math.sqrt, Infinity],
    [
      "t log |t|",
      (t: number) => t === 0 ? 0 : t * Math.log(Math.abs(t)),
      -Infinity,
    ],
  ] as const,
)("pairs alone tell that the slope of %s is infinite", (_, f, slope) => {
  let isSideAsked = false;
  const trace = (event: TraceEvent) => {
    isSideAsked ||= event.kind === "sequence" && event.why === "one side";
  };
  const { value, error } = estimateDerivative((x: number) => f(x - 1), 1, {
    trace,
  });
  assertEquals(value, slope);
  assertEquals(error, Infinity);
  assert(!isSideAsked);
});
