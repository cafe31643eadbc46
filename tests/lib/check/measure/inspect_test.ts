import { inspect } from "../../../../lib/check/measure/inspect.ts";
import { settle } from "../../../../lib/check/options.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, type G, gradientOf } from "../gradient_of.ts";

function inspected(f: F, g: G, x: number[], options: object = {}) {
  const { subject, calls } = gradientOf(f, g, x);
  const seen = inspect(subject, settle(options, "Test"), randomSource(1));
  return { ...seen, evaluations: calls.count };
}

const square: F = (x) => x.reduce((sum, v) => sum + v * v, 0);
const slopes: G = (x) => x.map((v) => 2 * v);

testEach([[3, true, 3], [4, true, 3], [2, false, 5], [0, false, 5]])(
  "inspect(): of three elements, with %d to look at at most, each is: %s",
  (maxElements, every, count) => {
    const options = { maxElements, directions: 5 };
    const seen = inspected(square, slopes, [1, 2, 3], options);
    assertEquals([seen.every, seen.measurements.length], [every, count]);
    const verdicts = seen.comparisons.map(({ verdict }) => verdict);
    assertEquals(verdicts, Array(count).fill("pass"));
  },
);

// The kinks of a sum of |x| have nothing to do with each other; in a tie, what lies between the slopes along all directions is a
// subgradient, too.
const sizes: F = (x) => x.reduce((sum, v) => sum + Math.abs(v), 0);
const greatest: F = (x) => Math.max(...x);

testEach<readonly [string, F, number[], number[], string[], number[]]>([
  ["a slope between those of a kink", sizes, [1, 0], [1, 0.3], [
    "pass",
    "unsure",
  ], [1]],
  ["two of them", sizes, [0, 0], [-0.4, 0.3], ["unsure", "unsure"], [0, 1]],
  ["a side of a kink", sizes, [1, 0], [1, -1], ["pass", "pass"], []],
  ["a slope outside a kink", sizes, [1, 0], [1, 1.2], ["pass", "fail"], []],
  ["what adds up to one in a tie", greatest, [2, 2], [0.3, 0.7], [
    "pass",
    "pass",
  ], [0, 1]],
])("inspect(): %s", (_, f, x, said, verdicts, subgradients) => {
  const seen = inspected(f, () => said, x);
  assertEquals(seen.comparisons.map(({ verdict }) => verdict), verdicts);
  const places = seen.measurements.flatMap((one, k) =>
    seen.subgradients.has(one) ? [k] : []
  );
  assertEquals(places, subgradients);
  assertEquals(seen.witness, undefined);
});

Deno.test("inspect(): both of a tie are no gradient, as a witness tells", () => {
  const { witness } = inspected(greatest, () => [1, 1], [2, 2]);
  assertEquals(witness !== undefined, true);
});
