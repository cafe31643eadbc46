import { areSingle, rounded } from "../../../../lib/check/point/single.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const LONG = Math.fround(0.1);

testEach<readonly [string, readonly number[], boolean]>([
  ["nothing", [], false],
  ["a long single", [LONG], true],
  ["a double", [0.1], false],
  ["a double among singles", [LONG, LONG, 0.1], false],
  ["short numbers", [1, 0.5, -3, 4096], false],
  ["zeros", [0, 0], false],
  // 12 bits behind the leading one are short, 13 are long.
  ["12 bits", [1 + 2 ** -12], false],
  ["13 bits", [1 + 2 ** -13], true],
  ["13 bits of a large number", [2 ** 20 * (1 + 2 ** -13)], true],
  ["12 bits of a small negative number", [-(2 ** -9) * (1 + 2 ** -12)], false],
  ["one long of four", [LONG, 1, 2, 3], true],
  ["one long of five", [LONG, 1, 2, 3, 4], false],
  ["what is no number", [NaN, Infinity, LONG], true],
  ["no number at all", [NaN, -Infinity], false],
])("areSingle(): of %s", (_, values, expected) => {
  assertEquals(areSingle(values), expected);
});

testEach([
  [0.7, 3, 0.75],
  [0.7, 1, 0.5],
  [0.7, 4, 0.6875],
  [-100, 3, -96],
  [100, 7, 100],
  [127, 6, 128],
  [1, 1, 1],
  [3e-10, 53, 3e-10],
  [0, 3, 0],
  [-0, 3, -0],
  [Infinity, 3, Infinity],
  [NaN, 3, NaN],
])("rounded(): %d has with %d binary digits %d", (x, bits, expected) => {
  assertEquals(rounded(x, bits), expected);
});
