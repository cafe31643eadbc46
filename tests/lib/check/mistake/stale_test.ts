import { stale } from "../../../../lib/check/mistake/stale.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type G, gradientOf } from "../gradient_of.ts";

/** What is told of code that is asked at 1 and then at 2, and where the point stands then. */
function told(g: G, isExplained = false) {
  const x = [1, 5];
  const { subject } = gradientOf(() => 0, g, x);
  const [right, wrong] = [Float64Array.of(1, 5), Float64Array.of(2, 5)];
  const mistake = stale(subject, right, wrong, isExplained);
  assertEquals(x, [2, 5]);
  return mistake?.sentence.slice(0, 29);
}

/** Code that keeps something of the call before. */
function keeping(): G {
  let kept = 0;
  return ([x, y]) => {
    const before = kept;
    kept = x;
    return [before, y];
  };
}

function counting(): G {
  let count = 0;
  return ([, y]) => [count++, y];
}

const KEPT = "it depends on the call before";
const SAME = "it says the same at every x: ";

testEach<readonly [string, G, string | undefined, string | undefined]>([
  ["what is computed anew", ([x, y]) => [x, y], undefined, undefined],
  ["what is kept of the call before", keeping(), KEPT, KEPT],
  ["what never says the same twice", counting(), undefined, undefined],
  ["what is the same at every x", () => [3, 5], SAME, undefined],
  ["what is 0 at every x", () => [0, 0], undefined, undefined],
  ["what is -0 at one x", ([x]) => [x === 1 ? 0 : -0, 1], undefined, undefined],
  ["what is 0 at every x but for one", () => [0, 1], SAME, undefined],
])("stale(): %s", (_, g, plain, explained) => {
  assertEquals(told(g), plain);
  assertEquals(told(g, true), explained);
});
